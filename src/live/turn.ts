import type { Call } from '../domain/call.ts'
import type { CallEvent } from '../domain/events.ts'
import type { Adviser, TurnStep } from '../graph/graph.ts'
import type { TurnInput } from '../graph/turn-input.ts'
import type { Clock } from './clock.ts'

/** The node after which revision 1 stands; whatever the graph yields later belongs to the rewrite. */
const LAST_NODE_OF_REVISION_1 = 'guard'

export type TurnEnd =
  | { end: 'whole' }
  /** Revision 1 stands and the graph goes on. */
  | { end: 'rewriting' }
  /** The events could not be recorded; the session knows why. */
  | { end: 'stopped' }
  /** The graph threw, or did not answer in time. */
  | { end: 'failed'; reason: 'graph-failed' | 'graph-timeout'; error: unknown }

/** Takes one node's events; false stops the turn. */
export type Record = (events: CallEvent[]) => Promise<boolean>

/**
 * One run of the graph. It has an AbortController of its own, since a signal that many runs share would gather a listener
 * from each of them.
 */
export class Turn {
  #controller = new AbortController()
  #steps: AsyncIterator<TurnStep>
  #clock: Clock

  constructor(adviser: Adviser, call: Call, input: TurnInput, clock: Clock) {
    this.#steps = adviser.streamTurn(call, input, this.#controller.signal)[Symbol.asyncIterator]()
    this.#clock = clock
  }

  get aborted(): boolean {
    return this.#controller.signal.aborted
  }

  /** Ends the run; what it still yields is dropped. */
  abort(): void {
    this.#controller.abort()
    this.#steps.return?.().catch(() => {})
  }

  /** Runs as far as revision 1, within `timeoutMs` for each node. */
  async advise(record: Record, timeoutMs: number): Promise<TurnEnd> {
    for (;;) {
      const step = await this.#next(timeoutMs)
      if (step.kind === 'failed') {
        this.abort()
        return { end: 'failed', reason: step.reason, error: step.error }
      }
      if (step.kind === 'done') return { end: 'whole' }
      const recorded = await record(step.step.events).catch(failedRecord)
      if (recorded !== true) {
        this.abort()
        return recorded === false ? { end: 'stopped' } : recorded
      }
      if (step.step.node === LAST_NODE_OF_REVISION_1) return { end: 'rewriting' }
    }
  }

  /** Runs to the end. An aborted run ends quietly: nobody waits for it any more. */
  async rewrite(record: Record): Promise<TurnEnd> {
    try {
      for (;;) {
        const step = await this.#steps.next()
        if (this.aborted) return { end: 'stopped' }
        if (step.done) return { end: 'whole' }
        if (!(await record(step.value.events))) return { end: 'stopped' }
      }
    } catch (error) {
      return this.aborted ? { end: 'stopped' } : { end: 'failed', reason: 'graph-failed', error }
    }
  }

  #next(timeoutMs: number): Promise<NextStep> {
    return new Promise(resolve => {
      const cancel = this.#clock.after(timeoutMs, () =>
        resolve({ kind: 'failed', reason: 'graph-timeout', error: new Error(`no answer in ${timeoutMs} ms`) }),
      )
      this.#steps.next().then(
        step => {
          cancel()
          resolve(step.done ? { kind: 'done' } : { kind: 'step', step: step.value })
        },
        error => {
          cancel()
          resolve({ kind: 'failed', reason: 'graph-failed', error })
        },
      )
    })
  }
}

/** Events that cannot be recorded at all are a fault of the graph that made them. */
const failedRecord = (error: unknown): TurnEnd & { end: 'failed' } => ({ end: 'failed', reason: 'graph-failed', error })

type NextStep =
  | { kind: 'step'; step: TurnStep }
  | { kind: 'done' }
  | { kind: 'failed'; reason: 'graph-failed' | 'graph-timeout'; error: unknown }
