import { hash } from 'node:crypto'
import { foldCall, initialCall } from '../domain/call.ts'
import { type CallEvent, stampEvents } from '../domain/events.ts'
import type { ClientMessageOf } from '../protocol/messages.ts'
import { bodyHash } from './body-hash.ts'
import { CallLog, foldFromStore } from './call-log.ts'
import { emptyTail } from './call-tail.ts'
import { sanitiseFacts } from './case-update.ts'
import { dayOf, limitsNow, spendingOf } from './limits-now.ts'
import {
  type Actor,
  type LiveContext,
  notFound,
  type Outcome,
  type Refusal,
  refuse,
  unavailable,
  type Writer,
} from './ports.ts'
import { Session } from './session.ts'

/** The calls that are in memory. A call is loaded by folding its log, and leaves memory when nobody needs it there. */
export class Sessions {
  #context: LiveContext
  #live = new Map<string, Session>()
  #loading = new Map<string, Promise<Session | Refusal>>()
  #cancelSweep: () => void = () => {}

  constructor(context: LiveContext) {
    this.#context = context
    this.#sweepLater()
  }

  get size(): number {
    return this.#live.size
  }

  /** The session of a call that happens to be in memory. */
  peek(callId: string): Session | undefined {
    return this.#live.get(callId)
  }

  /** The session of a call, from memory or from its log. */
  async find(callId: string): Promise<Session | Refusal> {
    const live = this.#live.get(callId)
    if (live && !live.lost) return live
    const loading = this.#loading.get(callId) ?? this.#load(callId)
    this.#loading.set(callId, loading)
    return loading.finally(() => this.#loading.delete(callId))
  }

  /** Starts a call. The same start by the same user, sent again, gives the same call and the same answer. */
  async start(command: ClientMessageOf<'call.start'>, actor: Actor, connection: Writer | null): Promise<Outcome> {
    const { store, clock, limitsFor, knowledge, mask, metrics } = this.#context
    const callId = command.callId ?? callIdOf(actor.user, command.id)
    const receipt = { clientId: command.id, bodyHash: bodyHash(command) }
    const facts = sanitiseFacts(command.facts, { actor, mask })
    const createdAt = clock.now()
    const spending = await spendingOf(callId, facts, this.#context)
    const limits = limitsNow(facts, spending, { on: dayOf(createdAt) }, limitsFor)
    const opening: CallEvent = { type: 'call-started', callId, facts, limits, knowledge }
    const events = stampEvents([opening], 0, createdAt)
    const began = this.#context.monotonic()
    const created = await store.createCall({ callId, owner: actor.user, createdAt }, events, receipt)
    if (!created.ok) return created.reason === 'exists' ? this.#startedBefore(callId, receipt, actor) : unavailable()
    metrics.appended([opening], this.#context.monotonic() - began)
    // Somebody may have asked for the call between its creation and now: two sessions of one call would fence each other.
    const racing = await (this.#live.get(callId) ?? this.#loading.get(callId))
    if (racing) {
      if (racing instanceof Session && connection !== null) await racing.takePen(connection)
      return { ok: true, callId, epoch: 1, seq: 1 }
    }
    const call = foldCall(initialCall, events)
    const state = { callId, owner: actor.user, createdAt, epoch: 1, seq: 1, nextOrder: 0, call, tail: emptyTail }
    this.#keep(new Session(new CallLog(state, this.#context, true), this.#context, connection))
    return { ok: true, callId, epoch: 1, seq: 1 }
  }

  /** Drops a call whose words were erased: what is still in memory must not be read any more. */
  async forget(callId: string): Promise<void> {
    await this.#loading.get(callId)
    this.#live.delete(callId)
    this.#context.metrics.liveCalls(this.#live.size)
  }

  /** A connection is gone: it writes no call any more. */
  release(connection: Writer, callIds: Iterable<string>): void {
    for (const callId of callIds) this.#live.get(callId)?.release(connection)
  }

  /** Ends what is going on in every call and waits until all that was taken in is durable. */
  async settle(): Promise<void> {
    this.#cancelSweep()
    await Promise.all([...this.#live.values()].map(session => session.settle()))
  }

  async #startedBefore(
    callId: string,
    { clientId, bodyHash }: { clientId: string; bodyHash: string },
    actor: Actor,
  ): Promise<Outcome> {
    const head = await this.#context.store.head(callId)
    if (!head.ok) return head.reason === 'unavailable' ? unavailable() : notFound()
    const known = head.owner === actor.user ? await this.#context.store.receipt(callId, clientId) : null
    if (known && !known.ok) return unavailable()
    if (known?.receipt?.bodyHash === bodyHash) {
      return { ok: true, callId, epoch: known.receipt.epoch, seq: known.receipt.seq }
    }
    return refuse('conflict', 'a call of this id was started before, with another message')
  }

  async #load(callId: string): Promise<Session | Refusal> {
    const state = await foldFromStore(this.#context.store, callId)
    if ('ok' in state) return state
    const session = new Session(new CallLog(state, this.#context, false), this.#context, null)
    this.#keep(session)
    return session
  }

  #keep(session: Session): void {
    this.#live.set(session.callId, session)
    this.#context.metrics.liveCalls(this.#live.size)
  }

  #sweepLater(): void {
    this.#cancelSweep = this.#context.clock.after(this.#context.settings.idleMs / 2, () => {
      const now = this.#context.monotonic()
      for (const session of [...this.#live.values()]) {
        if (session.lost || session.evictable(now)) this.#live.delete(session.callId)
      }
      this.#context.metrics.liveCalls(this.#live.size)
      this.#sweepLater()
    })
  }
}

/** A call whose id the client leaves to us gets one that a resend of the same start leads to again. */
function callIdOf(user: string, clientId: string): string {
  return `c-${hash('sha256', `${user}\0${clientId}`, 'base64url').slice(0, 20)}`
}
