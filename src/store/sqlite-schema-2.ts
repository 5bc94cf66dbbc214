import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { LoggedEvent } from '../domain/events.ts'
import { callHash, sealEvents } from './audit-chain.ts'
import { committedMinor, followMoney, type KeyOf, noMoney } from './call-money.ts'
import { readKeyOf } from './id-keys.ts'

/**
 * Version 2: the audit chain, the money that calls have committed, the outbox and the erasures.
 *
 * What holds words lies in tables with a row id (`events`, `receipts`, `call_texts`): their rows are written once, at the end,
 * and are never moved, changed in size or deleted. SQLite leaves copies of rows behind when it moves them from page to page,
 * also with `secure_delete`; a row that never moved is gone for good when it is overwritten where it lies.
 */
const SCHEMA = `
  ALTER TABLE calls ADD COLUMN head_hash TEXT NOT NULL DEFAULT '';
  ALTER TABLE calls ADD COLUMN texts_id INTEGER;
  ALTER TABLE calls ADD COLUMN erased_at INTEGER;
  CREATE TABLE call_texts (id INTEGER PRIMARY KEY, call_id TEXT NOT NULL, texts TEXT NOT NULL) STRICT;
  CREATE INDEX call_texts_of_call ON call_texts (call_id);
  ALTER TABLE events RENAME TO events_1;
  CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES calls ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    salt TEXT NOT NULL,
    body TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    erased_hash TEXT NOT NULL,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (call_id, seq)
  ) STRICT;
  ALTER TABLE receipts RENAME TO receipts_1;
  CREATE TABLE receipts (
    id INTEGER PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES calls ON DELETE CASCADE,
    client_id TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    seq INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    UNIQUE (call_id, client_id)
  ) STRICT;
  CREATE TABLE call_money (
    call_id TEXT PRIMARY KEY REFERENCES calls ON DELETE CASCADE,
    case_key TEXT,
    customer_key TEXT,
    currency TEXT,
    company_minor INTEGER,
    accepted INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    at INTEGER NOT NULL,
    minor INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX call_money_of_case ON call_money (case_key) WHERE case_key IS NOT NULL;
  CREATE INDEX call_money_of_customer ON call_money (customer_key) WHERE customer_key IS NOT NULL;
  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    call_id TEXT NOT NULL REFERENCES calls ON DELETE CASCADE,
    seq INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE erasures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    call_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    seq INTEGER NOT NULL,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

/** Statements of its own: those of the store belong to the newest schema, and this step must work for ever. */
const statements = (database: DatabaseSync) => ({
  call: database.prepare('SELECT owner, created_at, summary FROM calls WHERE call_id = ?'),
  bodies: database.prepare('SELECT body FROM events_1 WHERE call_id = ? ORDER BY seq'),
  event: database.prepare(
    `INSERT INTO events (call_id, seq, at, type, salt, body, body_hash, erased_hash, prev, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
  texts: database.prepare('INSERT INTO call_texts (call_id, texts) VALUES (?, ?)'),
  advance: database.prepare('UPDATE calls SET head_hash = ?, texts_id = ?, summary = ? WHERE call_id = ?'),
  money: database.prepare('INSERT INTO call_money VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'),
})

export function toVersion2(database: DatabaseSync): void {
  database.exec(SCHEMA)
  database.prepare("INSERT INTO meta VALUES ('id-key', ?)").run(randomBytes(32).toString('base64url'))
  const calls = database.prepare('SELECT call_id FROM calls ORDER BY created_at, call_id').all()
  if (calls.length > 0) database.exec("INSERT INTO meta VALUES ('vacuum-due', '')")
  const sql = statements(database)
  const keyOf = readKeyOf(database)
  for (const { call_id } of calls) moveCall(sql, String(call_id), keyOf)
  database.exec(`
    INSERT INTO receipts (call_id, client_id, body_hash, seq, epoch)
      SELECT call_id, client_id, body_hash, seq, epoch FROM receipts_1;
    DROP TABLE receipts_1;
    DROP TABLE events_1;
  `)
}

function moveCall(sql: ReturnType<typeof statements>, callId: string, keyOf: KeyOf): void {
  const row = sql.call.get(callId)
  const first = callHash({ callId, owner: String(row?.owner), createdAt: Number(row?.created_at) })
  const events = sql.bodies.all(callId).map(({ body }) => JSON.parse(String(body)) as LoggedEvent)
  const sealed = sealEvents(callId, first, events)
  for (const { seq, at, type, salt, body, bodyHash, erasedHash, prev, hash } of sealed)
    sql.event.run(callId, seq, at, type, salt, body, bodyHash, erasedHash, prev, hash)
  const { product, channel, ...summary } = JSON.parse(String(row?.summary)) as Record<string, unknown>
  const texts =
    product === null && channel === null ? null : sql.texts.run(callId, JSON.stringify({ product, channel }))
  sql.advance.run(sealed.at(-1)?.hash ?? first, texts?.lastInsertRowid ?? null, JSON.stringify(summary), callId)
  const money = followMoney(noMoney, events, keyOf)
  const { caseKey, customerKey, currency, companyMinor, accepted, ended, at } = money
  const figures = [companyMinor, Number(accepted), Number(ended), at, committedMinor(money)]
  sql.money.run(callId, caseKey, customerKey, currency, ...figures)
}
