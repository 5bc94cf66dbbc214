import { describe, expect, test } from 'vitest'
import { playedCall } from '../../evals/played-call.ts'
import { SCORERS } from '../../evals/scorers/all.ts'
import type { CaseScore } from '../../evals/scorers/scorer.ts'
import type { Expectation } from '../../evals/suite.ts'
import type { CallEvent } from '../../src/domain/events.ts'
import type { Suggestion } from '../../src/domain/suggestion.ts'
import type { Stage, Tactic } from '../../src/domain/vocabulary.ts'
import type { Expertise } from '../../src/graph/expertise.ts'
import { callLog, cny, type Event, type Heard, limits, type Spoken } from '../qa/call-log.ts'

/** Each scorer is shown a sound call and the very fault that it is for: a scorer that cannot fail measures nothing. */

interface Shown {
  text?: string
  tactics?: Tactic[]
  others?: [Tactic, string][]
  offer?: number
  stage?: Stage
}

let sentences = 0
const issued = ({ text, tactics = ['label'], others, offer, stage = 'listen' }: Shown = {}): Event => ({
  event: turn => {
    sentences += 1
    const suggestion: Suggestion = {
      id: `s-${turn}`,
      revision: 1,
      source: 'playbook',
      turn,
      text: text ?? `听起来这是第${sentences}件让您着急的事。`,
      tactics,
      layer: 'feeling',
      lscpa: 'listen',
      stage,
      why: '…',
      alternatives: (
        others ?? [
          ['mirror', `您说的是第${sentences}次。`],
          ['open-question', `第${sentences}回是怎么回事？`],
        ]
      ).map(([tactic, words]) => ({ text: words, tactics: [tactic], layer: 'fact', why: '…' })),
      phrases: [],
      ...(offer === undefined ? {} : { offer: { ...cny(offer), step: '65' } }),
    }
    return { type: 'suggestion-issued', ...suggestion } satisfies CallEvent
  },
})
const withheld = (reason: 'not-due' | 'nothing-new'): Event => ({
  event: turn => ({ type: 'suggestion-withheld', turn, reason }),
})
const moved = (from: Stage, to: Stage): Event => ({
  event: turn => ({ type: 'stage-moved', turn, from, stage: to, because: [] }),
})
const customer = (part: Partial<Heard> = {}): Heard => ({ customer: '怎么回事', ...part })

function score(
  id: string,
  lines: readonly (Heard | Spoken | Event)[],
  opening?: Parameters<typeof callLog>[1],
  expect_: readonly Expectation[] = [],
): CaseScore {
  const scorer = SCORERS.get(id)
  if (!scorer) throw new Error(`there is no scorer ${id}`)
  const language = opening?.facts?.locale === 'en-US' ? 'en' : 'zh'
  // Only `guarded` looks at the expertise; it is tested over whole calls.
  const call = playedCall({ name: 'x', language, expect: expect_, expertise: {} as Expertise }, callLog(lines, opening))
  return scorer.score(call)
}
const hits = (result: CaseScore) => `${result.hits}/${result.of}`

describe('coverage', () => {
  test('a turn without a suggestion is a miss, whatever the reason', () => {
    expect(hits(score('coverage', [customer(), issued()]))).toBe('1/1')
    expect(score('coverage', [customer()])).toMatchObject({ hits: 0, of: 1, misses: [{ turn: 0 }] })
    expect(hits(score('coverage', [customer(), withheld('nothing-new')]))).toBe('0/1')
    expect(hits(score('coverage', [customer(), withheld('not-due'), { agent: '您好' }]))).toBe('0/1')
  })

  test('a farewell, or a customer who goes on speaking, need not be answered', () => {
    expect(hits(score('coverage', [customer({ cues: ['farewell'] }), withheld('not-due')]))).toBe('0/0')
    expect(hits(score('coverage', [customer(), withheld('not-due'), customer(), issued()]))).toBe('1/1')
  })
})

test('three-tactics: alternatives of the same tactic are no choice', () => {
  expect(hits(score('three-tactics', [customer(), issued()]))).toBe('1/1')
  const same = issued({
    others: [
      ['label', '好像您很累。'],
      ['mirror', '很累。'],
    ],
  })
  expect(score('three-tactics', [customer(), same]).misses[0]?.what).toContain('only label, mirror')
})

test('no-repeats: the same words in another turn or in an alternative are a repeat, punctuation aside', () => {
  const again = [customer(), issued({ text: '听起来您很着急。' }), customer(), issued({ text: '听起来，您很着急！' })]
  expect(score('no-repeats', again)).toMatchObject({ hits: 1, of: 2, misses: [{ turn: 1 }] })
  const alternative = issued({
    text: '听起来您累了。',
    others: [
      ['mirror', '听起来您累了。'],
      ['open-question', '怎么了？'],
    ],
  })
  expect(hits(score('no-repeats', [customer(), alternative]))).toBe('0/1')
})

test.each([
  ['zh-CN', '听起来您等了很久，这件事我来跟。', '1/1'],
  ['zh-CN', '好'.repeat(61), '0/1'],
  ['zh-CN', '您的{topic}我来查。', '0/1'],
  ['zh-CN', '您好，，我来查。', '0/1'],
  ['zh-CN', '您的卡号[银行卡]我看到了。', '0/1'],
  ['zh-CN', '我来查一下', '0/1'],
  ['en-US', 'It sounds like you were passed around.', '1/1'],
  ['en-US', `${'very '.repeat(36)}long.`, '0/1'],
])('speakable: %s %j', (locale, text, expected) => {
  const others: [Tactic, string][] = locale === 'en-US' ? [['mirror', 'Passed around?']] : [['mirror', '很久？']]
  expect(hits(score('speakable', [customer(), issued({ text, others })], { facts: { locale } }))).toBe(expected)
})

describe('legal-offers (T10, D1, D2)', () => {
  const opening = { limits: limits({ capMinor: 200_000, targetMinor: 168_300, floorMinor: 58_000 }) }
  const bid = (offer: number) => [customer(), issued({ offer })]

  test('rising offers within the limits are legal', () => {
    expect(hits(score('legal-offers', [...bid(109_400), ...bid(143_000), ...bid(168_300)], opening))).toBe('3/3')
  })

  test.each([
    ['above the cap', [200_100]],
    ['above the target', [170_000]],
    ['below what is owed', [57_900]],
    ['below an earlier suggestion', [109_400, 90_000]],
  ])('%s is not', (what, offers) => {
    expect(score('legal-offers', offers.flatMap(bid), opening).misses.at(-1)?.what).toContain(what)
  })

  test('nor is one below what the agent has offered, or a sentence with a figure over the cap', () => {
    const spoken: Spoken = { agent: '一千二', offer: cny(120_000) }
    expect(score('legal-offers', [spoken, ...bid(109_400)], opening).misses[0]?.what).toContain('standing offer')
    const text = '我们给您9999元。'
    expect(score('legal-offers', [customer(), issued({ text })], opening).misses[0]?.what).toContain('above the cap')
  })
})

test('P5 no-money-while-hot: an offer to a hot customer is a miss, an alternative that offers as well', () => {
  const hot = customer({ emotion: 'angry', heat: 0.9 })
  expect(hits(score('no-money-while-hot', [hot, issued()]))).toBe('1/1')
  expect(hits(score('no-money-while-hot', [hot, issued({ offer: 100 })]))).toBe('0/1')
  const others: [Tactic, string][] = [['value-trade', '换一个。']]
  expect(hits(score('no-money-while-hot', [hot, issued({ others })]))).toBe('0/1')
  expect(hits(score('no-money-while-hot', [customer(), issued({ offer: 100 })]))).toBe('0/0')
})

test('P1 legal-stages: forward and legal back moves only, without gaps', () => {
  const walk = (...moves: Event[]) => moves.flatMap(move => [customer(), move])
  expect(
    score('legal-stages', walk(moved('listen', 'negotiate'), moved('negotiate', 'act'), moved('act', 'negotiate')))
      .misses,
  ).toEqual([])
  expect(score('legal-stages', walk(moved('listen', 'negotiate'), moved('negotiate', 'listen'))).misses).toHaveLength(1)
  expect(score('legal-stages', walk(moved('investigate', 'negotiate'))).misses).toHaveLength(1)
  expect(score('legal-stages', [customer(), issued({ stage: 'act' })]).misses).toHaveLength(1)
})

describe('expectations', () => {
  const expected = (part: Partial<Expectation>): Expectation[] => [{ turn: 0, ...part }]
  const call = [
    customer({ emotion: 'angry', signals: ['regulator'], demands: [{ kind: 'refund' }] }),
    moved('listen', 'negotiate'),
    issued({ tactics: ['path'], stage: 'negotiate' }),
  ]
  test.each<[string, Partial<Expectation>, Partial<Expectation>]>([
    ['expected-tactics', { tactics: ['path', 'label'] }, { tactics: ['mirror'] }],
    ['expected-options', { tactics: ['mirror'] }, { tactics: ['close'] }],
    ['forbidden-tactics', { not: ['close'] }, { not: ['path'] }],
    ['expected-emotions', { emotion: ['angry', 'sad'] }, { emotion: ['calm'] }],
    ['expected-signals', { signals: ['regulator'] }, { signals: ['regulator', 'media'] }],
    ['expected-demands', { demands: ['refund'] }, { demands: ['apology'] }],
    ['expected-stages', { stage: ['negotiate'] }, { stage: ['act'] }],
  ])('%s', (id, right, wrong) => {
    expect(hits(score(id, call, {}, expected(right)))).toBe('1/1')
    expect(hits(score(id, call, {}, expected(wrong)))).toBe('0/1')
    expect(hits(score(id, call, {}, expected({})))).toBe('0/0')
  })

  test('a turn without a suggestion meets no expectation of tactics, and one that is no customer’s turn is told', () => {
    expect(hits(score('expected-tactics', [customer()], {}, expected({ tactics: ['label'] })))).toBe('0/1')
    expect(
      score('expected-tactics', [{ agent: '您好' }], {}, expected({ tactics: ['label'] })).misses[0]?.what,
    ).toContain('no turn')
  })
})
