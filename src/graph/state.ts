import { Annotation } from '@langchain/langgraph'
import { type Call, foldCall, initialCall } from '../domain/call.ts'
import type { CallEvent } from '../domain/events.ts'
import type { TurnInput } from './turn-input.ts'

/** The graph's state: the call, whose reducer is the domain's fold, so that nodes return events; and the turn's input. */
export const turnState = Annotation.Root({
  call: Annotation<Call, readonly CallEvent[]>({ reducer: foldCall, default: () => initialCall }),
  input: Annotation<TurnInput>,
})
export type TurnState = typeof turnState.State
