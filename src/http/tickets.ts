import { randomBytes } from 'node:crypto'
import type { Principal } from './auth.ts'

/** Tickets that wait to be used; the oldest gives way, so that a client that only ever asks cannot fill the memory. */
const WAITING_MAX = 20_000

/**
 * Single-use proofs for the upgrade of a socket, where a browser cannot send a header: a token in the query string would
 * end up in logs and histories, a ticket is worthless after one use or half a minute.
 */
export class Tickets {
  #waiting = new Map<string, { principal: Principal; until: number }>()
  #ttlMs: number
  #monotonic: () => number

  constructor(ttlMs: number, monotonic: () => number) {
    this.#ttlMs = ttlMs
    this.#monotonic = monotonic
  }

  issue(principal: Principal): { ticket: string; expiresInMs: number } {
    const now = this.#monotonic()
    for (const [ticket, { until }] of this.#waiting) {
      if (until > now && this.#waiting.size < WAITING_MAX) break
      this.#waiting.delete(ticket)
    }
    const ticket = randomBytes(24).toString('base64url')
    this.#waiting.set(ticket, { principal, until: now + this.#ttlMs })
    return { ticket, expiresInMs: this.#ttlMs }
  }

  /** Uses a ticket up. Null for one that is unknown, used or too old. */
  spend(ticket: string): Principal | null {
    const found = this.#waiting.get(ticket)
    this.#waiting.delete(ticket)
    return found && found.until > this.#monotonic() ? found.principal : null
  }
}
