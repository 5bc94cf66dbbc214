import type { Numeral } from './numeral.ts'

const list = (words: string, first: number, step: number) =>
  words.split(' ').map((word, index) => [word, first + index * step] as const)

const ONES = new Map(list('zero one two three four five six seven eight nine', 0, 1))
const TEENS = new Map(list('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 10, 1))
const TENS = new Map([
  ...list('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
  ['fourty', 40] as const,
])
/** Words that multiply a number. */
export const SCALES = new Map<string, number>([
  ['hundred', 100],
  ['thousand', 1e3],
  ['grand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['mil', 1e6],
  ['mio', 1e6],
  ['mn', 1e6],
  ['m', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
])
const PLURAL_SCALES = /^(?:dozens|hundreds|thousands|millions|billions)$/
const WORDS_MAX = 24

/** Words that a spoken English number may begin with. */
export const ENGLISH_NUMBER_WORDS: ReadonlySet<string> = new Set([
  ...ONES.keys(),
  ...TEENS.keys(),
  ...TENS.keys(),
  ...['hundred', 'thousand', 'grand', 'million', 'billion', 'half', 'quarter', 'couple', 'few', 'several', 'dozen'],
  ...['dozens', 'hundreds', 'thousands', 'millions', 'billions', 'fiver', 'tenner'],
])

const WORD = /[ -]{0,2}([a-z]+|\d+(?:\.\d+)?)/y

/** "a dollar fifty", "a quid": one of them. */
export function isOneCoin(text: string, at: number): boolean {
  return /^a (?:dollar|buck|pound|euro|quid)(?![a-z])(?! of)/.test(text.slice(at, at + 12))
}

/** Reads a number in English words ("three hundred and fifty", "half a million", "three fifty"). Null where there is none. */
export function readEnglishNumeral(text: string, start: number): Numeral | null {
  const state = new Spoken()
  if (isOneCoin(text, start)) {
    state.take('one')
    state.end = start + 1
  }
  let pos = start
  for (let count = 0; count < WORDS_MAX; count += 1) {
    WORD.lastIndex = pos
    const word = WORD.exec(text)?.[1]
    if (word === undefined || !state.take(word)) break
    pos = WORD.lastIndex
    if (state.complete) state.end = pos
  }
  if (state.end === 0) return null
  const isArticled = /(?:^|[^a-z])an? $/.test(text.slice(Math.max(0, start - 4), start))
  return {
    start: isArticled ? text.lastIndexOf('a', start - 1) : start,
    end: state.end,
    low: state.few ? 0 : state.value,
    high: null,
    approximate: state.near || state.few,
    few: state.few,
    scale: state.scale,
    lastScale: state.scale,
    elided: state.colloquial,
    digits: 0,
    script: 'english',
    formatted: false,
    dubious: false,
    centsToo: state.centsToo && state.value % 10 !== 0,
  }
}

class Spoken {
  end = 0
  complete = false
  near = false
  few = false
  colloquial = false
  scale = 1
  /** Two numbers below a hundred side by side, the first above twenty. */
  centsToo = false
  private total = 0
  private current: number | null = null
  private last: 'start' | 'one' | 'ten' | 'scale' | 'and' | 'of' | 'decimal' | 'fraction' = 'start'
  private place = 0

  get value(): number {
    return this.total + (this.current ?? 0)
  }

  take(word: string): boolean {
    const one = ONES.get(word)
    if (this.place > 0) return this.decimal(word, one)
    if (one !== undefined) return this.ones(one)
    const ten = TEENS.get(word) ?? TENS.get(word)
    if (ten !== undefined) return this.tens(ten, TENS.has(word))
    const scale = SCALES.get(word)
    if (scale !== undefined && word.length > 2) return this.scaled(scale)
    return this.connect(word)
  }

  private ones(value: number): boolean {
    if (this.last === 'one' || this.last === 'fraction' || this.last === 'of') return false
    this.current = (this.current ?? 0) + value
    return this.note('one')
  }

  private tens(value: number, isTens: boolean): boolean {
    if (this.last === 'fraction' || this.last === 'decimal' || this.last === 'of') return false
    if (this.last === 'one' || this.last === 'ten') {
      if (this.total > 0 || this.colloquial || (this.current ?? 0) > 99 || (this.current ?? 0) < 1) return false
      this.centsToo = (this.current ?? 0) > 20
      this.current = (this.current ?? 0) * 100 + value
      this.colloquial = true
    } else this.current = (this.current ?? 0) + value
    return this.note(isTens ? 'ten' : 'one')
  }

  private scaled(scale: number): boolean {
    if (scale === 100) this.current = (this.current ?? 1) * 100
    else {
      this.total += (this.current ?? (this.total > 0 ? 0 : 1)) * scale
      this.current = null
    }
    this.scale = Math.max(this.scale, scale)
    return this.note('scale')
  }

  private decimal(word: string, one: number | undefined): boolean {
    const digit = one ?? (word === 'o' || word === 'oh' ? 0 : undefined)
    if (digit === undefined) {
      const scale = SCALES.get(word)
      if (scale === undefined) return false
      this.place = 0
      return this.scaled(scale)
    }
    this.current = (this.current ?? 0) + digit * this.place
    this.place /= 10
    return this.note('decimal')
  }

  private connect(word: string): boolean {
    this.complete = false
    if (word === 'and' && (this.last === 'scale' || this.last === 'one'))
      this.last = this.last === 'scale' ? 'and' : 'of'
    else if ((word === 'a' || word === 'an') && (this.last === 'fraction' || this.last === 'of')) this.last = 'of'
    else if (word === 'of' && this.last === 'fraction') this.last = 'of'
    else if (word === 'point' && this.last !== 'start') this.place = 0.1
    else if ((word === 'oh' || word === 'o') && this.last === 'one' && (this.current ?? 9) < 10) {
      this.current = (this.current ?? 0) * 100
      this.last = 'and'
    } else if (word === 'half') return this.fraction(0.5)
    else if (word === 'quarter' || word === 'quarters') return this.fraction(0.25)
    else if (word === 'couple' && this.last === 'start') return this.vague(2)
    else if ((word === 'few' || word === 'several') && this.last === 'start') return this.vague(null)
    else if (word === 'dozen') {
      this.current = (this.current ?? 1) * 12
      return this.note('scale')
    } else if (PLURAL_SCALES.test(word) && this.last === 'start') {
      this.scale = 100
      return this.vague(null)
    } else return this.coin(word)
    return true
  }

  private fraction(part: number): boolean {
    if (this.last === 'of' && this.current !== null) this.current += part
    else this.current = part * (part === 0.25 && this.last === 'one' ? (this.current ?? 1) : 1)
    this.last = 'fraction'
    return true
  }

  private vague(count: number | null): boolean {
    this.near = true
    this.few = count === null
    this.current = count ?? 1
    this.last = 'fraction'
    this.complete = true
    return true
  }

  private coin(word: string): boolean {
    if (this.last !== 'start' || (word !== 'fiver' && word !== 'tenner')) return false
    this.current = word === 'fiver' ? 5 : 10
    return this.note('scale')
  }

  private note(last: Spoken['last']): boolean {
    this.last = last
    this.complete = true
    return true
  }
}
