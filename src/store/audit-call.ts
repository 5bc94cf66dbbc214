import type { LoggedEvent } from '../domain/events.ts'
import { bodyHash, callHash, erasedBody, erasedHash, linkHash, NO_SALT } from './audit-chain.ts'
import type { CallRecord } from './event-store.ts'
import type { ChainedRow } from './sqlite-rows.ts'

/** The first thing that is wrong with a call. `seq` 0 is the record of the call itself. */
export interface AuditFault {
  callId: string
  seq: number
  kind: 'altered' | 'missing' | 'reordered' | 'inserted' | 'moved' | 'erasure' | 'projection'
  detail: string
}

/** What the database says of a call beside its events. */
export interface AuditedCall extends CallRecord {
  seq: number
  summarySeq: number
  headHash: string
  /** How many events the call had when its words were erased; null where they never were. */
  erasedSeq: number | null
}

/** Finds the row that holds a hash, wherever it lies. */
export type Lookup = (hash: string) => { callId: string; seq: number } | null

/** Checks a whole call; null where nothing is wrong. */
export function auditCall(call: AuditedCall, rows: Iterable<ChainedRow>, lookup?: Lookup): AuditFault | null {
  const audit = new CallAudit(call, lookup)
  for (const row of rows) {
    const fault = audit.take(row)
    if (fault) return fault
  }
  return audit.end()
}

/**
 * Walks along the chain of one call, in constant memory. Every hash is worked out anew from what lies in the row; what the
 * row itself says of its predecessor only helps to tell which of two neighbours was touched.
 */
export class CallAudit {
  #call: AuditedCall
  #lookup: Lookup
  #seq = 0
  #hash: string

  constructor(call: AuditedCall, lookup: Lookup = () => null) {
    this.#call = call
    this.#lookup = lookup
    this.#hash = callHash(call)
  }

  take(row: ChainedRow): AuditFault | null {
    const seq = this.#seq + 1
    if (row.seq > seq) return this.#fault(seq, 'missing', `the next row is ${row.seq}`)
    if (row.seq < seq) return this.#fault(row.seq, 'inserted', 'two rows claim this place')
    const fault = this.#brokenLink(row) ?? this.#brokenContent(row) ?? this.#brokenErasure(row)
    if (fault) return fault
    if (seq > this.#call.seq) return this.#fault(seq, 'inserted', `the call ends at row ${this.#call.seq}`)
    this.#seq = seq
    this.#hash = row.hash
    return null
  }

  end(): AuditFault | null {
    const { seq, headHash, summarySeq } = this.#call
    if (this.#seq < seq) return this.#fault(this.#seq + 1, 'missing', `the call ends at row ${seq}`)
    if (this.#hash !== headHash) {
      const how =
        'the head of the call has another hash: the row was altered with its own, or rows after it are missing'
      return this.#fault(seq, 'altered', how)
    }
    if (summarySeq !== seq) return this.#fault(seq, 'projection', `the summary of the call ends at row ${summarySeq}`)
    return null
  }

  #brokenLink(row: ChainedRow): AuditFault | null {
    const { seq, at, type } = row
    const { callId } = this.#call
    const genuine = linkHash(row, callId, seq, at, type) === row.hash
    if (genuine && row.prev === this.#hash) return null
    // A row that fits the hash it was written after was not touched: the one before it was, together with its own hash.
    if (genuine && seq === 1) return this.#fault(0, 'altered', 'the owner or the time of the call was changed')
    if (genuine) return this.#fault(seq - 1, 'altered', 'the row was changed together with its own hash')
    return this.#displaced(row) ?? this.#brokenContent(row) ?? this.#stranger(row)
  }

  /** A row that is genuine, but for another place in this call. */
  #displaced(row: ChainedRow): AuditFault | null {
    const place = eventIn(row)?.seq
    if (place === undefined || place === row.seq) return null
    const genuine = linkHash(row, this.#call.callId, place, row.at, row.type) === row.hash
    if (genuine && place === row.seq - 1) return this.#fault(place, 'inserted', `the true row lies at ${row.seq}`)
    return this.#fault(row.seq, 'reordered', `event ${place} lies in its place`)
  }

  #stranger(row: ChainedRow): AuditFault {
    const before = this.#lookup(row.prev)
    if (before && before.callId !== this.#call.callId) {
      return this.#fault(row.seq, 'moved', `the row belongs after row ${before.seq} of call ${before.callId}`)
    }
    return this.#fault(row.seq, 'altered', 'the row does not fit its hash, or the row before it was written anew')
  }

  #brokenContent(row: ChainedRow): AuditFault | null {
    const altered = (what: string) => this.#fault(row.seq, 'altered', what)
    const event = eventIn(row)
    if (!event) return altered('the body is no event any more')
    if (row.salt === NO_SALT) {
      if (erasedHash(row.body) !== row.erasedHash) return altered('the erased body does not fit its hash')
    } else {
      if (bodyHash(row.salt, row.body) !== row.bodyHash) return altered('the body does not fit its hash')
      if (erasedHash(erasedBody(event)) !== row.erasedHash) return altered('the hash of its erased form was changed')
    }
    if (event.seq !== row.seq) return this.#fault(row.seq, 'reordered', `event ${event.seq} lies in its place`)
    if (event.at !== row.at) return altered('the time does not fit the body')
    return event.type === row.type ? null : altered('the type does not fit the body')
  }

  #brokenErasure(row: ChainedRow): AuditFault | null {
    const { erasedSeq } = this.#call
    const due = erasedSeq !== null && row.seq <= erasedSeq
    if (due === (row.salt === NO_SALT)) return null
    const what = due ? 'the words came back after the call was erased' : 'the words are gone and no erasure is recorded'
    return this.#fault(row.seq, 'erasure', what)
  }

  #fault(seq: number, kind: AuditFault['kind'], detail: string): AuditFault {
    return { callId: this.#call.callId, seq, kind, detail }
  }
}

function eventIn(row: ChainedRow): LoggedEvent | null {
  try {
    const event: unknown = JSON.parse(row.body)
    return typeof event === 'object' && event !== null ? (event as LoggedEvent) : null
  } catch {
    return null
  }
}
