import type { LoggedEvent } from '../domain/events.ts'
import {
  type AppendResult,
  type CallFilter,
  type CallRecord,
  type ClaimResult,
  type CommittedQuery,
  type CommittedResult,
  type CreateResult,
  type DeliveriesResult,
  type Delivery,
  type EraseOrder,
  type EraseResult,
  type EventStore,
  type HeadResult,
  LIST_LIMIT_MAX,
  type ListResult,
  type ReadResult,
  type Receipt,
  type ReceiptResult,
  type Revocations,
  type Unavailable,
} from './event-store.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { eraseCall } from './sqlite-erase.ts'
import { appendEvents, insertCall } from './sqlite-log.ts'
import { SqliteMedium, type SqliteStoreOptions } from './sqlite-medium.ts'
import { eventOf, headOf, receiptOf, summaryOf } from './sqlite-rows.ts'
import type { Migration } from './sqlite-schema.ts'

/**
 * The embedded store: SQLite through Node's own module, WAL with an fsync for every commit. One process a directory; a
 * second one is refused at `open`.
 */
export class SqliteStore implements EventStore, Revocations {
  #medium: SqliteMedium
  #migration: Migration | null = null

  constructor(options: SqliteStoreOptions) {
    this.#medium = new SqliteMedium(options)
  }

  /** What opening the database had to do to its schema; null before. */
  get migration(): Migration | null {
    return this.#migration
  }

  async open(): Promise<void> {
    this.#migration = this.#medium.open()
  }

  async close(): Promise<void> {
    this.#medium.close()
  }

  createCall(record: CallRecord, events: readonly LoggedEvent[], receipt?: Receipt): Promise<CreateResult> {
    return this.#medium.write(sql => insertCall(sql, this.#medium.keyOf, record, events, receipt))
  }

  append(
    callId: string,
    seq: number,
    epoch: number,
    events: readonly LoggedEvent[],
    receipt?: Receipt,
  ): Promise<AppendResult> {
    return this.#medium.write(sql => appendEvents(sql, this.#medium.keyOf, { callId, seq, epoch }, events, receipt))
  }

  read(callId: string, fromSeq: number, limit: number): Promise<ReadResult> {
    return this.#medium.read<ReadResult>(sql => {
      const rows = sql.read.all(callId, fromSeq, limit)
      if (rows.length === 0 && !sql.head.get(callId)) return { ok: false, reason: 'unknown-call' }
      return { ok: true, events: rows.map(eventOf) }
    })
  }

  head(callId: string): Promise<HeadResult> {
    return this.#medium.read<HeadResult>(sql => {
      const row = sql.head.get(callId)
      if (!row) return { ok: false, reason: 'unknown-call' }
      return { ok: true, ...headOf(row) }
    })
  }

  claim(callId: string): Promise<ClaimResult> {
    return this.#medium.write<ClaimResult>(sql => {
      const row = sql.claim.get(callId)
      return row ? { ok: true, epoch: Number(row.epoch) } : { ok: false, reason: 'unknown-call' }
    })
  }

  receipt(callId: string, clientId: string): Promise<ReceiptResult> {
    return this.#medium.read<ReceiptResult>(sql => {
      const row = sql.receipt.get(callId, clientId)
      return { ok: true, receipt: row ? receiptOf(row) : null }
    })
  }

  list(filter: CallFilter, cursor: string | null, limit: number): Promise<ListResult> {
    const size = Math.min(Math.max(1, limit), LIST_LIMIT_MAX)
    const after = readCursor(cursor) ?? { createdAt: Number.MAX_SAFE_INTEGER, callId: '' }
    return this.#medium.read<ListResult>(sql => {
      const phase = filter.phase ?? null
      const place = [after.createdAt, after.callId, phase, phase, size + 1] as const
      const rows = filter.owner === undefined ? sql.list.all(...place) : sql.listOfOwner.all(filter.owner, ...place)
      const calls = rows.slice(0, size).map(summaryOf)
      const last = calls.at(-1)
      return { ok: true, calls, next: last && rows.length > size ? writeCursor(last) : null }
    })
  }

  committed({ caseId, customerId, currency, since, exceptCallId }: CommittedQuery): Promise<CommittedResult> {
    return this.#medium.read<CommittedResult>(sql => {
      const { keyOf } = this.#medium
      const ofCase = caseId === undefined ? null : keyOf('case', caseId)
      const ofCustomer = customerId === undefined ? null : keyOf('customer', customerId)
      const caseMinor = sql.committedOfCase.get(ofCase, currency, exceptCallId)?.minor
      const customerMinor = sql.committedOfCustomer.get(ofCustomer, currency, exceptCallId, since)?.minor
      return { ok: true, caseMinor: Number(caseMinor), customerMinor: Number(customerMinor) }
    })
  }

  undelivered(limit: number): Promise<DeliveriesResult> {
    return this.#medium.read<DeliveriesResult>(sql => {
      const deliveries = sql.undelivered.all(limit).map(row => {
        return { id: Number(row.id), callId: String(row.call_id), event: eventOf(row) as Delivery['event'] }
      })
      return { ok: true, deliveries }
    })
  }

  delivered(ids: readonly number[]): Promise<{ ok: true } | Unavailable> {
    return this.#medium.write(sql => {
      for (const id of ids) sql.delivered.run(id)
      return { ok: true as const }
    })
  }

  async erase(callId: string, order: EraseOrder): Promise<EraseResult> {
    const erased = await this.#medium.write(sql => eraseCall(sql, callId, order))
    return erased.ok ? { ...erased, clean: this.#medium.emptyLog() } : erased
  }

  /** Calls of a customer that were created before an epoch ms, oldest first; those already erased are no longer theirs. */
  callsOfCustomer(customerId: string, before: number): Promise<{ ok: true; callIds: string[] } | Unavailable> {
    return this.#medium.read(sql => {
      const rows = sql.callsOfCustomer.all(this.#medium.keyOf('customer', customerId), before)
      return { ok: true as const, callIds: rows.map(row => String(row.call_id)) }
    })
  }

  health(): Promise<{ ok: true } | { ok: false; reason: string }> {
    return this.#medium.health(Date.now())
  }

  async revoke(jti: string, expiresAt: number): Promise<boolean> {
    const revoked = await this.#medium.write(sql => {
      sql.revoke.run(jti, expiresAt)
      return { ok: true as const }
    })
    return revoked.ok
  }

  async revoked(now: number): Promise<{ jti: string; expiresAt: number }[]> {
    const rows = this.#medium.sql().revoked.all(now)
    return rows.map(row => ({ jti: String(row.jti), expiresAt: Number(row.expires_at) }))
  }

  /** Bounds the size of the database file, in pages of 4 KiB: a quota, and a full disk for tests. */
  limitPages(pagesMax: number): void {
    this.#medium.limitPages(pagesMax)
  }
}
