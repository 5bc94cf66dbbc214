import type { ApprovalNote, Call } from '../domain/call.ts'
import { type CaseFacts, type Limits, maskFacts } from '../domain/case-facts.ts'
import type { CallEvent } from '../domain/events.ts'
import type { ClientMessageOf } from '../protocol/messages.ts'
import { mayDecide } from './access.ts'
import type { CallTail } from './call-tail.ts'
import { type Actor, notFound, type Refusal, refuse } from './ports.ts'

/** The commands whose events follow from the call's state alone, without advice. */
export type PlainCommand = ClientMessageOf<
  'case.update' | 'suggestion.respond' | 'promise.record' | 'approval.request' | 'approval.decide' | 'call.end'
>

export interface Decision {
  call: Call
  tail: CallTail
  actor: Actor
  now: number
  newId(): string
  limitsFor(facts: CaseFacts): Limits
  mask(text: string): string
  approvalTtlMs: number
}

/** Which events a command leads to, or why it is refused. Pure but for the ids that it asks for. */
export function decide(command: PlainCommand, decision: Decision): CallEvent[] | Refusal {
  const { call } = decision
  if (call.phase === 'ended') {
    return command.type === 'approval.decide'
      ? refuse('gone', 'the call has ended, the approval is of no use any more')
      : callEnded()
  }
  switch (command.type) {
    case 'case.update': {
      const facts = narrowed(sanitiseFacts(command.facts, decision), call)
      return [{ type: 'facts-updated', facts, limits: decision.limitsFor({ ...call.facts, ...facts }) }]
    }
    case 'suggestion.respond':
      return respond(command, decision)
    case 'promise.record': {
      const { what, owner, dueAt } = command
      const promise = { what: decision.mask(what), owner, dueAt, source: 'recorded', turn: null } as const
      return [{ type: 'promise-recorded', promiseId: decision.newId(), ...promise }]
    }
    case 'approval.request':
      return request(command, decision)
    case 'approval.decide':
      return decideApproval(command, decision)
    case 'call.end':
      return [{ type: 'call-ended', reason: decision.mask(command.reason) }]
  }
}

export const callEnded = () => refuse('call-ended', 'the call has ended; start another one')

/**
 * Facts as they may enter the log: free text without personal data, and the authority that the token fixes, so that a
 * client cannot widen its own limits by claiming a higher role.
 */
export function sanitiseFacts(facts: CaseFacts, { actor, mask }: Pick<Decision, 'actor' | 'mask'>): CaseFacts {
  return { ...maskFacts(facts, mask), ...(actor.authority === undefined ? {} : { role: actor.authority }) }
}

/**
 * An update in mid-call may narrow what the agent may give and never widen it, and what is owed never shrinks (D1, D2): role
 * and currency stand, a cap only falls, a floor only rises.
 */
function narrowed(facts: CaseFacts, call: Call): CaseFacts {
  const { role: _role, currency: _currency, capMinor, floorMinor, ...rest } = facts
  const cap = capMinor === undefined ? {} : { capMinor: Math.min(capMinor, call.limits?.capMinor ?? 0) }
  const floor = floorMinor === undefined ? {} : { floorMinor: Math.max(floorMinor, call.limits?.floorMinor ?? 0) }
  return { ...rest, ...cap, ...floor }
}

function respond(command: ClientMessageOf<'suggestion.respond'>, { tail, actor, mask }: Decision) {
  const { suggestionId, revision, response, text, reason } = command
  const shown = tail.issued.get(suggestionId)
  if (shown === undefined) return refuse('gone', 'this suggestion is no longer shown in the call')
  if (revision > shown) return refuse('version-mismatch', `revision ${shown} is the newest of this suggestion`)
  const event: CallEvent = {
    type: 'suggestion-answered',
    suggestionId,
    revision,
    response,
    ...(text === undefined ? {} : { text: mask(text) }),
    ...(reason === undefined ? {} : { reason: mask(reason) }),
    by: actor.user,
  }
  return [event]
}

function request(command: ClientMessageOf<'approval.request'>, decision: Decision): CallEvent[] | Refusal {
  const known = command.approvalId === undefined ? undefined : find(decision.call, command.approvalId)
  if (command.approvalId !== undefined && !known) return notFound()
  if (known?.decision) return refuse('conflict', 'the approval has been decided; ask for a new one')
  const event: CallEvent = {
    type: 'approval-requested',
    approvalId: known?.approvalId ?? decision.newId(),
    version: (known?.version ?? 0) + 1,
    amount: command.amount,
    requestedBy: decision.actor.user,
    why: decision.mask(command.why),
    expiresAt: decision.now + decision.approvalTtlMs,
  }
  return [event]
}

function decideApproval(command: ClientMessageOf<'approval.decide'>, decision: Decision): CallEvent[] | Refusal {
  const { call, actor, now } = decision
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
  if (approval.requestedBy === actor.user) return refuse('four-eyes', 'nobody decides on their own request')
  const { approvalId, version, decision: verdict } = command
  return [{ type: 'approval-decided', approvalId, version, decision: verdict, decidedBy: actor.user }]
}

const find = (call: Call, approvalId: string): ApprovalNote | undefined =>
  call.approvals.find(approval => approval.approvalId === approvalId)
