import type { Amount, AmountKind, Currency } from '../domain/money.ts'
import { type FoldedText, foldText, originalSpan } from './folded-text.ts'
import { readCantoneseSum } from './money/cantonese-sums.ts'
import { ENGLISH_NUMBER_WORDS } from './money/english-numeral.ts'
import { isMoneyInContext, isNear, isPiece } from './money/money-context.ts'
import { findMultiples } from './money/multiples.ts'
import { currencyOfSum, readSum, type Sum } from './money/sum.ts'
import { findHiddenMoney } from './money/unreadable.ts'

/** What a character can begin: nothing, a number, an English word, or a mark of money. */
const NUMBER = 1
const LETTER = 2
const MARK = 3
const kinds = new Uint8Array(0x10000)
for (const char of '0123456789零一二三四五六七八九两俩十百千万亿几数半廿卅幺') kinds[char.charCodeAt(0)] = NUMBER
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
])

const CONNECTOR = /^ ?(?:到|至|-|~|to|and|or|或|或者) ?/
const BETWEEN_BEFORE = /(?:between|from) *$/

interface Entry {
  minor: number | null
  currency: Currency
  kind: AmountKind
  start: number
  end: number
}

/**
 * Every sum of money that a listener would hear in a Chinese or English text, in the order in which it stands there.
 * One reader for guard, understanding and ledger. `currency` is that of the call and counts where none is said. Spans are
 * UTF-16 units of `text`. Linear in the text; never throws.
 */
export function readAmounts(text: string, opts: { currency: Currency }): Amount[] {
  return readFoldedAmounts(foldText(text), opts.currency)
}

/** As `readAmounts`, for a text that is folded already. */
export function readFoldedAmounts(folded: FoldedText, currency: Currency): Amount[] {
  const { text } = folded
  const cantonese = readCantoneseSum(text)
  if (cantonese) {
    const span = originalSpan(folded, cantonese.start, cantonese.end)
    return [{ minor: cantonese.hundredths, currency: 'HKD', kind: 'exact', span }]
  }
  const { entries: read, marks } = scan(text, currency)
  const hidden = findHiddenMoney(text, read, marks.length > 0)
  const entries = hidden.length === 0 ? read : read.filter(entry => !covers(hidden, entry.start, entry.end))
  for (const { start, end } of findMultiples(text))
    if (!covers(entries, start, end)) entries.push({ minor: null, currency, kind: 'multiple', start, end })
  for (const { start, end, sum } of hidden) {
    const minor = sum?.low ?? null
    const code = minor === null ? currency : currencyOfSum(sum?.word ?? null, currency)
    entries.push({ minor, currency: code, kind: minor === null ? 'unreadable' : 'exact', start, end })
  }
  return entries
    .sort((one, other) => one.start - other.start)
    .map(({ minor, currency: code, kind, start, end }) => ({
      minor,
      currency: code,
      kind,
      span: originalSpan(folded, start, end),
    }))
}

/** All sums, and the marks of money that belong to none of them. */
function scan(text: string, currency: Currency): { entries: Entry[]; marks: number[] } {
  const entries: Entry[] = []
  const marks: number[] = []
  let floor = 0
  for (let at = 0; at < text.length; ) {
    const kind = kinds[text.charCodeAt(at)]
    if (kind === undefined || kind === 0 || kind === MARK) {
      if (kind === MARK) marks.push(at)
      at += 1
      continue
    }
    const wordEnd = kind === LETTER ? endOfWord(text, at) : at + 1
    if (kind === LETTER && !ENGLISH_NUMBER_WORDS.has(text.slice(at, wordEnd))) {
      if (MARK_WORDS.has(text.slice(at, wordEnd))) marks.push(at)
      at = wordEnd
      continue
    }
    const from = startOf(text, at, floor)
    const sum = readSum(text, from, floor) ?? (from < at ? readSum(text, at, floor) : null)
    const count = entries.length
    at = Math.max(wordEnd, sum ? take(text, sum, currency, entries) : 0)
    if (entries.length > count) floor = at
  }
  return { entries, marks: outside(marks, entries) }
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
  if (index === 0 || kinds[text.charCodeAt(index - 1)] !== LETTER) return index
  let at = index
  while (at > floor && /[oil]/.test(text.charAt(at - 1)) && index - at < 4) at -= 1
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
      entries.push({ minor: scaled(sum, upper), currency: code, kind: 'range-low', start: sum.start, end: sum.end })
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

function push(text: string, sum: Sum, currency: Currency, entries: Entry[]): void {
  const code = currencyOfSum(sum.word, currency)
  const { start, end, low, high, numeral } = sum
  const foreign = sum.word?.code === null
  if (low === null || numeral.dubious || foreign)
    entries.push({ minor: null, currency, kind: 'unreadable', start, end })
  else if (numeral.few) entries.push({ minor: null, currency: code, kind: 'approximate', start, end })
  else if (high !== null) {
    entries.push({ minor: low, currency: code, kind: 'range-low', start, end })
    entries.push({ minor: high, currency: code, kind: 'range-high', start, end })
  } else entries.push({ minor: low, currency: code, kind: isNear(text, sum) ? 'approximate' : 'exact', start, end })
}

/** The second number of "三到五万", "$200-300", "between 200 and 300 dollars"; null where none follows. */
function upperOf(text: string, sum: Sum): Sum | null {
  if (sum.high !== null || sum.low === null) return null
  if (!sum.word && sum.start > 0 && /[a-z]/.test(text.charAt(sum.start - 1))) return null
  const connector = CONNECTOR.exec(text.slice(sum.end, sum.end + 5))?.[0]
  if (connector === undefined) return null
  const isAlternative = /and|or|或/.test(connector)
  if (isAlternative && !BETWEEN_BEFORE.test(text.slice(Math.max(0, sum.start - 9), sum.start))) return null
  let at = sum.end + connector.length
  if (/[$£€¥]/.test(text.charAt(at))) at += text.charAt(at + 1) === ' ' ? 2 : 1
  if (!/[0-9零一二三四五六七八九两十百千万几a-z]/.test(text.charAt(at))) return null
  const upper = readSum(text, at, sum.end)
  if (!upper || upper.low === null || upper.high !== null || upper.numeral.few) return null
  if (!upper.word && !sum.word && upper.numeral.scale < 100 && upper.numeral.low < 100) return null
  return (scaled(sum, upper) ?? 0) < upper.low ? upper : null
}

/** The lower end in the unit of the upper one: the 三 of "三到五万" is 30,000. */
function scaled(sum: Sum, upper: Sum): number | null {
  if (sum.low === null || upper.low === null) return sum.low
  if (sum.numeral.scale > 1 || sum.word) return sum.low
  const factor = upper.numeral.lastScale * ((upper.word?.hundredths ?? 100) / 100)
  const low = Math.round(sum.low * factor)
  return factor !== 1 && low < upper.low ? low : sum.low
}

function covers(entries: readonly { start: number; end: number }[], start: number, end: number): boolean {
  return entries.some(entry => entry.start < end && start < entry.end)
}
