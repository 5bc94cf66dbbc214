import { type Call, foldCall } from '../domain/call.ts'
import { type CallEvent, lasting } from '../domain/events.ts'
import type { Expertise } from './expertise.ts'
import { compose } from './nodes/compose.ts'
import { guard } from './nodes/guard.ts'
import { hear } from './nodes/hear.ts'
import { plan } from './nodes/plan.ts'
import { understand } from './nodes/understand.ts'
import type { TurnInput } from './turn-input.ts'

export type TurnNode = (call: Call, input: TurnInput, expertise: Expertise) => CallEvent[]

/** The deterministic way of a turn, in order. Both drivers run these very functions. */
export const TURN_NODES = { hear, understand, plan, compose, guard } satisfies Record<string, TurnNode>

/**
 * The synchronous driver, for batch work (replay, evals, QA): folds one turn through the nodes and returns what belongs in
 * the log. `graph.ts` gives the same events, byte for byte, for the same input; a test holds it to that.
 */
export function advise(call: Call, input: TurnInput, expertise: Expertise): CallEvent[] {
  const events: CallEvent[] = []
  let state = call
  for (const node of Object.values(TURN_NODES)) {
    const made = node(state, input, expertise)
    state = foldCall(state, made)
    events.push(...made)
  }
  return lasting(events)
}
