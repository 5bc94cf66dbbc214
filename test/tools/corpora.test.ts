import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readAmounts } from '../../src/tools/amounts.ts'

const corpora = resolve(import.meta.dirname, '../../../shared/corpora/money')
const rows = (file: string) =>
  readFileSync(resolve(corpora, file), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as { text: string; expr?: string; value_cny?: number | null; split?: string })

/** The shared corpora are not part of the repository; without them the figures of `evals/measure-money.ts` cannot be held. */
describe.skipIf(!existsSync(corpora))('D1 on the shared corpora (skipped where ../shared is absent)', () => {
  test('adversarial notations: at least 99 % exact', () => {
    const all = rows('adv_money.jsonl').filter(row => typeof row.value_cny === 'number')
    const right = all.filter(row =>
      readAmounts(row.text, { currency: 'CNY' }).some(
        amount => amount.minor === Math.round((row.value_cny as number) * 100),
      ),
    )
    expect(right.length / all.length).toBeGreaterThanOrEqual(0.99)
  })

  test('what is no money yields nothing', () => {
    const found = rows('non_money.jsonl').filter(row => readAmounts(row.text, { currency: 'CNY' }).length > 0)
    expect(found.map(row => row.text)).toEqual([])
  })
})
