import type { Clock } from '../../src/live/clock.ts'

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  #now: number
  #timers = new Set<{ at: number; task: () => void }>()

  constructor(now = 1_700_000_000_000) {
    this.#now = now
  }

  now = () => this.#now

  after(delayMs: number, task: () => void): () => void {
    const timer = { at: this.#now + delayMs, task }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Moves on, running what falls due in order, and lets the promises that it set off settle. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms
    for (;;) {
      const [next] = [...this.#timers].filter(timer => timer.at <= until).sort((a, b) => a.at - b.at)
      if (!next) break
      this.#timers.delete(next)
      this.#now = next.at
      next.task()
      await settled()
    }
    this.#now = until
    await settled()
  }

  /** The wall clock is set by somebody; timers do not care. */
  jump(ms: number): void {
    this.#now += ms
    for (const timer of this.#timers) timer.at += ms
  }
}

/** Lets everything run that waits for nothing but its turn. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 5; round += 1) await new Promise(resolve => setImmediate(resolve))
}
