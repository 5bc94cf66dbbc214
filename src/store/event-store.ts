import type { LoggedEvent } from '../domain/events.ts'
import type { CallSummary } from './call-summary.ts'

/** What a call is before its first event: who owns it never changes. */
export interface CallRecord {
  callId: string
  owner: string
  /** Epoch ms. */
  createdAt: number
}

/** Proof that a client's message has been taken in: a resend finds it and gets the same answer. */
export interface Receipt {
  clientId: string
  /** Hash of the message's body; the same id with another body is a conflict. */
  bodyHash: string
  /** The client's own position of a final, where it counts them (`transcript.final.order`). */
  order?: number | undefined
}

export interface StoredReceipt {
  bodyHash: string
  /** What the first acknowledgement said, so that the second says the same. */
  seq: number
  epoch: number
}

export interface CallHead {
  seq: number
  /** The generation of the call's writer: `claim` raises it, an append of an older one is fenced. */
  epoch: number
  owner: string
  createdAt: number
  /** The next free `Receipt.order`. */
  nextOrder: number
}

/** `unavailable`: the medium failed, nothing was written that a reader could see, and trying again may help. */
export type Unavailable = { ok: false; reason: 'unavailable' }
export type Missing = { ok: false; reason: 'unknown-call' }
export type AppendResult =
  | { ok: true }
  | { ok: false; reason: 'seq-conflict' | 'fenced' | 'unknown-call' | 'unavailable' }
export type CreateResult = { ok: true } | { ok: false; reason: 'exists' | 'unavailable' }
export type ReadResult = { ok: true; events: LoggedEvent[] } | Missing | Unavailable
export type HeadResult = ({ ok: true } & CallHead) | Missing | Unavailable
export type ClaimResult = { ok: true; epoch: number } | Missing | Unavailable
export type ReceiptResult = { ok: true; receipt: StoredReceipt | null } | Unavailable

export interface CallFilter {
  owner?: string | undefined
  phase?: 'live' | 'ended' | undefined
}
/** Newest first; `next` continues the list, or is null at its end. */
export type ListResult = { ok: true; calls: CallSummary[]; next: string | null } | Unavailable

/** At most this many calls a page, whatever is asked for. */
export const LIST_LIMIT_MAX = 200

/** Money that calls have committed: the figure that a customer accepted, or the offer that stands in a call still open. */
export interface CommittedQuery {
  caseId?: string | undefined
  customerId?: string | undefined
  currency: string
  /** Epoch ms: the beginning of the rolling year for the customer. A case has no beginning. */
  since: number
  exceptCallId: string
}
export type CommittedResult = { ok: true; caseMinor: number; customerMinor: number } | Unavailable

/** An approval event on its way to the people who wait for it. Written in the transaction of the event itself. */
export interface Delivery {
  /** Rises; the receiver drops a delivery whose id it has seen. */
  id: number
  callId: string
  event: Extract<LoggedEvent, { type: 'approval-requested' | 'approval-decided' }>
}
export type DeliveriesResult = { ok: true; deliveries: Delivery[] } | Unavailable

/** Who had a call erased, and when (epoch ms). `by` is a member of staff; no text of the call belongs here. */
export interface EraseOrder {
  by: string
  at: number
}
/**
 * `events`: how many were erased, 0 where the call had been erased before. `clean`: false while a reader of an older state
 * keeps the words in the write-ahead file; the store tries again by itself. `live`: only a call that has ended is erased.
 * `altered`: the call does not verify; what happened must be found out first, since an erasure would hide it.
 */
export type EraseResult =
  | { ok: true; events: number; clean: boolean }
  | { ok: false; reason: 'live' | 'altered' }
  | Missing
  | Unavailable

/**
 * The log of every call: the only memory of the product. Methods do not throw; what fails is a value. `append` is a
 * compare-and-set on (seq, epoch), and a resolved `{ok: true}` means that the events survive `kill -9`.
 */
export interface EventStore {
  /** Throws a `StoreRefusal` of one line where the store must not be used. */
  open(): Promise<void>
  close(): Promise<void>
  /** Creates the call at epoch 1 with its first events, all or nothing. */
  createCall(record: CallRecord, events: readonly LoggedEvent[], receipt?: Receipt): Promise<CreateResult>
  append(
    callId: string,
    expectedSeq: number,
    epoch: number,
    events: readonly LoggedEvent[],
    receipt?: Receipt,
  ): Promise<AppendResult>
  /** Events with `seq >= fromSeq` in order, at most `limit`. */
  read(callId: string, fromSeq: number, limit: number): Promise<ReadResult>
  head(callId: string): Promise<HeadResult>
  /** Raises the epoch and so fences whoever wrote before. */
  claim(callId: string): Promise<ClaimResult>
  receipt(callId: string, clientId: string): Promise<ReceiptResult>
  list(filter: CallFilter, cursor: string | null, limit: number): Promise<ListResult>
  committed(query: CommittedQuery): Promise<CommittedResult>
  /** Approval events that nobody has confirmed yet, oldest first (outbox: at least once, the receiver drops doubles). */
  undelivered(limit: number): Promise<DeliveriesResult>
  /** Marks deliveries as received. */
  delivered(ids: readonly number[]): Promise<{ ok: true } | Unavailable>
  /**
   * Takes everything that was said, and whom it was said about, out of an ended call (D6): from every table and from the
   * bytes of the files. What is left still folds, and the chain still verifies. Fences whoever wrote the call.
   */
  erase(callId: string, order: EraseOrder): Promise<EraseResult>
  /** Tries a real write, so that a full disk is noticed before the next caller is. */
  health(): Promise<{ ok: true } | { ok: false; reason: string }>
}

/** Tokens that were taken back before they expired. */
export interface Revocations {
  /** `expiresAt` in epoch ms: after it the entry may be forgotten. False where it could not be stored. */
  revoke(jti: string, expiresAt: number): Promise<boolean>
  /** Every entry that is still of use at `now`. */
  revoked(now: number): Promise<{ jti: string; expiresAt: number }[]>
}

/** The store must not be used: held by another process, or written by a newer version. The message is one line. */
export class StoreRefusal extends Error {
  override name = 'StoreRefusal'
}
