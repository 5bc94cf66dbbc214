import type { DatabaseSync } from 'node:sqlite'

/** Every statement of the store, prepared once. */
export function prepareStatements(database: DatabaseSync) {
  const withTexts = 'calls LEFT JOIN call_texts ON call_texts.id = texts_id'
  const after = '(created_at, calls.call_id) < (?, ?) AND (? IS NULL OR phase = ?)'
  const newestFirst = 'ORDER BY created_at DESC, calls.call_id DESC LIMIT ?'
  const prepare = (text: string) => database.prepare(text)
  return {
    head: prepare(
      `SELECT owner, created_at, seq, epoch, next_order, phase, head_hash, texts_id, erased_at, summary, texts
       FROM ${withTexts} WHERE calls.call_id = ?`,
    ),
    createCall: prepare(
      `INSERT INTO calls (call_id, owner, created_at, phase, summary, seq, head_hash, texts_id, epoch, next_order)
       VALUES (?, ?, ?, '', '', 0, '', NULL, 1, 0)`,
    ),
    advance: prepare('UPDATE calls SET seq = ?, phase = ?, head_hash = ?, texts_id = ?, summary = ? WHERE call_id = ?'),
    nextOrder: prepare('UPDATE calls SET next_order = max(next_order, ?) WHERE call_id = ?'),
    claim: prepare('UPDATE calls SET epoch = epoch + 1 WHERE call_id = ? RETURNING epoch'),
    insertEvent: prepare(
      `INSERT INTO events (call_id, seq, at, type, salt, body, body_hash, erased_hash, prev, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    insertTexts: prepare('INSERT INTO call_texts (call_id, texts) VALUES (?, ?)'),
    insertReceipt: prepare('INSERT INTO receipts (call_id, client_id, body_hash, seq, epoch) VALUES (?, ?, ?, ?, ?)'),
    receipt: prepare('SELECT body_hash, seq, epoch FROM receipts WHERE call_id = ? AND client_id = ?'),
    read: prepare('SELECT body FROM events WHERE call_id = ? AND seq >= ? ORDER BY seq LIMIT ?'),
    list: prepare(`SELECT summary, texts, erased_at FROM ${withTexts} WHERE ${after} ${newestFirst}`),
    listOfOwner: prepare(
      `SELECT summary, texts, erased_at FROM ${withTexts} WHERE owner = ? AND ${after} ${newestFirst}`,
    ),
    money: prepare('SELECT * FROM call_money WHERE call_id = ?'),
    keepMoney: prepare('INSERT OR REPLACE INTO call_money VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    committedOfCase: prepare(
      'SELECT coalesce(sum(minor), 0) AS minor FROM call_money WHERE case_key = ? AND currency = ? AND call_id <> ?',
    ),
    committedOfCustomer: prepare(
      `SELECT coalesce(sum(minor), 0) AS minor FROM call_money
       WHERE customer_key = ? AND currency = ? AND call_id <> ? AND at >= ?`,
    ),
    callsOfCustomer: prepare(
      `SELECT call_id FROM call_money JOIN calls USING (call_id)
       WHERE customer_key = ? AND created_at < ? ORDER BY created_at, call_id`,
    ),
    enqueue: prepare('INSERT INTO outbox (call_id, seq) VALUES (?, ?)'),
    undelivered: prepare(
      'SELECT outbox.id, call_id, body FROM outbox JOIN events USING (call_id, seq) ORDER BY outbox.id LIMIT ?',
    ),
    delivered: prepare('DELETE FROM outbox WHERE id = ?'),
    rows: prepare('SELECT * FROM events WHERE call_id = ? ORDER BY seq'),
    eraseEvent: prepare('UPDATE events SET salt = ?, body = ? WHERE id = ?'),
    receiptsOf: prepare('SELECT id, body_hash FROM receipts WHERE call_id = ?'),
    eraseReceipt: prepare('UPDATE receipts SET body_hash = ? WHERE id = ?'),
    textsOf: prepare('SELECT id, texts FROM call_texts WHERE call_id = ?'),
    eraseTexts: prepare('UPDATE call_texts SET texts = ? WHERE id = ?'),
    forgetCustomer: prepare('UPDATE call_money SET case_key = NULL, customer_key = NULL WHERE call_id = ?'),
    markErased: prepare('UPDATE calls SET erased_at = ?, epoch = epoch + 1, summary = ? WHERE call_id = ?'),
    lastErasure: prepare('SELECT hash FROM erasures ORDER BY id DESC LIMIT 1'),
    recordErasure: prepare('INSERT INTO erasures (call_id, at, by, seq, prev, hash) VALUES (?, ?, ?, ?, ?, ?)'),
    revoke: prepare('INSERT OR REPLACE INTO revoked_tokens (jti, expires_at) VALUES (?, ?)'),
    revoked: prepare('SELECT jti, expires_at FROM revoked_tokens WHERE expires_at > ?'),
    probe: prepare('UPDATE health SET probed_at = ?'),
  }
}

export type Statements = ReturnType<typeof prepareStatements>
