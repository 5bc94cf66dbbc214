import type { Delivery, EventStore } from '../store/event-store.ts'
import type { Clock } from './clock.ts'
import type { FanOut } from './fan-out.ts'
import type { LiveLog } from './ports.ts'

export type { Delivery } from '../store/event-store.ts'

/**
 * A receiver outside this process. `taken`: it has the delivery for good. `refused`: it will not take this one, others
 * perhaps. `unreachable`: it takes nothing at the moment, so there is no use in trying the next.
 */
export interface ApprovalTaker {
  take(delivery: Delivery): Promise<'taken' | 'refused' | 'unreachable'>
}

export interface ApprovalPostSettings {
  /** The wait after a round in which something was left; doubled each time, up to the longest. */
  retryMs: number
  retryMaxMs: number
  /** How often to look for what other processes have written. */
  lookMs: number
  /** A listener that has not confirmed a delivery gets it again after this. */
  resendMs: number
  page: number
}

export const APPROVAL_POST_DEFAULTS: ApprovalPostSettings = {
  retryMs: 1_000,
  retryMaxMs: 60_000,
  lookMs: 30_000,
  resendMs: 10_000,
  page: 100,
}

export interface ApprovalPostOptions {
  store: Pick<EventStore, 'undelivered' | 'delivered'>
  clock: Clock
  log: LiveLog
  taker: ApprovalTaker | null
  settings?: Partial<ApprovalPostSettings>
}

type Listener = (delivery: Delivery) => void

/**
 * Brings approval events from the outbox to the people who wait for them (P8, fault 43). What is written stays in the outbox
 * until somebody has taken it over: a listener that confirmed it, or the taker. A crash in between means that it comes
 * again, so receivers drop a delivery whose id they have seen.
 */
export class ApprovalPost {
  #options: ApprovalPostOptions
  #settings: ApprovalPostSettings
  /** What each listener was given and when, as far as it is still in the outbox. */
  #listeners = new Map<Listener, Map<number, number>>()
  #round: Promise<void> | null = null
  #again = false
  #failures = 0
  #cancelTimer: () => void = () => {}
  #closed = false

  constructor(options: ApprovalPostOptions) {
    this.#options = options
    this.#settings = { ...APPROVAL_POST_DEFAULTS, ...options.settings }
  }

  /** There may be something new: looks at once, or right after the round that is under way. */
  wake(): void {
    if (this.#closed || !this.#hasReceiver()) return
    if (this.#round) {
      this.#again = true
      return
    }
    this.#cancelTimer()
    this.#round = this.#deliver()
      .catch(error => {
        this.#options.log.error('approvals could not be delivered', { error: (error as Error).name })
        return true
      })
      .then(left => {
        this.#round = null
        this.#next(left)
      })
  }

  /** Gives the listener everything that nobody has taken over yet, and what comes after. */
  subscribe(listener: Listener): () => void {
    this.#listeners.set(listener, new Map())
    this.wake()
    return () => this.#listeners.delete(listener)
  }

  /** A listener has taken these over; false where that could not be written down, and they will come again. */
  async confirm(ids: readonly number[]): Promise<boolean> {
    return ids.length === 0 || (await this.#options.store.delivered(ids)).ok
  }

  /** Stops, after the round that is under way. */
  async close(): Promise<void> {
    this.#closed = true
    this.#cancelTimer()
    this.#listeners.clear()
    await this.#round
  }

  #hasReceiver(): boolean {
    return this.#listeners.size > 0 || this.#options.taker !== null
  }

  #next(left: boolean): void {
    if (this.#closed) return
    const { retryMs, retryMaxMs, lookMs } = this.#settings
    if (this.#again) {
      this.#again = false
      this.wake()
      return
    }
    this.#failures = left ? this.#failures + 1 : 0
    const waitMs = left ? Math.min(retryMaxMs, retryMs * 2 ** (this.#failures - 1)) : lookMs
    this.#cancelTimer = this.#options.clock.after(waitMs, () => this.wake())
  }

  /** One round over what is in the outbox, oldest first. True where something is left in it. */
  async #deliver(): Promise<boolean> {
    const { store, taker } = this.#options
    // What was refused again and again must not hide what came after it.
    const found = await store.undelivered(this.#settings.page * (1 + Math.min(this.#failures, 9)))
    if (!found.ok) return true
    for (const [listener, given] of this.#listeners) this.#give(listener, given, found.deliveries)
    const taken: number[] = []
    for (const delivery of taker ? found.deliveries : []) {
      if (this.#closed) break
      const answer = await taker?.take(delivery)
      if (answer === 'unreachable') break
      if (answer === 'taken') taken.push(delivery.id)
    }
    const noted = await this.confirm(taken)
    return !noted || taken.length < found.deliveries.length
  }

  #give(listener: Listener, given: Map<number, number>, deliveries: readonly Delivery[]): void {
    const now = this.#options.clock.now()
    const waiting = new Set(deliveries.map(delivery => delivery.id))
    for (const id of given.keys()) if (!waiting.has(id)) given.delete(id)
    for (const delivery of deliveries) {
      const before = given.get(delivery.id)
      if (before !== undefined && now - before < this.#settings.resendMs) continue
      given.set(delivery.id, now)
      try {
        listener(delivery)
      } catch (error) {
        this.#options.log.warn('a listener to approvals failed', { error: (error as Error).name })
      }
    }
  }
}

/** A fan-out that also wakes the post whenever an approval event has become durable in this process. */
export function wakingFanOut(fanOut: FanOut, wake: () => void): FanOut {
  return {
    ...fanOut,
    publish(publication) {
      fanOut.publish(publication)
      if (publication.kind !== 'event') return
      const { type } = publication.event
      if (type === 'approval-requested' || type === 'approval-decided') wake()
    },
  }
}
