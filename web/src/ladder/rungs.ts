import type { Call } from '../../../src/domain/call.ts'
import type { Suggestion } from '../../../src/domain/suggestion.ts'

export const RUNGS = ['demand', 'cap', 'target', 'next', 'offered', 'floor'] as const
export type RungId = (typeof RUNGS)[number]

export interface Rung {
  id: RungId
  minor: number
  /** The turn in which the figure was said, where it was said in the call. */
  turn: number | null
  /** Step of the offer (65, 85, 95, 100, accept), for `next` only. */
  step: string | null
  basis: string | null
  /** Above the cap: the agent cannot give it. */
  outOfReach: boolean
}

/**
 * The figures of a call from the highest to the lowest (T10, D1, D2): the customer's demand, cap, target, the next step
 * that the card proposes, the company's standing offer, and what is owed in any case.
 */
export function rungsOf(call: Call, suggestion: Suggestion | null): Rung[] {
  const { limits, ledger } = call
  const turnOf = (by: 'company' | 'customer', minor: number) =>
    ledger.entries.findLast(entry => entry.by === by && entry.minor === minor)?.turn ?? null
  const rungs: Rung[] = []
  const add = (id: RungId, minor: number | null | undefined, more: Partial<Rung> = {}) => {
    if (minor === null || minor === undefined) return
    const outOfReach = limits !== null && minor > limits.capMinor
    rungs.push({ id, minor, turn: null, step: null, basis: null, outOfReach, ...more })
  }
  add('demand', ledger.customer, { turn: ledger.customer === null ? null : turnOf('customer', ledger.customer) })
  add('cap', limits?.capMinor, { basis: limits?.basis ?? null })
  add('target', limits?.targetMinor)
  const next = suggestion?.offer
  if (next && next.minor > (ledger.company ?? -1)) add('next', next.minor, { step: next.step })
  add('offered', ledger.company, { turn: ledger.company === null ? null : turnOf('company', ledger.company) })
  add('floor', limits?.floorMinor, { basis: limits?.floorBasis ?? null })
  return rungs.sort((a, b) => b.minor - a.minor || RUNGS.indexOf(a.id) - RUNGS.indexOf(b.id))
}

/** Offers already made, in the order in which they were made; figures repeated by the same side are told once. */
export function offersMade(call: Call): { by: 'company' | 'customer'; minor: number; turn: number | null }[] {
  return call.ledger.entries.filter(
    (entry, index, all) => !all.slice(0, index).some(before => before.by === entry.by && before.minor === entry.minor),
  )
}

/** A problem of the limits is told as `code: figures`; the code has its words in the locales, the figures stand beside it. */
export function problemCode(problem: string): string {
  return problem.split(':', 1)[0] ?? ''
}
