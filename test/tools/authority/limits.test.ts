import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limitsSchema } from '../../../src/domain/case-facts.ts'
import { CATEGORIES } from '../../../src/domain/vocabulary.ts'
import { type LimitsContext, limitsFor } from '../../../src/tools/compensation.ts'
import { threeTiers } from './authorities.ts'

const limits = (context: LimitsContext = {}, facts = {}) => limitsFor({ role: 'agent', ...facts }, threeTiers, context)
const spent = (caseMinor: number, customerYearMinor: number) => ({ spent: { caseMinor, customerYearMinor } })
const approved = (minor: number) => ({ approved: { minor, approvalId: 'a-1', by: 'boss' } })

describe('D1: the least of all caps rules, and the basis names it', () => {
  test.each<[string, LimitsContext, object, number, RegExp]>([
    ['per call', {}, {}, 100_000, /^authority of agent per call \(authority 7\)$/],
    ['per call for a category', { category: 'timeliness' }, {}, 70_000, /per call for timeliness/],
    ['a category without a row', { category: 'privacy' }, {}, 100_000, /per call \(/],
    ['the case itself', {}, { capMinor: 9_000 }, 9_000, /^case cap, within the authority of agent$/],
    ['per case', spent(90_000, 0), {}, 60_000, /^authority of agent per case: ¥600 left of ¥1,500$/],
    ['per customer and year', spent(0, 150_000), {}, 50_000, /per customer and year: ¥500 left of ¥2,000$/],
    ['both, the narrower', spent(90_000, 190_000), {}, 10_000, /per customer and year/],
    [
      'per case for a category',
      { category: 'service-attitude', ...spent(50_000, 0) },
      {},
      10_000,
      /service-attitude: ¥100 left of ¥600$/,
    ],
    ['the case below what is left', spent(90_000, 0), { capMinor: 5 }, 5, /^case cap/],
  ])('%s', (_what, context, facts, capMinor, basis) => {
    const found = limits(context, facts)
    expect(found).toMatchObject({ capMinor, problem: null })
    expect(found.basis).toMatch(basis)
  })

  test('what was counted is written down', () => {
    expect(limits({ on: '2026-05-01', category: 'timeliness', ...spent(1, 2) })).toMatchObject({
      on: '2026-05-01',
      category: 'timeliness',
      spent: { caseMinor: 1, customerYearMinor: 2, perCaseCapMinor: 150_000, perCustomerYearCapMinor: 200_000 },
      approved: null,
    })
    expect(limits()).toMatchObject({ on: null, category: null, spent: null, approved: null })
  })

  test('where nothing is left, no money is suggested, and the reason is named', () => {
    expect(limits(spent(150_000, 0))).toMatchObject({
      capMinor: 0,
      problem: 'authority-exhausted: nothing is left of the ¥1,500 per case of agent: escalate',
    })
    expect(limits(spent(0, 999_999_999)).problem).toMatch(/^authority-exhausted: .*per customer and year/)
    expect(limits(spent(150_000, 0), { floorMinor: 1 }).problem).toMatch(/^cap-below-floor:/)
    expect(limits(spent(0, Number.NaN))).toMatchObject({
      capMinor: 0,
      problem: expect.stringMatching(/^invalid-amount:/),
    })
  })
})

describe('P8: an approval', () => {
  test('raises the cap to its figure, above every other, and never lowers it', () => {
    expect(limits(approved(250_000), { capMinor: 10 })).toMatchObject({
      capMinor: 250_000,
      basis: 'approved by boss, above the authority of agent',
      approved: { minor: 250_000, approvalId: 'a-1' },
    })
    expect(limits({ ...spent(150_000, 200_000), ...approved(20_000) })).toMatchObject({
      capMinor: 20_000,
      problem: null,
    })
    expect(limits(approved(1)).capMinor).toBe(100_000)
  })

  test('gives no authority in a currency without one', () => {
    expect(limits(approved(250_000), { currency: 'JPY' })).toMatchObject({
      capMinor: 0,
      problem: expect.stringMatching(/^unknown-currency:/),
    })
  })
})

test('D1: whatever was spent and whatever the kind, the cap is never above one of its parts, and more spending never raises it', () => {
  const money = fc.nat({ max: 400_000 })
  fc.assert(
    fc.property(
      fc.option(fc.constantFrom(...CATEGORIES), { nil: null }),
      money,
      money,
      money,
      fc.option(money, { nil: undefined }),
      fc.option(money, { nil: null }),
      (category, caseMinor, customerYearMinor, more, capMinor, approvedMinor) => {
        const facts = capMinor === undefined ? {} : { capMinor }
        const context = {
          category,
          spent: { caseMinor, customerYearMinor },
          ...(approvedMinor === null ? {} : approved(approvedMinor)),
        }
        const found = limits(context, facts)
        limitsSchema.parse(found)
        const own = Math.min(
          capMinor ?? 100_000,
          100_000,
          Math.max(0, 150_000 - caseMinor),
          Math.max(0, 200_000 - customerYearMinor),
        )
        expect(found.capMinor).toBeLessThanOrEqual(Math.max(own, approvedMinor ?? 0))
        if (approvedMinor !== null) expect(found.capMinor).toBeGreaterThanOrEqual(approvedMinor)
        const later = limits({ ...context, spent: { caseMinor: caseMinor + more, customerYearMinor } }, facts)
        expect(later.capMinor).toBeLessThanOrEqual(found.capMinor)
      },
    ),
    { numRuns: 5_000 },
  )
})
