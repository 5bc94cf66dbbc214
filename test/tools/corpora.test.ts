import { describe, expect, test } from 'vitest'
import { moneySets, verdict } from '../../evals/money-sets.ts'
import { readAmounts } from '../../src/tools/amounts.ts'

const sets = moneySets() ?? []

/** The shared corpora are not part of the repository; without them the figures of `evals/measure-money.ts` cannot be held. */
describe.skipIf(sets.length === 0)('D1 on the shared corpora (skipped where ../shared is absent)', () => {
  test.each([
    ['adv_money', 0.99],
    ['duckling_zh', 0.97],
    ['nemo_zh', 0.97],
    ['wetext_zh', 0.97],
    ['recognizers_zh', 0.9],
    ['recognizers_en', 0.95],
    ['non_money', 1],
    ['zh_percent', 1],
    ['nemo_zh_other', 0.99],
    ['wetext_zh_other', 0.99],
  ])('%s: at least %d of the rows exactly right', (name, least) => {
    const set = sets.find(other => other.name === name)
    if (!set) throw new Error(`${name} is gone`)
    const wrong = set.rows.filter(row => verdict(row, readAmounts(row.text, { currency: set.currency })) !== 'right')
    expect(1 - wrong.length / set.rows.length, wrong.map(row => row.text).join('\n')).toBeGreaterThanOrEqual(least)
  })
})
