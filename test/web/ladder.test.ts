import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Call, foldCall, initialCall } from '../../src/domain/call.ts'
import type { CallEvent } from '../../src/domain/events.ts'
import type { Suggestion } from '../../src/domain/suggestion.ts'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { compileAuthority, limitsFor } from '../../src/tools/compensation.ts'
import { readBasis } from '../../web/src/ladder/basis.ts'
import { minorOf } from '../../web/src/ladder/money-input.ts'
import { offersMade, problemCode, rungsOf } from '../../web/src/ladder/rungs.ts'
import en from '../../web/src/locales/en.json' with { type: 'json' }
import zh from '../../web/src/locales/zh.json' with { type: 'json' }
import { limits, startedEvent } from './fake-line.ts'

const offer = (by: 'company' | 'customer', minor: number, turn: number): CallEvent => ({
  type: 'offer-made',
  by,
  minor,
  turn,
  currency: 'CNY',
})
const call = (...events: CallEvent[]): Call => foldCall(initialCall, [startedEvent, ...events])
const proposing = (minor: number, step: string) =>
  ({ offer: { minor, currency: 'CNY', step } }) as unknown as Suggestion

describe('rungs', () => {
  test('T10 D1 D2 stand from the highest figure to the lowest', () => {
    const rungs = rungsOf(call(offer('customer', 5_000_000, 3)), proposing(260_000, '65'))
    expect(rungs.map(({ id, minor }) => [id, minor])).toEqual([
      ['demand', 5_000_000],
      ['cap', limits.capMinor],
      ['target', limits.targetMinor],
      ['next', 260_000],
      ['floor', limits.floorMinor],
    ])
  })

  test('D1 a demand above the cap is out of reach, one at the cap is not', () => {
    const reach = (minor: number) => rungsOf(call(offer('customer', minor, 1)), null).find(({ id }) => id === 'demand')
    expect(reach(limits.capMinor + 1)?.outOfReach).toBe(true)
    expect(reach(limits.capMinor)?.outOfReach).toBe(false)
  })

  test('a figure carries the turn in which it was last said', () => {
    const rungs = rungsOf(call(offer('customer', 100, 2), offer('company', 50, 4), offer('customer', 100, 6)), null)
    expect(rungs.find(({ id }) => id === 'demand')?.turn).toBe(6)
    expect(rungs.find(({ id }) => id === 'offered')?.turn).toBe(4)
  })

  test('T10 a step that has been offered is no longer the next one', () => {
    const made = call(offer('company', 260_000, 5))
    expect(rungsOf(made, proposing(260_000, '65')).map(({ id }) => id)).not.toContain('next')
    expect(rungsOf(made, proposing(340_000, '85')).find(({ id }) => id === 'next')).toMatchObject({ step: '85' })
  })

  test('without limits and offers there are none', () => {
    expect(rungsOf(initialCall, null)).toEqual([])
  })
})

test('offers that a side repeats are told once, in the order of the call', () => {
  const made = call(
    offer('customer', 900, 1),
    offer('company', 300, 2),
    offer('customer', 900, 3),
    offer('customer', 800, 5),
  )
  expect(offersMade(made).map(({ by, minor }) => `${by} ${minor}`)).toEqual([
    'customer 900',
    'company 300',
    'customer 800',
  ])
})

test('D1 every problem that the limits can have is explained in both languages', () => {
  const facts = { currency: 'CNY', role: 'agent' } as const
  const authority = compileAuthority(parseYaml(readFileSync('knowledge/authority.yaml', 'utf8')))
  const problems = [
    limitsFor({ ...facts, floorMinor: 900_000_000 }, authority),
    limitsFor({ ...facts, targetMinor: 900_000_000 }, authority),
    limitsFor({ ...facts, targetMinor: 100, floorMinor: 200 }, authority),
    limitsFor({ ...facts, targetMinor: 0.5 }, authority),
    limitsFor({ ...facts, currency: 'XXX' as 'CNY' }, authority),
    limitsFor(facts, authority, { spent: { caseMinor: 0, customerYearMinor: 1_200_000 } }),
  ].map(({ problem }) => problemCode(problem ?? ''))
  expect(new Set(problems).size).toBe(6)
  for (const locale of [zh, en]) expect(Object.keys(locale.ladder.problem)).toEqual(expect.arrayContaining(problems))
})

describe('D1 P8 what bound the cap', () => {
  const authority = compileAuthority(parseYaml(readFileSync('knowledge/authority.yaml', 'utf8')))
  const facts = { currency: 'CNY', role: 'agent' } as const
  const approved = { minor: 900_000, approvalId: 'a', by: 'wang' }
  const bound = (more = {}, context = {}) => readBasis(limitsFor({ ...facts, ...more }, authority, context))

  test.each([
    ['the call', bound(), { kind: 'call', role: 'agent', category: null }],
    [
      'the call, for a kind',
      bound({}, { category: 'service-attitude' }),
      { kind: 'call', category: 'service-attitude' },
    ],
    ['the case’s own cap', bound({ capMinor: 1_000 }), { kind: 'case-cap', role: 'agent' }],
    [
      'what is left of the case',
      bound({}, { spent: { caseMinor: 700_000, customerYearMinor: 0 } }),
      { kind: 'case', left: '¥1,000', of: '¥8,000' },
    ],
    [
      'what is left of the year',
      bound({}, { spent: { caseMinor: 0, customerYearMinor: 1_150_000 } }),
      { kind: 'customer-year', left: '¥500', of: '¥12,000' },
    ],
    ['an approval', bound({}, { approved }), { kind: 'approved', by: 'wang', role: 'agent' }],
    ['no authority', bound({ currency: 'XXX' as 'CNY' }), { kind: 'none' }],
  ])('%s', (_, read, expected) => {
    expect(read).toMatchObject(expected)
    const key = read?.left ? `${read.kind}-left` : read?.kind
    for (const locale of [zh, en]) expect(Object.keys(locale.ladder.basis)).toContain(key)
  })

  test('a line of another kind is shown as it is', () => {
    expect(readBasis({ basis: '一线坐席' })).toBeNull()
  })
})

describe('a typed figure', () => {
  test.each([
    ['1280', 128_000],
    ['1,280.50', 128_050],
    ['¥1 280.5', 128_050],
    ['１２８０元', 128_000],
    ['0', 0],
    ['', null],
    ['  ', null],
    ['12.345', undefined],
    ['-5', undefined],
    ['1e3', undefined],
    ['一千', undefined],
    ['9999999999', undefined],
  ])('%s', (typed, minor) => {
    expect(minorOf(typed)).toBe(minor)
  })

  test('every amount of whole and half units comes back exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), minor => minorOf((minor / 100).toFixed(2)) === minor),
    )
  })
})
