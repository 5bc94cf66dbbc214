import type { DatabaseSync } from 'node:sqlite'
import { StoreRefusal } from './event-store.ts'

/** Each entry brings the schema from its index to the next version. Entries are never edited, only added. */
const MIGRATIONS: readonly string[] = [
  `
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
  `,
]

export const SCHEMA_VERSION = MIGRATIONS.length

/** Brings a database to this version's schema. Throws a `StoreRefusal` for one that a newer Tongpin has written. */
export function migrate(database: DatabaseSync, path: string): void {
  database.exec('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL) STRICT')
  const found = schemaVersionOf(database)
  if (found > SCHEMA_VERSION) {
    throw new StoreRefusal(
      `the database ${path} has schema ${found}, this Tongpin knows ${SCHEMA_VERSION}; start the newer version that wrote it`,
    )
  }
  for (let version = found; version < SCHEMA_VERSION; version += 1) {
    database.exec('BEGIN IMMEDIATE')
    try {
      database.exec(MIGRATIONS[version] as string)
      database.exec('DELETE FROM schema_version')
      database.prepare('INSERT INTO schema_version VALUES (?)').run(version + 1)
      database.exec('COMMIT')
    } catch (error) {
      database.exec('ROLLBACK')
      throw error
    }
  }
}

function schemaVersionOf(database: DatabaseSync): number {
  const row = database.prepare('SELECT max(version) AS version FROM schema_version').get()
  return Number(row?.version ?? 0)
}
