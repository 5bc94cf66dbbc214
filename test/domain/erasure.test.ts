import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldCall, initialCall } from '../../src/domain/call.ts'
import { ERASED, erasedEvent } from '../../src/domain/erasure.ts'
import { type CallEvent, callEventSchema } from '../../src/domain/events.ts'
import { anyLog } from './event-arbitrary.ts'
import { eventsFromSchema } from './schema-arbitrary.ts'

/** Every text that an erasure leaves, by its field: ids, codes and labels of ours. A field that is not here is blanked. */
const LEFT = [
  'approval-decided.approvalId',
  'approval-decided.decidedBy',
  'approval-requested.approvalId',
  'approval-requested.requestedBy',
  'call-started.callId',
  'call-started.knowledge.hash',
  'call-started.knowledge.version',
  'law-noted.law.clauses.article',
  'law-noted.law.clauses.id',
  'law-noted.law.clauses.law',
  'law-noted.law.clauses.version',
  'law-noted.law.labels',
  'plan-made.plan.aim',
  'plan-made.plan.articles',
  'plan-made.plan.offer.step',
  'plan-made.plan.options.aim',
  'promise-recorded.promiseId',
  'stage-moved.because',
  'suggestion-answered.by',
  'suggestion-answered.suggestionId',
  'suggestion-blocked.id',
  'suggestion-blocked.reasons.rule',
  'suggestion-drafted.draft.id',
  'suggestion-drafted.draft.offer.step',
  'suggestion-drafted.draft.phrases',
  'suggestion-issued.id',
  'suggestion-issued.offer.step',
  'suggestion-issued.phrases',
  ...['call-started', 'facts-updated', 'limits-set'].flatMap(type =>
    ['approved.approvalId', 'approved.by', 'category', 'on', 'role'].map(field => `${type}.limits.${field}`),
  ),
].sort()

/** Words of either language, long enough that they stand nowhere by chance. */
const words = fc
  .tuple(
    fc.constantFrom('我姓张', '退我钱', 'my name is', '身份证', 'Straße', '🏦'),
    fc.string({ unit: fc.constantFrom(...'jkqvwxz'), minLength: 12, maxLength: 12 }),
  )
  .map(([word, id]) => `${word}${id}`)
const kept = (path: string) => LEFT.includes(path)
const anySpoken = fc.array(fc.oneof(...eventsFromSchema(path => (kept(path) ? fc.constant('id') : words)).values()), {
  maxLength: 30,
})

describe('D6: an erased event', () => {
  test('keeps only the texts that are named here, whatever field is added to the log', () => {
    const samples = [...eventsFromSchema(path => fc.constant(`<${path}>`), { full: true }).values()].flatMap(event =>
      fc.sample(event, { numRuns: 20, seed: 1 }),
    )
    const left = samples.flatMap(event => JSON.stringify(erasedEvent(event)).match(/<[^>]+>/g) ?? [])
    expect([...new Set(left)].map(path => path.slice(1, -1)).sort()).toEqual(LEFT)
  })

  test('is valid, holds no word of the original, and is itself when erased again', () => {
    fc.assert(
      fc.property(anySpoken, log => {
        for (const event of log) {
          expect(() => callEventSchema.parse(event)).not.toThrow()
          const erased = erasedEvent(event)
          expect(callEventSchema.parse(erased)).toEqual(erased)
          expect(erasedEvent(erased)).toEqual(erased)
          const left = JSON.stringify(erased)
          for (const [word] of JSON.stringify(event).matchAll(/[jkqvwxz]{12}/g)) expect(left).not.toContain(word)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('is the same whether it is made of the event or of its text', () => {
    fc.assert(
      fc.property(fc.oneof(anySpoken, anyLog), log => {
        for (const event of log) {
          const read = JSON.parse(JSON.stringify(event)) as CallEvent
          expect(JSON.stringify(erasedEvent(read))).toBe(JSON.stringify(erasedEvent(event)))
        }
      }),
      { numRuns: 150 },
    )
  })

  test('folds, and to the same stage, money, labels and tactics', () => {
    fc.assert(
      fc.property(fc.oneof(anySpoken, anyLog), log => {
        // Erasing names every utterance by its turn, as the graph does: a log in which two turns share a name has no such fold.
        const named = log.map(event => ('utteranceId' in event ? { ...event, utteranceId: `u-${event.turn}` } : event))
        const before = foldCall(initialCall, named)
        const after = foldCall(initialCall, named.map(erasedEvent))
        const { stage, stageTurn, phase, turns, ledger, progress, needs, category, severity, demands, tactics } = after
        const { taboos, blocked, degraded, answered, dismissedTactics, trajectory, phrases } = after
        const shape = { stage, stageTurn, phase, turns, ledger, progress, needs, category, severity, demands, tactics }
        expect(before).toMatchObject({
          ...shape,
          taboos,
          blocked,
          degraded,
          answered,
          dismissedTactics,
          trajectory,
          phrases,
        })
        expect(after.clauses.map(({ id, times }) => [id, times])).toEqual(
          before.clauses.map(({ id, times }) => [id, times]),
        )
      }),
      { numRuns: 200 },
    )
  })

  test('names its utterance by the turn, not by what a client called it', () => {
    const event = {
      type: 'utterance-heard',
      turn: 4,
      utteranceId: '张三',
      speaker: 'agent',
      text: '您好',
      startMs: 1,
      endMs: 2,
    }
    expect(erasedEvent(event as CallEvent)).toEqual({ ...event, utteranceId: 'u-4', text: ERASED })
  })

  test('never changes its form: the chain of every database holds the hash of it', () => {
    const said = { turn: 2, utteranceId: 'u-2' }
    const spoken = {
      type: 'utterance-heard',
      ...said,
      speaker: 'customer',
      text: '张三',
      startMs: 1,
      endMs: 2,
      masked: { a: 1 },
    }
    const money = { minor: 5, currency: 'CNY', kind: 'exact', span: [3, 5] }
    const span = { span: [1, 2], confidence: 0.5 }
    const why = { why: 'w' }
    const pinned: [event: unknown, erased: string][] = [
      [spoken, '"turn":2,"utteranceId":"u-2","speaker":"customer","text":"[erased]","startMs":1,"endMs":2'],
      [
        {
          type: 'reading-made',
          ...said,
          reading: { topic: 'x', mirror: 'y', evidence: [1], signals: [{ type: 'media', ...span }], amounts: [money] },
        },
        '"turn":2,"utteranceId":"u-2","reading":{"topic":null,"mirror":null,"evidence":[],"signals":[{"type":"media","span":[0,0],"confidence":0.5}],"amounts":[{"minor":5,"currency":"CNY","kind":"exact","span":[0,0]}]}',
      ],
      [
        {
          type: 'conduct-noted',
          ...said,
          conduct: { taboos: [{ type: 'argue', ...span, ...why }], cues: ['asks'], offer: null },
        },
        '"turn":2,"utteranceId":"u-2","conduct":{"taboos":[{"type":"argue","span":[0,0],"confidence":0.5,"why":"[erased]"}],"cues":["asks"],"offer":null}',
      ],
      [
        {
          type: 'facts-updated',
          facts: { id: 'a', customerId: 'b', caseId: 'c', locale: 'en', product: 'p', history: ['h'], capMinor: 1 },
        },
        '"facts":{"locale":"en","product":"[erased]","history":["[erased]"],"capMinor":1}',
      ],
      [{ type: 'suggestion-withheld', turn: 1, reason: 'not-due' }, '"turn":1,"reason":"not-due"'],
      [
        { type: 'suggestion-answered', suggestionId: 's', text: 't', reason: 'r', by: 'mei' },
        '"suggestionId":"s","text":"[erased]","reason":"[erased]","by":"mei"',
      ],
      [
        { type: 'promise-recorded', promiseId: 'p', what: 'w', owner: 'o', turn: null },
        '"promiseId":"p","what":"[erased]","owner":"[erased]","turn":null',
      ],
      [
        { type: 'approval-requested', approvalId: 'a', requestedBy: 'mei', ...why },
        '"approvalId":"a","requestedBy":"mei","why":"[erased]"',
      ],
      [{ type: 'call-ended', reason: 'r' }, '"reason":"[erased]"'],
    ]
    for (const [event, erased] of pinned) {
      const { type } = event as CallEvent
      expect(JSON.stringify(erasedEvent(event as CallEvent))).toBe(`{"type":"${type}",${erased}}`)
    }
  })
})
