import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextOffer, type OfferInput } from '../../src/tools/ackerman.ts'

const base: OfferInput = { target: 100_010, cap: 150_000, floor: 0, demand: 900_000, currency: 'CNY', history: [] }
const company = (...offers: number[]) => offers.map(minor => ({ by: 'company' as const, minor }))

/** Plays the ladder to its end against a customer who does not move. */
function ladder(input: OfferInput): number[] {
  const history = [...(input.history ?? [])]
  const offers: number[] = []
  for (let round = 0; round < 12; round += 1) {
    const answer = nextOffer({ ...input, history })
    if ('refused' in answer) return offers
    offers.push(answer.next)
    if (answer.step === 'accept') return offers
    history.push({ by: 'company', minor: answer.next })
  }
  throw new Error('the ladder has no end')
}

const anyCase = fc
  .record({
    floor: fc.nat({ max: 2_000_000 }),
    overFloor: fc.integer({ min: 1, max: 3_000_000 }),
    overTarget: fc.nat({ max: 3_000_000 }),
  })
  .map(({ floor, overFloor, overTarget }) => ({
    floor,
    target: floor + overFloor,
    cap: floor + overFloor + overTarget,
  }))

describe('T10: the Ackerman ladder', () => {
  test('65, 85, 95 and 100 % of the target', () => {
    expect(ladder(base)).toEqual([65_007, 85_009, 95_010, 100_010])
  })

  test('never falls, never leaves floor and target, shrinks its steps, ends exact', () => {
    fc.assert(
      fc.property(anyCase, ({ floor, target, cap }) => {
        const offers = ladder({ ...base, floor, target, cap, demand: cap * 3 + 100 })
        const steps = offers.slice(1).map((offer, index) => offer - (offers[index] as number))
        expect(offers.every(offer => offer >= floor && offer <= target)).toBe(true)
        expect(steps.every(step => step > 0)).toBe(true)
        expect(steps.every((step, index) => index === 0 || step < (steps[index - 1] as number))).toBe(true)
        if (floor !== target) expect((offers.at(-1) as number) % 1000).not.toBe(0)
      }),
      { numRuns: 20_000 },
    )
  })

  test('whatever stands on the table, the next figure is not below it, not below the floor and not above the target', () => {
    fc.assert(
      fc.property(
        anyCase,
        fc.array(fc.nat({ max: 3_000_000 }), { maxLength: 6 }),
        fc.nat({ max: 9_000_000 }),
        (limits, offers, demand) => {
          const answer = nextOffer({ ...base, ...limits, demand, history: company(...offers) })
          if ('refused' in answer) {
            expect(answer.refused).toBe('final-offer-made')
            return
          }
          expect(answer.next).toBeLessThanOrEqual(limits.cap)
          expect(answer.next).toBeGreaterThanOrEqual(
            Math.max(limits.floor, answer.step === 'accept' ? 0 : Math.max(0, ...offers)),
          )
          if (answer.step !== 'accept') expect(answer.next).toBeLessThanOrEqual(limits.target)
        },
      ),
      { numRuns: 20_000 },
    )
  })

  test('takes the lower demand, but never pays less than is owed (D2)', () => {
    expect(nextOffer({ ...base, demand: 40_000 })).toMatchObject({ next: 40_000, step: 'accept' })
    expect(nextOffer({ ...base, floor: 60_000, demand: 40_000 })).toMatchObject({ next: 60_000, step: 'accept' })
  })

  test('a contradictory configuration is refused by name', () => {
    const code = (input: Partial<OfferInput>) => nextOffer({ ...base, ...input })
    expect(code({ cap: 10, floor: 20 })).toMatchObject({ refused: 'cap-below-floor' })
    expect(code({ target: 200_000 })).toMatchObject({ refused: 'target-above-cap' })
    expect(code({ floor: 120_000 })).toMatchObject({ refused: 'target-below-floor' })
    expect(code({ history: company(100_010) })).toMatchObject({ refused: 'final-offer-made' })
    expect(code({ target: -1 })).toMatchObject({ refused: 'invalid-input' })
    expect(code({ target: 1.5 })).toMatchObject({ refused: 'invalid-input' })
  })
})
