import type { LoggedEvent } from '../domain/events.ts'
import { callHash, type SealedEvent, sealEvents } from './audit-chain.ts'
import { type CallMoney, committedMinor, concernsMoney, followMoney, type KeyOf, noMoney } from './call-money.ts'
import { type CallSummary, describesCall, newSummary, summarise } from './call-summary.ts'
import type { AppendResult, CallRecord, CreateResult, Receipt } from './event-store.ts'
import { moneyOf, shownOf, summaryOf, wordlessSummaryOf } from './sqlite-rows.ts'
import type { Statements } from './sqlite-statements.ts'

/** What an append builds on: how far the call is, and what the list shows of it. */
interface Base {
  callId: string
  epoch: number
  seq: number
  headHash: string
  textsId: number | null
  summary: CallSummary
}

/** Inserts a call with its first events. Runs within a transaction. */
export function insertCall(
  sql: Statements,
  keyOf: KeyOf,
  record: CallRecord,
  events: readonly LoggedEvent[],
  receipt: Receipt | undefined,
): CreateResult {
  const { callId, owner, createdAt } = record
  if (sql.head.get(callId)) return { ok: false, reason: 'exists' }
  sql.createCall.run(callId, owner, createdAt)
  const summary = newSummary(record)
  const base = { callId, epoch: 1, seq: 0, headHash: callHash(record), textsId: null, summary }
  write(sql, keyOf, base, events, receipt)
  return { ok: true }
}

/** Appends where the caller knows the newest seq and epoch. Runs within a transaction. */
export function appendEvents(
  sql: Statements,
  keyOf: KeyOf,
  expected: { callId: string; seq: number; epoch: number },
  events: readonly LoggedEvent[],
  receipt: Receipt | undefined,
): AppendResult {
  const { callId } = expected
  const head = sql.head.get(callId)
  if (!head) return { ok: false, reason: 'unknown-call' }
  // An erased call is closed for ever: words that came after would not be erased.
  if (head.epoch !== expected.epoch || head.erased_at !== null) return { ok: false, reason: 'fenced' }
  if (head.seq !== expected.seq) return { ok: false, reason: 'seq-conflict' }
  if (receipt && sql.receipt.get(callId, receipt.clientId)) return { ok: false, reason: 'seq-conflict' }
  const textsId = head.texts_id === null ? null : Number(head.texts_id)
  const base = { callId, epoch: expected.epoch, seq: expected.seq, headHash: String(head.head_hash), textsId }
  // Hardly any event touches the texts of the list; to read them for every turn would cost what it is worth to none.
  const summary = describesCall(events) ? summaryOf(head) : wordlessSummaryOf(head)
  write(sql, keyOf, { ...base, summary }, events, receipt)
  return { ok: true }
}

function write(
  sql: Statements,
  keyOf: KeyOf,
  base: Base,
  events: readonly LoggedEvent[],
  receipt: Receipt | undefined,
): void {
  const { callId, epoch, seq, headHash } = base
  const sealed = sealEvents(callId, headHash, events)
  const summary = summarise(base.summary, events)
  const textsId = keepTexts(sql, base, summary)
  const newest = seq + events.length
  const head = sealed.at(-1)?.hash ?? headHash
  sql.advance.run(newest, summary.phase, head, textsId, JSON.stringify(shownOf(summary)), callId)
  for (const event of sealed) insertEvent(sql, callId, event)
  for (const event of events) {
    if (event.type === 'approval-requested' || event.type === 'approval-decided') sql.enqueue.run(callId, event.seq)
  }
  if (concernsMoney(events)) keepMoney(sql, keyOf, callId, events)
  if (!receipt) return
  sql.insertReceipt.run(callId, receipt.clientId, receipt.bodyHash, newest, epoch)
  if (receipt.order !== undefined) sql.nextOrder.run(receipt.order + 1, callId)
}

function insertEvent(sql: Statements, callId: string, event: SealedEvent): void {
  const { seq, at, type, salt, body, bodyHash, erasedHash, prev, hash } = event
  sql.insertEvent.run(callId, seq, at, type, salt, body, bodyHash, erasedHash, prev, hash)
}

/** The row of texts that the list shows; a new one where they have changed, since a row with words is never rewritten. */
function keepTexts(sql: Statements, before: Base, { product, channel }: CallSummary): number | null {
  if (before.summary.product === product && before.summary.channel === channel) return before.textsId
  return Number(sql.insertTexts.run(before.callId, JSON.stringify({ product, channel })).lastInsertRowid)
}

function keepMoney(sql: Statements, keyOf: KeyOf, callId: string, events: readonly LoggedEvent[]): void {
  const row = sql.money.get(callId)
  const before = row ? moneyOf(row) : noMoney
  const money = followMoney(before, events, keyOf)
  if (row && money === before) return
  sql.keepMoney.run(...moneyRow(callId, money))
}

function moneyRow(callId: string, money: CallMoney) {
  const { caseKey, customerKey, currency, companyMinor, accepted, ended, at } = money
  const figures = [companyMinor, Number(accepted), Number(ended), at, committedMinor(money)] as const
  return [callId, caseKey, customerKey, currency, ...figures] as const
}
