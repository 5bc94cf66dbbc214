import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { play, randomBeginning, seeded } from '../../evals/offer-histories.ts'
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

describe('T10: whole negotiations', () => {
  test('keep every promise, whatever was offered before and however the customer answers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), seed => {
        const random = seeded(seed)
        expect(play(randomBeginning(random), random).violations).toEqual([])
      }),
      { numRuns: 20_000 },
    )
  })

  test('the last figure, and only the last, comes with something that is not money', () => {
    const extras = ladder(base).map((_, made) => {
      const answer = nextOffer({ ...base, history: company(...ladder(base).slice(0, made)) })
      return 'refused' in answer ? answer.refused : answer.extra
    })
    expect(extras).toEqual([undefined, undefined, undefined, true])
  })
})

describe('T10: holds when the customer has not moved, where that is asked for', () => {
  const said = (...entries: ['us' | 'them', number][]) =>
    entries.map(([who, minor]) => ({ by: who === 'us' ? ('company' as const) : ('customer' as const), minor }))
  const next = (history: OfferInput['history'], more: Partial<OfferInput> = {}) =>
    nextOffer({ ...base, demand: null, history, holdUnlessMoved: true, ...more })
  const held = { next: 65_007, step: 65, basis: 'hold' }

  test.each<[string, ['us' | 'them', number][], object]>([
    [
      'the same figure again',
      [
        ['them', 900_000],
        ['us', 65_007],
        ['them', 900_000],
      ],
      held,
    ],
    [
      'a higher figure',
      [
        ['them', 900_000],
        ['us', 65_007],
        ['them', 950_000],
      ],
      held,
    ],
    [
      'down and up again',
      [
        ['them', 900_000],
        ['us', 65_007],
        ['them', 800_000],
        ['them', 900_000],
      ],
      held,
    ],
    [
      'the first figure, repeated',
      [
        ['us', 65_007],
        ['them', 900_000],
        ['them', 900_000],
      ],
      held,
    ],
    [
      'our own repetition in between',
      [
        ['them', 900_000],
        ['us', 65_007],
        ['us', 65_007],
        ['them', 900_000],
      ],
      held,
    ],
    [
      'a lower figure',
      [
        ['them', 900_000],
        ['us', 65_007],
        ['them', 899_999],
      ],
      { step: 85 },
    ],
    [
      'the first figure of all',
      [
        ['us', 65_007],
        ['them', 900_000],
      ],
      { step: 85 },
    ],
    [
      'silence',
      [
        ['them', 900_000],
        ['us', 65_007],
      ],
      { step: 85 },
    ],
    [
      'no offer yet',
      [
        ['them', 900_000],
        ['them', 900_000],
      ],
      { step: 65 },
    ],
    [
      'what we can accept',
      [
        ['them', 80_000],
        ['us', 65_007],
        ['them', 80_000],
      ],
      { next: 80_000, step: 'accept' },
    ],
    [
      'an offer off the ladder',
      [
        ['them', 900_000],
        ['us', 70_000],
        ['them', 900_000],
      ],
      { ...held, next: 70_000 },
    ],
    [
      'the last figure',
      [
        ['them', 900_000],
        ['us', 100_010],
        ['them', 900_000],
      ],
      { refused: 'final-offer-made' },
    ],
  ])('%s', (_what, entries, answer) => {
    expect(next(said(...entries))).toMatchObject(answer)
  })

  test('an offer below what is owed is never held (D2), and a lower demand than the last figure is a move', () => {
    const history = said(['them', 900_000], ['us', 65_007], ['them', 900_000])
    expect(next(history, { floor: 80_000 })).toMatchObject({ next: 85_009, basis: 'share-of-target' })
    expect(next(history, { demand: 500_000 })).toMatchObject({ step: 85 })
  })

  test('without being asked the ladder goes on, as the command line says', () => {
    const history = said(['them', 900_000], ['us', 65_007], ['them', 900_000])
    expect(nextOffer({ ...base, history })).toMatchObject({ next: 85_009, step: 85 })
  })
})
