import type { DatabaseSync } from 'node:sqlite'
import { StoreRefusal } from './event-store.ts'
import { toVersion2 } from './sqlite-schema-2.ts'

/** What a migration had to do. */
export interface Migration {
  from: number
  to: number
  /** Calls and events that were there before and are there still. */
  calls: number
  events: number
}

/** Each entry brings the schema from its index to the next version. Entries are never edited, only added. */
const MIGRATIONS: readonly ((database: DatabaseSync) => void)[] = [
  database =>
    database.exec(`
  CREATE TABLE calls (
    call_id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    next_order INTEGER NOT NULL,
    phase TEXT NOT NULL,
    summary TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX calls_newest ON calls (created_at DESC, call_id DESC);
  CREATE INDEX calls_of_owner ON calls (owner, created_at DESC, call_id DESC);
  CREATE TABLE events (
    call_id TEXT NOT NULL REFERENCES calls ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (call_id, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE receipts (
    call_id TEXT NOT NULL REFERENCES calls ON DELETE CASCADE,
    client_id TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    seq INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    PRIMARY KEY (call_id, client_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE revoked_tokens (jti TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE health (id INTEGER PRIMARY KEY CHECK (id = 1), probed_at INTEGER NOT NULL) STRICT;
  INSERT INTO health VALUES (1, 0);
  `),
  toVersion2,
]

export const SCHEMA_VERSION = MIGRATIONS.length

/** Brings a database to this version's schema. Throws a `StoreRefusal` for one that a newer Tongpin has written. */
export function migrate(database: DatabaseSync, path: string): Migration {
  database.exec('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL) STRICT')
  const from = schemaVersionOf(database)
  refuseNewer(from, path)
  for (let version = from; version < SCHEMA_VERSION; version += 1) {
    database.exec('BEGIN IMMEDIATE')
    try {
      MIGRATIONS[version]?.(database)
      database.exec('DELETE FROM schema_version')
      database.prepare('INSERT INTO schema_version VALUES (?)').run(version + 1)
      database.exec('COMMIT')
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  }
  vacuumIfDue(database)
  const count = (table: string) => Number(database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.count)
  const moved = from > 0 && from < SCHEMA_VERSION
  return { from, to: SCHEMA_VERSION, calls: moved ? count('calls') : 0, events: moved ? count('events') : 0 }
}

/** 0 for a database that has none yet. */
export function schemaVersionOf(database: DatabaseSync): number {
  return Number(database.prepare('SELECT max(version) AS version FROM schema_version').get()?.version ?? 0)
}

export function refuseNewer(found: number, path: string): void {
  if (found <= SCHEMA_VERSION) return
  throw new StoreRefusal(
    `the database ${path} has schema ${found}, this Tongpin knows ${SCHEMA_VERSION}; start the newer version that wrote it`,
  )
}

/**
 * Tables that were copied leave their old pages behind, and those may hold words which a later erasure would not find. The
 * mark outlives a crash between the migration and the cleaning.
 */
function vacuumIfDue(database: DatabaseSync): void {
  if (!database.prepare("SELECT 1 FROM meta WHERE name = 'vacuum-due'").get()) return
  database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)')
  database.exec("DELETE FROM meta WHERE name = 'vacuum-due'")
}
