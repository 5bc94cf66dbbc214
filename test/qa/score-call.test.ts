import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scoreCall } from '../../src/qa/score-call.ts'
import { scorecardSchema } from '../../src/qa/scorecard.ts'
import { callLog, cny, limits } from './call-log.ts'
import { GOOD, type Lines, shipped } from './shipped-rubric.ts'

describe('a scorecard (A1)', () => {
  test('has the shape of cli.md and says who, what and how hot', () => {
    const card = scoreCall(callLog(GOOD, { limits: limits({ floorMinor: 58_000 }) }), shipped)
    expect(scorecardSchema.safeParse(card).error).toBeUndefined()
    expect(card).toMatchObject({
      callId: 'c-1',
      heat: { start: 0.7, peak: 0.7, end: 0.1 },
      stage: 'act',
      demands: [{ kind: 'refund', amount: cny(58_000) }],
      money: { keptAuthority: true, offers: [{ by: 'company', turn: 8, ...cny(58_000) }] },
      promises: { recorded: true, items: [{ what: '周四前退五百八', owner: '陶', turn: 10 }] },
      taboos: [],
      rubric: { id: shipped.id, version: shipped.version },
    })
    expect(card.tactics.slice(0, 2)).toEqual([
      { turn: 2, types: ['label', 'describe-share'] },
      { turn: 4, types: ['summary', 'explain'] },
    ])
    expect(card.overall).toBeGreaterThan(85)
  })

  test('P2: LSCPA coverage with the turns; a question before anything was presented is not the ask', () => {
    const { lscpa } = scoreCall(callLog(GOOD), shipped)
    expect(lscpa).toEqual({
      listen: { done: true, turns: [4] },
      share: { done: true, turns: [2] },
      clarify: { done: true, turns: [0, 4, 6] },
      present: { done: true, turns: [4, 8, 10] },
      ask: { done: true, turns: [6, 10] },
    })
  })

  test('the overall score is the mean by weight of the lines that were due', () => {
    const card = scoreCall(callLog(GOOD), shipped)
    const weight = card.lines.reduce((sum, line) => sum + line.weight, 0)
    const mean = card.lines.reduce((sum, line) => sum + line.weight * line.score, 0) / weight
    expect(card.overall).toBeCloseTo(mean, 1)
    expect([...card.lines, ...card.notDue].map(line => line.id).sort()).toEqual(
      shipped.lines.map(line => line.id).sort(),
    )
  })

  test('a bad call scores far below a good one', () => {
    const bad: Lines = [
      {
        customer: '凭什么扣我年费',
        emotion: 'angry',
        heat: 0.6,
        signals: ['regulator'],
        demands: [{ kind: 'refund' }],
      },
      { agent: '这是规定', taboos: ['hide-behind-rule'] },
      { customer: '我打12378', emotion: 'angry', heat: 0.9, signals: ['regulator'] },
      { agent: '您先撤诉', taboos: ['withdraw-demand', 'counter-threat'], heat: 0.7 },
      { customer: '你等着', emotion: 'angry', heat: 0.95 },
    ]
    const card = scoreCall(callLog(bad), shipped)
    expect(card.overall).toBeLessThan(30)
    expect(card.taboos).toEqual([
      { turn: 1, types: ['hide-behind-rule'], why: '因为 hide-behind-rule' },
      { turn: 3, types: ['withdraw-demand', 'counter-threat'], why: '因为 withdraw-demand；因为 counter-threat' },
    ])
    expect(card.signals).toEqual([{ type: 'regulator', turns: [0, 2], confidence: 0.9, text: '凭' }])
  })

  test('reasons and titles are in the language of the call', () => {
    const card = scoreCall(callLog(GOOD, { facts: { locale: 'en-US' } }), shipped)
    expect(card.language).toBe('en')
    for (const line of card.lines) expect(line.title + line.why).not.toMatch(/\p{Script=Han}/u)
  })

  test('a call without an agent, and an empty log, score 0 and break nothing', () => {
    expect(scoreCall([], shipped).overall).toBe(0)
    expect(scoreCall(callLog([{ customer: '喂' }]), shipped).overall).toBe(0)
  })

  test('a correction takes back what was read out of the wrong speaker', () => {
    const log = callLog([
      { agent: '这是规定', taboos: ['hide-behind-rule'] },
      {
        event: turn => ({
          type: 'utterance-corrected',
          turn,
          utteranceId: `u-${turn}`,
          speaker: 'customer',
          text: '这是规定',
        }),
      },
    ])
    expect(scoreCall(log, shipped).taboos).toEqual([])
  })

  test('every cut of a log can be scored, and scores stay within 0 and 100', () => {
    const log = callLog(GOOD)
    fc.assert(
      fc.property(fc.subarray(log), events => {
        const card = scoreCall(events, shipped)
        for (const score of [card.overall, ...card.lines.map(line => line.score)]) {
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(100)
        }
      }),
      { numRuns: 60 },
    )
  })
})
