import { auditCall } from './audit-call.ts'
import { erasedBody, erasureHash, fill, NO_SALT } from './audit-chain.ts'
import { withoutWords } from './call-summary.ts'
import type { EraseOrder, EraseResult } from './event-store.ts'
import { auditedCallOf, chainedRowOf, eventOf, shownOf, summaryOf } from './sqlite-rows.ts'
import type { Statements } from './sqlite-statements.ts'

type Erased = Exclude<EraseResult, { ok: true }> | { ok: true; events: number }

/**
 * Takes the words out of a call. Every row is overwritten where it lies, by as many bytes as it had: SQLite leaves a copy
 * behind when a row moves, so none of these may. Runs within a transaction; the caller empties the write-ahead file after it.
 */
export function eraseCall(sql: Statements, callId: string, { by, at }: EraseOrder): Erased {
  const head = sql.head.get(callId)
  if (!head) return { ok: false, reason: 'unknown-call' }
  if (head.erased_at !== null) return { ok: true, events: 0 }
  if (head.phase !== 'ended') return { ok: false, reason: 'live' }
  const rows = sql.rows.all(callId).map(chainedRowOf)
  if (auditCall(auditedCallOf({ ...head, call_id: callId }, null), rows)) return { ok: false, reason: 'altered' }
  for (const row of rows) sql.eraseEvent.run(NO_SALT, fill(erasedBody(eventOf(row)), byteLength(row.body)), row.id)
  for (const { id, body_hash } of sql.receiptsOf.all(callId)) sql.eraseReceipt.run(blanks(body_hash), Number(id))
  for (const { id, texts } of sql.textsOf.all(callId)) sql.eraseTexts.run(blanks(texts), Number(id))
  sql.forgetCustomer.run(callId)
  sql.markErased.run(at, JSON.stringify(shownOf(withoutWords(summaryOf(head), at))), callId)
  const prev = String(sql.lastErasure.get()?.hash ?? '')
  const erasure = { callId, at, by, seq: rows.length }
  sql.recordErasure.run(callId, at, by, rows.length, prev, erasureHash(prev, erasure))
  return { ok: true, events: rows.length }
}

const byteLength = (text: string) => Buffer.byteLength(text)
const blanks = (text: unknown) => ' '.repeat(byteLength(String(text)))
