import type { ApprovalNote, Call } from '../domain/call.ts'
import type { CaseFacts, Limits } from '../domain/case-facts.ts'
import type { CallEvent } from '../domain/events.ts'
import { formatMoney } from '../domain/money.ts'
import type { ClientMessageOf } from '../protocol/messages.ts'
import type { AuthorityQuestion, Tiers } from '../tools/authority/tiers.ts'
import { mayDecide } from './access.ts'
import type { Spending } from './limits-now.ts'
import { type Actor, notFound, type Refusal, refuse, unavailable } from './ports.ts'

/** What a request or a decision is judged by. */
export interface ApprovalQuestion {
  call: Call
  /** Whose call it is: the money helps them, so they do not decide over it. */
  owner: string
  actor: Actor
  now: number
  newId(): string
  mask(text: string): string
  tiers: Tiers
  spending: Spending
  limitsFor(facts: CaseFacts, approved: NonNullable<Limits['approved']> | null): Limits
  /** The longest that any request waits; null: as long as the tier's own time. */
  approvalTtlMs: number | null
}

/** More open requests than that would push each other out of the call's state unseen. */
const OPEN_MAX = 8
const openOf = (call: Call, now: number): number =>
  call.approvals.filter(({ decision, expiresAt }) => decision === null && now < expiresAt).length

/**
 * Asks the tiers above for a figure (P8), or changes an open request, whose version then rises. Refused where no tier may
 * give so much, or where it is less than what is owed: such a request could only end badly.
 */
export function requestApproval(
  command: ClientMessageOf<'approval.request'>,
  question: ApprovalQuestion,
): CallEvent[] | Refusal {
  const { call, actor, now, newId, mask, tiers, approvalTtlMs } = question
  const known = command.approvalId === undefined ? undefined : find(call, command.approvalId)
  if (command.approvalId !== undefined && !known) return notFound()
  if (known?.decision) return refuse('conflict', 'the approval has been decided; ask for a new one')
  if (!known && openOf(call, now) >= OPEN_MAX)
    return refuse('conflict', `${OPEN_MAX} requests of this call wait already; change one of them or wait`)
  const { amount } = command
  const { limits } = call
  if (limits && amount.currency !== limits.currency)
    return refuse('bad-message', `amount.currency: the money of this call is ${limits.currency}`)
  if (limits?.floorMinor != null && amount.minor < limits.floorMinor)
    return refuse(
      'bad-message',
      `amount: ${formatMoney({ ...amount, minor: limits.floorMinor })} is owed, and this is less`,
    )
  const asked = authorityQuestion(question)
  if (!asked) return unavailable()
  const tier = tiers.tierFor(amount.minor, asked)
  if (!tier) return refuse('above-authority', `${formatMoney(amount)} is more than any tier may give for this case`)
  const waitsMs = Math.min(tier.decisionMinutes * 60_000, approvalTtlMs ?? Number.POSITIVE_INFINITY)
  const event: CallEvent = {
    type: 'approval-requested',
    approvalId: known?.approvalId ?? newId(),
    version: (known?.version ?? 0) + 1,
    amount,
    requestedBy: actor.user,
    why: mask(command.why),
    expiresAt: now + waitsMs,
  }
  return [event]
}

/**
 * Decides an open request (P8, faults 40–42): once, in time, on the version that the decider has seen, by somebody else, and
 * by somebody whose own authority covers the figure. The raised limits go into the same append as the decision.
 */
export function decideApproval(
  command: ClientMessageOf<'approval.decide'>,
  question: ApprovalQuestion,
): CallEvent[] | Refusal {
  const { call, owner, actor, now } = question
  if (!mayDecide(actor)) return notFound()
  const approval = find(call, command.approvalId)
  if (!approval) return notFound()
  if (approval.decision) return refuse('conflict', `the approval has already been ${approval.decision}`)
  if (now >= approval.expiresAt) return refuse('gone', 'the approval has expired')
  if (approval.version !== command.version) {
    return refuse(
      'version-mismatch',
      `the request has changed, its version is ${approval.version} now; look at it again`,
    )
  }
  if (approval.requestedBy === actor.user || owner === actor.user)
    return refuse('four-eyes', 'nobody decides on their own request, or on a call of their own')
  const lacking = lacksAuthority(approval, question)
  if (lacking) return lacking
  const { approvalId, version, decision } = command
  const decided: CallEvent = { type: 'approval-decided', approvalId, version, decision, decidedBy: actor.user }
  if (decision === 'refused') return [decided]
  const before = call.limits?.approved ?? null
  const released = { minor: approval.amount.minor, approvalId, by: actor.user }
  const approved = before && before.minor > released.minor ? before : released
  return [decided, { type: 'limits-set', because: 'approval', limits: question.limitsFor(call.facts, approved) }]
}

/** The tier that has to decide over an amount of this call, as far as it can be told now. */
export function tierOf(
  amountMinor: number,
  question: Pick<ApprovalQuestion, 'call' | 'tiers' | 'spending'>,
): string | null {
  const asked = authorityQuestion(question)
  return (asked && question.tiers.tierFor(amountMinor, asked)?.role) ?? null
}

function lacksAuthority(approval: ApprovalNote, question: ApprovalQuestion): Refusal | null {
  const { actor, tiers } = question
  const asked = authorityQuestion(question)
  if (!asked) return unavailable()
  const own = actor.authority ?? actor.role
  const { amount } = approval
  if (tiers.covers(own, amount.minor, asked)) return null
  const tier = tiers.tierFor(amount.minor, asked)
  const next = tier ? `ask ${tier.name.en} (${tier.name.zh})` : 'no tier may give it any more'
  return refuse('above-authority', `${formatMoney(amount)} is above the authority of ${own}: ${next}`)
}

/** Null while the spending is unknown: then nobody can tell what is left to anybody. */
function authorityQuestion({ call, spending }: Pick<ApprovalQuestion, 'call' | 'spending'>): AuthorityQuestion | null {
  if (!spending.known) return null
  const { facts, limits } = call
  return { facts, on: limits?.on, category: limits?.category, spent: spending.spent }
}

const find = (call: Call, approvalId: string): ApprovalNote | undefined =>
  call.approvals.find(approval => approval.approvalId === approvalId)
