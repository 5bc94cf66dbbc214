import { mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { KeyOf } from './call-money.ts'
import { CommitQueue } from './commit-queue.ts'
import type { Unavailable } from './event-store.ts'
import { holdLock } from './file-lock.ts'
import { readKeyOf } from './id-keys.ts'
import { type Migration, migrate } from './sqlite-schema.ts'
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

/** The open database file of one process: its lock, its connection, and what is known of its health. */
export class SqliteMedium {
  #options: SqliteStoreOptions
  #lock: { release(): void } | null = null
  #database: DatabaseSync | null = null
  #statements: Statements | null = null
  #keyOf: KeyOf | null = null
  #inode = 0
  /** Monotonic ms of the last failure that no successful write has followed. */
  #failedAt: number | null = null
  /** Erased words may still lie in the write-ahead file. */
  #checkpointDue = false
  #queue = new CommitQueue(() => this.#writable())

  constructor(options: SqliteStoreOptions) {
    this.#options = options
  }

  get keyOf(): KeyOf {
    if (!this.#keyOf) throw new Error('the database is not open')
    return this.#keyOf
  }

  /** Takes the directory for this process and brings the database to this version's schema. */
  open(): Migration {
    const { path } = this.#options
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    this.#lock = holdLock(join(dirname(path), 'tongpin.lock'))
    try {
      return this.#connect(path)
    } catch (error) {
      this.close()
      throw error
    }
  }

  close(): void {
    this.#queue.flush()
    this.#statements = null
    if (this.#database?.isOpen) this.#database.close()
    this.#database = null
    this.#lock?.release()
    this.#lock = null
  }

  async write<R extends { ok: boolean }>(write: (sql: Statements) => R): Promise<R | Unavailable> {
    const committed = await this.#queue.commit(() => write(this.sql()))
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

  async read<R>(read: (sql: Statements) => R): Promise<R | Unavailable> {
    try {
      return read(this.sql())
    } catch (error) {
      this.#options.report?.(`a read failed: ${(error as Error).message}`)
      return UNAVAILABLE
    }
  }

  /** Tries a real write. */
  async health(now: number): Promise<{ ok: true } | { ok: false; reason: string }> {
    if (this.#failedAt !== null && performance.now() - this.#failedAt < FAILURE_MEMORY_MS) {
      return { ok: false, reason: 'the last write failed' }
    }
    const probed = await this.#queue.commit(() => this.sql().probe.run(now))
    if (this.#checkpointDue) this.emptyLog()
    return probed.ok ? { ok: true } : { ok: false, reason: probed.error.message }
  }

  /**
   * Brings the write-ahead file into the database and empties it. False while a reader of an older state needs the file: it
   * is not waited for, since live calls would wait too, but tried again at the next probe of the health.
   */
  emptyLog(): boolean {
    this.#checkpointDue = true
    try {
      const database = this.#writable()
      database.exec('PRAGMA busy_timeout = 0')
      const done = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
      this.#checkpointDue = done?.busy !== 0
      database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`)
    } catch (error) {
      this.#options.report?.(`the write-ahead file could not be emptied: ${(error as Error).message}`)
    }
    return !this.#checkpointDue
  }

  /** Bounds the size of the database file, in pages of 4 KiB. */
  limitPages(pagesMax: number): void {
    this.#database?.exec(`PRAGMA max_page_count = ${Math.trunc(pagesMax)}`)
  }

  sql(): Statements {
    if (!this.#statements) throw new Error('the database is not open')
    return this.#statements
  }

  #connect(path: string): Migration {
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true })
    this.#database = database
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
    const migration = migrate(database, path)
    this.#statements = prepareStatements(database)
    this.#keyOf = readKeyOf(database)
    this.#inode = statSync(path).ino
    // A crash may have come between an erasure and the emptying of the file that still held the words.
    this.emptyLog()
    return migration
  }

  /** SQLite would go on writing into a file that has been deleted or replaced; an ack for such a write would be a lie. */
  #writable(): DatabaseSync {
    if (!this.#database) throw new Error('the database is not open')
    const found = statSync(this.#options.path, { throwIfNoEntry: false })
    if (found?.ino !== this.#inode) throw new Error('the database file was moved or deleted while in use')
    return this.#database
  }
}
