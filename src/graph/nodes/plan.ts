import { type Call, foldCall } from '../../domain/call.ts'
import type { CallEvent } from '../../domain/events.ts'
import { stageMove } from '../../domain/stages.ts'
import { planTurn } from '../../playbook/decide.ts'
import type { Expertise } from '../expertise.ts'
import type { TurnInput } from '../turn-input.ts'
import { utteranceOf } from './understand.ts'

/**
 * Where the call stands now (P1) and what to do next. Only a customer's turn is due to be answered; after an agent's words
 * the stage may move, and the words of an unknown speaker get no advice.
 */
export function plan(call: Call, input: TurnInput, expertise: Expertise): CallEvent[] {
  const heard = utteranceOf(call, input)
  if (!heard) return []
  if (heard.speaker === 'unknown') {
    return [{ type: 'suggestion-withheld', turn: heard.turn, reason: 'speaker-unknown' }]
  }
  const move = stageMove(call)
  const moved: CallEvent[] = move ? [{ type: 'stage-moved', turn: heard.turn, from: call.stage, ...move }] : []
  if (heard.speaker !== 'customer' || call.phase === 'ended') return moved
  // A correction of words that have been answered since is history: nothing is due any more.
  if (call.recent.at(-1)?.turn !== heard.turn) return moved
  const made = planTurn(foldCall(call, moved), expertise.playbook)
  return [
    ...moved,
    made ? { type: 'plan-made', plan: made } : { type: 'suggestion-withheld', turn: heard.turn, reason: 'not-due' },
  ]
}
