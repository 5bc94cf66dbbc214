import { erasedEvent } from '../domain/erasure.ts'
import type { LoggedEvent } from '../domain/events.ts'
import { type CallMoney, committedMinor, followMoney, noMoney } from './call-money.ts'
import { type CallSummary, newSummary, summarise, withoutWords } from './call-summary.ts'
import {
  type AppendResult,
  type CallFilter,
  type CallRecord,
  type ClaimResult,
  type CommittedQuery,
  type CommittedResult,
  type CreateResult,
  type DeliveriesResult,
  type Delivery,
  type EraseOrder,
  type EraseResult,
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
  money: CallMoney
}

/** Keeps everything in this process and forgets it with the process: for demos (`serve --memory`) and tests. */
export class MemoryStore implements EventStore, Revocations {
  #calls = new Map<string, StoredCall>()
  #revoked = new Map<string, number>()
  /** Approval events by the id of their delivery, where the event lies: an erasure reaches it too. */
  #outbox = new Map<number, { callId: string; seq: number }>()
  #deliveries = 0

  async open(): Promise<void> {}
  async close(): Promise<void> {}

  async createCall(record: CallRecord, events: readonly LoggedEvent[], receipt?: Receipt): Promise<CreateResult> {
    if (this.#calls.has(record.callId)) return { ok: false, reason: 'exists' }
    const summary = newSummary(record)
    const call = { record, epoch: 1, nextOrder: 0, events: [], receipts: new Map(), summary, money: noMoney }
    this.#calls.set(record.callId, call)
    this.#write(call, events, receipt)
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
    if (call.epoch !== epoch || call.summary.erasedAt !== null) return { ok: false, reason: 'fenced' }
    if (call.events.length !== expectedSeq) return { ok: false, reason: 'seq-conflict' }
    if (receipt && call.receipts.has(receipt.clientId)) return { ok: false, reason: 'seq-conflict' }
    this.#write(call, events, receipt)
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

  async committed({ caseId, customerId, currency, since, exceptCallId }: CommittedQuery): Promise<CommittedResult> {
    const others = [...this.#calls.values()].filter(call => call.record.callId !== exceptCallId).map(call => call.money)
    const sum = (counted: (money: CallMoney) => boolean) =>
      others
        .filter(money => money.currency === currency && counted(money))
        .reduce((minor, money) => minor + committedMinor(money), 0)
    return {
      ok: true,
      caseMinor: caseId === undefined ? 0 : sum(money => money.caseKey === caseId),
      customerMinor: customerId === undefined ? 0 : sum(money => money.customerKey === customerId && money.at >= since),
    }
  }

  async undelivered(limit: number): Promise<DeliveriesResult> {
    const deliveries = [...this.#outbox].slice(0, limit).map(([id, { callId, seq }]) => {
      return { id, callId, event: this.#calls.get(callId)?.events[seq - 1] as Delivery['event'] }
    })
    return { ok: true, deliveries }
  }

  async delivered(ids: readonly number[]): ReturnType<EventStore['delivered']> {
    for (const id of ids) this.#outbox.delete(id)
    return { ok: true }
  }

  async erase(callId: string, { at }: EraseOrder): Promise<EraseResult> {
    const call = this.#calls.get(callId)
    if (!call) return { ok: false, reason: 'unknown-call' }
    if (call.summary.erasedAt !== null) return { ok: true, events: 0, clean: true }
    if (call.summary.phase !== 'ended') return { ok: false, reason: 'live' }
    call.events = call.events.map(event => erasedEvent(event))
    call.summary = withoutWords(call.summary, at)
    call.money = { ...call.money, caseKey: null, customerKey: null }
    for (const receipt of call.receipts.values()) receipt.bodyHash = ''
    call.epoch += 1
    return { ok: true, events: call.events.length, clean: true }
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

  #write(call: StoredCall, events: readonly LoggedEvent[], receipt: Receipt | undefined): void {
    const { callId } = call.record
    call.events.push(...events)
    call.summary = summarise(call.summary, events)
    call.money = followMoney(call.money, events, (_kind, id) => id)
    for (const { type, seq } of events) {
      if (type !== 'approval-requested' && type !== 'approval-decided') continue
      this.#deliveries += 1
      this.#outbox.set(this.#deliveries, { callId, seq })
    }
    if (!receipt) return
    const { clientId, bodyHash, order } = receipt
    call.receipts.set(clientId, { bodyHash, seq: call.events.length, epoch: call.epoch })
    if (order !== undefined) call.nextOrder = Math.max(call.nextOrder, order + 1)
  }
}

type Placed = { createdAt: number; callId: string }
const newestFirst = (a: Placed, b: Placed) =>
  b.createdAt - a.createdAt || (a.callId < b.callId ? 1 : a.callId > b.callId ? -1 : 0)
