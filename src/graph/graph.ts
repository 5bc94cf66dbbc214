import { END, Overwrite, START, StateGraph } from '@langchain/langgraph'
import type { Call } from '../domain/call.ts'
import { type CallEvent, lasting } from '../domain/events.ts'
import type { Rewriter } from '../model/rewriter.ts'
import type { Expertise } from './expertise.ts'
import { rewrite } from './nodes/rewrite.ts'
import { type TurnState, turnState } from './state.ts'
import { TURN_NODES, type TurnNode } from './turn.ts'
import type { TurnInput } from './turn-input.ts'

export interface AdviserOptions {
  expertise: Expertise
  /** Null where no model is configured: the graph then has no rewrite leg to take. */
  rewriter: Rewriter | null
  /** The most that a rewrite may take; after it revision 1 stands. */
  rewriteDeadlineMs?: number
}

const REWRITE_DEADLINE_MS = 4_000

/**
 * hear → understand → plan → compose → guard, and where a model is configured rewrite → guard once more. The edges are all
 * that is said here; the work is in `nodes/`. No checkpointer: the log is the memory (docs/decisions/0003).
 */
export function createGraph({ expertise, rewriter, rewriteDeadlineMs = REWRITE_DEADLINE_MS }: AdviserOptions) {
  const step = (node: TurnNode) => (state: TurnState) => ({ call: node(state.call, state.input, expertise) })
  return new StateGraph(turnState)
    .addNode('hear', step(TURN_NODES.hear))
    .addNode('understand', step(TURN_NODES.understand))
    .addNode('plan', step(TURN_NODES.plan))
    .addNode('compose', step(TURN_NODES.compose))
    .addNode('guard', step(TURN_NODES.guard))
    .addNode('rewrite', async (state: TurnState, config) => ({
      call: rewriter ? await rewrite(state.call, rewriter, rewriteDeadlineMs, config.signal ?? neverAborted) : [],
    }))
    .addEdge(START, 'hear')
    .addEdge('hear', 'understand')
    .addEdge('understand', 'plan')
    .addConditionalEdges('plan', state => (state.call.plan ? 'compose' : END), ['compose', END])
    .addEdge('compose', 'guard')
    .addConditionalEdges('guard', state => (rewriter && mayRewrite(state.call) ? 'rewrite' : END), ['rewrite', END])
    .addConditionalEdges('rewrite', state => (state.call.draft ? 'guard' : END), ['guard', END])
    .compile()
}

/** Studio runs the graph without a signal of its own. */
const neverAborted = new AbortController().signal

/** Only a fresh revision 1 of this very plan is reworded; a blocked turn is left alone. */
function mayRewrite(call: Call): boolean {
  return call.plan !== null && call.suggestion?.turn === call.plan.turn && call.suggestion.revision === 1
}

export interface TurnStep {
  node: string
  /** What the node added to the log; transient steps are left out. */
  events: CallEvent[]
}

export interface Adviser {
  streamTurn(call: Call, input: TurnInput, signal: AbortSignal): AsyncIterable<TurnStep>
}

/** The live driver: streams a turn's events node by node, so that the session can append and publish them as they come. */
export function createAdviser(options: AdviserOptions): Adviser {
  const graph = createGraph(options)
  return {
    async *streamTurn(call, input, signal) {
      // Invoked with an Overwrite, the channel takes the call as it is instead of folding it as events.
      const seed = { call: new Overwrite(call), input }
      for await (const update of await graph.stream(seed, { streamMode: 'updates', signal })) {
        for (const [node, change] of Object.entries(update)) {
          const events = lasting(eventsOf(change))
          if (events.length > 0) yield { node, events }
        }
      }
    },
  }
}

function eventsOf(change: unknown): readonly CallEvent[] {
  return (change as { call?: readonly CallEvent[] }).call ?? []
}
