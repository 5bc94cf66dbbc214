import type { Currency } from '../src/domain/money.ts'
import { type NextOffer, nextOffer, type OfferInput } from '../src/tools/ackerman.ts'

/** Whole random negotiations over the Ackerman ladder (T10), and what must hold in each; for the test and the measurement. */

export type Random = () => number
type Entry = { by: 'company' | 'customer'; minor: number }
export interface Question {
  target: number
  cap: number
  floor: number
  demand: number | null
  currency: Currency
  history: Entry[]
  holdUnlessMoved: boolean
}

/** A small generator with a seed (mulberry32), so that a run can be repeated to the last figure. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const below = (random: Random, limit: number) => Math.floor(random() * limit)
const pick = <T>(random: Random, items: readonly T[]): T => items[below(random, items.length)] as T

/** A beginning: bounds of any size, sound ones mostly, and at times offers and figures that no ladder would have named. */
export function randomBeginning(random: Random): Question {
  const scale = 10 ** (1 + below(random, 8))
  const round = pick(random, [1, 1, 1, 5, 10, 100, 1_000, 10_000])
  const money = (most: number) => Math.floor(below(random, most + 1) / round) * round
  const floor = pick(random, [0, 0, money(scale)])
  const target = Math.max(1, floor + money(scale))
  const cap = pick(random, [target, target + money(scale), target + money(10 * scale)])
  const broken = random() < 0.02
  const history: Entry[] = []
  for (let count = pick(random, [0, 0, 0, 0, 1, 2, 3]); count > 0; count -= 1)
    history.push({ by: pick(random, ['company', 'customer'] as const), minor: money(Math.ceil(target * 1.1)) })
  return {
    target,
    cap: broken ? money(scale) : cap,
    floor: broken ? money(2 * scale) : floor,
    demand: random() < 0.2 ? null : money(8 * scale),
    currency: pick(random, ['CNY', 'USD', 'GBP', 'EUR', 'HKD'] as const),
    history,
    holdUnlessMoved: random() < 0.5,
  }
}

export interface Played {
  /** Each answer by its kind: a step, `accept`, `hold`, or the code of a refusal. */
  answers: string[]
  violations: string[]
}

/** Plays a negotiation to its end: we answer, the customer stays, gives in, hardens, is silent, or accepts little. */
export function play(question: Question, random: Random): Played {
  const history = [...question.history]
  const violations: string[] = []
  const rises: number[] = []
  let demand = question.demand
  const answers: string[] = []
  for (let round = 0; round < 40; round += 1) {
    const asked = { ...question, demand, history }
    const answer = nextOffer(asked)
    answers.push('refused' in answer ? answer.refused : answer.basis === 'hold' ? 'hold' : String(answer.step))
    violations.push(...broken(asked, answer))
    if ('refused' in answer || answer.step === 'accept') break
    const standing = standingOf(history)
    if (answer.basis !== 'hold') {
      if (standing >= 0) rises.push(answer.next - standing)
      history.push({ by: 'company', minor: answer.next })
    }
    const reaction = random()
    if (demand === null || reaction < 0.25) continue
    if (reaction < 0.7) demand = Math.floor(demand * (0.6 + 0.4 * random()))
    else if (reaction < 0.75) demand += below(random, demand + 1)
    else if (reaction < 0.8) demand = below(random, question.target + 1)
    history.push({ by: 'customer', minor: demand })
  }
  if (rises.some((rise, index) => index > 0 && rise >= (rises[index - 1] as number)))
    violations.push(`steps that do not shrink: ${rises.join(', ')} in ${JSON.stringify(question)}`)
  return { answers, violations }
}

const standingOf = (history: readonly Entry[]) =>
  history.reduce((highest, { by, minor }) => (by === 'company' ? Math.max(highest, minor) : highest), -1)

/** Every promise of T10 that one answer can break, worked out anew and not with the code under test. */
export function broken(question: Question, answer: NextOffer): string[] {
  const { target, cap, floor, history, holdUnlessMoved } = question
  const standing = standingOf(history)
  const current = question.demand ?? history.findLast(entry => entry.by === 'customer')?.minor ?? null
  const wrong =
    cap < floor ? 'cap-below-floor' : target > cap ? 'target-above-cap' : target < floor ? 'target-below-floor' : null
  const rules: [boolean, string][] = []
  if ('refused' in answer) {
    const final = standing >= target * 0.96 || standing > cap
    rules.push([
      wrong ? answer.refused === wrong : answer.refused === 'final-offer-made' && final,
      'refused without cause',
    ])
  } else {
    const { next, step, basis } = answer
    const isHold = basis === 'hold'
    const unmoved = stands(history, standing, current)
    rules.push(
      [wrong === null, 'a contradiction that was not refused'],
      [Number.isSafeInteger(next), 'no whole minor units'],
      [next >= floor, 'below the floor'],
      [next <= cap, 'above the cap'],
      [next >= standing, 'below a standing offer'],
      [next <= Math.max(target, standing), 'above the target'],
      [step === 'accept' || isHold || next > standing, 'a step that is none'],
      [(step === 100 && !isHold) === (answer.extra === true), 'extra not with the last figure'],
      [step !== 100 || isHold || floor === target || next % 1000 !== 0, 'a round last figure'],
      [step === 'accept' || isHold || current === null || current > next, 'more than the customer asks'],
      [step !== 'accept' || next === Math.max(current ?? 0, floor, standing), 'accepted at another figure'],
      [!isHold || (holdUnlessMoved && unmoved && next === standing), 'held without cause'],
      [!(holdUnlessMoved && unmoved && standing >= floor) || isHold || step === 'accept', 'not held'],
    )
  }
  return rules.flatMap(([kept, what]) =>
    kept ? [] : [`${what}: ${JSON.stringify(answer)} to ${JSON.stringify(question satisfies OfferInput)}`],
  )
}

/** Whether the customer has named a figure since our standing offer, and it is no lower than the one before. */
function stands(history: readonly Entry[], standing: number, current: number | null): boolean {
  let before: number | null = null
  let latest: number | null = null
  let offered = false
  for (const { by, minor } of history) {
    if (by === 'company') offered ||= minor === standing
    else if (!offered) before = minor
    else {
      if (before === null && latest === null) before = minor
      else latest = minor
    }
  }
  if (!offered || before === null || latest === null) return false
  return latest >= before && (current ?? latest) >= before
}
