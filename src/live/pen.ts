import type { CallLog } from './call-log.ts'
import { type Refusal, refuse, type Writer } from './ports.ts'

/**
 * Which connection writes a call. The newest that asks for the pen gets it; the one that held it is fenced, stays a reader
 * and is told. Commands without a connection (webhooks) write beside the holder: they push words, they do not type.
 */
export class Pen {
  #holder: Writer | null
  #fenced = new Set<string>()
  #log: CallLog

  constructor(log: CallLog, holder: Writer | null) {
    this.#log = log
    this.#holder = holder
  }

  /** True while a connection depends on what this object remembers. */
  get inUse(): boolean {
    return this.#holder !== null || this.#fenced.size > 0
  }

  isFenced(connection: Writer | null): boolean {
    return connection !== null && this.#fenced.has(connection.id)
  }

  /** Gives the pen to a connection, in a new epoch. A fenced connection that asks again on purpose gets it back. */
  async take(connection: Writer): Promise<Refusal | null> {
    const refusal = await this.#log.claim()
    if (refusal) return refusal
    const before = this.#holder
    this.#holder = connection
    this.#fenced.delete(connection.id)
    if (before && before.id !== connection.id) {
      this.#fenced.add(before.id)
      before.fenced(this.#log.state.callId, this.#log.state.epoch)
    }
    return null
  }

  /** Whether this connection may write now. One that was never fenced takes the pen by writing. */
  async ensure(connection: Writer | null): Promise<Refusal | null> {
    if (connection === null) return this.#log.ensureClaimed()
    if (connection.id === this.#holder?.id) return null
    return this.isFenced(connection) ? fencedRefusal() : this.take(connection)
  }

  /** The connection is gone. */
  release(connection: Writer): void {
    this.#fenced.delete(connection.id)
    if (this.#holder?.id === connection.id) this.#holder = null
  }
}

export const fencedRefusal = () =>
  refuse('not-writer', 'a newer connection writes this call; this one may read on, or resume the call to take it back')
