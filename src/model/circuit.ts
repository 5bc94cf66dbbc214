export interface CircuitOptions {
  /** Consecutive failures after which nothing is asked any more. */
  failuresMax: number
  /** How long it stays open before one probe is let through. */
  openMs: number
  /** Monotonic milliseconds. */
  now: () => number
}

export type CircuitOutcome = 'answered' | 'failed' | 'undecided'

/** Keeps a server that is down from costing every turn its deadline (fault 3). */
export interface Circuit {
  /**
   * Lets a request out and returns how to report what became of it, or null where nothing may go out. While half open only
   * one request is let out until it has been reported.
   */
  admit(): ((outcome: CircuitOutcome) => void) | null
  state(): 'closed' | 'open' | 'half-open'
}

/** A circuit breaker without timers: it reads the clock when asked, so that nothing is left running. */
export function createCircuit({ failuresMax, openMs, now }: CircuitOptions): Circuit {
  let failures = 0
  let openedAt: number | null = null
  let probing = false
  const state = () => (openedAt === null ? 'closed' : now() - openedAt < openMs ? 'open' : 'half-open')
  const report = (probe: boolean, outcome: CircuitOutcome) => {
    if (probe) probing = false
    if (outcome === 'undecided') return
    if (outcome === 'answered') {
      failures = 0
      openedAt = null
      return
    }
    failures += 1
    if (probe || (failures >= failuresMax && openedAt === null)) openedAt = now()
  }
  return {
    state,
    admit() {
      const current = state()
      if (current === 'open' || (current === 'half-open' && probing)) return null
      const probe = current === 'half-open'
      probing ||= probe
      return outcome => report(probe, outcome)
    },
  }
}
