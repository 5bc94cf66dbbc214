import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { GUARDED_UNITS_MAX, type GuardBounds, guardText } from '../../src/tools/guard.ts'
import { findTaboos } from '../../src/tools/wording.ts'

const { wording, registry } = loadKnowledge({ dir: join(import.meta.dirname, '..', '..', 'knowledge') }).expertise
const bounds: GuardBounds = {
  language: 'zh',
  currency: 'CNY',
  capMinor: 100_000,
  floorMinor: null,
  offerMinor: null,
  amounts: null,
  articles: [],
  law: { registry, on: '2026-11-20' },
  maxLength: false,
  checkLanguage: false,
}

/** What costs most in some scanner or other: repeated beginnings of matches that never come to an end. */
const UNITS = [
  '法',
  '第一条',
  '的规定',
  '1,',
  '保证',
  '您不',
  '不会',
  '《',
  '<a',
  'ignore all ',
  'that is not ',
  'you ',
  'section 1 ',
  '15 usc ',
  '1',
  'a',
  '撤',
  '投诉',
  '\u200b',
  '“您说',
]
const filled = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

function shortest(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 5; round += 1) {
    const before = process.hrtime.bigint()
    run()
    best = Math.min(best, Number(process.hrtime.bigint() - before))
  }
  return best
}

describe('fault 28: a verdict in bounded time', () => {
  test('a text that is no sentence is refused before anything looks into it', () => {
    for (const unit of UNITS) {
      const verdict = guardText(filled(unit, 20_000), bounds, wording)
      expect(verdict).toMatchObject({ verdict: 'block', reasons: [{ rule: 'too-long' }], amounts: [] })
    }
    expect(guardText(filled('我', GUARDED_UNITS_MAX), bounds, wording).reasons).toEqual([])
  })

  test.each(UNITS)('no scanner backtracks without bound on %s', unit => {
    const half = filled(unit, GUARDED_UNITS_MAX / 2)
    const whole = filled(unit, GUARDED_UNITS_MAX)
    guardText(whole, bounds, wording)
    // Twice is linear; what backtracks without bound takes far more than six times as long. Two milliseconds are the machine's.
    const grown = shortest(() => guardText(whole, bounds, wording))
    expect(grown).toBeLessThan(6 * shortest(() => guardText(half, bounds, wording)) + 2_000_000)
  })

  test.each(UNITS)('the coach reads long turns in linear time too: %s', unit => {
    const whole = filled(unit, 20_000)
    findTaboos(whole, wording)
    const grown = shortest(() => findTaboos(whole, wording))
    expect(grown).toBeLessThan(50 * shortest(() => findTaboos(filled(unit, 2_000), wording)) + 20_000_000)
  })
})
