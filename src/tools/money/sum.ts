import type { Currency } from '../../domain/money.ts'
import { readLookAlikes } from './arabic-numeral.ts'
import { isChineseNumeral } from './chinese-characters.ts'
import { readChineseNumeral } from './chinese-numeral.ts'
import { type CurrencyWord, currencyAfter, currencyBefore } from './currency-words.ts'
import { readCents, readEnglishDigits, scaleAfter } from './english-digits.ts'
import { readEnglishNumeral } from './english-numeral.ts'
import type { Numeral } from './numeral.ts'

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

function readNumeral(text: string, start: number, signed: boolean): Numeral | null {
  const code = text.charCodeAt(start)
  const alike = readLookAlikes(text, start, signed)
  if (alike) {
    const numeral = readEnglishDigits(alike.digits, 0)
    return numeral && { ...numeral, start, end: alike.end }
  }
  if (code >= 0x61 && code <= 0x7a) return readEnglishNumeral(text, start)
  const isDigit = code >= 0x30 && code <= 0x39
  if (isDigit) {
    const english = readEnglishDigits(text, start)
    const next = english && text.charCodeAt(english.end)
    if (english && english.scale > 1 && !isChineseNumeral(next ?? 0)) return english
    if (english && !continuesInChinese(text, english.end)) return english
  }
  return readChineseNumeral(text, start)
}

function continuesInChinese(text: string, pos: number): boolean {
  const at = text.charCodeAt(pos) === 0x20 ? pos + 1 : pos
  return isChineseNumeral(text.charCodeAt(at)) || /[多来余几点wk兆]/.test(text.charAt(at)) || text.charAt(pos) === '个'
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

/** 三块五, 五元三毛, 两美元又三美分, "15 dollars 50": what follows the whole units. */
function addParts(text: string, sum: Sum, after: CurrencyWord): void {
  if (after.hundredths > 100 || after.hundredths === 1 || sum.low === null) return
  const scale = { unit: after.hundredths, pos: sum.end }
  if (/[a-z$£€¥]/.test(text.charAt(after.start))) return addCents(text, sum)
  if (/[钱整正]/.test(text.charAt(sum.end - 1))) return
  const added = addChineseParts(text, scale)
  if (added.hundredths === 0 && added.pos === scale.pos) return
  sum.low += added.hundredths
  if (sum.high !== null) sum.high += added.hundredths
  sum.end = added.pos
}

function addChineseParts(text: string, from: { unit: number; pos: number }): { hundredths: number; pos: number } {
  let { unit, pos } = from
  let total = 0
  while (unit > 1) {
    const at = /^[又零 ]/.test(text.charAt(pos)) ? pos + 1 : pos
    if (unit === 100 && text.charAt(pos) === '半') return { hundredths: total + 50, pos: pos + 1 }
    const numeral = readChineseNumeral(text, at)
    if (!numeral || numeral.high !== null || numeral.few) break
    const part = currencyAfter(text, numeral.end)
    if (part && part.hundredths < unit && part.hundredths > 0) {
      total += numeral.low * part.hundredths
      unit = part.hundredths
      pos = part.end
      continue
    }
    const isLast =
      numeral.low < 10 &&
      numeral.scale === 1 &&
      !part &&
      !/[个次天年月日号人份张条点分百千万%成折倍位页a-z0-9.]/.test(text.charAt(numeral.end))
    const isPlain = isLast && numeral.end === at + 1 && /[块蚊刀毛角毫零]/.test(text.charAt(pos - 1) + text.charAt(pos))
    if (!isPlain || (text.charAt(pos) !== '零' && at !== pos)) break
    total += text.charAt(pos) === '零' ? numeral.low : numeral.low * (unit / 10)
    pos = numeral.end
    break
  }
  return { hundredths: Math.round(total), pos }
}

function addCents(text: string, sum: Sum): void {
  const lead = /^(?:,? and|,)? ?/.exec(text.slice(sum.end, sum.end + 6))?.[0].length ?? 0
  const start = sum.end + lead
  const code = text.charCodeAt(start)
  const numeral = code >= 0x61 ? readEnglishNumeral(text, start) : readEnglishDigits(text, start)
  const cents = numeral && numeral.low < 100 ? currencyAfter(text, numeral.end) : null
  if (numeral && cents?.hundredths === 1) {
    sum.low = hundredths((sum.low ?? 0) + numeral.low)
    sum.end = cents.end
    return
  }
  const bare = currencyAfter(text, numeral?.end ?? sum.end) === null ? readCents(text, sum.end) : null
  if (!bare) return
  sum.low = hundredths((sum.low ?? 0) + bare.cents)
  sum.end = bare.end
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
  if (!word || word.code === null) return currency
  if (word.code !== 'dollar') return word.code
  return currency === 'HKD' || currency === 'SGD' || currency === 'AUD' || currency === 'CAD' || currency === 'NZD'
    ? currency
    : 'USD'
}
