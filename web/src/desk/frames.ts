const FRAME_MS = 16

type Subscribe = (listener: () => void) => () => void

/**
 * Tells listeners at most once a frame. A turn is half a dozen events that arrive within a few ms; drawing each of them
 * would cost the desk more than the turn costs the service. A timer, since a page in the background has no frames.
 */
export function framed(subscribe: Subscribe, after: (ms: number, run: () => void) => () => void): Subscribe {
  const listeners = new Set<() => void>()
  let waiting = false
  const tell = () => {
    waiting = false
    for (const listener of [...listeners]) listener()
  }
  subscribe(() => {
    if (waiting) return
    waiting = true
    after(FRAME_MS, tell)
  })
  return listener => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
}
