/** Digits written or spoken without a break. */
export interface DigitGroup {
  digits: string
  start: number
  end: number
}

/** Groups that follow one another with nothing but separators and fillers between; `gaps[i]` is before `groups[i + 1]`. */
export interface DigitRun {
  groups: DigitGroup[]
  gaps: string[]
}

/** Value + 1 of every character that is a digit of a number read aloud; 0 is no digit. */
const VALUES = new Uint8Array(0x10000)
for (const [value, chars] of [
  '0零洞',
  '1一幺',
  '2二',
  '3三參',
  '4四肆',
  '5五伍',
  '6六陆',
  '7七拐',
  '8八',
  '9九勾',
].entries())
  for (const char of chars) VALUES[char.charCodeAt(0)] = value + 1

const WORDS: ReadonlyMap<string, number> = new Map([
  ['zero', 0],
  ['oh', 0],
  ['o', 0],
  ['nought', 0],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
])
const REPEATS: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
  ['treble', 3],
])
const WORD = /[a-z]{1,7}/y
const GAP =
  /(?:[ \-.,、()_~]|[呃嗯啊额哦唔诶再]|那个|然后|就是|后面是?|接着|接下来|之后|um+\b|uh+\b|er+m?\b|hm+\b|and\b|then\b|dash\b|hyphen\b|space\b)+/y
const LONGEST_GAP = 16
/** 拐, 勾 and 洞 are digits of radio style only beside other digits. */
const RADIO = /[拐勾洞]/

const isLetter = (code: number) => code >= 97 && code <= 122

/** How many digits a text holds, at most `enough`; a cheap look before the search. */
export function countDigits(text: string, enough: number): number {
  let count = 0
  for (let index = 0; index < text.length && count < enough; index += 1) if (VALUES[text.charCodeAt(index)]) count += 1
  return count
}

/** Whether English digit words may stand in a row. */
export function mayHoldDigitWords(text: string): boolean {
  return /\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|nought)\b[ ,.-]+(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|nought|double|triple|treble)\b|\d)/.test(
    text,
  )
}

/** All runs of a folded text that hold at least `atLeast` digits. Linear. */
export function digitRuns(text: string, atLeast: number, words: boolean): DigitRun[] {
  const runs: DigitRun[] = []
  let index = 0
  while (index < text.length) {
    const first = groupAt(text, index, words)
    if (!first) {
      index += 1
      continue
    }
    const run = runFrom(text, first, words)
    const last = run.groups[run.groups.length - 1] as DigitGroup
    index = last.end
    let total = 0
    for (const group of run.groups) total += group.digits.length
    if (total >= atLeast) runs.push(run)
  }
  return runs
}

function runFrom(text: string, first: DigitGroup, words: boolean): DigitRun {
  const run: DigitRun = { groups: [first], gaps: [] }
  for (let end = first.end; end < text.length; ) {
    GAP.lastIndex = end
    const gap = GAP.exec(text)?.[0]
    if (gap === undefined || gap.length > LONGEST_GAP) break
    const group = groupAt(text, end + gap.length, words)
    if (!group) break
    run.groups.push(group)
    run.gaps.push(gap)
    end = group.end
  }
  return run
}

function groupAt(text: string, start: number, words: boolean): DigitGroup | null {
  const code = text.charCodeAt(start)
  if (VALUES[code]) return writtenGroup(text, start)
  if (words && isLetter(code) && !isLetter(text.charCodeAt(start - 1))) return spokenGroup(text, start)
  return null
}

/** Plain and Chinese digits; `o`, `l` and `i` between two digits are misread zeros and ones. */
function writtenGroup(text: string, start: number): DigitGroup | null {
  let digits = ''
  let end = start
  for (; end < text.length; end += 1) {
    const value = VALUES[text.charCodeAt(end)]
    if (value) digits += value - 1
    else if (digits !== '' && /[oli]/.test(text[end] as string) && /^[oli]{0,3}\d/.test(text.slice(end + 1, end + 5)))
      digits += text[end] === 'o' ? '0' : '1'
    else break
  }
  if (digits.length === 1 && RADIO.test(text[start] as string)) return null
  return { digits, start, end }
}

/** English digit words with blanks between: "four one double one". */
function spokenGroup(text: string, start: number): DigitGroup | null {
  let digits = ''
  let end = start
  let repeat = 1
  for (let index = start; index < text.length; ) {
    WORD.lastIndex = index
    const word = WORD.exec(text)?.[0] ?? ''
    const value =
      WORDS.get(word) ??
      (repeat > 1 && VALUES[text.charCodeAt(index)] ? Number(VALUES[text.charCodeAt(index)]) - 1 : undefined)
    const length = word.length || 1
    if (isLetter(text.charCodeAt(index + length))) break
    if (value !== undefined) {
      digits += String(value).repeat(repeat)
      repeat = 1
      end = index + length
    } else if (REPEATS.has(word)) repeat = REPEATS.get(word) as number
    else break
    index += length
    if (text[index] !== ' ') break
    index += 1
  }
  return digits === '' ? null : { digits, start, end }
}
