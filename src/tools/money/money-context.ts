import { isBargained } from './bargaining.ts'
import {
  CALLED,
  CLOSED,
  COUNTED_BY,
  DIALLED,
  LOOSE,
  METRES,
  MONEYISH,
  NOT_MONEY,
  NOT_MONEY_BEFORE,
  NOTES,
  PAID,
  PENALTY,
  PRESSED,
  PUT_TO_USE,
  RATE,
  SIZE,
  STRONG,
  TIMES,
  TIMES_BEFORE,
  WEAK,
  WEAK_FOR_NUMERALS,
} from './context-words.ts'
import { ENGLISH_CLOSED, ENGLISH_USE, ENGLISH_VERB, isEnglishMoney, isSlang } from './english-context.ts'
import type { Numeral } from './numeral.ts'
import type { Sum } from './sum.ts'

/** What a clause may stretch to the left of a number before its words stop counting. */
const LEFT_UNITS = 24
const RIGHT_UNITS = 20
/** How far words of money may stand from a rate ("一天五十"). */
const NEAR_UNITS = 40
/** Digits that were not read as one number, see `readDigits`. */
const UNREAD = 99
const CLAUSE_ENDS = [',', '。', '!', '?', ';', '\n']
/** What may follow a small number behind a strong word. */
const ENDED = /^ ?(?:$|[,。!?;吧吗呢的行可]|左右|上下|来处理|作为|as\b)/

/** Whether a number without a currency is money, by the words around it. */
export function isMoneyInContext(text: string, sum: Sum): boolean {
  const { numeral } = sum
  const right = text.slice(numeral.end, numeral.end + RIGHT_UNITS)
  const left = leftClause(text, numeral.start)
  if (/^[-/:.]\d/.test(right) || TIMES_BEFORE.test(left)) return false
  if (TIMES.test(right)) return STRONG.test(left) || WEAK.test(left) || LOOSE.test(left)
  const isUsed = PUT_TO_USE.test(right)
  if (NOT_MONEY.test(right) && !isUsed && !(METRES.test(right) && PAID.test(left))) return false
  if (PENALTY.test(left)) return false
  if (numeral.digits === UNREAD) return isDotted(text, numeral) && PAID.test(left) && CLOSED.test(right)
  if (numeral.script === 'english') return isEnglishMoney(text, numeral, left, right)
  if (numeral.script === 'arabic') {
    const judged = isArabicMoney(text, numeral, left, right)
    if (judged !== null) return judged
  }
  if (text.charAt(numeral.end - 1) === 'm' || NOT_MONEY_BEFORE.test(left)) return false
  if (numeral.low < 10 && PRESSED.test(left)) return false
  if (isBargained(text, numeral, left, right)) return true
  return isBig(numeral) ? isBigMoney(text, sum, left, right, isUsed) : isSmallMoney(text, numeral, left, right)
}

function isBig({ scale, script, low, formatted, digits }: Numeral): boolean {
  if (scale >= 100 || (script === 'arabic' && (low >= 100 || formatted))) return true
  // 五零零零: digits said one by one.
  return script === 'chinese' && low >= 100 && digits > 2 && digits < 8
}

/** What only plain digits can be: a size, a number that is dialled, an identifier, a figure in an English sentence. */
function isArabicMoney(text: string, numeral: Numeral, left: string, right: string): boolean | null {
  if (SIZE.test(right) || (numeral.digits > 2 && CALLED.test(right))) return false
  if (numeral.scale === 1000 && isSlang(text, numeral, right)) return true
  if (numeral.digits > 7 || /[a-z0-9#_/-]$|\d\.$/.test(left)) return false
  if (NOT_MONEY_BEFORE.test(left)) return false
  if (ENGLISH_USE.test(right) && numeral.low >= 50) return true
  if (!ENGLISH_VERB.test(left)) return null
  if (isYear(numeral) && /\bis $/.test(left)) return false
  return (ENGLISH_CLOSED.test(right) || PUT_TO_USE.test(right)) && (numeral.low >= 20 || isBig(numeral))
}

function isSmallMoney(text: string, numeral: Numeral, left: string, right: string): boolean {
  if (numeral.low < 10) return false
  if (RATE.test(left) && CLOSED.test(right) && isNearMoney(text, numeral)) return true
  if (WEAK.test(left) && /^ ?(?:左右|上下)/.test(right)) return true
  return STRONG.test(left) && ENDED.test(right)
}

function isBigMoney(text: string, sum: Sum, left: string, right: string, isUsed: boolean): boolean {
  const { numeral } = sum
  const before = left.replace(COUNTED_BY, '')
  if (STRONG.test(before) || isUsed) return true
  if (!CLOSED.test(right) || DIALLED.test(left)) return false
  if (RATE.test(left) && (numeral.scale >= 1000 || isNearMoney(text, numeral))) return true
  if (NOTES.test(left) && numeral.low >= 5 && right.startsWith('的')) return true
  if (numeral.low >= 100) {
    if (WEAK.test(before) || (!isYear(numeral) && LOOSE.test(left))) return true
    if (numeral.script === 'chinese' && WEAK_FOR_NUMERALS.test(left)) return true
  }
  return isColloquial(text, sum) && left.trim() === ''
}

function isNearMoney(text: string, { start, end }: Numeral): boolean {
  return MONEYISH.test(text.slice(Math.max(0, start - NEAR_UNITS), end + NEAR_UNITS))
}

/** 2016 after "it is": a year, not a price. */
function isYear({ low, digits, formatted }: Numeral): boolean {
  return digits === 4 && !formatted && low >= 1900 && low < 2100 && low % 100 > 0
}

/** "3.6.0.0": single digits; more at a time are an address, a date or a version. */
function isDotted(text: string, { start, end }: Numeral): boolean {
  return /^\d(?:\.\d){2,}$/.test(text.slice(start, end))
}

/** 三千五, 5k, 2w standing alone: nobody counts anything but money in this way. */
function isColloquial(text: string, { numeral }: Sum): boolean {
  const isShort = numeral.end - numeral.start <= 4 && numeral.high === null
  return isShort && numeral.scale >= 1000 && (numeral.elided || /[kw]/.test(text.charAt(numeral.end - 1)))
}

function leftClause(text: string, start: number): string {
  const left = text.slice(Math.max(0, start - LEFT_UNITS), start)
  return left.slice(Math.max(...CLAUSE_ENDS.map(mark => left.lastIndexOf(mark))) + 1)
}
