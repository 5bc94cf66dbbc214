/**
 * The words of which one must stand in a text for a pattern to match it. They wake the pattern: a pattern whose words are not
 * there is never run, which is what makes hundreds of patterns cheap.
 */
export function cuesOf(pattern: string): string[] | null {
  const reader = { pattern, at: 0 }
  const cues = requiredIn(readAlternatives(reader))
  return reader.at < pattern.length ? null : cues
}

/** A Chinese character tells about as much as three letters. Longer cues tell little more. */
const HAN_WEIGHT = 3
const WEIGHT_MAX = 9
const PRODUCTS_MAX = 160
/** Words of every other sentence: a cue that is one of them, or goes on from one, wakes its pattern for nothing. */
const COMMON =
  /^(?:不能|不会|不是|没有|不要|可以|我们|您的|你的|这个|那个|现在|已经|就是|都是|也是|还是|什么|怎么|如果|要是|公司|银行|同事|经理|客服|不用|给您|给你|跟您|跟你|要不|您说|你说|还有|(?:you|it|that|this|i|we|they|the|a|an|to|is|are|am|will|not|do|can|have|there) ?)$|^(?:it is|that is|this is|you are|i am|we are|you will|i will|we will|do not|will not|is not|i can|you can|let me|there is|have to|you have|i have|we have) ?$/

interface Part {
  /** Every string that the part can be, where these are few; null where they are not known. */
  strings: readonly string[] | null
  /** Inside of a group, for what it requires by itself. */
  inside: Alternatives | null
  required: boolean
  /** Whether the part takes no room in the text. */
  empty: boolean
}
type Sequence = readonly Part[]
type Alternatives = readonly Sequence[]
interface Reader {
  readonly pattern: string
  at: number
}

function readAlternatives(reader: Reader): Alternatives {
  const options: Part[][] = [[]]
  while (reader.at < reader.pattern.length && reader.pattern[reader.at] !== ')') {
    if (reader.pattern[reader.at] === '|') {
      reader.at += 1
      options.push([])
    } else (options.at(-1) as Part[]).push(quantified(readPart(reader), reader))
  }
  return options
}

const NOTHING: Part = { strings: null, inside: null, required: true, empty: true }
const UNKNOWN: Part = { ...NOTHING, empty: false }

function readPart(reader: Reader): Part {
  const char = reader.pattern[reader.at] as string
  if (char === '(') return readGroup(reader)
  if (char === '[') return readClass(reader)
  reader.at += 1
  if (char === '^' || char === '$') return NOTHING
  if (char === '.') return UNKNOWN
  if (char !== '\\') return { ...UNKNOWN, strings: [char] }
  const escaped = reader.pattern[reader.at] as string
  reader.at += 1
  if (escaped === 'b' || escaped === 'B') return NOTHING
  return /[a-z0-9]/i.test(escaped) ? UNKNOWN : { ...UNKNOWN, strings: [escaped] }
}

function readGroup(reader: Reader): Part {
  const look = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(reader.pattern.slice(reader.at))?.[0] ?? '('
  reader.at += look.length
  const inside = readAlternatives(reader)
  reader.at += 1
  if (/[=!]$/.test(look)) return NOTHING
  return { strings: stringsOf(inside), inside, required: true, empty: false }
}

function readClass(reader: Reader): Part {
  const start = reader.at + 1
  let end = start
  while (reader.pattern[end] !== ']') end += reader.pattern[end] === '\\' ? 2 : 1
  reader.at = end + 1
  const chars = [...reader.pattern.slice(start, end)]
  const isPlain = chars.length > 0 && chars.length <= 6 && !chars.some(char => '^\\-'.includes(char))
  return isPlain ? { ...UNKNOWN, strings: chars } : UNKNOWN
}

function quantified(part: Part, reader: Reader): Part {
  const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(reader.pattern.slice(reader.at))?.[0]
  if (!quantifier) return part
  reader.at += quantifier.length
  const least = quantifier.startsWith('+')
    ? 1
    : quantifier.startsWith('{')
      ? Number.parseInt(quantifier.slice(1), 10)
      : 0
  // What may be left out is a string that may be empty; what may come more often is no fixed string, though it is required once.
  if (quantifier === '?') return { ...part, strings: part.strings && ['', ...part.strings], required: false }
  return { ...part, strings: null, required: least > 0 }
}

function stringsOf(options: Alternatives): string[] | null {
  const all: string[] = []
  for (const sequence of options) {
    let heads = ['']
    for (const part of sequence) {
      if (part.empty) continue
      if (!part.strings) return null
      if (heads.length * part.strings.length > 4 * PRODUCTS_MAX) return null
      heads = product(heads, part.strings)
    }
    all.push(...heads)
    if (all.length > PRODUCTS_MAX) return null
  }
  return [...new Set(all)]
}

/** Every head with every tail; a head that is long enough for a cue stays as it is. */
function product(heads: readonly string[], tails: readonly string[]): string[] {
  const all = new Set<string>()
  for (const head of heads) {
    if (lengthOf(head) >= WEIGHT_MAX) all.add(head)
    else for (const tail of tails) all.add(head + tail)
  }
  return [...all]
}

function requiredIn(options: Alternatives): string[] | null {
  const all: string[] = []
  for (const sequence of options) {
    const best = requiredBy(sequence)
    if (best === null) return null
    all.push(...best)
  }
  return all
}

/** Of all that a sequence requires, the set of words that tells most: long words, and few. */
function requiredBy(sequence: Sequence): string[] | null {
  let best: string[] | null = null
  let run: string[] = ['']
  const offer = (words: readonly string[] | null) => {
    if (words && isTelling(words) && (best === null || weightOf(words) > weightOf(best))) best = [...words]
  }
  for (const part of sequence) {
    if (part.empty) continue
    const longer =
      part.strings && run.length * part.strings.length <= 4 * PRODUCTS_MAX ? product(run, part.strings) : null
    if (longer && longer.length <= PRODUCTS_MAX) {
      // Fewer words may tell more than longer ones: what stands before the part is required, whatever the part is.
      if (longer.length > run.length) offer(run)
      run = longer
      continue
    }
    offer(run)
    run = part.strings && part.required ? [...part.strings] : ['']
    if (part.required && part.inside) offer(requiredIn(part.inside))
  }
  offer(run)
  return best
}

const isTelling = (words: readonly string[]): boolean => words.length > 0 && words.every(word => word.length >= 2)

function lengthOf(word: string): number {
  let length = 0
  for (let index = 0; index < word.length && length < WEIGHT_MAX; index += 1)
    length += word.charCodeAt(index) >= 0x4e00 ? HAN_WEIGHT : 1
  return length
}

/** How much a set of words tells: the shortest of them, less what there are many of, and less what is common. */
function weightOf(words: readonly string[]): number {
  let shortest = WEIGHT_MAX
  let common = 0
  for (const word of words) {
    shortest = Math.min(shortest, lengthOf(word))
    if (common < 2 && COMMON.test(word)) common += 1
  }
  return shortest - Math.log2(words.length) - 4 * common
}
