import { type Amount, formatMoney, isPart } from '../domain/money.ts'
import type { BlockReason } from '../domain/suggestion.ts'
import { heldTogether, isAccepted, isMentioned, isOffered, isProposed, offersTogether } from './company-offers.ts'
import { type FoldedText, originalSpan } from './folded-text.ts'
import type { GuardBounds } from './guard.ts'
import { impliedOffers } from './money/implied-offers.ts'
import { factorOf } from './money/multiples.ts'
import { GIVING_ANY, grows, isOpenUpwards, isRate } from './money/open-offers.ts'

/** "About 300" may turn out to be more: an approximate figure has to leave this much room under the cap. */
const NEAR_FACTOR = 1.25
/** "一千多" may be anything up to the next round figure. */
const MORE = /[多余几]/

/** What is known of the amounts of a sentence together. */
interface Sentence {
  text: string
  /** Amounts that are worked out from no other; a part is held by its total. */
  whole: readonly Amount[]
  bounds: GuardBounds
  /** The highest that offers of the sentence come to together. */
  togetherMinor: number
}
/** All amounts of a sentence, and those among them that only the guard hears. */
interface Heard {
  all: readonly Amount[]
  implied: readonly Amount[]
}
type Reason = { rule: string; detail: string } | null

/**
 * What is wrong with the amounts of a sentence: over the cap, under the floor, not in the plan, not readable. Totals and
 * offers that come on top of each other are held by what they come to.
 */
export function amountReasons(folded: FoldedText, amounts: readonly Amount[], bounds: GuardBounds): BlockReason[] {
  // The words around a figure may be disguised as well as the figure.
  const reasons = reasonsIn(folded, amountsIn(folded, amounts), bounds)
  return reasons.map(reason => ({ ...reason, span: originalSpan(folded, ...reason.span) }))
}

/** The amounts of a text at their places in the folded text. */
function amountsIn({ text, starts, ends }: FoldedText, amounts: readonly Amount[]): readonly Amount[] {
  if (!starts || !ends) return amounts
  return amounts.map(amount => {
    const [start, end] = amount.span
    const first = starts.findIndex((_, at) => (ends[at] ?? 0) > start)
    const last = ends.findLastIndex((_, at) => (starts[at] ?? 0) < end)
    return { ...amount, span: [Math.max(0, first), last < 0 ? text.length : last + 1] }
  })
}

function reasonsIn(folded: FoldedText, amounts: readonly Amount[], bounds: GuardBounds): BlockReason[] {
  const { text } = folded
  const implied = impliedOffers(text, amounts, bounds.currency)
  const all = implied.length === 0 ? amounts : [...amounts, ...implied]
  if (all.length === 0) return []
  const whole = all.length === 1 ? all : all.filter(amount => !isPart(amount, all))
  const together = [...offersTogether(text, whole), ...withoutPlan(text, whole, bounds)]
  const sentence = { text, whole, bounds, togetherMinor: Math.max(0, ...together.map(({ minor }) => minor)) }
  const reasons = whole.flatMap(amount => {
    const found =
      (bounds.amounts ? plannedReason(sentence, amount) : reasonUnderCap(sentence, amount)) ??
      moreThanSaid(sentence, amount, { all, implied })
    return found ? [{ ...found, span: amount.span }] : []
  })
  for (const { minor, parts } of together) {
    const [first, last] = [parts[0] as Amount, parts.at(-1) as Amount]
    const sum: Amount = { ...first, minor, span: [first.span[0], last.span[1]] }
    if (isOverCap(sentence, sum)) reasons.push({ rule: 'over-cap', detail: overCapDetail(sum, bounds), span: sum.span })
  }
  return reasons
}

/** What figures of a text come to that stand side by side; a plan says itself which may stand there. */
function withoutPlan(text: string, whole: readonly Amount[], bounds: GuardBounds) {
  return bounds.amounts === null ? heldTogether(text, whole) : []
}

/** An offer that is worth more than its figure: open upwards, multiplied by something, due again and again. */
function moreThanSaid(sentence: Sentence, amount: Amount, { all, implied }: Heard): Reason {
  const { text, bounds } = sentence
  const isTotal = all.some(other => other !== amount && isPart(other, [amount]))
  if (amount.minor === null || isMentioned(text, amount)) return null
  const lower = text.toLowerCase()
  const before = lower.slice(Math.max(0, amount.span[0] - 30), amount.span[0])
  const after = lower.slice(amount.span[1], amount.span[1] + 30)
  if (!all.some(({ kind }) => kind === 'multiple') || /翻[一两二三]倍/.test(lower))
    if (grows(lower, before, after))
      return { rule: 'unreadable-amount', detail: `${say(amount)} grows by more than can be worked out` }
  if (isTotal) return null
  if (!implied.includes(amount) && !GIVING_ANY.test(lower) && !isProposed(text)) return null
  const least = isOpenUpwards(before, after) ? Math.round(amount.minor * NEAR_FACTOR) : 0
  if (bounds.capMinor !== null && least > bounds.capMinor)
    return { rule: 'over-cap', detail: `${say(amount)} is where it begins: may be above the cap` }
  const clause = `${/[^,，。！？；!?;\n]*$/.exec(before)?.[0]} ${/^[^,，。！？；!?;\n]*/.exec(after)?.[0]}`
  if (isRate(clause, before, after))
    return { rule: 'unreadable-amount', detail: `${say(amount)} is due more than once: no total is said` }
  return null
}

/** Without a plan any figure up to the cap may be named; what cannot be shown to be under it is blocked. */
function reasonUnderCap(sentence: Sentence, said: Amount): Reason {
  const amount = multiplied(sentence, said)
  const { text, bounds } = sentence
  if (amount.minor === null) return unreadable(amount)
  if (isOverCap(sentence, amount)) return { rule: 'over-cap', detail: overCapDetail(amount, bounds) }
  const mentioned = isMentioned(text, amount)
  if (
    bounds.offerMinor !== null &&
    amount.minor !== bounds.offerMinor &&
    !mentioned &&
    (isOffered(text, amount) || isProposed(text))
  )
    return { rule: 'unplanned-amount', detail: `${say(amount)} is not the offer of this turn` }
  return mentioned ? null : underFloor(sentence, amount)
}

/** With a plan only its figures may be named, and one above the cap only as somebody else's. */
function plannedReason(sentence: Sentence, amount: Amount): Reason {
  const { text, bounds } = sentence
  if (amount.minor === null) return unreadable(amount)
  const over = isOverCap(sentence, amount)
  const planned = bounds.amounts?.some(money => money.minor === amount.minor && money.currency === amount.currency)
  if (!planned) return { rule: over ? 'over-cap' : 'unplanned-amount', detail: `${say(amount)} is not in the plan` }
  const offered = isOffered(text, amount) || isAccepted(text)
  if (over && offered) return { rule: 'over-cap', detail: `${say(amount)} is above the cap and reads as an offer` }
  if (amount.kind !== 'exact' && amount.minor === bounds.offerMinor)
    return { rule: 'unplanned-amount', detail: `${say(amount)} is offered inexactly` }
  return offered ? underFloor(sentence, amount) : null
}

/** A factor comes to what it makes of the highest figure of the sentence; without one nobody knows. */
function multiplied({ text, whole }: Sentence, amount: Amount): Amount {
  if (amount.kind !== 'multiple' || amount.minor !== null) return amount
  const factor = factorOf(text.slice(...amount.span))
  const base = Math.max(...whole.map(({ minor }) => minor ?? -1))
  const isWhole = whole.every(({ minor, kind }) => minor !== null || kind === 'multiple')
  return factor === null || base <= 0 || !isWhole ? amount : { ...amount, minor: Math.ceil(base * factor) }
}

/** True also where the amount cannot be shown to be under the cap: another currency, an approximate figure close to it. */
function isOverCap({ text, bounds }: Sentence, amount: Amount): boolean {
  if (amount.currency !== bounds.currency || bounds.capMinor === null) return true
  return mostOf(text, amount) > bounds.capMinor
}

function mostOf(text: string, { minor, kind, span }: Amount): number {
  const low = minor ?? 0
  if (kind !== 'approximate') return low
  const zeros = /0*$/.exec(String(low))?.[0].length ?? 0
  const next = MORE.test(text.slice(span[0], span[1] + 1)) ? low + 10 ** zeros : 0
  return Math.max(low * NEAR_FACTOR, next)
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

/** A sum under what is owed, unless it is one of several that come to it. */
function underFloor({ bounds, togetherMinor }: Sentence, amount: Amount): Reason {
  const floor = bounds.floorMinor ?? 0
  if ((amount.minor ?? 0) >= floor || togetherMinor >= floor) return null
  const owed = formatMoney({ minor: floor, currency: bounds.currency })
  return { rule: 'under-floor', detail: `${say(amount)} is below the ${owed} owed` }
}

function say(amount: Amount): string {
  return formatMoney({ minor: amount.minor ?? 0, currency: amount.currency })
}
