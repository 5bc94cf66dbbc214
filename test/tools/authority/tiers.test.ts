import { describe, expect, test } from 'vitest'
import { foldCall, initialCall } from '../../../src/domain/call.ts'
import type { Category } from '../../../src/domain/vocabulary.ts'
import { limitsMoved } from '../../../src/tools/authority/limits-moved.ts'
import { coversAmount, tierFor } from '../../../src/tools/authority/tiers.ts'
import { type LimitsContext, limitsFor } from '../../../src/tools/compensation.ts'
import { threeTiers } from './authorities.ts'

describe('P8: who may release an amount', () => {
  const asked = (amountMinor: number, role = 'agent', more = {}) =>
    tierFor(amountMinor, { facts: { role }, ...more }, threeTiers)?.role ?? null

  test('is the lowest tier above the agent whose own authority covers it', () => {
    expect(asked(50_000)).toBe('lead')
    expect(asked(300_000)).toBe('lead')
    expect(asked(300_001)).toBe('chief')
    expect(asked(1_000_001)).toBeNull()
    expect(asked(300_000, 'lead')).toBe('chief')
    expect(asked(1_000_000, 'chief')).toBe('chief')
  })

  test('counts what the tier itself has left for the case and the customer', () => {
    expect(asked(300_000, 'agent', { spent: { caseMinor: 400_000, customerYearMinor: 0 } })).toBe('chief')
    expect(asked(300_000, 'agent', { spent: { caseMinor: 0, customerYearMinor: 700_000 } })).toBe('chief')
  })

  test('is not bound by the cap of the case, which is what is being exceeded', () => {
    expect(
      tierFor(200_000, { facts: { role: 'agent', capMinor: 10, targetMinor: 999_999_999 } }, threeTiers)?.role,
    ).toBe('lead')
  })

  test('an authority that no alias names covers no more than the least role', () => {
    const covers = (text: string, minor: number) => coversAmount(text, minor, { facts: {} }, threeTiers)
    expect(covers('supervisor', 1_000_000)).toBe(true)
    expect(covers('lead', 300_001)).toBe(false)
    expect(covers('the emperor', 100_000)).toBe(true)
    expect(covers('the emperor', 100_001)).toBe(false)
    expect(coversAmount('supervisor', 1, { facts: { currency: 'JPY' } }, threeTiers)).toBe(false)
  })
})

describe('D1: the kind of complaint, once it is known', () => {
  const call = (category: Category, context: LimitsContext = {}, facts = {}) => ({
    ...foldCall(initialCall, [
      {
        type: 'call-started',
        callId: 'c',
        facts,
        limits: limitsFor(facts, threeTiers, context),
        knowledge: { version: '1', hash: 'h' },
      },
    ]),
    category,
  })

  test('narrows the cap by the row of its category, with everything else kept', () => {
    const context = { on: '2026-05-01', spent: { caseMinor: 1_000, customerYearMinor: 1_000 } }
    expect(limitsMoved(call('timeliness', context), threeTiers)).toMatchObject({
      capMinor: 70_000,
      category: 'timeliness',
      on: '2026-05-01',
      spent: { caseMinor: 1_000 },
    })
  })

  test('moves nothing where it is unknown, has no row, or would not lower the cap', () => {
    expect(limitsMoved(call('other'), threeTiers)).toBeNull()
    expect(limitsMoved(call('privacy'), threeTiers)).toBeNull()
    expect(limitsMoved(call('timeliness', {}, { capMinor: 10_000 }), threeTiers)).toBeNull()
    expect(limitsMoved(initialCall, threeTiers)).toBeNull()
  })

  test('never widens: other words later do not give back what was narrowed', () => {
    expect(limitsMoved(call('timeliness', { category: 'service-attitude' }), threeTiers)).toBeNull()
    expect(limitsMoved(call('service-attitude', { category: 'timeliness' }), threeTiers)).toMatchObject({
      capMinor: 40_000,
    })
  })

  test('takes nothing back that was approved', () => {
    const approved = { approved: { minor: 90_000, approvalId: 'a', by: 'boss' } }
    expect(limitsMoved(call('timeliness', approved), threeTiers)).toMatchObject({ capMinor: 90_000 })
    expect(
      limitsMoved(call('timeliness', { approved: { ...approved.approved, minor: 200_000 } }), threeTiers),
    ).toBeNull()
  })
})
