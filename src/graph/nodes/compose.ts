import type { Call } from '../../domain/call.ts'
import type { CallEvent } from '../../domain/events.ts'
import { composeDraft } from '../../playbook/compose.ts'
import type { Expertise } from '../expertise.ts'
import type { TurnInput } from '../turn-input.ts'

/** The plan becomes a sentence. The draft stays inside the process until the guard has passed it. */
export function compose(call: Call, _input: TurnInput, expertise: Expertise): CallEvent[] {
  if (!call.plan) return []
  const draft = composeDraft(call, call.plan, expertise.playbook)
  if (!draft) return [{ type: 'suggestion-withheld', turn: call.plan.turn, reason: 'nothing-new' }]
  return [{ type: 'suggestion-drafted', draft }]
}
