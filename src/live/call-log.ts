import { type Call, foldCall, initialCall } from '../domain/call.ts'
import { type CallEvent, stampEvents } from '../domain/events.ts'
import type { EventStore, Receipt } from '../store/event-store.ts'
import { type CallTail, emptyTail, followTail } from './call-tail.ts'
import { type LiveContext, notFound, type Outcome, type Refusal, refuse, unavailable } from './ports.ts'

/** Events read from the store at once while a call is folded. */
const PAGE = 500

/** A call in memory: the fold of its log as far as `seq`. */
export interface FoldedCall {
  callId: string
  owner: string
  createdAt: number
  epoch: number
  seq: number
  nextOrder: number
  call: Call
  tail: CallTail
}

/** Folds a call from its log. Reads before the head, so that what is appended meanwhile is found by the next append. */
export async function foldFromStore(store: EventStore, callId: string): Promise<FoldedCall | Refusal> {
  const head = await store.head(callId)
  if (!head.ok) return head.reason === 'unknown-call' ? notFound() : unavailable()
  let call = initialCall
  let tail = emptyTail
  let seq = 0
  while (seq < head.seq) {
    const page = await store.read(callId, seq + 1, Math.min(PAGE, head.seq - seq))
    if (!page.ok || page.events.length === 0) return unavailable()
    call = foldCall(call, page.events)
    tail = followTail(tail, page.events)
    seq += page.events.length
  }
  const { owner, createdAt, epoch, nextOrder } = head
  return { callId, owner, createdAt, epoch, seq, nextOrder, call, tail }
}

/**
 * The writing end of a call's log: appends, folds what was appended, publishes it, in this order and never otherwise. Not
 * safe for parallel use; the session's mailbox sees to that.
 */
export class CallLog {
  #state: FoldedCall
  #context: LiveContext
  /** Whether this process has claimed the epoch that it writes under. */
  #claimed: boolean
  #lost = false

  constructor(state: FoldedCall, context: LiveContext, claimed: boolean) {
    this.#state = state
    this.#context = context
    this.#claimed = claimed
  }

  get state(): Readonly<FoldedCall> {
    return this.#state
  }

  /** Another writer has taken the log over, or it differs from what was folded: this object is of no use any more. */
  get lost(): boolean {
    return this.#lost
  }

  async append(events: readonly CallEvent[], receipt?: Receipt): Promise<Outcome> {
    const { store, clock, fanOut, metrics, monotonic } = this.#context
    const { callId, epoch, seq } = this.#state
    const logged = stampEvents(events, seq, clock.now())
    // Folded before it is stored: an event that the fold cannot take must not get into the log.
    const call = foldCall(this.#state.call, logged)
    const tail = followTail(this.#state.tail, logged)
    const began = monotonic()
    const appended = await store.append(callId, seq, epoch, logged, receipt)
    if (!appended.ok) return this.#failed(appended.reason)
    metrics.appended(events, monotonic() - began)
    const nextOrder = Math.max(this.#state.nextOrder, (receipt?.order ?? -1) + 1)
    this.#state = { ...this.#state, seq: seq + logged.length, nextOrder, call, tail }
    for (const event of logged) fanOut.publish({ kind: 'event', callId, epoch, event })
    return { ok: true, callId, epoch, seq: this.#state.seq }
  }

  /** Makes sure that no other process writes under the same epoch; once is enough. */
  async ensureClaimed(): Promise<Refusal | null> {
    return this.#claimed ? null : this.claim()
  }

  /** Begins a new epoch, and so fences whoever wrote before. */
  async claim(): Promise<Refusal | null> {
    const claimed = await this.#context.store.claim(this.#state.callId)
    if (!claimed.ok) return claimed.reason === 'unavailable' ? unavailable() : notFound()
    this.#claimed = true
    this.#state = { ...this.#state, epoch: claimed.epoch }
    return null
  }

  /** An order that was used up by a message which can never be taken in. */
  skipOrder(order: number): void {
    this.#state = { ...this.#state, nextOrder: Math.max(this.#state.nextOrder, order + 1) }
  }

  #failed(reason: 'seq-conflict' | 'fenced' | 'unknown-call' | 'unavailable'): Refusal {
    if (reason === 'unavailable') return unavailable()
    this.#lost = true
    const { callId, epoch } = this.#state
    if (reason === 'unknown-call') return notFound()
    if (reason === 'seq-conflict') return refuse('busy', 'the call has changed meanwhile, send the message again')
    this.#context.fanOut.publish({ kind: 'moved', callId, epoch })
    return refuse('not-writer', 'the call is written by another process now')
  }
}
