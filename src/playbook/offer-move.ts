import type { Call } from '../domain/call.ts'
import type { Currency } from '../domain/money.ts'
import { demandRatio } from '../domain/profile.ts'
import { HEAT_BEARABLE_MAX } from '../domain/stages.ts'
import { nextOffer, type OfferBasis, type OfferStep } from '../tools/ackerman.ts'

/** A demand above this many times the target (or the cap) is extreme and is met by limit breaking (T6). */
export const EXTREME_RATIO_MIN = 2.5

/** A figure that may be put on the table now, and in which way it is to be said. */
export interface OfferMove {
  minor: number
  currency: Currency
  /** `65`, `85`, `95`, `100`, `accept`, or `owed` for what law or contract gives in full. */
  step: string
  kind: 'first' | 'next' | 'last' | 'accept' | 'owed'
}

/** Whether money is on the table: asked for in words, or as a figure in this call. */
export function asksMoney(call: Call): boolean {
  return (
    call.demands.some(item => item.kind === 'refund' || item.kind === 'compensation' || item.kind === 'cancel') ||
    call.ledger.entries.some(entry => entry.by === 'customer' && entry.turn !== null)
  )
}

/** Whether the customer's figure is so far off that it is not answered but taken apart (T6). */
export function isExtreme(call: Call): boolean {
  if (!asksMoney(call)) return false
  const ratio = demandRatio(call)
  if (ratio !== null) return ratio > EXTREME_RATIO_MIN
  return call.limits !== null && call.limits.capMinor === 0 && (call.ledger.customer ?? 0) > 0
}

/**
 * The offer that is due now, or null (T10, D1, D2). Money is named only while negotiating, in bearable heat, within sound
 * limits, and after the last figure has been answered: by a move of the customer, or by a turn of talk in between.
 * What is owed and not in dispute is said plainly and in full.
 */
export function offerMove(call: Call, heat: number): OfferMove | null {
  const { limits, ledger } = call
  if (!limits || limits.problem !== null || call.stage !== 'negotiate') return null
  if (heat >= HEAT_BEARABLE_MAX || call.progress.accepted || !asksMoney(call) || !spaced(call)) return null
  const { currency, capMinor, floorMinor, targetMinor } = limits
  const owed = floorMinor !== null && floorMinor > 0 && floorMinor <= capMinor ? floorMinor : null
  if (targetMinor === null || (owed !== null && targetMinor <= owed)) {
    if (owed === null || call.facts.responsibility !== 'company' || (ledger.company ?? 0) >= owed) return null
    return { minor: owed, currency, step: 'owed', kind: 'owed' }
  }
  const floor = floorMinor ?? 0
  // A figure below what is owed is one item of the demand ("a hundred on top"), never the whole of it.
  const whole = (minor: number | null | undefined) => (minor != null && minor >= floor ? minor : null)
  const made = nextOffer({
    target: targetMinor,
    cap: capMinor,
    floor,
    demand: demandedNow(call, whole(ledger.customer) ?? whole(call.facts.demandMinor)),
    currency,
    history: [...ledger.entries, ...repeated(call)]
      .filter(entry => entry.by === 'company' || entry.minor >= floor)
      .map(({ by, minor }) => ({ by, minor })),
    // Who says in words that they will come down has moved, though the figure is still the old one.
    holdUnlessMoved: !call.reading?.reading.cues.includes('moves-demand'),
  })
  if ('refused' in made || made.next > capMinor || made.next > targetMinor) return null
  if (made.next <= (ledger.company ?? -1)) return null
  return { minor: made.next, currency, step: String(made.step), kind: kindOf(made, ledger.company === null) }
}

/** The customer's figure where it was said once more in this turn: the ledger notes a figure only when it changes. */
function repeated(call: Call): { by: 'customer'; minor: number }[] {
  const said = call.reading?.reading.demands.some(({ amount }) => amount?.minor === call.ledger.customer) ?? false
  const changed = call.ledger.entries.at(-1)?.turn === call.reading?.turn
  return said && !changed && call.ledger.customer !== null ? [{ by: 'customer', minor: call.ledger.customer }] : []
}

/** Nothing is accepted for less than the highest figure just heard: it may be the demand, and the smaller one an item of it. */
function demandedNow(call: Call, demand: number | null): number | null {
  const heard = call.reading?.reading.amounts.map(amount => amount.minor ?? 0) ?? []
  return demand === null ? null : Math.max(demand, ...heard)
}

function kindOf(made: { step: OfferStep; basis: OfferBasis }, opening: boolean): OfferMove['kind'] {
  if (made.basis === 'floor' || made.basis === 'owed-in-full') return 'owed'
  if (made.step === 'accept') return 'accept'
  if (made.step === 100) return 'last'
  return opening ? 'first' : 'next'
}

/** No two figures in a row: the customer has moved since ours, or we have talked about something else in between. */
function spaced(call: Call): boolean {
  const entries = call.ledger.entries
  const index = entries.findLastIndex(entry => entry.by === 'company')
  const ours = entries[index]
  if (!ours || ours.turn === null) return !offeredJustNow(call, null)
  const answer = entries.slice(index + 1).findLast(entry => entry.by === 'customer')
  const before = entries.slice(0, index).findLast(entry => entry.by === 'customer')
  const moved =
    (answer !== undefined && (before === undefined || answer.minor < before.minor)) ||
    (call.reading?.reading.cues.includes('moves-demand') ?? false)
  return moved || ((call.conduct?.turn ?? -1) > ours.turn && !offeredJustNow(call, ours.turn))
}

/** Whether the last suggestion already named a figure that the agent has passed over. */
function offeredJustNow(call: Call, oursTurn: number | null): boolean {
  const { suggestion, conduct } = call
  if (!suggestion?.offer) return false
  if (oursTurn !== null && oursTurn > suggestion.turn) return false
  return conduct !== null && conduct.turn > suggestion.turn
}
