import type { Clock } from './clock.ts'

interface Held {
  release(verdict: 'in-order' | 'gap'): void
  cancel: () => void
}

/**
 * Lets finals through in the client's own order. One that comes early waits for those before it, for a bounded time and in
 * bounded number; what waits in vain is told `gap`, so that words are never put in the wrong order and never silently lost.
 */
export class Reorder {
  #next: number
  #held = new Map<number, Held>()
  #clock: Clock
  #waitMs: number
  #waitMax: number

  constructor(clock: Clock, next: number, waitMs: number, waitMax: number) {
    this.#clock = clock
    this.#next = next
    this.#waitMs = waitMs
    this.#waitMax = waitMax
  }

  /**
   * Calls `go` when it is the turn of `order`, or with `gap` when the wait was in vain. An order that has been let through
   * before goes at once: it is a resend, or a conflict, and the mailbox tells which.
   */
  admit(order: number, go: (verdict: 'in-order' | 'gap') => void): void {
    if (order <= this.#next) {
      if (order === this.#next) this.#next += 1
      go('in-order')
      this.#releaseReady()
      return
    }
    if (this.#held.size >= this.#waitMax || this.#held.has(order)) {
      go('gap')
      return
    }
    const cancel = this.#clock.after(this.#waitMs, () => {
      this.#held.delete(order)
      go('gap')
    })
    this.#held.set(order, { release: go, cancel })
  }

  /** A final that had been let through was not taken in after all: what came after it must wait again. */
  rewind(next: number): void {
    this.#next = next
  }

  /** Answers everything that still waits; for the end of the call and for draining. */
  clear(): void {
    for (const { release, cancel } of [...this.#held.values()]) {
      cancel()
      release('gap')
    }
    this.#held.clear()
  }

  #releaseReady(): void {
    for (let held = this.#held.get(this.#next); held; held = this.#held.get(this.#next)) {
      this.#held.delete(this.#next)
      this.#next += 1
      held.cancel()
      held.release('in-order')
    }
  }
}
