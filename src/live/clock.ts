/** Time as a port: tests drive it by hand and never sleep. */
export interface Clock {
  /** Epoch ms, for what people read. Nothing is ordered by it. */
  now(): number
  /** Runs `task` once after `delayMs` of monotonic time, unless the returned function is called before. */
  after(delayMs: number, task: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs)
    // A pending deadline is no reason to keep a process alive that has nothing else to do.
    timer.unref()
    return () => clearTimeout(timer)
  },
}
