import { DatabaseSync } from 'node:sqlite'
import type { CaseFacts } from '../../src/domain/case-facts.ts'
import { type LoggedEvent, stampEvents } from '../../src/domain/events.ts'
import { newSummary, summarise } from '../../src/store/call-summary.ts'
import { AT } from './sample-database.ts'
import { answered, callStarted, ended, heard, offered } from './sample-events.ts'

/** The schema of version 1, as it was shipped. */
const VERSION_1 = `
  CREATE TABLE schema_version (version INTEGER NOT NULL) STRICT;
  INSERT INTO schema_version VALUES (1);
  CREATE TABLE calls (
    call_id TEXT PRIMARY KEY, owner TEXT NOT NULL, created_at INTEGER NOT NULL, seq INTEGER NOT NULL, epoch INTEGER NOT NULL,
    next_order INTEGER NOT NULL, phase TEXT NOT NULL, summary TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX calls_newest ON calls (created_at DESC, call_id DESC);
  CREATE INDEX calls_of_owner ON calls (owner, created_at DESC, call_id DESC);
  CREATE TABLE events (
    call_id TEXT NOT NULL REFERENCES calls ON DELETE CASCADE, seq INTEGER NOT NULL, at INTEGER NOT NULL, type TEXT NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY (call_id, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE receipts (
    call_id TEXT NOT NULL REFERENCES calls ON DELETE CASCADE, client_id TEXT NOT NULL, body_hash TEXT NOT NULL,
    seq INTEGER NOT NULL, epoch INTEGER NOT NULL, PRIMARY KEY (call_id, client_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE revoked_tokens (jti TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE health (id INTEGER PRIMARY KEY CHECK (id = 1), probed_at INTEGER NOT NULL) STRICT;
  INSERT INTO health VALUES (1, 0);
  INSERT INTO revoked_tokens VALUES ('t1', ${AT + 1000});
`

/** Writes calls as version 1 wrote them, side by side, and tells their logs. */
export function writeVersion1(path: string, calls: number): Map<string, LoggedEvent[]> {
  const database = new DatabaseSync(path)
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON; ${VERSION_1}`)
  const logs = new Map<string, LoggedEvent[]>()
  for (let index = 0; index < calls; index += 1) {
    const facts: CaseFacts = { product: `旧词${index}尾`, locale: 'zh-CN', customerId: 'C1', caseId: `K${index}` }
    const said = [heard(0, `旧话${index}尾`.repeat(1 + index)), offered(300), answered('accepts'), ended]
    logs.set(`c${index}`, stampEvents([callStarted(`c${index}`, facts), ...said], 0, AT))
  }
  for (const [callId, events] of logs) {
    // The field that version 1 did not know.
    const { erasedAt: _, ...summary } = summarise(newSummary({ callId, owner: 'mei', createdAt: AT }), events)
    const call = database.prepare('INSERT INTO calls VALUES (?, ?, ?, ?, 3, 1, ?, ?)')
    call.run(callId, 'mei', AT, events.length, summary.phase, JSON.stringify(summary))
    database.prepare('INSERT INTO receipts VALUES (?, ?, ?, 2, 1)').run(callId, 'm', 'h')
  }
  const insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?)')
  for (const seq of [1, 2, 3, 4, 5])
    for (const [callId, events] of logs) {
      const event = events[seq - 1]
      if (event) insert.run(callId, seq, event.at, event.type, JSON.stringify(event))
    }
  database.close()
  return logs
}
