import type { DatabaseSync } from 'node:sqlite'

/** Writes in one transaction at most; a burst beyond it takes another, so that no caller waits for a whole storm. */
const BATCH_MAX = 256

interface Waiting {
  run(): unknown
  resolve(result: Committed<unknown>): void
}
export type Committed<T> = { ok: true; value: T } | { ok: false; error: Error }

/**
 * Group commit: writes that arrive within one tick of the event loop share a transaction and its fsync. Each write runs in
 * its own savepoint, so one that fails takes back only itself; if the commit fails, all of the batch have failed.
 */
export class CommitQueue {
  #waiting: Waiting[] = []
  #scheduled = false
  #connection: () => DatabaseSync

  /** `connection` may throw where the medium is known to be unusable; the batch then fails as one. */
  constructor(connection: () => DatabaseSync) {
    this.#connection = connection
  }

  /** Runs `write` in the next transaction and resolves once it is durable. Never rejects. */
  commit<T>(write: () => T): Promise<Committed<T>> {
    return new Promise(resolve => {
      this.#waiting.push({ run: write, resolve: result => resolve(result as Committed<T>) })
      this.#schedule()
    })
  }

  /** Writes what is waiting, now; for closing. */
  flush(): void {
    while (this.#waiting.length > 0) this.#write(this.#waiting.splice(0, BATCH_MAX))
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      this.#write(this.#waiting.splice(0, BATCH_MAX))
      if (this.#waiting.length > 0) this.#schedule()
    })
  }

  #write(batch: Waiting[]): void {
    if (batch.length === 0) return
    let results: Committed<unknown>[]
    try {
      const database = this.#connection()
      database.exec('BEGIN IMMEDIATE')
      try {
        results = batch.map(waiting => inSavepoint(database, waiting.run))
        database.exec('COMMIT')
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK')
        throw error
      }
    } catch (error) {
      const failed = { ok: false as const, error: error as Error }
      results = batch.map(() => failed)
    }
    batch.forEach((waiting, index) => {
      waiting.resolve(results[index] as Committed<unknown>)
    })
  }
}

function inSavepoint(database: DatabaseSync, run: () => unknown): Committed<unknown> {
  database.exec('SAVEPOINT one_write')
  try {
    const value = run()
    database.exec('RELEASE one_write')
    return { ok: true, value }
  } catch (error) {
    // SQLite may have given up the whole transaction (disk full, I/O error): then the batch has failed with this write.
    if (!database.isTransaction) throw error
    database.exec('ROLLBACK TO one_write; RELEASE one_write')
    return { ok: false, error: error as Error }
  }
}
