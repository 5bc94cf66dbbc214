import type { LoggedEvent } from '../domain/events.ts'
import { type CallSummary, newSummary, summarise } from './call-summary.ts'
import {
  type AppendResult,
  type CallFilter,
  type CallRecord,
  type ClaimResult,
  type CreateResult,
  type EventStore,
  type HeadResult,
  LIST_LIMIT_MAX,
  type ListResult,
  type ReadResult,
  type Receipt,
  type ReceiptResult,
  type Revocations,
  type StoredReceipt,
} from './event-store.ts'
import { readCursor, writeCursor } from './list-cursor.ts'

interface StoredCall {
  record: CallRecord
  epoch: number
  nextOrder: number
  events: LoggedEvent[]
  receipts: Map<string, StoredReceipt>
  summary: CallSummary
}

/** Keeps everything in this process and forgets it with the process: for demos (`serve --memory`) and tests. */
export class MemoryStore implements EventStore, Revocations {
  #calls = new Map<string, StoredCall>()
  #revoked = new Map<string, number>()

  async open(): Promise<void> {}
  async close(): Promise<void> {}

  async createCall(record: CallRecord, events: readonly LoggedEvent[], receipt?: Receipt): Promise<CreateResult> {
    if (this.#calls.has(record.callId)) return { ok: false, reason: 'exists' }
    const summary = newSummary(record)
    const call: StoredCall = { record, epoch: 1, nextOrder: 0, events: [], receipts: new Map(), summary }
    this.#calls.set(record.callId, call)
    write(call, events, receipt)
    return { ok: true }
  }

  async append(
    callId: string,
    expectedSeq: number,
    epoch: number,
    events: readonly LoggedEvent[],
    receipt?: Receipt,
  ): Promise<AppendResult> {
    const call = this.#calls.get(callId)
    if (!call) return { ok: false, reason: 'unknown-call' }
    if (call.epoch !== epoch) return { ok: false, reason: 'fenced' }
    if (call.events.length !== expectedSeq) return { ok: false, reason: 'seq-conflict' }
    if (receipt && call.receipts.has(receipt.clientId)) return { ok: false, reason: 'seq-conflict' }
    write(call, events, receipt)
    return { ok: true }
  }

  async read(callId: string, fromSeq: number, limit: number): Promise<ReadResult> {
    const call = this.#calls.get(callId)
    if (!call) return { ok: false, reason: 'unknown-call' }
    const start = Math.max(0, fromSeq - 1)
    return { ok: true, events: call.events.slice(start, start + limit) }
  }

  async head(callId: string): Promise<HeadResult> {
    const call = this.#calls.get(callId)
    if (!call) return { ok: false, reason: 'unknown-call' }
    const { owner, createdAt } = call.record
    return { ok: true, seq: call.events.length, epoch: call.epoch, owner, createdAt, nextOrder: call.nextOrder }
  }

  async claim(callId: string): Promise<ClaimResult> {
    const call = this.#calls.get(callId)
    if (!call) return { ok: false, reason: 'unknown-call' }
    call.epoch += 1
    return { ok: true, epoch: call.epoch }
  }

  async receipt(callId: string, clientId: string): Promise<ReceiptResult> {
    return { ok: true, receipt: this.#calls.get(callId)?.receipts.get(clientId) ?? null }
  }

  async list(filter: CallFilter, cursor: string | null, limit: number): Promise<ListResult> {
    const after = readCursor(cursor)
    const size = Math.min(Math.max(1, limit), LIST_LIMIT_MAX)
    const found = [...this.#calls.values()]
      .map(call => call.summary)
      .filter(summary => filter.owner === undefined || summary.owner === filter.owner)
      .filter(summary => filter.phase === undefined || summary.phase === filter.phase)
      .sort(newestFirst)
      .filter(summary => !after || newestFirst(after, summary) < 0)
    const calls = found.slice(0, size)
    const last = calls.at(-1)
    return { ok: true, calls, next: last && found.length > size ? writeCursor(last) : null }
  }

  async health(): ReturnType<EventStore['health']> {
    return { ok: true }
  }

  async revoke(jti: string, expiresAt: number): Promise<boolean> {
    this.#revoked.set(jti, expiresAt)
    return true
  }

  async revoked(now: number): Promise<{ jti: string; expiresAt: number }[]> {
    return [...this.#revoked].filter(([, expiresAt]) => expiresAt > now).map(([jti, expiresAt]) => ({ jti, expiresAt }))
  }
}

type Placed = { createdAt: number; callId: string }
const newestFirst = (a: Placed, b: Placed) =>
  b.createdAt - a.createdAt || (a.callId < b.callId ? 1 : a.callId > b.callId ? -1 : 0)

function write(call: StoredCall, events: readonly LoggedEvent[], receipt: Receipt | undefined): void {
  call.events.push(...events)
  call.summary = summarise(call.summary, events)
  if (!receipt) return
  const { clientId, bodyHash, order } = receipt
  call.receipts.set(clientId, { bodyHash, seq: call.events.length, epoch: call.epoch })
  if (order !== undefined) call.nextOrder = Math.max(call.nextOrder, order + 1)
}
