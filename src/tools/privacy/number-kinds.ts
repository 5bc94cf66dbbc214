import { isCardShaped, isIdentityNumber, isIdentityShaped, isLuhnValid } from './check-digits.ts'
import type { CueFound } from './cues.ts'
import { HAS_STOP } from './fillers.ts'
import { type PersonalDataKind, wordsBefore } from './personal-data.ts'
import { isCompanyNumber, isEven, phoneKind } from './phone-numbers.ts'

/** Some following groups of one run, read as one number. */
export interface Candidate {
  digits: string
  /** Lengths of its groups: `4-4-4-4`. */
  shape: string
  /** What stands between its groups, one after the other. */
  gaps: string
  start: number
  end: number
  cue: CueFound | null
  plus: boolean
  chinese: boolean
  /** Said in Chinese characters throughout. */
  spoken: boolean
}

/** What a number is, and how sure that is: of several readings the higher rank wins. */
export interface Verdict {
  kind: PersonalDataKind
  rank: number
}

const MONEY_AFTER =
  /^ ?(?!千万[别不要记]|万一|十分(?!钟))(?:[十百千万亿元块毛角%]|yuan|rmb|dollar|buck|pound|euro|usd|cny|gbp|percent|million|billion|thousand|hundred)/
const MONEY_BEFORE = /(?:[$¥€£₩₹]|rmb|cny|usd|gbp|人民币) ?$/
const DECIMAL_BEFORE = /[0-9一二三四五六七八九零][点.]$/
/** Hundreds of thousands of millions are no sum that anybody complains about, whatever marks stand between. */
const LONGEST_SUM = 12
const THOUSANDS = /^\d{1,3}(?:,\d{3})+$/
const DATE = /^(?:19[2-9]|20[0-4])\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/
const MONTH = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])/
/** "Policy starts 01/01/2025": a day of the policy, not its number. */
const SLASHED_DATE = /^(?:[12]-[12]-(?:2|4)|4-[12]-[12])$/
const PHONE_AFTER = /^ ?-? ?\(?(?:office|fax|mobile|home|cell|desk|work|tel)\b/
/** A short number before one of these is a count, a date or a time, whatever the words before it. */
const UNIT_AFTER =
  /^ ?(?:[年月日号天个次分秒点时周岁人位份张条种折倍成期户楼层只台辆件页款项名回遍家届多几来左右以上到至.:/*-]|xx|开头|过期|办的|买的|months?\b|years?\b|days?\b|weeks?\b|hours?\b|minutes?\b|times?\b|st\b|nd\b|rd\b|th\b|am\b|pm\b)/
const UNIT_BEFORE = /(?:第|[年月])$/
/** In speech the cue and the number stand apart ("身份证啊，你记，…"): a number of the right form is believed at a distance. */
const LOOSE_ID = /身份证|身份号|证件号/
const LOOSE_CARD = /卡号|银行卡|信用卡|储蓄卡|借记卡|\bcard\b/
const LOOSE_REACH = 24
const CARD_SHAPE = /^(?:\d+|4-4-4-\d(?:-\d)?|4-6-[45]|6-\d+|1(?:-1)+|2(?:-2)+(?:-1)?|3(?:-3)+(?:-[12])?)$/

/** Money, decimals and numbers with thousands marks stay legible. */
export function isAmount(candidate: Candidate, text: string): boolean {
  if (MONEY_AFTER.test(text.slice(candidate.end, candidate.end + 9))) return true
  const before = text.slice(Math.max(0, candidate.start - 4), candidate.start)
  if (MONEY_BEFORE.test(before) || DECIMAL_BEFORE.test(before)) return true
  return (
    candidate.gaps.includes(',') &&
    candidate.digits.length <= LONGEST_SUM &&
    THOUSANDS.test(text.slice(candidate.start, candidate.end))
  )
}

/** Whether a number is free of what makes it a count, a date or a time. */
export function standsAlone({ start, end }: Candidate, text: string): boolean {
  if (UNIT_AFTER.test(text.slice(end, end + 8)) && !/^-+$/.test(text.slice(end, end + 1))) return false
  return !UNIT_BEFORE.test(text.slice(Math.max(0, start - 1), start))
}

/** Whether eight digits are a day of the calendar. */
export const isDay = (digits: string) => digits.length === 8 && DATE.test(digits)

/** What a number is by itself. */
export function plainKind(candidate: Candidate, text: string): Verdict | null {
  const { digits, shape, gaps, chinese } = candidate
  if (isIdentityShaped(digits) && (isIdentityNumber(digits) || LOOSE_ID.test(before(candidate, text))))
    return { kind: 'id-number', rank: 5 }
  const phone = phoneKind(candidate)
  if (phone) return isInHash(candidate, text) ? null : { kind: phone, rank: phone === 'mobile' ? 4 : 2 }
  if (isCard(candidate, text) && !isInHash(candidate, text)) return { kind: 'bank-card', rank: 3 }
  if (chinese) return null
  if (digits.length >= 7 && digits.length <= 12 && PHONE_AFTER.test(text.slice(candidate.end, candidate.end + 12)))
    return { kind: 'phone', rank: 2 }
  return shape === '3-2-4' && gaps === '--' ? { kind: 'social-security', rank: 2 } : null
}

/** Inside a digest or a random key, digits and letters by turns, a number is one by accident. */
function isInHash({ start, end }: Candidate, text: string): boolean {
  return (
    /[0-9][a-z]{1,6}$/.test(text.slice(Math.max(0, start - 7), start)) ||
    /^[a-z]{1,6}[0-9]/.test(text.slice(end, end + 7))
  )
}

/**
 * A card number by itself has to pass Luhn's check. After words that name a card it has not: a digit that was misheard, or
 * misspoken, breaks the check, and the other fifteen still give the card away.
 */
function isCard(candidate: Candidate, text: string): boolean {
  const { digits, shape, gaps, cue, spoken } = candidate
  if (digits.length < 13 || cue?.cue === 'reference' || !isCardShaped(digits)) return false
  if (!spoken && (!CARD_SHAPE.test(shape) || (HAS_STOP.test(gaps) && !shape.startsWith('4-4-4-') && !isEven(shape))))
    return spacedCard(candidate)
  const words = before(candidate, text)
  return (
    isLuhnValid(digits) ||
    (digits.length >= 16 &&
      (LOOSE_CARD.test(words) || (digits.startsWith('62') && /卡|[农工建中招交]行|银行/.test(words))))
  )
}

/** Odd groups are believed of a number that passes the check. */
function spacedCard({ digits, gaps, shape }: Candidate): boolean {
  return digits.length >= 16 && /^[ -]*$/.test(gaps) && !/[7-9]|\d\d/.test(shape) && isLuhnValid(digits)
}

const before = (candidate: Candidate, text: string) => wordsBefore(text, candidate.start, LOOSE_REACH)

/** What a number is by the words right before it; of readings with the same rank the longest wins. */
export function cuedKind(candidate: Candidate, text: string): Verdict | null {
  const { digits, shape, cue, gaps, chinese, spoken } = candidate
  const length = digits.length
  const part = cue?.explicit === true && standsAlone(candidate, text)
  switch (cue?.cue) {
    case 'id':
      if (length > 20 || length < (chinese ? (part ? 4 : 14) : 7)) return null
      return { kind: 'id-number', rank: isIdentityNumber(digits) ? 3 : length === 18 ? 2 : 1 }
    case 'social':
      return length === 9 || length === 4 ? { kind: 'social-security', rank: 1 } : null
    case 'card':
      return cardAfterCue(candidate, part)
    case 'policy':
    case 'account': {
      if (SLASHED_DATE.test(shape) && gaps === '//') return null
      if ((cue.tail && length <= 6) || (!part && length <= 8 && MONTH.test(digits))) return null
      if (length >= 16 && isCardShaped(digits) && isLuhnValid(digits)) return { kind: 'bank-card', rank: 3 }
      const isCode =
        length >= (part ? 4 : 6) &&
        (spoken || isEven(shape) || !HAS_STOP.test(gaps)) &&
        !(length <= 14 && DATE.test(digits) && !part)
      return isCode ? { kind: cue.cue === 'policy' ? 'policy-number' : 'account', rank: 1 } : null
    }
    case 'phone':
      return phoneAfterCue(candidate, part)
    default:
      return null
  }
}

function cardAfterCue({ digits, cue }: Candidate, part: boolean): Verdict | null {
  const length = digits.length
  if (length > 19 || isIdentityNumber(digits) || (cue?.tail && length <= 6)) return null
  if (length < 12 && !(part && length >= 4)) return null
  return { kind: 'bank-card', rank: isCardShaped(digits) && isLuhnValid(digits) ? 3 : 1 }
}

function phoneAfterCue(candidate: Candidate, part: boolean): Verdict | null {
  const exact = phoneKind(candidate)
  if (exact) return { kind: exact, rank: 3 }
  const { digits, shape, gaps, cue, spoken } = candidate
  if (digits.length > 13 || isCompanyNumber(digits, candidate.chinese) || (cue?.tail && digits.length <= 6)) return null
  if (/^5-/.test(candidate.shape) && isCompanyNumber(digits.slice(0, 5), candidate.chinese)) return null
  if (part && digits.length >= 3 && digits.length <= 11 && /^1[3-9]/.test(digits)) return { kind: 'mobile', rank: 1 }
  if (digits.length < 7 || (HAS_STOP.test(gaps) && !spoken && !isEven(shape))) return null
  if (DATE.test(digits) && (digits.length === 8 || digits.length > 11)) return null
  return { kind: digits.length === 11 && digits[0] === '1' ? 'mobile' : 'phone', rank: 1 }
}
