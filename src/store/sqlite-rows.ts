import type { SQLOutputValue } from 'node:sqlite'
import { EVENT_VERSION, type LoggedEvent } from '../domain/events.ts'
import type { AuditedCall } from './audit-call.ts'
import type { SealedEvent } from './audit-chain.ts'
import type { CallMoney } from './call-money.ts'
import type { CallSummary } from './call-summary.ts'
import type { CallHead, StoredReceipt } from './event-store.ts'

export type Row = Record<string, SQLOutputValue>

export function headOf(row: Row): CallHead {
  return {
    seq: Number(row.seq),
    epoch: Number(row.epoch),
    owner: String(row.owner),
    createdAt: Number(row.created_at),
    nextOrder: Number(row.next_order),
  }
}

export function receiptOf(row: Row): StoredReceipt {
  return { bodyHash: String(row.body_hash), seq: Number(row.seq), epoch: Number(row.epoch) }
}

/** Our own rows are trusted to have the shape that they were written with, but never another version's meaning. */
export function eventOf(row: { body?: unknown }): LoggedEvent {
  const event = JSON.parse(String(row.body)) as LoggedEvent
  if (event.v !== EVENT_VERSION) throw new Error(`event ${event.seq} has format version ${String(event.v)}`)
  return event
}

/** What the case file says of a call in words; kept apart from the summary, in a row that can be erased in place. */
export type CallTexts = Pick<CallSummary, 'product' | 'channel'>
const NO_TEXTS: CallTexts = { product: null, channel: null }

export function summaryOf(row: Row): CallSummary {
  return { ...wordlessSummaryOf(row), ...textsOf(row.texts) }
}

export function wordlessSummaryOf(row: Row): CallSummary {
  const summary = JSON.parse(String(row.summary)) as CallSummary
  summary.product = null
  summary.channel = null
  summary.erasedAt = row.erased_at === null ? null : Number(row.erased_at)
  return summary
}

/** What of a summary is stored with the call. */
export function shownOf({ product: _product, channel: _channel, erasedAt: _erasedAt, ...shown }: CallSummary) {
  return shown
}

/** Blanks stand where texts were erased. */
function textsOf(texts: SQLOutputValue | undefined): CallTexts {
  const text = typeof texts === 'string' ? texts.trim() : ''
  return text === '' ? NO_TEXTS : (JSON.parse(text) as CallTexts)
}

export function moneyOf(row: Row): CallMoney {
  const textOrNull = (value: SQLOutputValue | undefined) => (typeof value === 'string' ? value : null)
  return {
    caseKey: textOrNull(row.case_key),
    customerKey: textOrNull(row.customer_key),
    currency: textOrNull(row.currency),
    companyMinor: row.company_minor === null ? null : Number(row.company_minor),
    accepted: row.accepted === 1,
    ended: row.ended === 1,
    at: Number(row.at),
  }
}

/** A row of the log with its place in the chain, as it lies in the database. */
export interface ChainedRow extends SealedEvent {
  id: number
  callId: string
}

export function chainedRowOf(row: Row): ChainedRow {
  return {
    id: Number(row.id),
    callId: String(row.call_id),
    seq: Number(row.seq),
    at: Number(row.at),
    type: String(row.type),
    salt: String(row.salt),
    body: String(row.body),
    bodyHash: String(row.body_hash),
    erasedHash: String(row.erased_hash),
    prev: String(row.prev),
    hash: String(row.hash),
  }
}

export function auditedCallOf(row: Row, erasedSeq: number | null): AuditedCall {
  return {
    callId: String(row.call_id),
    owner: String(row.owner),
    createdAt: Number(row.created_at),
    seq: Number(row.seq),
    headHash: String(row.head_hash),
    summarySeq: summarySeqOf(String(row.summary)),
    erasedSeq,
  }
}

function summarySeqOf(summary: string): number {
  try {
    return (JSON.parse(summary) as CallSummary).seq
  } catch {
    return Number.NaN
  }
}
