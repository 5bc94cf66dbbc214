import { hash, randomUUID } from 'node:crypto'
import { erasedEvent } from '../domain/erasure.ts'
import type { LoggedEvent } from '../domain/events.ts'
import type { CallRecord } from './event-store.ts'

/** What the chain knows of one event beside the event itself. Hashes are SHA-256 in base64url. */
export interface ChainLink {
  /** The hash of the event before, or of the call record. Kept so that a fault can be told to the row. */
  prev: string
  /** Hash of the stored body under the salt; nobody can guess at the words once the salt is gone. */
  bodyHash: string
  /** Hash of what is left of the body after an erasure. */
  erasedHash: string
  hash: string
}

/** An event as it is written: its text, and its place in the chain. */
export interface SealedEvent extends ChainLink {
  seq: number
  at: number
  type: string
  salt: string
  body: string
}

/** Stands in the place of a salt that was erased, with its length: rows are overwritten where they lie (sqlite-erase.ts). */
export const NO_SALT = '-'.repeat(36)

const digest = (text: string) => hash('sha256', text, 'base64url')

/** The hash that the first event of a call follows. */
export function callHash({ callId, owner, createdAt }: CallRecord): string {
  // The database turns half a surrogate pair into U+FFFD; the hash must not know more than the row.
  return digest(JSON.stringify(['tongpin-call', callId.toWellFormed(), owner.toWellFormed(), createdAt]))
}

/** The hash of a body under its salt. The blanks that fill a row up are no part of a body, here and in the next. */
export function bodyHash(salt: string, body: string): string {
  return digest(salt + body.trimEnd())
}

export function erasedHash(body: string): string {
  return digest(body.trimEnd())
}

/** The hash of an event's place. No field but the last can hold a line break, so no two places read the same. */
export function linkHash(link: Omit<ChainLink, 'hash'>, callId: string, seq: number, at: number, type: string): string {
  return digest(`${link.prev}\n${link.bodyHash}\n${link.erasedHash}\n${seq}\n${at}\n${type}\n${callId}`)
}

/** Seals events that follow `prev` in their call. */
export function sealEvents(callId: string, prev: string, events: readonly LoggedEvent[]): SealedEvent[] {
  let last = prev
  return events.map(event => {
    const sealed = sealEvent(callId, last, event)
    last = sealed.hash
    return sealed
  })
}

function sealEvent(callId: string, prev: string, event: LoggedEvent): SealedEvent {
  const { seq, at, type } = event
  const erased = erasedBody(event)
  const body = fill(JSON.stringify(event), Buffer.byteLength(erased))
  const salt = randomUUID()
  const link = { prev, bodyHash: bodyHash(salt, body), erasedHash: digest(erased) }
  return { seq, at, type, salt, body, ...link, hash: linkHash(link, callId, seq, at, type) }
}

/** The text that takes the place of an event's body when it is erased. */
export function erasedBody(event: LoggedEvent): string {
  return JSON.stringify(erasedEvent(event))
}

/** Adds blanks until the text has so many bytes: the erased text must fit exactly where the body lies. */
export function fill(text: string, bytes: number): string {
  // No character has less than a byte; counting them is only for texts that might be too short.
  if (text.length >= bytes) return text
  return text + ' '.repeat(Math.max(0, bytes - Buffer.byteLength(text)))
}

/** The record of an erasure, in a chain of its own. It holds no text of the call. */
export interface Erasure {
  callId: string
  /** Epoch ms. */
  at: number
  by: string
  /** How many events the call had. */
  seq: number
}

export function erasureHash(prev: string, { callId, at, by, seq }: Erasure): string {
  return digest(JSON.stringify(['tongpin-erasure', prev, callId, at, by, seq]))
}
