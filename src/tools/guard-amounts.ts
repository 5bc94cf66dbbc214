import { type Amount, formatMoney } from '../domain/money.ts'
import type { BlockReason } from '../domain/suggestion.ts'
import type { GuardBounds } from './guard.ts'

/** "About 300" may turn out to be more: an approximate figure has to leave this much room under the cap. */
const NEAR_FACTOR = 1.25

/** Words by which the company puts money on the table, in the clause of the amount. */
const GIVING =
  /给您|给你|赔|补(?![充办交缴齐签])|退(?![保休])|返|支付|付给|付您|申请|争取|批|打给|转给|到账|减免|承担|报销|那就|offer|pay|refund|compensat|credit|reimburs|give you|make it|waive|goodwill|send you|settle|gesture/
/** Words that say the amount is somebody's demand, a price or a balance, and no offer. */
const MENTIONED =
  /[您你](?:刚才|刚刚|之前|一共|总共|当时|每年|每月)*(?:是)?(?:说|提|讲|报|希望|要求|想要?|主张|期望|交|缴|付|花|买|存|投|损失|借|欠|还)|诉求|要求的?|费用?(?:是|为|共|一共|收|扣|$)|手续费|利息|余额|价格|价钱|原价|账单|欠款|扣了?|收了?|保额|保费|年费|you (?:mentioned|asked|said|want|paid|were charged|requested|lost|spent)|your (?:request|demand|premium|fee|balance|bill|loss)|price|fee (?:of|is|was)|charge of|premium|balance|charged/
/** The company as the giver: such words outweigh a mention in the same clause. */
const COMPANY_GIVES =
  /(?:我们?|公司|银行|这边|我方)[^,，]{0,6}(?:给|赔|退|补|付|打|返)|(?:给|赔|退|补|返)(?:您|你)|\b(?:we|i)(?:'ll| can| will| could|'d| would)? (?:pay|give|offer|refund|credit|send)/
/** "您希望我们赔您…": what follows is still the customer's demand. */
const DEMANDED =
  /[您你](?:是|的)?(?:意思|要求|希望|诉求|想要?|提出|主张)(?:是|让|由)?(?:我们?|公司|银行|我方|这边)?[^,，]{0,4}|\byou (?:want|asked|would like|are asking|need)(?: for)?(?: us)?(?: to)? ?\w*/g

/** What is wrong with the amounts of a sentence: over the cap, under the floor, not in the plan, not readable. */
export function amountReasons(text: string, amounts: readonly Amount[], bounds: GuardBounds): BlockReason[] {
  if (amounts.length === 0) return []
  return amounts.flatMap(amount => {
    const found = bounds.amounts ? plannedReason(text, amount, bounds) : reasonUnderCap(text, amount, bounds)
    return found ? [{ ...found, span: amount.span }] : []
  })
}

type Reason = { rule: string; detail: string } | null

/** Without a plan any figure up to the cap may be named; what cannot be shown to be under it is blocked. */
function reasonUnderCap(text: string, amount: Amount, bounds: GuardBounds): Reason {
  if (amount.minor === null) return unreadable(amount)
  if (isOverCap(amount, bounds)) return { rule: 'over-cap', detail: overCapDetail(amount, bounds) }
  const before = clauseBefore(text, amount)
  const isMentioned = MENTIONED.test(before) && !COMPANY_GIVES.test(before.replace(DEMANDED, ''))
  if (bounds.offerMinor !== null && amount.minor !== bounds.offerMinor && !isMentioned && isOffered(text, amount))
    return { rule: 'unplanned-amount', detail: `${say(amount)} is not the offer of this turn` }
  return bounds.floorMinor !== null && amount.minor < bounds.floorMinor && !isMentioned
    ? underFloor(amount, bounds)
    : null
}

/** With a plan only its figures may be named, and one above the cap only as somebody else's. */
function plannedReason(text: string, amount: Amount, bounds: GuardBounds): Reason {
  if (amount.minor === null) return unreadable(amount)
  const over = isOverCap(amount, bounds)
  const planned = bounds.amounts?.some(money => money.minor === amount.minor && money.currency === amount.currency)
  if (!planned) return { rule: over ? 'over-cap' : 'unplanned-amount', detail: `${say(amount)} is not in the plan` }
  const offered = isOffered(text, amount)
  if (over && offered) return { rule: 'over-cap', detail: `${say(amount)} is above the cap and reads as an offer` }
  if (amount.kind !== 'exact' && amount.minor === bounds.offerMinor)
    return { rule: 'unplanned-amount', detail: `${say(amount)} is offered inexactly` }
  return offered && bounds.floorMinor !== null && amount.minor < bounds.floorMinor ? underFloor(amount, bounds) : null
}

/** Whether the company offers the amount, as far as its clause tells; in doubt a giving word counts. */
function isOffered(text: string, amount: Amount): boolean {
  const before = clauseBefore(text, amount)
  if (COMPANY_GIVES.test(before.replace(DEMANDED, ''))) return true
  if (MENTIONED.test(before)) return false
  return GIVING.test(before) || GIVING.test(clauseAfter(text, amount))
}

/** True also where the amount cannot be shown to be under the cap: another currency, an approximate figure close to it. */
function isOverCap(amount: Amount, bounds: GuardBounds): boolean {
  if (amount.currency !== bounds.currency || bounds.capMinor === null) return true
  const most = (amount.minor ?? 0) * (amount.kind === 'approximate' ? NEAR_FACTOR : 1)
  return most > bounds.capMinor
}

function overCapDetail(amount: Amount, bounds: GuardBounds): string {
  if (bounds.capMinor === null) return `${say(amount)}: no cap is known`
  const cap = formatMoney({ minor: bounds.capMinor, currency: bounds.currency })
  if (amount.currency !== bounds.currency) return `${say(amount)} cannot be compared with the cap ${cap}`
  const isAbove = (amount.minor ?? 0) > bounds.capMinor
  return isAbove ? `${say(amount)} is above the cap ${cap}` : `about ${say(amount)} may be above the cap ${cap}`
}

function unreadable(amount: Amount): Reason {
  return { rule: 'unreadable-amount', detail: `${amount.kind}: no figure that can be held against the cap` }
}

function underFloor(amount: Amount, bounds: GuardBounds): Reason {
  const owed = formatMoney({ minor: bounds.floorMinor ?? 0, currency: bounds.currency })
  return { rule: 'under-floor', detail: `${say(amount)} is below the ${owed} owed` }
}

function say(amount: Amount): string {
  return formatMoney({ minor: amount.minor ?? 0, currency: amount.currency })
}

function clauseBefore(text: string, { span: [start] }: Amount): string {
  const left = text.slice(Math.max(0, start - 40), start).toLowerCase()
  return left.slice(left.search(/[^,，。！？；!?;\n]*$/))
}

function clauseAfter(text: string, { span: [, end] }: Amount): string {
  const right = text.slice(end, end + 30).toLowerCase()
  return /^[^,，。！？；!?;\n]*/.exec(right)?.[0] ?? ''
}
