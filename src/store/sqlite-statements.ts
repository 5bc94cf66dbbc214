import type { DatabaseSync } from 'node:sqlite'

/** Every statement of the store, prepared once. */
export function prepareStatements(database: DatabaseSync) {
  const after = '(created_at, call_id) < (?, ?) AND (? IS NULL OR phase = ?)'
  const newestFirst = 'ORDER BY created_at DESC, call_id DESC LIMIT ?'
  return {
    head: database.prepare('SELECT owner, created_at, seq, epoch, next_order, summary FROM calls WHERE call_id = ?'),
    createCall: database.prepare(
      'INSERT INTO calls (call_id, owner, created_at, phase, summary, seq, epoch, next_order) VALUES (?, ?, ?, ?, ?, ?, 1, 0)',
    ),
    advance: database.prepare('UPDATE calls SET seq = ?, phase = ?, summary = ? WHERE call_id = ?'),
    nextOrder: database.prepare('UPDATE calls SET next_order = max(next_order, ?) WHERE call_id = ?'),
    claim: database.prepare('UPDATE calls SET epoch = epoch + 1 WHERE call_id = ? RETURNING epoch'),
    insertEvent: database.prepare('INSERT INTO events (call_id, seq, at, type, body) VALUES (?, ?, ?, ?, ?)'),
    insertReceipt: database.prepare(
      'INSERT INTO receipts (call_id, client_id, body_hash, seq, epoch) VALUES (?, ?, ?, ?, ?)',
    ),
    receipt: database.prepare('SELECT body_hash, seq, epoch FROM receipts WHERE call_id = ? AND client_id = ?'),
    read: database.prepare('SELECT body FROM events WHERE call_id = ? AND seq >= ? ORDER BY seq LIMIT ?'),
    list: database.prepare(`SELECT summary FROM calls WHERE ${after} ${newestFirst}`),
    listOfOwner: database.prepare(`SELECT summary FROM calls WHERE owner = ? AND ${after} ${newestFirst}`),
    revoke: database.prepare('INSERT OR REPLACE INTO revoked_tokens (jti, expires_at) VALUES (?, ?)'),
    revoked: database.prepare('SELECT jti, expires_at FROM revoked_tokens WHERE expires_at > ?'),
    probe: database.prepare('UPDATE health SET probed_at = ?'),
  }
}

export type Statements = ReturnType<typeof prepareStatements>
