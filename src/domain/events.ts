import { z } from 'zod'
import { caseFactsSchema, limitsSchema } from './case-facts.ts'
import { lawReadingSchema } from './law.ts'
import { minorSchema, moneySchema } from './money.ts'
import { conductSchema, readingSchema } from './reading.ts'
import { blockReasonSchema, planSchema, suggestionSchema } from './suggestion.ts'
import { speakerSchema, stageSchema } from './vocabulary.ts'

/** The version of the event format. A log line of another version is refused, never reinterpreted. */
export const EVENT_VERSION = 1

const turn = z.int().nonnegative()
const ms = z.int().nonnegative()

const callStarted = z.object({
  type: z.literal('call-started'),
  callId: z.string(),
  facts: caseFactsSchema,
  limits: limitsSchema,
  /** Which knowledge advised in this call: the version and the hash over all knowledge files. */
  knowledge: z.object({ version: z.string(), hash: z.string() }),
})
const factsUpdated = z.object({ type: z.literal('facts-updated'), facts: caseFactsSchema, limits: limitsSchema })
const utteranceHeard = z.object({
  type: z.literal('utterance-heard'),
  turn,
  utteranceId: z.string(),
  speaker: speakerSchema,
  /** Masked text: personal data is gone before the event exists. */
  text: z.string(),
  startMs: ms,
  endMs: ms,
  /** How many pieces of personal data were masked, by type. */
  masked: z.record(z.string(), z.int().positive()).optional(),
})
const utteranceCorrected = z.object({
  type: z.literal('utterance-corrected'),
  turn,
  utteranceId: z.string(),
  speaker: speakerSchema,
  text: z.string(),
})
const readingMade = z.object({ type: z.literal('reading-made'), turn, utteranceId: z.string(), reading: readingSchema })
const conductNoted = z.object({
  type: z.literal('conduct-noted'),
  turn,
  utteranceId: z.string(),
  conduct: conductSchema,
})
const lawNoted = z.object({ type: z.literal('law-noted'), turn, utteranceId: z.string(), law: lawReadingSchema })
const limitsSet = z.object({
  type: z.literal('limits-set'),
  limits: limitsSchema,
  /** What moved them: the kind of complaint became known, other calls of the customer spent money, an approval was given. */
  because: z.enum(['category', 'spending', 'approval']),
})
const offerMade = z.object({
  type: z.literal('offer-made'),
  turn,
  by: z.enum(['company', 'customer']),
  minor: minorSchema,
  currency: moneySchema.shape.currency,
})
const stageMoved = z.object({
  type: z.literal('stage-moved'),
  turn,
  stage: stageSchema,
  from: stageSchema,
  /** Ids of conditions, explained in the locale files: why the call moved. */
  because: z.array(z.string()),
})
const planMade = z.object({ type: z.literal('plan-made'), plan: planSchema })
const suggestionDrafted = z.object({ type: z.literal('suggestion-drafted'), draft: suggestionSchema })
const suggestionIssued = z.object({ type: z.literal('suggestion-issued'), ...suggestionSchema.shape })
const suggestionBlocked = z.object({
  type: z.literal('suggestion-blocked'),
  id: z.string(),
  revision: z.int().positive(),
  source: z.enum(['playbook', 'model']),
  turn,
  reasons: z.array(blockReasonSchema).min(1),
})
const suggestionWithheld = z.object({
  type: z.literal('suggestion-withheld'),
  turn,
  reason: z.enum(['speaker-unknown', 'not-due', 'nothing-safe', 'nothing-new']),
})
const suggestionAnswered = z.object({
  type: z.literal('suggestion-answered'),
  suggestionId: z.string(),
  revision: z.int().positive(),
  response: z.enum(['accepted', 'edited', 'dismissed']),
  text: z.string().optional(),
  reason: z.string().max(400).optional(),
  by: z.string(),
})
const turnDegraded = z.object({ type: z.literal('turn-degraded'), turn, reason: z.string() })
const promiseRecorded = z.object({
  type: z.literal('promise-recorded'),
  promiseId: z.string(),
  what: z.string().max(1000),
  owner: z.string().max(200),
  /** Epoch ms, or null where only the words of the promise are known. */
  dueAt: z.int().nonnegative().nullable(),
  /** Whether a person recorded it, or it was heard in the agent's words. */
  source: z.enum(['recorded', 'heard']),
  turn: turn.nullable(),
})
const approvalRequested = z.object({
  type: z.literal('approval-requested'),
  approvalId: z.string(),
  version: z.int().positive(),
  amount: moneySchema,
  requestedBy: z.string(),
  why: z.string(),
  expiresAt: z.int().nonnegative(),
})
const approvalDecided = z.object({
  type: z.literal('approval-decided'),
  approvalId: z.string(),
  version: z.int().positive(),
  decision: z.enum(['approved', 'refused']),
  decidedBy: z.string(),
})
const callEnded = z.object({ type: z.literal('call-ended'), reason: z.string().max(200) })

/**
 * Everything that can happen in a call. The union is the product's only memory: state, console, replay, evals, QA and
 * recovery are folds over it (`domain/call.ts`). Names are nouns-verbs, in the past tense.
 */
export const callEventSchema = z.discriminatedUnion('type', [
  callStarted,
  factsUpdated,
  utteranceHeard,
  utteranceCorrected,
  readingMade,
  conductNoted,
  lawNoted,
  limitsSet,
  offerMade,
  stageMoved,
  planMade,
  suggestionDrafted,
  suggestionIssued,
  suggestionBlocked,
  suggestionWithheld,
  suggestionAnswered,
  turnDegraded,
  promiseRecorded,
  approvalRequested,
  approvalDecided,
  callEnded,
])
export type CallEvent = z.infer<typeof callEventSchema>
export type CallEventType = CallEvent['type']
export type EventOf<T extends CallEventType> = Extract<CallEvent, { type: T }>

/**
 * Steps within a turn that are folded in the graph but never stored or sent: a draft has not passed the guard, so it
 * must not exist outside the process, and a plan is told by the suggestion that it led to.
 */
export const TRANSIENT_EVENT_TYPES: ReadonlySet<CallEventType> = new Set(['plan-made', 'suggestion-drafted'])

/** Keeps what belongs in the log. */
export function lasting(events: readonly CallEvent[]): CallEvent[] {
  return events.filter(event => !TRANSIENT_EVENT_TYPES.has(event.type))
}

/** A line of the log: the event with its place and time. `seq` counts from 1 without gaps, `at` is epoch ms. */
export type LoggedEvent = CallEvent & { v: typeof EVENT_VERSION; seq: number; at: number }

const envelopeSchema = z.looseObject({ v: z.unknown(), seq: z.int().positive(), at: z.int().nonnegative() })

/** Gives events their place in the log; `seq` of the first is `lastSeq + 1`. */
export function stampEvents(events: readonly CallEvent[], lastSeq: number, at: number): LoggedEvent[] {
  return events.map((event, index) => ({ v: EVENT_VERSION, seq: lastSeq + 1 + index, at, ...event }))
}

export class UnknownEventVersion extends Error {
  override name = 'UnknownEventVersion'
}

/**
 * Reads one line of a log that came from outside (a file, a database). Throws `UnknownEventVersion` where the line was
 * written by another version, and a zod error that names the field where it is broken.
 */
export function parseLoggedEvent(value: unknown): LoggedEvent {
  const envelope = envelopeSchema.parse(value)
  if (envelope.v !== EVENT_VERSION) {
    throw new UnknownEventVersion(
      `event ${envelope.seq} has format version ${String(envelope.v)}, this Tongpin reads version ${EVENT_VERSION}; ` +
        'open it with the version that wrote it',
    )
  }
  const event = callEventSchema.parse(value)
  return { v: EVENT_VERSION, seq: envelope.seq, at: envelope.at, ...event }
}
