import { HAS_STOP } from './fillers.ts'
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
const DATE_SHAPE = /^4-[12]-[12](?:-|$)/
const MONTHS = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])/

/**
 * Numbers of companies and authorities that everybody may know: 400, 800, toll-free and shared-cost numbers. Some of the
 * British ones begin like the numbers of Chinese towns (0371, 0871).
 */
export function isCompanyNumber(digits: string, chinese: boolean): boolean {
  if (digits.length === 10 && /^[48]00/.test(digits)) return true
  if (/^8(?:00|33|44|55|66|77|88)\d{7}$/.test(digits)) return true
  if (!chinese && /^0(?:80[08]|84[345]|87[0123]|30[03]|33[03]|34[45]|37[01])\d{6,7}$/.test(digits)) return true
  return /^(?:0(?:10|2\d|[3-9]\d\d))?(?:1[02]\d{3}|9[56]\d{3,4})$/.test(digits)
}

/** "1-800-…" has the digits of a mainland mobile number; the lone 1 in front tells them apart. */
export function isTollFree(digits: string, shape: string): boolean {
  return shape.startsWith('1-3-') && /^18(?:00|33|44|55|66|77|88)\d{7}$/.test(digits)
}

/** Whether the digits have the form of a private telephone number, with nothing said about it before. */
export function phoneKind(candidate: Candidate): 'mobile' | 'phone' | null {
  const { digits, shape, gaps, plus, chinese, spoken, cue } = candidate
  if (digits.length > 15 || digits.length < (plus ? 8 : 9)) return null
  if (cue?.cue === 'reference' && !plus && !MAINLAND_MOBILE.test(digits)) return null
  if (isTollFree(digits, shape)) return null
  if (MAINLAND_MOBILE.test(digits) && !(plus && digits[0] === '1')) return isPhoneGrouped(candidate) ? 'mobile' : null
  if (isCompanyNumber(digits, chinese)) return null
  if (
    plus &&
    digits.length >= 8 &&
    digits.length <= 15 &&
    (!HAS_STOP.test(gaps) || isEven(shape) || /^[.]+$/.test(gaps))
  )
    return 'phone'
  if (CHINESE_LANDLINE.test(digits) && isLandlineGrouped(candidate)) return 'phone'
  if (/[^ .()-]/.test(gaps) && HAS_STOP.test(gaps) && !spoken && !(cue?.cue === 'phone' && AMERICAN_SHAPE.test(shape)))
    return null
  if (GREATER_CHINA.test(digits) && /^[38]/.test(digits)) return 'phone'
  if (TAIWAN_MOBILE.test(digits)) return 'phone'
  if (!chinese && BRITISH.test(digits) && /^(?:0|0044|44)/.test(digits) && !DATE_SHAPE.test(shape)) return 'phone'
  if (!chinese && EUROPEAN.test(digits) && shape.includes('-') && !DATE_SHAPE.test(shape)) return 'phone'
  if (
    AMERICAN.test(digits) &&
    (AMERICAN_SHAPE.test(shape) || (!chinese && !shape.includes('-') && digits.length === 10))
  )
    return 'phone'
  return null
}

/** Groups of one length, the last one shorter perhaps: people cut one number so, while the sums of a list differ. */
export function isEven(shape: string): boolean {
  const groups = shape.split('-')
  const size = Number(groups[0])
  if (groups.length < 3 || size > 4) return false
  return groups.every((group, index) => Number(group) === size || (index === groups.length - 1 && Number(group) < size))
}

/** A list of prices has commas between its parts as well; said in characters, or after its cue, a number is one in any groups. */
function isPhoneGrouped({ digits, shape, gaps, spoken, cue }: Candidate): boolean {
  if (DATE_SHAPE.test(shape) && (shape[2] === '1' || MONTHS.test(digits))) return false
  if (spoken || cue?.cue === 'phone' || !HAS_STOP.test(gaps) || isEven(shape)) return true
  return /^(?:2-)?(?:3-4-4|4-4-3|4-3-4|3-8|3-3-5|7-4|1(?:-1)+|3-2-2-2-2|3-4-2-2)$/.test(shape)
}

function isLandlineGrouped({ shape, gaps, spoken, cue }: Candidate): boolean {
  if (spoken || cue?.cue === 'phone') return true
  if (isEven(shape)) return true
  if (HAS_STOP.test(gaps)) return /^(?:2-)?[34]-(?:[78]|[34]-4)$/.test(shape)
  return true
}
