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
  /**
   * Holds the standing offer while the customer repeats their figure. It needs a history that holds the customer's figures
   * turn by turn, so whoever has only their own offers leaves it out and walks up the ladder.
   */
  holdUnlessMoved: z
    .boolean()
    .nullish()
    .transform(hold => hold ?? false),
})
export type OfferInput = z.input<typeof offerInputSchema>

export type OfferStep = 65 | 85 | 95 | 100 | 'accept'
export type OfferRefusal =
  | 'cap-below-floor'
  | 'target-above-cap'
  | 'target-below-floor'
  | 'final-offer-made'
  | 'invalid-input'
export type OfferBasis = 'share-of-target' | 'floor' | 'demand' | 'standing-offer' | 'owed-in-full' | 'hold'
export type NextOffer =
  /** `extra`: the last figure comes with something that is not money. */
  | { next: number; step: OfferStep; basis: OfferBasis; reason: string; extra?: true }
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
 * the next step is accepted; to one that has not come down the standing offer is held, where that is asked for. What has been
 * offered comes from the caller's log: nothing is remembered here. Refuses a configuration that contradicts itself, and refuses to go on after the last figure.
 */
export function nextOffer(input: OfferInput): NextOffer {
  const parsed = offerInputSchema.safeParse(input)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return refuse('invalid-input', `${issue?.path.join('.') || 'input'}: ${issue?.message ?? 'invalid'}`)
  }
  const { target, cap, floor, demand, history, currency, holdUnlessMoved } = parsed.data
  if (cap < floor)
    return refuse('cap-below-floor', `the cap ${cap} is below the floor ${floor}: what is owed cannot be offered`)
  if (target > cap) return refuse('target-above-cap', `the target ${target} is above the cap ${cap}`)
  if (target < floor) return refuse('target-below-floor', `the target ${target} is below the floor ${floor}`)

  const offers = history.flatMap(entry => (entry.by === 'company' ? [entry.minor] : []))
  const standing = offers.reduce((highest, offer) => Math.max(highest, offer), -1)
  const current = demand ?? history.findLast(entry => entry.by === 'customer')?.minor ?? null
  const rungs = ladder(target, floor)
  const rung = nextRung(rungs, standing)
  if (current !== null && current <= (rung?.minor ?? standing)) {
    // A figure above the cap was never ours to give; that an agent has named it does not make it so.
    if (Math.max(current, standing) > cap)
      return refuse('final-offer-made', `${standing} stands above the cap ${cap}: escalate`)
    return accept(current, floor, standing)
  }
  if (!rung)
    return refuse('final-offer-made', `the last figure ${standing} is on the table: trade in other things than money`)
  if (holdUnlessMoved && standing >= floor && hasNotMoved(history, standing, current)) return hold(rungs, standing)
  const offer = { next: rung.minor, step: rung.step, basis: rung.basis, reason: reasonFor(rung, currency) }
  return rung.step === 100 ? { ...offer, extra: true } : offer
}

type Figures = z.output<typeof offerInputSchema>['history']

/**
 * Whether the customer has answered our standing offer with a figure that is no lower than the one before it. Silence is no
 * answer: who has named no figure since then may be waiting for ours.
 */
function hasNotMoved(history: Figures, standing: number, current: number | null): boolean {
  const made = history.findIndex(entry => entry.by === 'company' && entry.minor === standing)
  if (made < 0) return false
  const customer = (entries: Figures) => entries.filter(entry => entry.by === 'customer').map(entry => entry.minor)
  const [before, since] = [customer(history.slice(0, made)).at(-1), customer(history.slice(made + 1))]
  const latest = since.at(-1)
  const reference = before ?? (since.length > 1 ? since[0] : undefined)
  if (latest === undefined || reference === undefined) return false
  return Math.min(latest, current ?? latest) >= reference
}

function hold(rungs: readonly Rung[], standing: number): NextOffer {
  const step = rungs.findLast(rung => rung.minor <= standing)?.step ?? SHARES[0]
  const reason =
    'the customer has not moved since this offer: hold it, and ask a calibrated question or add something other than money'
  return { next: standing, step, basis: 'hold', reason }
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
function nextRung(rungs: readonly Rung[], standing: number): Rung | null {
  const above = rungs.filter(rung => rung.minor > standing)
  const found = above.findIndex((rung, index) => {
    const after = above[index + 1]
    const shrinks = standing < 0 || !after || rung.minor - standing > after.minor - rung.minor
    return shrinks && leadsDown(above.slice(index))
  })
  return above[found] ?? null
}

/** Whether the steps from the first of these figures to the last only get smaller. */
function leadsDown(rungs: readonly Rung[]): boolean {
  return rungs.every((rung, index) => {
    const before = rungs[index - 1]
    const after = rungs[index + 1]
    return !before || !after || after.minor - rung.minor < rung.minor - before.minor
  })
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
