import { describe, expect, test } from 'vitest'
import { foldCall, initialCall } from '../../src/domain/call.ts'
import type { CallEvent } from '../../src/domain/events.ts'
import type { Reading } from '../../src/domain/reading.ts'
import type { Suggestion } from '../../src/domain/suggestion.ts'
import { EMOTIONS, NEEDS } from '../../src/domain/vocabulary.ts'
import { deskFromSnapshot, emptyDesk, evolveDesk, withPartial } from '../../web/src/desk/desk-state.ts'
import { outcomeOf, wordsOnCard } from '../../web/src/suggestion-card/card-words.ts'
import { heardEvent, startedEvent } from './fake-line.ts'

const reading: Reading = {
  emotion: {
    label: 'angry',
    valence: -0.6,
    heat: 0.7,
    confidence: 0.8,
    probabilities: Object.fromEntries(EMOTIONS.map(id => [id, 0])) as Reading['emotion']['probabilities'],
  },
  needs: Object.fromEntries(NEEDS.map(id => [id, 0.2])) as Reading['needs'],
  category: 'price-fee',
  severity: null,
  demands: [],
  signals: [{ type: 'regulator', span: [0, 2], confidence: 0.9 }],
  amounts: [],
  cues: [],
  evidence: [],
  mirror: null,
  topic: null,
}

const suggestion: Suggestion = {
  id: 's-0',
  revision: 1,
  source: 'playbook',
  turn: 0,
  text: '听起来您很生气。',
  tactics: ['label'],
  layer: 'feeling',
  lscpa: 'share',
  stage: 'listen',
  why: '热度上升',
  alternatives: [],
  phrases: [],
}

const fold = (events: unknown[]) => events.reduce(evolveDesk, emptyDesk)

test('the call on the desk is the product’s own fold of the same events', () => {
  const events: CallEvent[] = [
    startedEvent,
    heardEvent(0),
    { type: 'reading-made', turn: 0, utteranceId: 'u0', reading },
    { type: 'suggestion-issued', ...suggestion },
  ]
  expect(fold(events).call).toEqual(foldCall(initialCall, events))
})

test('an event of a newer service is passed over and the rest is folded', () => {
  const desk = fold([startedEvent, { type: 'weather-changed', seq: 2, at: 1 }, heardEvent(0, '喂')])
  expect(desk.lines.map(line => line.text)).toEqual(['喂'])
})

describe('transcript', () => {
  test('a reading and its signals belong to the line of their turn', () => {
    const desk = fold([heardEvent(0), heardEvent(1), { type: 'reading-made', turn: 0, utteranceId: 'u0', reading }])
    expect(desk.lines[0]?.emotion?.label).toBe('angry')
    expect(desk.lines[0]?.signals).toHaveLength(1)
    expect(desk.lines[1]?.emotion).toBeNull()
  })

  test('T19 a taboo stands with the agent’s words that hold it', () => {
    const taboo = { type: 'absolute-no', span: [0, 3], confidence: 1, why: '没有退路' } as const
    const conduct = {
      tactics: [],
      taboos: [taboo],
      layer: 'fact',
      cues: [],
      amounts: [],
      offer: null,
      heat: 0,
    } as const
    const desk = fold([
      heardEvent(0, '不可能的', 'agent'),
      { type: 'conduct-noted', turn: 0, utteranceId: 'u0', conduct },
    ])
    expect(desk.lines[0]?.taboos).toEqual([taboo])
  })

  test('a correction takes back what was read under the wrong speaker', () => {
    const desk = fold([
      heardEvent(0, '那怎么办', 'unknown'),
      { type: 'reading-made', turn: 0, utteranceId: 'u0', reading },
      { type: 'utterance-corrected', turn: 0, utteranceId: 'u0', speaker: 'agent', text: '那怎么办' },
    ])
    expect(desk.lines).toHaveLength(1)
    expect(desk.lines[0]).toMatchObject({ speaker: 'agent', corrected: true, emotion: null, signals: [] })
  })

  test('a final clears only its own speaker’s partial, and an empty partial clears itself', () => {
    const partial = (segmentId: string, speaker: 'customer' | 'agent', text: string) => ({
      segmentId,
      speaker,
      text,
      reading: null,
    })
    let desk = withPartial(withPartial(emptyDesk, partial('a', 'customer', '我')), partial('b', 'agent', '嗯'))
    desk = evolveDesk(desk, heardEvent(0, '我要'))
    expect(desk.partials.map(({ segmentId }) => segmentId)).toEqual(['b'])
    expect(withPartial(desk, partial('b', 'agent', '')).partials).toEqual([])
  })
})

describe('card', () => {
  const answered: CallEvent = {
    type: 'suggestion-answered',
    suggestionId: 's-0',
    revision: 1,
    response: 'edited',
    text: '我听着。',
    by: 'ann',
  }

  test('keeps the answer when a later revision of the same suggestion comes in', () => {
    const desk = fold([
      { type: 'suggestion-issued', ...suggestion },
      answered,
      { type: 'suggestion-issued', ...suggestion, revision: 2, source: 'model', text: '您气得有道理。' },
    ])
    expect(desk.card.suggestion?.revision).toBe(2)
    expect(desk.card.answer).toMatchObject({ response: 'edited', text: '我听着。' })
  })

  test('a new suggestion begins without an answer', () => {
    const desk = fold([
      { type: 'suggestion-issued', ...suggestion },
      answered,
      { type: 'suggestion-issued', ...suggestion, id: 's-2', turn: 2 },
    ])
    expect(desk.card.answer).toBeNull()
  })

  test('says why there is none, until somebody speaks again', () => {
    const withheld = fold([
      heardEvent(0, '喂', 'unknown'),
      { type: 'suggestion-withheld', turn: 0, reason: 'speaker-unknown' },
    ])
    expect(withheld.card.withheld).toEqual({ turn: 0, reason: 'speaker-unknown' })
    expect(evolveDesk(withheld, heardEvent(1)).card.withheld).toBeNull()
  })

  test('after a fault, says whether the playbook’s words stand or there are none for this turn', () => {
    const fault = (turn: number) => ({ type: 'turn-degraded', turn, reason: 'timeout' })
    const stands = fold([heardEvent(0), { type: 'suggestion-issued', ...suggestion }, fault(0)])
    expect(stands.card.fault).toBe('playbook-stands')
    expect([heardEvent(1), fault(1)].reduce(evolveDesk, stands).card.fault).toBe('nothing-made')
    expect(evolveDesk(stands, heardEvent(1)).card.fault).toBeNull()
  })

  test('names the rules of the guard once each', () => {
    const blocked = (rule: string): CallEvent => ({
      type: 'suggestion-blocked',
      id: 's-0',
      revision: 1,
      source: 'model',
      turn: 0,
      reasons: [{ rule, span: [0, 1], detail: '' }],
    })
    const desk = fold([heardEvent(0), blocked('over-cap'), blocked('over-cap'), blocked('guarantee')])
    expect(desk.card.blocked).toEqual(['over-cap', 'guarantee'])
  })
})

describe('what became of a suggestion', () => {
  const offered: Suggestion = {
    ...suggestion,
    alternatives: [{ text: '您接着说。', tactics: ['minimal-encourager'], layer: 'feeling', why: '' }],
  }
  test.each([
    ['accepted', null, 'accepted', suggestion.text, null],
    ['accepted', suggestion.text, 'accepted', suggestion.text, null],
    ['accepted', '您接着说。', 'alternative', '您接着说。', suggestion.text],
    ['edited', '我听着。', 'edited', '我听着。', suggestion.text],
    ['dismissed', null, 'dismissed', suggestion.text, null],
  ] as const)('%s with %s', (response, text, kind, words, original) => {
    const answer = { suggestionId: 's-0', revision: 1, response, text }
    expect(outcomeOf(offered, answer)).toEqual({ kind, original })
    expect(wordsOnCard(offered, answer)).toBe(words)
  })
})

test('from a snapshot the desk shows the last turns and says how many it lacks', () => {
  const call = fold([startedEvent, ...Array.from({ length: 30 }, (_, turn) => heardEvent(turn))]).call
  const desk = deskFromSnapshot(JSON.parse(JSON.stringify(call)))
  expect(desk.call).toEqual(call)
  expect(desk.lines.map(line => line.turn)).toEqual(call.recent.map(utterance => utterance.turn))
  expect(desk.linesFrom).toBe(18)
})
