import type { CaseFacts, Limits } from '../domain/case-facts.ts'
import type { CallEvent } from '../domain/events.ts'
import type { Currency } from '../domain/money.ts'
import type { Role } from '../domain/vocabulary.ts'
import type { Adviser } from '../graph/graph.ts'
import type { ErrorCode, LightReading } from '../protocol/messages.ts'
import type { EventStore } from '../store/event-store.ts'
import type { Tiers } from '../tools/authority/tiers.ts'
import type { LimitsContext } from '../tools/compensation.ts'
import type { Clock } from './clock.ts'
import type { FanOut } from './fan-out.ts'

/** Who gives a command, as proven by the token. */
export interface Actor {
  user: string
  role: Role
  /** The authority over money that the token fixes for this person; it wins over what the case facts claim. */
  authority?: string | undefined
}

/** A connection that may hold the pen of a call. */
export interface Writer {
  readonly id: string
  /** A newer connection has taken the pen: this one may only read from now on. */
  fenced(callId: string, epoch: number): void
}

export interface LightReadingInput {
  text: string
  language: 'zh' | 'en'
  currency: Currency
}

/** Where a failure is told to the people who run the service. No argument may hold words of a call. */
export interface LiveLog {
  warn(what: string, fields?: Record<string, unknown>): void
  error(what: string, fields?: Record<string, unknown>): void
}

/** What a session counts. The names follow the metrics that `http/metrics` exports. */
export interface LiveMetrics {
  turnHeard(speaker: 'customer' | 'agent' | 'unknown'): void
  /** From taking the message out of the mailbox to the end of revision 1, in ms. */
  turnAdvised(tookMs: number): void
  appended(events: readonly CallEvent[], tookMs: number): void
  liveCalls(count: number): void
}

/** Everything a session needs from outside; one object per process, passed down as it is. */
export interface LiveContext {
  store: EventStore
  fanOut: FanOut
  adviser: Adviser
  clock: Clock
  newId(): string
  /** Monotonic ms, for measuring. */
  monotonic(): number
  limitsFor(facts: CaseFacts, context?: LimitsContext): Limits
  tiers: Tiers
  knowledge: { version: string; hash: string }
  mask(text: string): string
  lightReading(input: LightReadingInput): LightReading
  log: LiveLog
  metrics: LiveMetrics
  settings: LiveSettings
}

export interface LiveSettings {
  /** Commands that may wait in the mailbox of one call. */
  mailboxCommandsMax: number
  textUnitsMax: number
  /** Revision 1 is given up after this; the turn is then degraded. */
  turnTimeoutMs: number
  /** How long, and how many, finals that came out of order wait for those before them. */
  gapWaitMs: number
  gapWaitMax: number
  partialsPerSecond: number
  /** The longest that a request for approval waits; null: as long as the tier that decides it has time. */
  approvalTtlMs: number | null
  /** A call that nobody has touched for so long leaves memory; its log stays. */
  idleMs: number
  /** The same for a call whose writer is still connected, but has said nothing and has not ended it either. */
  abandonedMs: number
}

export const LIVE_DEFAULTS: LiveSettings = {
  mailboxCommandsMax: 256,
  textUnitsMax: 20_000,
  turnTimeoutMs: 5_000,
  gapWaitMs: 2_000,
  gapWaitMax: 32,
  partialsPerSecond: 5,
  approvalTtlMs: null,
  idleMs: 60_000,
  abandonedMs: 30 * 60_000,
}

/** Why a command was not carried out. `retry`: the same message may succeed later. */
export interface Refusal {
  ok: false
  code: ErrorCode
  message: string
  retry: boolean
}

/** The durable answer to a command. */
export interface Acknowledged {
  ok: true
  callId: string
  epoch: number
  seq: number
}
export type Outcome = Acknowledged | Refusal

const RETRYABLE: ReadonlySet<ErrorCode> = new Set(['busy', 'unavailable', 'gap', 'over-rate', 'internal'])

export function refuse(code: ErrorCode, message: string): Refusal {
  return { ok: false, code, message, retry: RETRYABLE.has(code) }
}

/** The same words for a call that does not exist and for one that is not the asker's. */
export const notFound = (): Refusal => refuse('not-found', 'there is no such call')
export const unavailable = (): Refusal =>
  refuse('unavailable', 'the message could not be stored; nothing was taken in, send it again')
