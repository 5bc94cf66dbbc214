import { mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { LoggedEvent } from '../domain/events.ts'
import { type CallSummary, newSummary, summarise } from './call-summary.ts'
import { CommitQueue } from './commit-queue.ts'
import {
  type AppendResult,
  type CallFilter,
  type CallRecord,
  type ClaimResult,
  type CreateResult,
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
import { holdLock } from './file-lock.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { eventOf, headOf, receiptOf } from './sqlite-rows.ts'
import { migrate } from './sqlite-schema.ts'
import { prepareStatements, type Statements } from './sqlite-statements.ts'

export interface SqliteStoreOptions {
  /** The database file; its directory is made where it is missing. */
  path: string
  /** Told in one line what went wrong with the medium. Never holds what was said in a call. */
  report?: (problem: string) => void
}

/** How long a write waits for a foreign lock on the file, such as a backup's; the loop stands still meanwhile. */
const BUSY_TIMEOUT_MS = 250
/** A write that failed so lately makes the store unhealthy even if a small probe still fits on the disk. */
const FAILURE_MEMORY_MS = 5_000
const UNAVAILABLE: Unavailable = { ok: false, reason: 'unavailable' }

/**
 * The embedded store: SQLite through Node's own module, WAL with an fsync for every commit. One process a directory; a
 * second one is refused at `open`.
 */
export class SqliteStore implements EventStore, Revocations {
  #options: SqliteStoreOptions
  #lock: { release(): void } | null = null
  #database: DatabaseSync | null = null
  #statements: Statements | null = null
  #inode = 0
  /** Monotonic ms of the last failure that no successful write has followed. */
  #failedAt: number | null = null
  #queue = new CommitQueue(() => this.#writable())

  constructor(options: SqliteStoreOptions) {
    this.#options = options
  }

  async open(): Promise<void> {
    const { path } = this.#options
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    this.#lock = holdLock(join(dirname(path), 'tongpin.lock'))
    try {
      this.#connect()
    } catch (error) {
      await this.close()
      throw error
    }
  }

  async close(): Promise<void> {
    this.#queue.flush()
    this.#statements = null
    if (this.#database?.isOpen) this.#database.close()
    this.#database = null
    this.#lock?.release()
    this.#lock = null
  }

  createCall(record: CallRecord, events: readonly LoggedEvent[], receipt?: Receipt): Promise<CreateResult> {
    return this.#write<CreateResult>(sql => {
      if (sql.head.get(record.callId)) return { ok: false, reason: 'exists' }
      const { callId, owner, createdAt } = record
      const summary = summarise(newSummary(record), events)
      sql.createCall.run(callId, owner, createdAt, summary.phase, JSON.stringify(summary), events.length)
      this.#insert(sql, callId, 1, events, receipt)
      return { ok: true }
    })
  }

  append(
    callId: string,
    expectedSeq: number,
    epoch: number,
    events: readonly LoggedEvent[],
    receipt?: Receipt,
  ): Promise<AppendResult> {
    return this.#write<AppendResult>(sql => {
      const head = sql.head.get(callId)
      if (!head) return { ok: false, reason: 'unknown-call' }
      if (head.epoch !== epoch) return { ok: false, reason: 'fenced' }
      if (head.seq !== expectedSeq) return { ok: false, reason: 'seq-conflict' }
      if (receipt && sql.receipt.get(callId, receipt.clientId)) return { ok: false, reason: 'seq-conflict' }
      const summary = summarise(JSON.parse(head.summary as string) as CallSummary, events)
      sql.advance.run(expectedSeq + events.length, summary.phase, JSON.stringify(summary), callId)
      this.#insert(sql, callId, epoch, events, receipt)
      return { ok: true }
    })
  }

  read(callId: string, fromSeq: number, limit: number): Promise<ReadResult> {
    return this.#read<ReadResult>(sql => {
      const rows = sql.read.all(callId, fromSeq, limit)
      if (rows.length === 0 && !sql.head.get(callId)) return { ok: false, reason: 'unknown-call' }
      return { ok: true, events: rows.map(eventOf) }
    })
  }

  head(callId: string): Promise<HeadResult> {
    return this.#read<HeadResult>(sql => {
      const row = sql.head.get(callId)
      if (!row) return { ok: false, reason: 'unknown-call' }
      return { ok: true, ...headOf(row) }
    })
  }

  claim(callId: string): Promise<ClaimResult> {
    return this.#write<ClaimResult>(sql => {
      const row = sql.claim.get(callId)
      return row ? { ok: true, epoch: Number(row.epoch) } : { ok: false, reason: 'unknown-call' }
    })
  }

  receipt(callId: string, clientId: string): Promise<ReceiptResult> {
    return this.#read<ReceiptResult>(sql => {
      const row = sql.receipt.get(callId, clientId)
      return { ok: true, receipt: row ? receiptOf(row) : null }
    })
  }

  list(filter: CallFilter, cursor: string | null, limit: number): Promise<ListResult> {
    const size = Math.min(Math.max(1, limit), LIST_LIMIT_MAX)
    const after = readCursor(cursor) ?? { createdAt: Number.MAX_SAFE_INTEGER, callId: '' }
    return this.#read<ListResult>(sql => {
      const phase = filter.phase ?? null
      const place = [after.createdAt, after.callId, phase, phase, size + 1] as const
      const rows = filter.owner === undefined ? sql.list.all(...place) : sql.listOfOwner.all(filter.owner, ...place)
      const calls = rows.slice(0, size).map(row => JSON.parse(String(row.summary)) as CallSummary)
      const last = calls.at(-1)
      return { ok: true, calls, next: last && rows.length > size ? writeCursor(last) : null }
    })
  }

  async health(): Promise<{ ok: true } | { ok: false; reason: string }> {
    if (this.#failedAt !== null && performance.now() - this.#failedAt < FAILURE_MEMORY_MS) {
      return { ok: false, reason: 'the last write failed' }
    }
    const probed = await this.#queue.commit(() => this.#sql().probe.run(Date.now()))
    return probed.ok ? { ok: true } : { ok: false, reason: probed.error.message }
  }

  async revoke(jti: string, expiresAt: number): Promise<boolean> {
    const revoked = await this.#queue.commit(() => this.#sql().revoke.run(jti, expiresAt))
    return revoked.ok
  }

  async revoked(now: number): Promise<{ jti: string; expiresAt: number }[]> {
    const rows = this.#sql().revoked.all(now)
    return rows.map(row => ({ jti: String(row.jti), expiresAt: Number(row.expires_at) }))
  }

  /** Bounds the size of the database file, in pages of 4 KiB: a quota, and a full disk for tests. */
  limitPages(pagesMax: number): void {
    this.#database?.exec(`PRAGMA max_page_count = ${Math.trunc(pagesMax)}`)
  }

  #insert(sql: Statements, callId: string, epoch: number, events: readonly LoggedEvent[], receipt?: Receipt): void {
    for (const event of events) sql.insertEvent.run(callId, event.seq, event.at, event.type, JSON.stringify(event))
    if (!receipt) return
    const { clientId, bodyHash, order } = receipt
    const seq = Number(sql.head.get(callId)?.seq)
    sql.insertReceipt.run(callId, clientId, bodyHash, seq, epoch)
    if (order !== undefined) sql.nextOrder.run(order + 1, callId)
  }

  async #write<R extends { ok: boolean }>(write: (sql: Statements) => R): Promise<R | Unavailable> {
    const committed = await this.#queue.commit(() => write(this.#sql()))
    // A medium that fails does so for every write of every call: the change is told, not each of them.
    if (committed.ok) {
      if (this.#failedAt !== null) this.#options.report?.('writes succeed again')
      this.#failedAt = null
      return committed.value
    }
    if (this.#failedAt === null) this.#options.report?.(`writes fail: ${committed.error.message}`)
    this.#failedAt = performance.now()
    return UNAVAILABLE
  }

  async #read<R>(read: (sql: Statements) => R): Promise<R | Unavailable> {
    try {
      return read(this.#sql())
    } catch (error) {
      this.#options.report?.(`a read failed: ${(error as Error).message}`)
      return UNAVAILABLE
    }
  }

  #sql(): Statements {
    if (!this.#statements) throw new Error('the database is not open')
    return this.#statements
  }

  #connect(): void {
    const { path } = this.#options
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true })
    this.#database = database
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
    migrate(database, path)
    this.#statements = prepareStatements(database)
    this.#inode = statSync(path).ino
  }

  /** SQLite would go on writing into a file that has been deleted or replaced; an ack for such a write would be a lie. */
  #writable(): DatabaseSync {
    if (!this.#database) throw new Error('the database is not open')
    const found = statSync(this.#options.path, { throwIfNoEntry: false })
    if (found?.ino !== this.#inode) throw new Error('the database file was moved or deleted while in use')
    return this.#database
  }
}
