import fc from 'fast-check'
import type { CallEvent } from '../../src/domain/events.ts'
import { LAW_STREAMS, RISKS } from '../../src/domain/law.ts'
import type { Conduct, Reading } from '../../src/domain/reading.ts'
import type { Suggestion } from '../../src/domain/suggestion.ts'
import {
  AGENT_CUES,
  CATEGORIES,
  CUSTOMER_CUES,
  DEMAND_KINDS,
  EMOTIONS,
  LAYERS,
  LSCPA,
  NEEDS,
  SEVERITIES,
  SIGNALS,
  SPEAKERS,
  STAGES,
  TABOOS,
  TACTICS,
} from '../../src/domain/vocabulary.ts'

const turn = fc.nat({ max: 40 })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const minor = fc.nat({ max: 10_000_000 })
const currency = fc.constantFrom('CNY', 'USD', 'GBP')
const money = fc.record({ minor, currency })
const id = fc.string({ minLength: 1, maxLength: 6 })
const span = fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 20 })) as fc.Arbitrary<[number, number]>
const shares = <K extends readonly string[]>(keys: K) =>
  fc.record(Object.fromEntries(keys.map(key => [key, share]))) as fc.Arbitrary<Record<K[number], number>>
const some = <T>(values: readonly T[], maxLength = 4) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength }) as fc.Arbitrary<T[]>

const reading = fc.record({
  emotion: fc.record({
    label: fc.constantFrom(...EMOTIONS),
    valence: fc.double({ min: -1, max: 1, noNaN: true }),
    heat: share,
    confidence: share,
    probabilities: shares(EMOTIONS),
  }),
  needs: shares(NEEDS),
  category: fc.constantFrom(...CATEGORIES),
  severity: fc.option(fc.constantFrom(...SEVERITIES)),
  demands: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constantFrom(...DEMAND_KINDS) }),
      fc.record({ kind: fc.constantFrom(...DEMAND_KINDS), amount: money }),
    ),
    { maxLength: 3 },
  ),
  signals: fc.array(fc.record({ type: fc.constantFrom(...SIGNALS), span, confidence: share }), { maxLength: 3 }),
  amounts: fc.constant([]),
  cues: some(CUSTOMER_CUES),
  evidence: fc.constant([]),
  mirror: fc.option(fc.string({ maxLength: 8 })),
  topic: fc.option(fc.string({ maxLength: 8 })),
}) as fc.Arbitrary<Reading>

const conduct = fc.record({
  tactics: fc.array(fc.record({ type: fc.constantFrom(...TACTICS), span, confidence: share }), { maxLength: 3 }),
  taboos: fc.array(
    fc.record({ type: fc.constantFrom(...TABOOS), span, confidence: share, why: fc.string({ maxLength: 5 }) }),
    { maxLength: 2 },
  ),
  layer: fc.constantFrom(...LAYERS),
  cues: some(AGENT_CUES),
  amounts: fc.constant([]),
  offer: fc.option(money),
  heat: share,
}) as fc.Arbitrary<Conduct>

const tactics = fc.uniqueArray(fc.constantFrom(...TACTICS), { minLength: 1, maxLength: 2 })
const layer = fc.constantFrom(...LAYERS)
const suggestion = fc.record({
  id,
  revision: fc.integer({ min: 1, max: 2 }),
  source: fc.constantFrom('playbook', 'model'),
  turn,
  text: fc.string({ maxLength: 12 }),
  tactics,
  layer,
  lscpa: fc.constantFrom(...LSCPA),
  stage: fc.constantFrom(...STAGES),
  why: fc.string({ maxLength: 8 }),
  alternatives: fc.array(
    fc.record({ text: fc.string({ maxLength: 12 }), tactics, layer, why: fc.string({ maxLength: 5 }) }),
    {
      maxLength: 2,
    },
  ),
  phrases: fc.array(id, { maxLength: 2 }),
}) as fc.Arbitrary<Suggestion>

const limits = fc.record({
  currency,
  role: id,
  capMinor: minor,
  floorMinor: fc.option(minor),
  floorBasis: fc.option(fc.string({ maxLength: 6 })),
  targetMinor: fc.option(minor),
  basis: fc.string({ maxLength: 6 }),
  problem: fc.constant(null),
})
const law = fc.record({
  risk: fc.constantFrom(...RISKS),
  labels: fc.array(id, { maxLength: 3 }),
  clauses: fc.array(
    fc.record({
      id,
      law: id,
      version: id,
      article: id,
      stream: fc.constantFrom(...LAW_STREAMS),
      severity: fc.constantFrom(...RISKS),
      why: fc.string({ maxLength: 6 }),
      span,
    }),
    { maxLength: 3 },
  ),
})
const facts = fc.record(
  {
    locale: fc.constantFrom('zh-CN', 'en-US'),
    currency,
    demandMinor: minor,
    offers: fc.array(fc.record({ by: fc.constantFrom('company', 'customer'), minor }), { maxLength: 3 }),
    responsibility: fc.constantFrom('unknown', 'company'),
    position: fc.constantFrom('none', 'agreed'),
  },
  { requiredKeys: [] },
)
const of = <T extends CallEvent['type']>(type: T, rest: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ type: fc.constant(type), ...rest })

/** Any event in any order: far wilder than what the shell writes, which is the point. */
export const anyEvent = fc.oneof(
  of('call-started', { callId: id, facts, limits, knowledge: fc.constant({ version: '1', hash: 'h' }) }),
  of('facts-updated', { facts, limits }),
  of('utterance-heard', {
    turn,
    utteranceId: id,
    speaker: fc.constantFrom(...SPEAKERS),
    text: fc.string({ maxLength: 12 }),
    startMs: minor,
    endMs: minor,
  }),
  of('utterance-corrected', {
    turn,
    utteranceId: id,
    speaker: fc.constantFrom(...SPEAKERS),
    text: fc.string({ maxLength: 12 }),
  }),
  of('reading-made', { turn, utteranceId: id, reading }),
  of('conduct-noted', { turn, utteranceId: id, conduct }),
  of('law-noted', { turn, utteranceId: id, law }),
  of('limits-set', { limits, because: fc.constantFrom('category', 'spending', 'approval') }),
  of('offer-made', { turn, by: fc.constantFrom('company', 'customer'), minor, currency }),
  of('stage-moved', {
    turn,
    stage: fc.constantFrom(...STAGES),
    from: fc.constantFrom(...STAGES),
    because: fc.constant([]),
  }),
  suggestion.map(draft => ({ type: 'suggestion-drafted' as const, draft })),
  suggestion.map(issued => ({ type: 'suggestion-issued' as const, ...issued })),
  of('suggestion-blocked', {
    id,
    revision: fc.constant(1),
    source: fc.constantFrom('playbook', 'model'),
    turn,
    reasons: fc.constant([{ rule: 'over-cap', span: [0, 1] as [number, number], detail: 'd' }]),
  }),
  of('suggestion-withheld', {
    turn,
    reason: fc.constantFrom('speaker-unknown', 'not-due', 'nothing-safe', 'nothing-new'),
  }),
  of('suggestion-answered', {
    suggestionId: id,
    revision: fc.constant(1),
    response: fc.constantFrom('accepted', 'edited', 'dismissed'),
    by: id,
  }),
  of('turn-degraded', { turn, reason: id }),
  of('promise-recorded', {
    promiseId: id,
    what: id,
    owner: id,
    dueAt: fc.option(minor),
    source: fc.constantFrom('recorded', 'heard'),
    turn: fc.option(turn),
  }),
  of('approval-requested', {
    approvalId: id,
    version: fc.integer({ min: 1, max: 3 }),
    amount: money,
    requestedBy: id,
    why: id,
    expiresAt: minor,
  }),
  of('approval-decided', {
    approvalId: id,
    version: fc.integer({ min: 1, max: 3 }),
    decision: fc.constantFrom('approved', 'refused'),
    decidedBy: id,
  }),
  of('call-ended', { reason: id }),
) as fc.Arbitrary<CallEvent>

export const anyLog = fc.array(anyEvent, { maxLength: 60 })
