import type { Currency } from '../../domain/money.ts'
import { readNumeral, settleUnpaid } from './any-numeral.ts'
import { type CurrencyWord, currencyAfter, currencyBefore } from './currency-words.ts'
import { scaleAfter } from './english-digits.ts'
import type { Numeral } from './numeral.ts'
import { addParts } from './sum-parts.ts'

/** A number with the currency that was said with it, if any; still to be judged where none was. */
export interface Sum {
  start: number
  end: number
  numeral: Numeral
  /** Null where no currency was said. */
  word: CurrencyWord | null
  /** Hundredths of a unit; null where no figure can be relied on. */
  low: number | null
  high: number | null
}

/**
 * Reads a number at `start` and the currency around it; a currency word before `floor` belongs to an earlier number. Null
 * where there is no number.
 */
export function readSum(text: string, start: number, floor: number): Sum | null {
  const before = currencyBefore(text, start, floor)
  const numeral = readNumeral(text, start, before !== null)
  if (!numeral) return null
  const next = suffix(text, numeral)
  // In "rmb 10 usd 20" the second code belongs to the second number.
  const after =
    next && before && next.code !== before.code && /^ ?\d/.test(text.slice(next.end, next.end + 2)) ? null : next
  const word = after ?? before
  if (!after) settleUnpaid(text, numeral)
  const factor = after?.hundredths ?? before?.hundredths ?? 100
  const sum: Sum = {
    start: before ? before.start : numeral.start,
    end: after ? after.end : numeral.end,
    numeral,
    word: word && before && after && word.code === 'dollar' && before.code !== 'dollar' ? before : word,
    low: hundredths(numeral.low * factor),
    high: numeral.high === null ? null : hundredths(numeral.high * factor),
  }
  if (after) {
    if (/^(?:钱|整|正)/.test(text.slice(sum.end, sum.end + 1)) && isChineseWord(text, after)) sum.end += 1
    addParts(text, sum, after)
    sum.end = closing(text, sum.end)
  } else if (before) sum.end = closing(text, sum.end)
  return sum
}

/** The currency after the number, also with a scale word behind the code ("75 USD million", "5个w"). */
function suffix(text: string, numeral: Numeral): CurrencyWord | null {
  const of = numeral.script === 'english' && /^ of /.test(text.slice(numeral.end, numeral.end + 4)) ? 4 : 0
  const near = /^(?:多|来|余|几)(?=[块元角毛万美])/.test(text.slice(numeral.end, numeral.end + 2)) ? 1 : 0
  const after = currencyAfter(text, numeral.end + of + near)
  if (!after) return null
  if (near > 0) numeral.approximate = true
  const scale = numeral.scale === 1 && after.hundredths === 100 ? scaleAfter(text, after.end) : null
  if (!scale) return after
  numeral.scale = scale.factor
  return { ...after, hundredths: after.hundredths * scale.factor, end: scale.end }
}

/** 整, 正, 人民币 and a second currency word after the sum belong to it. */
function closing(text: string, pos: number): number {
  const match = /^(?:整|正(?![在常好式是确规])| ?人民币| ?(?:dollars?|usd|rmb|cny)(?![a-z]| ?\d))/.exec(
    text.slice(pos, pos + 11),
  )
  return match ? pos + match[0].length : pos
}

function isChineseWord(text: string, word: CurrencyWord): boolean {
  return text.charCodeAt(word.start) > 0x2e80
}

function hundredths(value: number): number | null {
  const rounded = Math.round(value)
  return Number.isSafeInteger(rounded) ? rounded : null
}

/** The currency of a sum: the one said, or the call's. */
export function currencyOfSum(word: CurrencyWord | null, currency: Currency): Currency {
  if (!word || word.code === 'call') return currency
  if (word.code !== 'dollar') return word.code
  return currency === 'HKD' || currency === 'SGD' || currency === 'AUD' || currency === 'CAD' || currency === 'NZD'
    ? currency
    : 'USD'
}
