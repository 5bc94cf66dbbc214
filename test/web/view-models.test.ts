import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldCall, initialCall } from '../../src/domain/call.ts'
import type { CallEvent } from '../../src/domain/events.ts'
import { riskLevel } from '../../web/src/profile/risk-level.ts'
import { readSamples } from '../../web/src/session/api.ts'
import { chooseLanguage } from '../../web/src/session/language.ts'
import { stageSteps } from '../../web/src/stages/steps.ts'
import { clockText } from '../../web/src/transcript/clock.ts'
import { heatBand, hundredths } from '../../web/src/transcript/heat-band.ts'
import { segmentsOf } from '../../web/src/transcript/segments.ts'
import { heardEvent, startedEvent } from './fake-line.ts'

describe('marked words', () => {
  test('every mark covers its span and the rest stays unmarked', () => {
    expect(segmentsOf('我要打12378投诉', [[3, 8]])).toEqual([
      { text: '我要打', start: 0, mark: null },
      { text: '12378', start: 3, mark: 0 },
      { text: '投诉', start: 8, mark: null },
    ])
  })

  test('whatever the spans, the words come out whole and in order', () => {
    const span = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)])
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(span, { maxLength: 8 }), (text, spans) => {
        const segments = segmentsOf(text, spans)
        expect(segments.map(segment => segment.text).join('')).toBe(text)
        expect(new Set(segments.map(segment => segment.start)).size).toBe(segments.length)
      }),
    )
  })
})

describe('P1 stage rail', () => {
  test('the call begins in 听 and says what is missing to leave it', () => {
    const { steps, missing } = stageSteps(foldCall(initialCall, [startedEvent, heardEvent(0)]))
    expect(steps.map(({ state }) => state)).toEqual(['current', 'ahead', 'ahead', 'ahead', 'ahead', 'ahead'])
    expect(missing).toEqual(['demand-known', 'heard-out'])
  })

  test('stages that were left are done', () => {
    const moved: CallEvent = { type: 'stage-moved', turn: 3, stage: 'negotiate', from: 'listen', because: [] }
    const { steps, missing } = stageSteps(foldCall(initialCall, [startedEvent, moved]))
    expect(steps.filter(({ state }) => state === 'done').map(({ stage }) => stage)).toEqual([
      'listen',
      'investigate',
      'deliberate',
      'analyse',
    ])
    expect(missing).toEqual(['offer-accepted'])
  })
})

test.each([
  [0, 'even'],
  [0.33, 'raised'],
  [0.67, 'quarrel'],
  [1, 'out-of-control'],
])('heat %f is %s', (heat, band) => {
  expect(heatBand(heat)).toBe(band)
})

test('shares are shown in whole hundredths, without a minus zero', () => {
  expect([0.724, -0.35, -0.001, 1].map(hundredths)).toEqual(['72', '−35', '0', '100'])
})

test('places in a call', () => {
  expect([0, 59_999, 187_000, 3_661_000].map(clockText)).toEqual(['0:00', '0:59', '3:07', '1:01:01'])
})

test('F1 risk as a word', () => {
  expect([0, 0.2, 0.36, 0.54, 1].map(riskLevel)).toEqual(['none', 'low', 'medium', 'high', 'high'])
})

describe('the language of the screen', () => {
  test('is the one that was chosen before', () => {
    expect(chooseLanguage('en', ['zh-CN'])).toBe('en')
  })
  test('otherwise the first of the browser’s languages that we speak', () => {
    expect(chooseLanguage(null, ['fr-FR', 'zh-Hant-TW', 'en'])).toBe('zh')
    expect(chooseLanguage('xx', ['en-GB', 'zh'])).toBe('en')
  })
  test('otherwise English', () => {
    expect(chooseLanguage(null, ['fr', 'de'])).toBe('en')
  })
})

describe('the list of sample calls', () => {
  test('an entry without a title shows its name, one without a name is left out', () => {
    expect(readSamples({ samples: [{ name: 'a', title: '', turns: 3 }, { title: 'b' }, null] })).toEqual([
      { name: 'a', title: 'a', locale: null, turns: 3 },
    ])
  })
  test('another body is no list', () => {
    expect(readSamples({ error: 'x' })).toBeNull()
    expect(readSamples(null)).toBeNull()
  })
})
