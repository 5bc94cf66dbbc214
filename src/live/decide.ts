import type { CallEvent } from '../domain/events.ts'
import type { ClientMessageOf } from '../protocol/messages.ts'
import { type ApprovalQuestion, decideApproval, requestApproval } from './approvals.ts'
import type { FoldedCall } from './call-log.ts'
import type { CallTail } from './call-tail.ts'
import { approvedAfter, factsToAdd } from './case-update.ts'
import { limitsNow, type Spending, spendingOf } from './limits-now.ts'
import { type Actor, type LiveContext, type Refusal, refuse } from './ports.ts'

/** The commands whose events follow from the call's state alone, without advice. */
export type PlainCommand = ClientMessageOf<
  'case.update' | 'suggestion.respond' | 'promise.record' | 'approval.request' | 'approval.decide' | 'call.end'
>

export interface Decision extends ApprovalQuestion {
  tail: CallTail
}

/** Commands whose answer depends on what other calls have committed. */
const COUNTS_MONEY: ReadonlySet<PlainCommand['type']> = new Set(['case.update', 'approval.request', 'approval.decide'])

/** Gathers what a command is decided by: the state, and what other calls have committed where money is in question. */
export async function weigh(
  command: PlainCommand,
  actor: Actor,
  { callId, owner, call, tail }: FoldedCall,
  context: LiveContext,
): Promise<Decision> {
  const { clock, newId, limitsFor, mask, settings, tiers } = context
  const updated = command.type === 'case.update' ? factsToAdd(command.facts, call, { actor, mask }) : {}
  const spending: Spending = COUNTS_MONEY.has(command.type)
    ? await spendingOf(callId, { ...call.facts, ...updated }, context)
    : { known: false }
  return {
    call,
    tail,
    owner,
    actor,
    now: clock.now(),
    newId,
    mask,
    tiers,
    spending,
    limitsFor: (facts, approved) => limitsNow(facts, spending, { ...call.limits, approved }, limitsFor),
    approvalTtlMs: settings.approvalTtlMs,
  }
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
      const facts = factsToAdd(command.facts, call, decision)
      const limits = decision.limitsFor({ ...call.facts, ...facts }, approvedAfter(command.facts, call))
      return [{ type: 'facts-updated', facts, limits }]
    }
    case 'suggestion.respond':
      return respond(command, decision)
    case 'promise.record': {
      const { what, owner, dueAt } = command
      const promise = {
        what: decision.mask(what),
        owner: decision.mask(owner),
        dueAt,
        source: 'recorded',
        turn: null,
      } as const
      return [{ type: 'promise-recorded', promiseId: decision.newId(), ...promise }]
    }
    case 'approval.request':
      return requestApproval(command, decision)
    case 'approval.decide':
      return decideApproval(command, decision)
    case 'call.end':
      return [{ type: 'call-ended', reason: decision.mask(command.reason) }]
  }
}

export const callEnded = () => refuse('call-ended', 'the call has ended; start another one')

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
