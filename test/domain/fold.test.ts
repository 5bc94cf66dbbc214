import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Call, evolve, foldCall, initialCall } from '../../src/domain/call.ts'
import { maskFacts } from '../../src/domain/case-facts.ts'
import {
  type CallEvent,
  callEventSchema,
  lasting,
  parseLoggedEvent,
  stampEvents,
  UnknownEventVersion,
} from '../../src/domain/events.ts'
import { profileOf } from '../../src/domain/profile.ts'
import { missingToLeave, stageMove } from '../../src/domain/stages.ts'
import { forecast } from '../../src/domain/trajectory.ts'
import { anyEvent, anyLog } from './event-arbitrary.ts'

describe('the fold', () => {
  test('takes any log, in any order, without throwing', () => {
    fc.assert(
      fc.property(anyLog, log => {
        const call = foldCall(initialCall, log)
        missingToLeave(call)
        stageMove(call)
        profileOf(call)
        forecast(call.trajectory)
        expect(() => JSON.stringify(call)).not.toThrow()
      }),
      { numRuns: 500 },
    )
  })

  test('is associative over batches', () => {
    fc.assert(
      fc.property(anyLog, fc.nat({ max: 60 }), (log, cut) => {
        const whole = foldCall(initialCall, log)
        const parts = foldCall(foldCall(initialCall, log.slice(0, cut)), log.slice(cut))
        expect(parts).toEqual(whole)
      }),
      { numRuns: 300 },
    )
  })

  test('does not change the state that it is given', () => {
    fc.assert(
      fc.property(anyLog, anyEvent, (log, event) => {
        const before = foldCall(initialCall, log)
        const copy = structuredClone(before)
        evolve(before, event)
        expect(before).toEqual(copy)
      }),
      { numRuns: 200 },
    )
  })

  test('keeps every list of the state bounded, however long the call', () => {
    let call: Call = initialCall
    for (let turn = 0; turn < 3000; turn += 1) {
      call = foldCall(call, [
        {
          type: 'utterance-heard',
          turn,
          utteranceId: `u-${turn}`,
          speaker: 'customer',
          text: `第${turn}句`,
          startMs: 0,
          endMs: 1,
        },
        { type: 'law-noted', turn, utteranceId: `u-${turn}`, law: { risk: 'low', labels: [], clauses: [flag(turn)] } },
        { type: 'offer-made', turn, by: 'customer', minor: turn, currency: 'CNY' },
        { type: 'promise-recorded', promiseId: `p-${turn}`, what: 'x', owner: 'y', dueAt: null, source: 'heard', turn },
      ])
    }
    expect(call.recent).toHaveLength(12)
    expect(JSON.stringify(call).length).toBeLessThan(20_000)
  })

  test('D3 counts a clause that comes again and keeps its last words', () => {
    const heard = (turn: number, text: string): CallEvent => {
      return {
        type: 'utterance-heard',
        turn,
        utteranceId: `u-${turn}`,
        speaker: 'customer',
        text,
        startMs: 0,
        endMs: 1,
      }
    }
    const noted = (turn: number): CallEvent => {
      const law = { risk: 'low', labels: [], clauses: [{ ...flag(1), span: [0, 2] }] } as const
      return { type: 'law-noted', turn, utteranceId: `u-${turn}`, law: structuredClone(law) as never }
    }
    const call = foldCall(initialCall, [heard(0, '甲乙丙'), noted(0), heard(1, '丁戊己'), noted(1)])
    expect(call.clauses).toMatchObject([
      { id: 'C-1', turn: 0, lastTurn: 1, times: 2, text: '丁戊', speaker: 'customer' },
    ])
  })
})

function flag(number: number) {
  const span: [number, number] = [0, 1]
  return {
    id: `C-${number}`,
    law: '某法',
    version: '2020',
    article: '1',
    stream: 'right' as const,
    severity: 'low' as const,
    why: '有权',
    span,
  }
}

describe('the log', () => {
  test('round-trips JSON: what is written is read back and folds to the same state', () => {
    fc.assert(
      fc.property(anyLog, log => {
        const logged = stampEvents(lasting(log), 0, 1_700_000_000_000)
        const read = logged.map(event => parseLoggedEvent(JSON.parse(JSON.stringify(event))))
        expect(read).toEqual(JSON.parse(JSON.stringify(logged)))
        expect(foldCall(initialCall, read)).toEqual(foldCall(initialCall, JSON.parse(JSON.stringify(lasting(log)))))
      }),
      { numRuns: 300 },
    )
  })

  test('counts from one without gaps', () => {
    const events: CallEvent[] = [
      { type: 'call-ended', reason: 'a' },
      { type: 'call-ended', reason: 'b' },
    ]
    expect(stampEvents(events, 7, 5).map(event => event.seq)).toEqual([8, 9])
  })

  test('refuses an event of another version and says what to do', () => {
    const line = { v: 2, seq: 3, at: 1, type: 'call-ended', reason: 'x' }
    expect(() => parseLoggedEvent(line)).toThrow(UnknownEventVersion)
    expect(() => parseLoggedEvent(line)).toThrow(/event 3 has format version 2, this Tongpin reads version 1/)
    expect(() => parseLoggedEvent({ ...line, v: undefined })).toThrow(/format version undefined/)
  })

  test('refuses an unknown event type and a broken field', () => {
    expect(() => parseLoggedEvent({ v: 1, seq: 1, at: 1, type: 'customer-shouted' })).toThrow()
    expect(() => parseLoggedEvent({ v: 1, seq: 1, at: 1, type: 'call-ended' })).toThrow(/reason/)
  })

  test('every event type of the union has a case in the fold', () => {
    const types = callEventSchema.options.map(option => option.shape.type.value)
    const seen = new Set(fc.sample(anyEvent, { numRuns: 2000, seed: 7 }).map(event => event.type))
    expect(types.filter(type => !seen.has(type) && type !== 'plan-made')).toEqual([])
  })

  test('drafts and plans never belong to the log', () => {
    const draft = fc.sample(anyLog, { numRuns: 50, seed: 3 }).flat()
    expect(lasting(draft).some(event => event.type === 'suggestion-drafted' || event.type === 'plan-made')).toBe(false)
  })
})

describe('case facts', () => {
  test('D6: every free text passes the mask, figures and ids do not', () => {
    const facts = {
      id: 'c',
      product: 'x',
      policy: 'x',
      summary: 'x',
      floorBasis: 'x',
      law: 'x',
      history: ['x'],
      capMinor: 7,
    }
    expect(maskFacts(facts, () => '[m]')).toEqual({
      id: 'c',
      product: '[m]',
      policy: '[m]',
      summary: '[m]',
      floorBasis: '[m]',
      law: '[m]',
      history: ['[m]'],
      capMinor: 7,
    })
  })
})
