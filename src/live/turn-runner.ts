import type { CallEvent } from '../domain/events.ts'
import type { TurnInput } from '../graph/turn-input.ts'
import type { Receipt } from '../store/event-store.ts'
import type { CallLog } from './call-log.ts'
import { placeOf } from './failure-place.ts'
import { limitsMovedBySpending } from './limits-now.ts'
import type { LiveContext, Outcome, Refusal } from './ports.ts'
import { Turn } from './turn.ts'

/**
 * Runs the graph for a session. As far as revision 1 a turn runs inside the mailbox; a rewrite runs beside it, and each of
 * its steps comes back through the mailbox, where it is dropped if it has become stale.
 */
export class TurnRunner {
  #log: CallLog
  #context: LiveContext
  #post: (task: () => Promise<void>) => void
  /** The turn whose suggestion may still be reworded. */
  #current: Turn | null = null

  constructor(log: CallLog, context: LiveContext, post: (task: () => Promise<void>) => void) {
    this.#log = log
    this.#context = context
    this.#post = post
  }

  get running(): boolean {
    return this.#current !== null
  }

  abort(): void {
    this.#current?.abort()
    this.#current = null
  }

  /** Must run in the mailbox. Replies as soon as the utterance itself is durable, and returns when revision 1 stands. */
  async run(input: TurnInput, receipt: Receipt, reply: (outcome: Outcome) => void): Promise<void> {
    await this.finishCutTurn()
    const began = this.#context.monotonic()
    // Latest wins: an agent's words leave the suggestion to the customer's last ones in the making, anything else ends it.
    if (input.kind === 'correction' || input.speaker !== 'agent') this.abort()
    if (input.kind === 'utterance') this.#context.metrics.turnHeard(input.speaker)
    const taken = await this.#advise(input, receipt)
    reply(taken.outcome)
    await taken.rest()
    this.#context.metrics.turnAdvised(this.#context.monotonic() - began)
  }

  /** Must run in the mailbox. Reads the last words again whose turn a crash or a failed write had cut short. */
  async finishCutTurn(): Promise<void> {
    const { call, tail } = this.#log.state
    const { unfinished } = tail
    if (!unfinished || call.phase === 'ended') return
    if (!call.recent.some(utterance => utterance.utteranceId === unfinished.utteranceId)) return
    const taken = await this.#advise({ kind: 'correction', utteranceId: unfinished.utteranceId })
    await taken.rest()
  }

  /** Starts a turn and takes its first step, which is what the client waits for; `rest` goes on as far as revision 1. */
  async #advise(input: TurnInput, receipt?: Receipt): Promise<{ outcome: Outcome; rest(): Promise<void> }> {
    const { adviser, clock, settings } = this.#context
    const refusal = await this.#countMoney(input)
    if (refusal) return { outcome: refusal, rest: async () => {} }
    const turn = new Turn(adviser, this.#log.state.call, input, clock)
    let first: ((outcome: Outcome) => void) | null = null
    const heard = new Promise<Outcome>(resolve => {
      first = resolve
    })
    const record = async (events: CallEvent[]) => {
      const outcome = await this.#log.append(events, first ? receipt : undefined)
      first?.(outcome)
      first = null
      return outcome.ok
    }
    const advised = turn.advise(record, settings.turnTimeoutMs).then(async end => {
      if (end.end === 'rewriting') this.#follow(turn)
      if (end.end === 'failed') await this.#degrade(end.reason, end.error, first ? { input, record } : null)
      if (first) first({ ok: false, code: 'internal', message: 'the words could not be taken in', retry: false })
    })
    return { outcome: await heard, rest: () => advised }
  }

  /**
   * Before advice is given, the limits are brought up to what other calls have committed by now (D1). Where they cannot be
   * written down there is no turn at all: advice under the old ones could give the same money twice.
   */
  async #countMoney(input: TurnInput): Promise<Refusal | null> {
    if (input.kind === 'utterance' && input.speaker !== 'customer') return null
    const limits = await limitsMovedBySpending(this.#log.state, this.#context)
    if (!limits) return null
    const outcome = await this.#log.append([{ type: 'limits-set', limits, because: 'spending' }])
    return outcome.ok ? null : outcome
  }

  #follow(turn: Turn): void {
    if (this.#current && this.#current !== turn) this.#current.abort()
    this.#current = turn
    void turn
      .rewrite(events => this.#recordLate(turn, events))
      .then(async end => {
        if (end.end === 'failed') await this.#recordLate(turn, [this.#degraded(end.reason, end.error)])
        if (this.#current === turn) this.#current = null
      })
  }

  #recordLate(turn: Turn, events: CallEvent[]): Promise<boolean> {
    return new Promise(resolve => {
      this.#post(async () => {
        const stale = turn !== this.#current || turn.aborted || this.#log.state.call.phase === 'ended'
        resolve(stale ? false : (await this.#log.append(events)).ok)
      })
    })
  }

  /** Fails closed: the words stay in the log, nothing is suggested, and everybody sees that the turn had no advice. */
  async #degrade(
    reason: string,
    error: unknown,
    unheard: { input: TurnInput; record(events: CallEvent[]): Promise<boolean> } | null,
  ): Promise<void> {
    if (unheard) {
      const heard = this.#heardWithoutGraph(unheard.input)
      if (heard && !(await unheard.record([heard]))) return
    }
    await this.#log.append([this.#degraded(reason, error)])
  }

  #degraded(reason: string, error: unknown): CallEvent {
    const { call, callId } = this.#log.state
    // The message of an unknown error may quote what was said; its name and place do not.
    this.#context.log.error('a turn had no advice', { callId, turn: call.turns - 1, reason, ...placeOf(error) })
    return { type: 'turn-degraded', turn: Math.max(0, call.turns - 1), reason }
  }

  #heardWithoutGraph(input: TurnInput): CallEvent | null {
    const { call } = this.#log.state
    if (input.kind === 'correction') {
      const known = call.recent.find(utterance => utterance.utteranceId === input.utteranceId)
      if (!known) return null
      const { turn, utteranceId } = known
      const text = input.text === undefined ? known.text : this.#masked(input.text)
      return { type: 'utterance-corrected', turn, utteranceId, speaker: input.speaker ?? known.speaker, text }
    }
    const { speaker, startMs, endMs } = input
    const utteranceId = input.utteranceId ?? `u-${call.turns}`
    const text = this.#masked(input.text)
    return { type: 'utterance-heard', turn: call.turns, utteranceId, speaker, text, startMs, endMs }
  }

  /** Words that cannot be masked are not stored: better a hole than a leak. */
  #masked(text: string): string {
    try {
      return this.#context.mask(text)
    } catch {
      return '…'
    }
  }
}
