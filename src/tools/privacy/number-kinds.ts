import { isCardShaped, isIdentityNumber, isIdentityShaped, isLuhnValid } from './check-digits.ts'
import type { Cue } from './cues.ts'
import type { PersonalDataKind } from './personal-data.ts'
import { isCompanyNumber, phoneKind } from './phone-numbers.ts'

/** Some following groups of one run, read as one number. */
export interface Candidate {
  digits: string
  /** Lengths of its groups: `4-4-4-4`. */
  shape: string
  /** What stands between its groups, one after the other. */
  gaps: string
  start: number
  end: number
  cue: Cue | null
  plus: boolean
  chinese: boolean
}

/** What a number is, and how sure that is: of several readings the higher rank wins. */
export interface Verdict {
  kind: PersonalDataKind
  rank: number
}

const MONEY_AFTER =
  /^ ?(?:[十百千万亿元块毛角%]|yuan|rmb|dollar|buck|pound|euro|usd|cny|gbp|percent|million|billion|thousand|hundred)/
const MONEY_BEFORE = /(?:[$¥€£₩₹]|rmb|cny|usd|gbp|人民币) ?$/
const DECIMAL_BEFORE = /[0-9一二三四五六七八九零][点.]$/
const THOUSANDS = /^\d{1,3}(?:,\d{3})+$/
const DATE = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/
const PHONE_AFTER = /^ ?-? ?\(?(?:office|fax|mobile|home|cell|desk|work|tel)\b/
/** In speech the cue and the number stand apart ("身份证啊，你记，…"): a number of the right form is believed at a distance. */
const LOOSE_ID = /身份证|身份号|证件号/
const LOOSE_CARD = /卡号|银行卡|信用卡|储蓄卡|借记卡|\bcard\b/
const LOOSE_REACH = 24
const CARD_SHAPE = /^(?:\d+|4-4-4-\d(?:-\d)?|4-6-[45]|6-\d+|1(?:-1)+)$/

/** Money, decimals and numbers with thousands marks stay legible. */
export function isAmount(candidate: Candidate, text: string): boolean {
  if (MONEY_AFTER.test(text.slice(candidate.end, candidate.end + 9))) return true
  const before = text.slice(Math.max(0, candidate.start - 4), candidate.start)
  if (MONEY_BEFORE.test(before) || DECIMAL_BEFORE.test(before)) return true
  return candidate.gaps.includes(',') && THOUSANDS.test(text.slice(candidate.start, candidate.end))
}

/** What a number is by itself. */
export function plainKind(candidate: Candidate, text: string): Verdict | null {
  const { digits, shape, gaps, chinese } = candidate
  if (isIdentityNumber(digits) || (isIdentityShaped(digits) && LOOSE_ID.test(wordsBefore(candidate, text))))
    return { kind: 'id-number', rank: 5 }
  const phone = phoneKind(candidate)
  if (phone) return { kind: phone, rank: phone === 'mobile' ? 4 : 2 }
  if (isCard(candidate, text)) return { kind: 'bank-card', rank: 3 }
  if (chinese) return null
  if (digits.length >= 7 && digits.length <= 12 && PHONE_AFTER.test(text.slice(candidate.end, candidate.end + 12)))
    return { kind: 'phone', rank: 2 }
  return shape === '3-2-4' && gaps === '--' ? { kind: 'social-security', rank: 2 } : null
}

function isCard(candidate: Candidate, text: string): boolean {
  const { digits, shape, gaps, cue } = candidate
  if (cue === 'reference' || !isCardShaped(digits) || !CARD_SHAPE.test(shape)) return false
  if (/[._]/.test(gaps) || (/[,、]/.test(gaps) && !shape.startsWith('4-4-4-'))) return false
  return isLuhnValid(digits) || (digits.length >= 16 && LOOSE_CARD.test(wordsBefore(candidate, text)))
}

function wordsBefore(candidate: Candidate, text: string): string {
  return text.slice(Math.max(0, candidate.start - LOOSE_REACH), candidate.start)
}

/** What a number is by the words right before it; of readings with the same rank the longest wins. */
export function cuedKind(candidate: Candidate): Verdict | null {
  const { digits, cue, gaps } = candidate
  const length = digits.length
  switch (cue) {
    case 'id':
      if (length < (candidate.chinese ? 14 : 7) || length > 20) return null
      return { kind: 'id-number', rank: isIdentityNumber(digits) ? 3 : length === 18 ? 2 : 1 }
    case 'social':
      return length === 9 || length === 4 ? { kind: 'social-security', rank: 1 } : null
    case 'card':
      if (length < 12 || length > 19 || isIdentityNumber(digits)) return null
      return { kind: 'bank-card', rank: isCardShaped(digits) && isLuhnValid(digits) ? 3 : 1 }
    case 'policy':
    case 'account': {
      const isCode = length >= 6 && !/[.,、]/.test(gaps) && !(length <= 14 && DATE.test(digits))
      return isCode ? { kind: cue === 'policy' ? 'policy-number' : 'account', rank: 1 } : null
    }
    case 'phone':
      return phoneAfterCue(candidate)
    default:
      return null
  }
}

function phoneAfterCue(candidate: Candidate): Verdict | null {
  const exact = phoneKind(candidate)
  if (exact) return { kind: exact, rank: 3 }
  const { digits, gaps } = candidate
  if (digits.length < 7 || digits.length > 13 || isCompanyNumber(digits) || /[,、]/.test(gaps)) return null
  if (/^5-/.test(candidate.shape) && isCompanyNumber(digits.slice(0, 5))) return null
  if (DATE.test(digits) && (digits.length === 8 || digits.length > 11)) return null
  return { kind: digits.length === 11 && digits[0] === '1' ? 'mobile' : 'phone', rank: 1 }
}
