import { z } from 'zod'
import { caseFactsSchema } from '../domain/case-facts.ts'
import { amountSchema, moneySchema } from '../domain/money.ts'
import { emotionSchema, roleSchema, signalTypeSchema, speakerSchema } from '../domain/vocabulary.ts'

/** The version of the wire. A client of another version is refused at `hello`. */
export const PROTOCOL_VERSION = 1

/** Named limits of the wire; `welcome` tells the client those it has to keep. */
export const WIRE_LIMITS = {
  /** A frame above this closes the socket with 1009. */
  messageBytesMax: 64 * 1024,
  /** An utterance above this many UTF-16 units is refused with `text-too-long`, the call goes on. */
  textUnitsMax: 20_000,
  /** A reader this far behind is cut with `terminate()`: `close()` frees nothing. */
  backlogBytesMax: 1024 * 1024,
  helloTimeoutMs: 10_000,
  heartbeatMs: 15_000,
  /** The fifth invalid message closes the socket with 1008. */
  invalidMessagesMax: 5,
  /** Sustained messages a second and burst; above it 4429. */
  messagesPerSecond: 50,
  messagesBurst: 200,
  /** Commands waiting in the mailbox of one call; above it `busy` with retry. */
  mailboxCommandsMax: 256,
  /** A resume that missed more events than this gets a snapshot instead. */
  replayEventsMax: 5_000,
  ticketTtlMs: 30_000,
  socketsPerUserMax: 2_048,
} as const

const clientId = z.string().min(1).max(128)
const callId = z.string().min(1).max(128)
const ms = z.int().nonnegative()

const hello = z.object({
  type: z.literal('hello'),
  protocol: z.int(),
  /** Proof of who speaks, where the upgrade did not carry it, or a fresh token for a long-lived socket. */
  token: z.string().max(4096).optional(),
  ticket: z.string().max(256).optional(),
  role: roleSchema.optional(),
  resume: z.object({ callId, epoch: z.int().nonnegative(), seq: z.int().nonnegative() }).optional(),
})
const callStart = z.object({
  type: z.literal('call.start'),
  id: clientId,
  callId: callId.optional(),
  facts: caseFactsSchema.default({}),
})
const transcriptPartial = z.object({
  type: z.literal('transcript.partial'),
  callId,
  segmentId: z.string().min(1).max(128),
  speaker: speakerSchema,
  text: z.string(),
})
const transcriptFinal = z.object({
  type: z.literal('transcript.final'),
  id: clientId,
  callId,
  segmentId: z.string().min(1).max(128).optional(),
  speaker: speakerSchema,
  text: z.string(),
  startMs: ms.optional(),
  endMs: ms.optional(),
  /** Position among the client's finals of this call, from 0; with it, messages that come out of order wait for each other. */
  order: z.int().nonnegative().optional(),
})
const transcriptCorrect = z.object({
  type: z.literal('transcript.correct'),
  id: clientId,
  callId,
  utteranceId: z.string().min(1).max(128),
  speaker: speakerSchema.optional(),
  text: z.string().optional(),
})
const caseUpdate = z.object({ type: z.literal('case.update'), id: clientId, callId, facts: caseFactsSchema })
const suggestionRespond = z.object({
  type: z.literal('suggestion.respond'),
  id: clientId,
  callId,
  suggestionId: z.string().min(1).max(128),
  revision: z.int().positive().default(1),
  response: z.enum(['accepted', 'edited', 'dismissed']),
  text: z.string().max(2000).optional(),
  reason: z.string().max(400).optional(),
})
const approvalRequest = z.object({
  type: z.literal('approval.request'),
  id: clientId,
  callId,
  /** Names an open request whose amount or reason changes: its version rises and decisions on the older one no longer count. */
  approvalId: z.string().min(1).max(128).optional(),
  amount: moneySchema,
  why: z.string().min(1).max(1000),
})
const approvalDecide = z.object({
  type: z.literal('approval.decide'),
  id: clientId,
  callId,
  approvalId: z.string().min(1).max(128),
  version: z.int().positive(),
  decision: z.enum(['approved', 'refused']),
})
const promiseRecord = z.object({
  type: z.literal('promise.record'),
  id: clientId,
  callId,
  what: z.string().min(1).max(1000),
  owner: z.string().min(1).max(200),
  dueAt: z.int().nonnegative().nullable().default(null),
})
const callEnd = z.object({
  type: z.literal('call.end'),
  id: clientId,
  callId,
  reason: z.string().max(200).default('ended'),
})
const watch = z.object({ type: z.literal('watch'), callId, fromSeq: z.int().nonnegative().default(0) })
const unwatch = z.object({ type: z.literal('unwatch'), callId })
/** Asks for every approval event that nobody has taken over yet, and for those to come; for whoever may decide. */
const approvalsWatch = z.object({ type: z.literal('approvals.watch') })
/** These deliveries are safe with the client: they need not come again. */
const approvalsReceived = z.object({
  type: z.literal('approvals.received'),
  deliveryIds: z.array(z.int().nonnegative()).min(1).max(500),
})
const ping = z.object({ type: z.literal('ping'), at: z.number().optional() })

/** Everything a client may say. `id` is the client's own event id: resending it is harmless. */
export const clientMessageSchema = z.discriminatedUnion('type', [
  hello,
  callStart,
  transcriptPartial,
  transcriptFinal,
  transcriptCorrect,
  caseUpdate,
  suggestionRespond,
  approvalRequest,
  approvalDecide,
  promiseRecord,
  callEnd,
  watch,
  unwatch,
  approvalsWatch,
  approvalsReceived,
  ping,
])
export type ClientMessage = z.infer<typeof clientMessageSchema>
export type ClientMessageOf<T extends ClientMessage['type']> = Extract<ClientMessage, { type: T }>
/** What a client may write, before defaults are filled in. */
export type ClientMessageInput = z.input<typeof clientMessageSchema>

/** The messages that change a call; each is answered by exactly one `ack` or `error` that carries its `id`. */
export type CommandMessage = Extract<ClientMessage, { id: string }>

/** Machine-readable reasons of an `error`; `retry` says whether sending the same message again can help. */
export const ERROR_CODES = [
  'bad-message',
  'bad-hello',
  'unsupported-protocol',
  'not-found',
  'not-writer',
  'conflict',
  'gone',
  'gap',
  'busy',
  'unavailable',
  'too-large',
  'text-too-long',
  'text-empty',
  'call-ended',
  'over-rate',
  'version-mismatch',
  'four-eyes',
  'above-authority',
  'internal',
] as const
export const errorCodeSchema = z.enum(ERROR_CODES)
export type ErrorCode = z.infer<typeof errorCodeSchema>

/** A reading of words that are still being spoken: shown, never stored, text masked. */
export const lightReadingSchema = z.object({
  emotion: emotionSchema,
  heat: z.number().min(0).max(1),
  valence: z.number().min(-1).max(1),
  signals: z.array(signalTypeSchema),
  amounts: z.array(amountSchema),
})
export type LightReading = z.infer<typeof lightReadingSchema>

const welcome = z.object({
  type: z.literal('welcome'),
  protocol: z.literal(PROTOCOL_VERSION),
  session: z.string(),
  role: roleSchema,
  user: z.string(),
  callId: z.string().optional(),
  epoch: z.int().nonnegative().optional(),
  lastSeq: z.int().nonnegative().optional(),
  /** True where every missed event follows; false where a `snapshot` follows instead. Absent without `resume`. */
  recovered: z.boolean().optional(),
  limits: z.record(z.string(), z.number()),
})
const ack = z.object({
  type: z.literal('ack'),
  id: clientId,
  callId: z.string(),
  epoch: z.int().nonnegative(),
  /**
   * The event that took the message in; everything up to it is durable. What a final or a correction leads to (reading,
   * suggestion) follows as `event`s and is made good after a crash.
   */
  seq: z.int().nonnegative(),
})
const event = z.object({
  type: z.literal('event'),
  callId: z.string(),
  epoch: z.int().nonnegative(),
  seq: z.int().positive(),
  /** A `LoggedEvent`; the console folds it with the product's own fold. */
  event: z.looseObject({ type: z.string(), seq: z.int().positive(), at: z.int() }),
})
const snapshot = z.object({
  type: z.literal('snapshot'),
  callId: z.string(),
  epoch: z.int().nonnegative(),
  seq: z.int().nonnegative(),
  /** `Call` of domain/call.ts: plain data. */
  state: z.looseObject({}),
})
const partial = z.object({
  type: z.literal('partial'),
  callId: z.string(),
  segmentId: z.string(),
  speaker: speakerSchema,
  text: z.string(),
  reading: lightReadingSchema.nullable(),
})
const fenced = z.object({ type: z.literal('fenced'), callId: z.string(), epoch: z.int().nonnegative() })
const error = z.object({
  type: z.literal('error'),
  code: errorCodeSchema,
  message: z.string(),
  retry: z.boolean(),
  id: z.string().optional(),
  callId: z.string().optional(),
})
/** An approval event on its way to the deciders. It may come twice: drop one whose `deliveryId` was seen. */
const approvalPending = z.object({
  type: z.literal('approval.pending'),
  deliveryId: z.int().nonnegative(),
  callId: z.string(),
  /** The `approval-requested` or `approval-decided` as it stands in the log. */
  event: z.looseObject({ type: z.string(), seq: z.int().positive(), at: z.int() }),
})
const draining = z.object({ type: z.literal('draining') })
const pong = z.object({ type: z.literal('pong'), at: z.number().optional() })

export const serverMessageSchema = z.discriminatedUnion('type', [
  welcome,
  ack,
  event,
  snapshot,
  partial,
  fenced,
  error,
  approvalPending,
  draining,
  pong,
])
export type ServerMessage = z.infer<typeof serverMessageSchema>
export type ServerMessageOf<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>
