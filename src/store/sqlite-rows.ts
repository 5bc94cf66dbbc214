import type { SQLOutputValue } from 'node:sqlite'
import { EVENT_VERSION, type LoggedEvent } from '../domain/events.ts'
import type { CallHead, StoredReceipt } from './event-store.ts'

type Row = Record<string, SQLOutputValue>

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
export function eventOf(row: Row): LoggedEvent {
  const event = JSON.parse(String(row.body)) as LoggedEvent
  if (event.v !== EVENT_VERSION) throw new Error(`event ${event.seq} has format version ${String(event.v)}`)
  return event
}
