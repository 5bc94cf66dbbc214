import { failure, type RewriteFailure } from './rewriter.ts'

export interface AnswerWatchOptions {
  deadlineMs: number
  idleMs: number
  signal: AbortSignal
}

/**
 * Bounds one answer in time from outside the SDK, whose own timeout ends where the body of a stream begins (faults 8, 9):
 * a total deadline, an idle time once the first token came, and the caller's signal.
 */
export interface AnswerWatch {
  /** Resolves, and never rejects, when the answer has to be given up. */
  stopped: Promise<RewriteFailure>
  /** Aborts the request below; not the caller's signal, which would collect a listener for every turn. */
  signal: AbortSignal
  /** Called for every piece of the stream. */
  touch(): void
  /** Resolves after `ms`, or never where the answer is given up before. */
  pause(ms: number): Promise<void>
  /** Clears every timer and listener and aborts what is still running below. */
  dispose(): void
}

export function watchAnswer({ deadlineMs, idleMs, signal }: AnswerWatchOptions): AnswerWatch {
  const controller = new AbortController()
  const timers = new Set<NodeJS.Timeout>()
  const { promise: stopped, resolve } = Promise.withResolvers<RewriteFailure>()
  const later = (ms: number, run: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      run()
    }, ms)
    timers.add(timer)
    return timer
  }
  const cancel = (timer: NodeJS.Timeout | null) => {
    if (!timer) return
    clearTimeout(timer)
    timers.delete(timer)
  }
  const stop = (why: RewriteFailure) => {
    resolve(why)
    controller.abort()
  }
  const onAbort = () => stop(failure('aborted', 'the turn was given up by the caller'))
  let idle: NodeJS.Timeout | null = null

  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort, { once: true })
  later(deadlineMs, () => stop(failure('timeout', `no whole answer within ${deadlineMs} ms`)))

  return {
    stopped,
    signal: controller.signal,
    touch() {
      cancel(idle)
      idle = later(idleMs, () => stop(failure('stalled', `the stream fell silent for ${idleMs} ms`)))
    },
    pause: ms => new Promise(done => later(ms, done)),
    dispose() {
      signal.removeEventListener('abort', onAbort)
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
      controller.abort()
    },
  }
}
