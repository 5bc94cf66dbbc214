import type { Candidate } from './number-kinds.ts'

const MAINLAND_MOBILE = /^(?:0086|86)?1[3-9]\d{9}$/
const CHINESE_LANDLINE = /^(?:86|0086)?0(?:10\d{8}|2\d{9}|[3-9]\d{2}\d{7,8})$/
const BRITISH = /^(?:0044|44)?0?(?:7\d{9}|[12]\d{8,9})$/
const EUROPEAN = /^0[1-9]\d{7,9}$/
const GREATER_CHINA = /^(?:00)?(?:852[2-9]\d{7}|853[268]\d{7}|8860?9\d{8})$/
const TAIWAN_MOBILE = /^09\d{8}$/
const AMERICAN = /^1?[2-9]\d{2}[2-9]\d{6}$/
const AMERICAN_SHAPE = /^(?:1-)?3-(?:3-4|7)$/
/** A date or a price list can have eleven digits as well; a telephone number is not grouped like a date. */
const DATE_SHAPE = /^4-[12]-[12]/

/** Numbers of companies and authorities that everybody may know: 400, 800, toll-free and shared-cost numbers. */
export function isCompanyNumber(digits: string): boolean {
  if (digits.length === 10 && /^[48]00/.test(digits)) return true
  if (/^8(?:00|33|44|55|66|77|88)\d{7}$/.test(digits)) return true
  if (/^0(?:80[08]|84[345]|87[0123]|30[03]|33[03]|34[45]|37[01])\d{6,7}$/.test(digits)) return true
  return /^(?:0(?:10|2\d|[3-9]\d\d))?(?:1[02]\d{3}|9[56]\d{3,4})$/.test(digits)
}

/** "1-800-…" has the digits of a mainland mobile number; the lone 1 in front tells them apart. */
export function isTollFree(digits: string, shape: string): boolean {
  return shape.startsWith('1-3-') && /^18(?:00|33|44|55|66|77|88)\d{7}$/.test(digits)
}

/** Whether the digits have the form of a private telephone number, with nothing said about it before. */
export function phoneKind(candidate: Candidate): 'mobile' | 'phone' | null {
  const { digits, shape, gaps, plus, chinese } = candidate
  if (candidate.cue === 'reference' && !plus && !MAINLAND_MOBILE.test(digits)) return null
  if (isTollFree(digits, shape)) return null
  if (MAINLAND_MOBILE.test(digits) && !(plus && digits[0] === '1')) return isPhoneGrouped(candidate) ? 'mobile' : null
  if (isCompanyNumber(digits)) return null
  if (plus && digits.length >= 8 && digits.length <= 15 && !/[,、]/.test(gaps)) return 'phone'
  if (/[,、_]/.test(gaps) && !(candidate.cue === 'phone' && AMERICAN_SHAPE.test(shape))) return null
  if (CHINESE_LANDLINE.test(digits) && /^(?:\d+|(?:2-)?[34]-(?:[78]|[34]-4))$/.test(shape)) return 'phone'
  if (GREATER_CHINA.test(digits) && /^[38]/.test(digits)) return 'phone'
  if (TAIWAN_MOBILE.test(digits)) return 'mobile'
  if (!chinese && BRITISH.test(digits) && /^(?:0|0044|44)/.test(digits) && !DATE_SHAPE.test(shape)) return 'phone'
  if (!chinese && EUROPEAN.test(digits) && shape.includes('-') && !DATE_SHAPE.test(shape)) return 'phone'
  if (
    AMERICAN.test(digits) &&
    (AMERICAN_SHAPE.test(shape) || (!chinese && !shape.includes('-') && digits.length === 10))
  )
    return 'phone'
  return null
}

function isPhoneGrouped({ shape, gaps }: Candidate): boolean {
  if (DATE_SHAPE.test(shape)) return false
  if (!/[,、.]/.test(gaps)) return true
  return /^(?:2-)?(?:3-4-4|4-4-3|4-3-4|3-8|3-3-5|7-4|1(?:-1)+|3-2-2-2-2|3-4-2-2)$/.test(shape)
}
