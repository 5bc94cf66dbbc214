import type { Currency } from '../../domain/money.ts'
import { asHeard } from './as-heard.ts'
import { ENGLISH_NUMBER_WORDS, isOneCoin } from './english-numeral.ts'
import { type Entry, merged, touches } from './entry.ts'
import { isMoneyInContext } from './money-context.ts'
import { isNear } from './nearness.ts'
import { isPiece } from './pieces.ts'
import { lowerOf, upperOf } from './range.ts'
import { currencyOfSum, readSum, type Sum } from './sum.ts'

/** What a character can begin: nothing, a number, an English word, or a mark of money. */
const NUMBER = 1
const LETTER = 2
const MARK = 3
const kinds = new Uint8Array(0x10000)
for (const char of '0123456789零一二三四五六七八九两俩十百千万亿几数半廿卅卌幺') kinds[char.charCodeAt(0)] = NUMBER
for (const char of 'abcdefghijklmnopqrstuvwxyz') kinds[char.charCodeAt(0)] = LETTER
for (let code = 0x24; code < 0xffff; code += 1)
  if (code === 0x24 || (code >= 0xa2 && code <= 0xa5) || (code >= 0x20a0 && code <= 0x20cf)) kinds[code] = MARK
for (const char of '元块') kinds[char.charCodeAt(0)] = MARK
const MARK_WORDS: ReadonlySet<string> = new Set([
  'yuan',
  'kuai',
  'dollar',
  'dollars',
  'bucks',
  'quid',
  'pounds',
  'euros',
  'grand',
])
/** Pinyin of the units of a figure: a second look is due. */
const PINYIN_UNITS = /bai|qian|wan|yuan|kuai|(?:ling|yi|er|liang|san|si|wu|liu|qi|ba|jiu|shi)$/

export interface Scan {
  entries: Entry[]
  /** Every number that was read, money or not, from left to right. */
  numbers: Sum[]
  /** Marks of money that belong to no sum. */
  marks: number[]
  /** Whether there is more to find: a word of pinyin numerals, a numeral that begins no number. */
  more: boolean
}

/** All sums of a folded text, and what is left of numbers and marks of money. */
export function scan(text: string, currency: Currency): Scan {
  const found: Scan = { entries: [], numbers: [], marks: [], more: false }
  let floor = 0
  for (let at = 0; at < text.length; ) {
    const kind = kinds[text.charCodeAt(at)]
    if (kind === undefined || kind === 0 || kind === MARK) {
      if (kind === MARK) found.marks.push(at)
      at += 1
      continue
    }
    const wordEnd = kind === LETTER ? endOfWord(text, at) : at + 1
    if (kind === LETTER && !noteWord(text, at, wordEnd, found)) {
      at = wordEnd
      continue
    }
    if (kind === NUMBER && isWeekday(text, at)) {
      at += 1
      continue
    }
    const from = startOf(text, at, floor)
    const sum = readSum(text, from, floor) ?? (from < at ? readSum(text, at, floor) : null)
    const count = found.entries.length
    if (sum) found.numbers.push(sum)
    if (kind === NUMBER && (!sum || sum.numeral.dubious)) found.more = true
    at = Math.max(wordEnd, sum ? take(text, sum, currency, found.entries) : 0)
    if (found.entries.length > count) floor = at
  }
  found.marks = outside(found.marks, found.entries)
  return found
}

/** The 四 of "周四一分钱" is no digit of the sum. */
function isWeekday(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  if (before !== 0x5468 && before !== 0x671f && before !== 0x62dc) return false
  return /(?:周|星期|礼拜)[一二三四五六][一二三四五六七八九两]$/.test(text.slice(Math.max(0, at - 2), at + 2))
}

/** As `scan`, with a second look at the text without the noise in its figures where the first left something to find. */
export function scanTwice(text: string, currency: Currency): Scan {
  const first = scan(text, currency)
  if (first.numbers.length + first.marks.length < 2 && !first.more) return first
  const heard = asHeard(text)
  if (!heard) return first
  const again = scan(heard.text, currency).entries.filter(({ start, end }) => isTouched(heard.touched, start, end))
  if (again.length === 0) return first
  const found = again.map(entry => ({
    ...entry,
    start: heard.starts[entry.start] ?? 0,
    end: heard.ends[entry.end - 1] ?? text.length,
  }))
  const places = merged(found)
  const kept = first.entries.filter(entry => !touches(places, entry))
  const entries = [...kept, ...found].sort((one, other) => one.start - other.start)
  return { ...first, entries, marks: outside(first.marks, entries) }
}

/** Whether something was changed between `start` and `end`; see `Heard.touched`. */
function isTouched(places: readonly number[], start: number, end: number): boolean {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] as number) <= start * 2) low = middle + 1
    else high = middle
  }
  return (places[low] ?? Number.POSITIVE_INFINITY) < end * 2
}

/** Whether an English number may begin with the word; other words of money are noted. */
function noteWord(text: string, start: number, end: number, found: Scan): boolean {
  const word = text.slice(start, end)
  if (ENGLISH_NUMBER_WORDS.has(word)) return true
  if (word === 'a' && isOneCoin(text, start)) return true
  if (MARK_WORDS.has(word)) found.marks.push(start)
  if (PINYIN_UNITS.test(word)) found.more = true
  return false
}

/** The marks outside all entries; both lists run from left to right. */
function outside(marks: readonly number[], entries: readonly Entry[]): number[] {
  let next = 0
  return marks.filter(mark => {
    while (next < entries.length && (entries[next] as Entry).end <= mark) next += 1
    return !((entries[next]?.start ?? Number.POSITIVE_INFINITY) <= mark)
  })
}

function endOfWord(text: string, start: number): number {
  let end = start + 1
  while (kinds[text.charCodeAt(end)] === LETTER) end += 1
  return end
}

/** Look-alike letters before a digit ("l00元") may be part of the figure. */
function startOf(text: string, index: number, floor: number): number {
  if (index === 0) return index
  let at = index
  while (at > floor && /[oilszb|]/.test(text.charAt(at - 1)) && index - at < 8) at -= 1
  return at < index && at > 0 && /[a-z]/.test(text.charAt(at - 1)) ? index : at
}

/** Judges one number and, where another follows as the upper end of a range, both. Returns where to read on. */
function take(text: string, sum: Sum, currency: Currency, entries: Entry[]): number {
  const upper = upperOf(text, sum)
  if (upper) {
    const word = upper.word ?? sum.word
    const isMoney = word
      ? !isPiece(text, upper.word ? upper : sum)
      : isMoneyInContext(text, { ...upper, start: sum.start, numeral: { ...upper.numeral, start: sum.numeral.start } })
    if (isMoney) {
      const code = currencyOfSum(word, currency)
      entries.push({ minor: lowerOf(sum, upper), currency: code, kind: 'range-low', start: sum.start, end: sum.end })
      entries.push({ minor: upper.low, currency: code, kind: 'range-high', start: upper.start, end: upper.end })
      return upper.end
    }
    if (!word) return upper.numeral.end
  }
  const isMoney = sum.word ? !isPiece(text, sum) : isMoneyInContext(text, sum)
  if (!isMoney) return sum.numeral.end
  push(text, sum, currency, entries)
  return sum.end
}

/** 上万块, 过千元: a size with no upper end. */
function isAbove(text: string, { numeral }: Sum): boolean {
  return (
    numeral.approximate &&
    /^[百千万亿]/.test(text.charAt(numeral.start)) &&
    /[上过超破成逾]/.test(text.charAt(numeral.start - 1))
  )
}

function push(text: string, sum: Sum, currency: Currency, entries: Entry[]): void {
  const code = currencyOfSum(sum.word, currency)
  const { start, end, low, high, numeral } = sum
  if (low === null || numeral.dubious) entries.push({ minor: null, currency, kind: 'unreadable', start, end })
  else if (numeral.few || isAbove(text, sum))
    entries.push({ minor: null, currency: code, kind: 'approximate', start, end })
  else if (high !== null) {
    entries.push({ minor: low, currency: code, kind: 'range-low', start, end })
    entries.push({ minor: high, currency: code, kind: 'range-high', start, end })
  } else entries.push({ minor: low, currency: code, kind: isNear(text, sum) ? 'approximate' : 'exact', start, end })
}
