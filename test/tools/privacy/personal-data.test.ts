import { describe, expect, test } from 'vitest'
import { falseAlarms, scorePersonalTexts, worstGrowth } from '../../../evals/personal-data/score.ts'
import { maskPersonalData } from '../../../src/tools/privacy.ts'

describe('D6 generated personal data', () => {
  const scores = scorePersonalTexts(20_250_101, 40)
  const kinds = [...new Set(scores.map(score => score.kind))]

  test.each(kinds)('%s: recall ≥ 99 %, precision ≥ 98 %', kind => {
    const of = scores.filter(score => score.kind === kind)
    const sum = (key: 'pieces' | 'masked' | 'spans' | 'right' | 'tight') => of.reduce((all, each) => all + each[key], 0)
    const missed = of.flatMap(each => each.missed).slice(0, 8)
    expect(sum('masked') / sum('pieces'), missed.join('\n')).toBeGreaterThanOrEqual(0.99)
    expect(sum('right') / sum('spans')).toBeGreaterThanOrEqual(0.98)
    expect(sum('tight') / sum('spans')).toBeGreaterThanOrEqual(0.98)
  })

  test('no notation of a kind is a gap: recall ≥ 95 % in each', () => {
    const gaps = scores.filter(({ pieces, masked }) => masked < pieces * 0.95)
    expect(gaps.map(({ kind, notation, missed }) => [kind, notation, missed.slice(0, 2)])).toEqual([])
  })

  test('a card number with a digit misheard is masked after words that name a card, and legible without', () => {
    expect(maskPersonalData('银行卡号是4012-8888-8888-1882').text).toBe('银行卡号是[银行卡]')
    expect(maskPersonalData('流水4012-8888-8888-1882').found).toEqual([])
  })

  test('texts without personal data stay as they are', () => expect(falseAlarms(7, 1500)).toEqual([]))
})

// Growth, not speed: a machine under load slows both lengths alike, and a pause is tried again.
test('D6 twice the length is about twice the work, whatever the text is made of', { retry: 3 }, () => {
  const { growth, unit } = worstGrowth(5_000)
  expect(growth, unit).toBeLessThanOrEqual(2.6)
})
