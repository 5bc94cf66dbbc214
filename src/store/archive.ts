import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { type AuditReport, auditDatabase, type CallHeadHash } from './audit.ts'
import { callHash } from './audit-chain.ts'
import { StoreRefusal } from './event-store.ts'
import { type ExportFilter, exportLines } from './export-lines.ts'
import { refuseNewer, SCHEMA_VERSION, schemaVersionOf } from './sqlite-schema.ts'

/**
 * A database that is only read: for audits and exports. It needs no lock and may be open beside the server that writes, since
 * WAL gives every reader the state of one moment; the server's file only grows a little more until the reader is done.
 */
export class Archive {
  #database: DatabaseSync

  /** Throws a `StoreRefusal` of one line where there is no database, or one of another schema. */
  constructor(path: string) {
    if (!existsSync(path)) throw new StoreRefusal(`there is no database ${path}; name its directory with --data-dir`)
    this.#database = new DatabaseSync(path, { readOnly: true })
    try {
      // The first read after this fixes the state that all others see.
      this.#database.exec('BEGIN')
      const found = versionIn(this.#database)
      refuseNewer(found, path)
      if (found < SCHEMA_VERSION) {
        throw new StoreRefusal(
          `the database ${path} has schema ${found} and keeps no audit chain yet; bring it to schema ${SCHEMA_VERSION} with \`tongpin migrate\``,
        )
      }
    } catch (error) {
      this.#database.close()
      throw error
    }
  }

  /** Checks every row; `onHead` is told the newest hash of each call, in the order of their ids. */
  audit(onHead?: (head: CallHeadHash) => void): AuditReport {
    return auditDatabase(this.#database, onHead)
  }

  /** The hash that a call had when it had so many events; null where it never had or has them no more. */
  hashAt(callId: string, seq: number): string | null {
    if (seq > 0) {
      const row = this.#database.prepare('SELECT hash FROM events WHERE call_id = ? AND seq = ?').get(callId, seq)
      return row ? String(row.hash) : null
    }
    const call = this.#database.prepare('SELECT owner, created_at FROM calls WHERE call_id = ?').get(callId)
    return call ? callHash({ callId, owner: String(call.owner), createdAt: Number(call.created_at) }) : null
  }

  /** Whether an erasure with this hash is on record. */
  hasErasure(hash: string): boolean {
    return this.#database.prepare('SELECT 1 FROM erasures WHERE hash = ?').get(hash) !== undefined
  }

  /** The logs as JSON Lines, one row at a time; see `exportLines`. */
  lines(filter: ExportFilter, at: number): Iterable<string> {
    return exportLines(this.#database, filter, at)
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close()
  }
}

function versionIn(database: DatabaseSync): number {
  const known = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'schema_version'").get()
  return known ? schemaVersionOf(database) : 0
}
