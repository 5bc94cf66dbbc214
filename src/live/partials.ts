import type { ClientMessageOf } from '../protocol/messages.ts'
import type { Clock } from './clock.ts'

type Partial = ClientMessageOf<'transcript.partial'>

interface Segment {
  /** The newest words that have not been shown yet. */
  waiting: Partial | null
  cancel: () => void
}

/** Segments open at once in one call: two speakers and some slack for recognisers that overlap sentences. */
const SEGMENTS_MAX = 8

/**
 * Thins out the words that are still being spoken: the first of a segment goes out at once, then at most so many a second,
 * always the newest. Nothing is kept once it has been shown.
 */
export class Partials {
  #segments = new Map<string, Segment>()
  #clock: Clock
  #everyMs: number
  #show: (partial: Partial) => void

  constructor(clock: Clock, perSecond: number, show: (partial: Partial) => void) {
    this.#clock = clock
    this.#everyMs = 1000 / perSecond
    this.#show = show
  }

  offer(partial: Partial): void {
    const segment = this.#segments.get(partial.segmentId)
    if (segment) {
      segment.waiting = partial
      return
    }
    const oldest = this.#segments.keys().next().value
    if (this.#segments.size >= SEGMENTS_MAX && oldest !== undefined) this.drop(oldest)
    this.#show(partial)
    this.#rest(partial.segmentId)
  }

  /** Forgets a segment whose final has come: older words must not be shown after it. */
  drop(segmentId: string): void {
    this.#segments.get(segmentId)?.cancel()
    this.#segments.delete(segmentId)
  }

  clear(): void {
    for (const segmentId of [...this.#segments.keys()]) this.drop(segmentId)
  }

  #rest(segmentId: string): void {
    const cancel = this.#clock.after(this.#everyMs, () => {
      const waiting = this.#segments.get(segmentId)?.waiting
      this.#segments.delete(segmentId)
      if (!waiting) return
      this.#show(waiting)
      this.#rest(segmentId)
    })
    this.#segments.set(segmentId, { waiting: null, cancel })
  }
}
