import { z } from 'zod'
import { type Currency, currencySchema, minorSchema } from '../domain/money.ts'

/**
 * What an offer is worked out from. `floor` is what law or contract owes (0 where nothing), `demand` the customer's figure
 * now (null where none was said), `history` every figure on the table so far. All money in minor units of `currency`.
 */
export const offerInputSchema = z.object({
  target: minorSchema.positive(),
  cap: minorSchema,
  floor: minorSchema.nullish().transform(floor => floor ?? 0),
  demand: minorSchema.nullish().transform(demand => demand ?? null),
  currency: currencySchema,
  history: z
    .array(z.object({ by: z.enum(['company', 'customer']), minor: minorSchema }))
    .nullish()
    .transform(history => history ?? []),
})
export type OfferInput = z.input<typeof offerInputSchema>

export type OfferStep = 65 | 85 | 95 | 100 | 'accept'
export type OfferRefusal =
  | 'cap-below-floor'
  | 'target-above-cap'
  | 'target-below-floor'
  | 'final-offer-made'
  | 'invalid-input'
export type OfferBasis = 'share-of-target' | 'floor' | 'demand' | 'standing-offer' | 'owed-in-full'
export type NextOffer =
  | { next: number; step: OfferStep; basis: OfferBasis; reason: string }
  | { refused: OfferRefusal; reason: string }

const SHARES = [65, 85, 95] as const
/** Ten units of money in minor units: a last figure that divides by it sounds like a guess. */
const ROUND_MINOR = 1000
/** How far under a round target the last figure may be set, first choice first: three units, then less. */
const BELOW_ROUND_MINOR = [300, 130, 100, 30, 13, 3, 1]

interface Rung {
  step: 65 | 85 | 95 | 100
  minor: number
  basis: OfferBasis
}

/**
 * The next figure of the Ackerman ladder (T10): 65, 85, 95 and 100 % of the target with shrinking steps and an exact last
 * figure. Never below the floor or the highest standing offer, never above cap or target. A demand that costs no more than
 * the next step is accepted. Refuses a configuration that contradicts itself, and refuses to go on after the last figure.
 */
export function nextOffer(input: OfferInput): NextOffer {
  const parsed = offerInputSchema.safeParse(input)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return refuse('invalid-input', `${issue?.path.join('.') || 'input'}: ${issue?.message ?? 'invalid'}`)
  }
  const { target, cap, floor, demand, history } = parsed.data
  if (cap < floor)
    return refuse('cap-below-floor', `the cap ${cap} is below the floor ${floor}: what is owed cannot be offered`)
  if (target > cap) return refuse('target-above-cap', `the target ${target} is above the cap ${cap}`)
  if (target < floor) return refuse('target-below-floor', `the target ${target} is below the floor ${floor}`)

  const offers = history.flatMap(entry => (entry.by === 'company' ? [entry.minor] : []))
  const standing = offers.reduce((highest, offer) => Math.max(highest, offer), -1)
  const current = demand ?? history.findLast(entry => entry.by === 'customer')?.minor ?? null
  const rung = nextRung(ladder(target, floor), standing, lastRise(offers))
  if (current !== null && current <= (rung?.minor ?? standing)) {
    // A figure above the cap was never ours to give; that an agent has named it does not make it so.
    if (Math.max(current, standing) > cap)
      return refuse('final-offer-made', `${standing} stands above the cap ${cap}: escalate`)
    return accept(current, floor, standing)
  }
  if (!rung)
    return refuse('final-offer-made', `the last figure ${standing} is on the table: trade in other things than money`)
  return { next: rung.minor, step: rung.step, basis: rung.basis, reason: reasonFor(rung, parsed.data.currency) }
}

/** The four figures for a target, rounded to minor units, opened at the floor where 65 % would be less than is owed. */
function ladder(target: number, floor: number): Rung[] {
  const last = lastFigure(target, floor)
  const rungs: Rung[] = SHARES.map(step => ({
    step,
    minor: Math.round((target * step) / 100),
    basis: 'share-of-target',
  }))
  const above = rungs.filter(rung => rung.minor >= floor && rung.minor < last.minor)
  const open = rungs.length - above.length
  if (open > 0 && floor > 0 && floor < last.minor && above[0]?.minor !== floor)
    above.unshift({ step: SHARES[Math.min(open, SHARES.length) - 1] ?? 95, minor: floor, basis: 'floor' })
  return [...above, last]
}

/** The last figure: the target itself where that is exact; just under it where the target is round, unless all is owed. */
function lastFigure(target: number, floor: number): Rung {
  if (floor === target) return { step: 100, minor: target, basis: 'owed-in-full' }
  if (target % ROUND_MINOR !== 0) return { step: 100, minor: target, basis: 'share-of-target' }
  const below = BELOW_ROUND_MINOR.find(by => target - by >= floor && target - by > target * 0.96) ?? 1
  return { step: 100, minor: target - below, basis: 'share-of-target' }
}

/**
 * The first figure above the standing offer from which the steps can go on shrinking. After an offer off the ladder a
 * figure may have to be passed over, because a short step before a long one would say that there is more to come.
 */
function nextRung(rungs: readonly Rung[], standing: number, lastStep: number): Rung | null {
  const above = rungs.filter(rung => rung.minor > standing)
  const opening = standing < 0
  const shrinks = (rung: Rung, index: number) => {
    const after = above[index + 1]
    if (!after) return true
    const following = after.minor - rung.minor
    if (!opening) return rung.minor - standing > following && leadsDown(above.slice(index))
    return leadsDown(above.slice(index))
  }
  return (
    above.find((rung, index) => shrinks(rung, index) && (opening || rung.minor - standing < lastStep)) ??
    above.find(shrinks) ??
    null
  )
}

/** Whether the steps from the first of these figures to the last only get smaller. */
function leadsDown(rungs: readonly Rung[]): boolean {
  return rungs.every((rung, index) => {
    const before = rungs[index - 1]
    const after = rungs[index + 1]
    return !before || !after || after.minor - rung.minor < rung.minor - before.minor
  })
}

/** How much the company's standing offer rose last; infinite before the second offer. */
function lastRise(offers: readonly number[]): number {
  let standing = -1
  let rise = Number.POSITIVE_INFINITY
  for (const offer of offers) {
    if (offer <= standing) continue
    if (standing >= 0) rise = offer - standing
    standing = offer
  }
  return rise
}

function accept(demand: number, floor: number, standing: number): NextOffer {
  const next = Math.max(demand, floor, standing)
  if (next === demand)
    return { next, step: 'accept', basis: 'demand', reason: 'the demand costs no more than the next step: accept it' }
  const basis = next === floor ? 'floor' : 'standing-offer'
  const why = basis === 'floor' ? 'but this much is owed' : 'but this much has been offered already'
  return { next, step: 'accept', basis, reason: `the demand is met, ${why}` }
}

function reasonFor(rung: Rung, currency: Currency): string {
  if (rung.basis === 'owed-in-full') return 'the whole target is owed: it is offered in full'
  if (rung.basis === 'floor') return 'opens at what is owed, which is more than the first share of the target'
  if (rung.step === 100) return `the last figure, exact and not round, in ${currency}: add something other than money`
  return `${rung.step} % of the target, with steps that shrink`
}

function refuse(refused: OfferRefusal, reason: string): NextOffer {
  return { refused, reason }
}
