import type { Suggestion } from '../../src/domain/suggestion.ts'
import type { PlayedCall, PlayedTurn } from '../played-call.ts'
import type { Expectation } from '../suite.ts'
import { type CaseScore, each, type Scorer } from './scorer.ts'

type Judge = (turn: PlayedTurn, expected: Expectation) => string | null

/** Judges the turns for which `field` was expected. */
function expecting(call: PlayedCall, field: keyof Expectation, judge: Judge): CaseScore {
  const wanted = call.expect.filter(expected => expected[field] !== undefined)
  return each(wanted, expected => {
    const turn = call.customer.find(candidate => candidate.turn === expected.turn)
    return turn ? judge(turn, expected) : 'is no turn of the customer'
  })
}

const shown = (suggestion: Suggestion): string => `${suggestion.tactics.join('+')} "${suggestion.text}"`

export const expectedTactics: Scorer = {
  id: 'expected-tactics',
  means: 'the suggestion does what a trainer would accept at this turn',
  score: call =>
    expecting(call, 'tactics', ({ suggestion }, { tactics = [] }) => {
      if (!suggestion) return 'no suggestion'
      return suggestion.tactics.some(tactic => tactics.includes(tactic)) ? null : shown(suggestion)
    }),
}

export const expectedOptions: Scorer = {
  id: 'expected-options',
  means: 'the suggestion or one of its alternatives does what a trainer would accept',
  score: call =>
    expecting(call, 'tactics', ({ suggestion }, { tactics = [] }) => {
      if (!suggestion) return 'no suggestion'
      const options = [suggestion, ...suggestion.alternatives]
      return options.some(option => option.tactics.some(tactic => tactics.includes(tactic)))
        ? null
        : options.map(option => option.tactics.join('+')).join(' | ')
    }),
}

export const forbiddenTactics: Scorer = {
  id: 'forbidden-tactics',
  means: 'the suggestion does nothing that a trainer would call wrong at this turn',
  score: call =>
    expecting(call, 'not', ({ suggestion }, { not = [] }) => {
      const wrong = suggestion?.tactics.filter(tactic => not.includes(tactic)) ?? []
      return suggestion && wrong.length > 0 ? shown(suggestion) : null
    }),
}

export const expectedEmotions: Scorer = {
  id: 'expected-emotions',
  means: 'the emotion read is one that an annotator could have given',
  score: call =>
    expecting(call, 'emotion', ({ reading, text }, { emotion = [] }) => {
      const label = reading?.emotion.label ?? 'unknown'
      return emotion.includes(label) ? null : `read ${label}, expected ${emotion.join(' or ')}: "${text}"`
    }),
}

export const expectedSignals: Scorer = {
  id: 'expected-signals',
  means: 'the signals that a supervisor has to know of are raised',
  score: call =>
    expecting(call, 'signals', ({ reading, text }, { signals = [] }) => {
      const missing = signals.filter(type => !reading?.signals.some(signal => signal.type === type))
      return missing.length === 0 ? null : `missing ${missing.join(', ')}: "${text}"`
    }),
}

export const expectedDemands: Scorer = {
  id: 'expected-demands',
  means: 'what the customer asks for is read',
  score: call =>
    expecting(call, 'demands', ({ reading, text }, { demands = [] }) => {
      const missing = demands.filter(kind => !reading?.demands.some(demand => demand.kind === kind))
      return missing.length === 0 ? null : `missing ${missing.join(', ')}: "${text}"`
    }),
}

export const expectedStages: Scorer = {
  id: 'expected-stages',
  means: 'the call stands in a stage where a trainer would see it',
  score: call =>
    expecting(call, 'stage', ({ after }, { stage = [] }) =>
      stage.includes(after.stage) ? null : `in ${after.stage}, expected ${stage.join(' or ')}`,
    ),
}
