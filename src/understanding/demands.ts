import { type Amount, isPart } from '../domain/money.ts'
import type { Demand } from '../domain/reading.ts'
import { DEMAND_KINDS, type DemandKind } from '../domain/vocabulary.ts'
import { type Analysis, clauseOf, markAfter, markerWithin } from './analysis.ts'
import { rawSpan } from './clean-text.ts'
import type { Hit } from './hit.ts'

export interface DemandFound {
  kind: DemandKind
  hit: Hit
}

/** A group of this weight is a demand by itself ("给我退钱"); a lighter one needs a directive ("要求…道歉"). */
const SELF_CONTAINED = 1
const DIRECTIVE_NEAR = 12
const FIGURE_NEAR = 40
const INSISTED_NEAR = 6
/** "一分钱都不能少", "every penny": so small a sum is a way of speaking. */
export const IDIOM_MINOR_MAX = 10

/** The demands of a turn, one of a kind, in the order of the vocabulary. A plain question demands nothing. */
export function demandsOf(analysis: Analysis): DemandFound[] {
  const found = new Map<DemandKind, Hit>()
  for (const hit of analysis.hits.demand) {
    if (hit.negated || hit.reported || !isDemanded(analysis, hit)) continue
    const kind = hit.group.label as DemandKind
    if (!found.has(kind)) found.set(kind, hit)
    // "全额退保" ends the contract and wants the money.
    if (hit.group.sort === 'full-surrender' && !found.has('cancel')) found.set('cancel', hit)
    if (hit.group.sort === 'multiple' && !found.has('compensation')) found.set('compensation', hit)
  }
  const kinds = DEMAND_KINDS.filter(kind => found.has(kind))
  return kinds.map(kind => ({ kind, hit: found.get(kind) as Hit }))
}

function isDemanded(analysis: Analysis, hit: Hit): boolean {
  const clause = clauseOf(analysis, hit)
  const from = Math.max(clause[0], hit.start - DIRECTIVE_NEAR)
  const directives = analysis.hits.marker.filter(
    marker => marker.group.label === 'directive' && !marker.negated && !marker.reported,
  )
  const near = directives.filter(marker => marker.start >= from && marker.start <= hit.start)
  const asked = markAfter(analysis, clause[1]) === '?' || markerWithin(analysis, 'question', clause[0], clause[1])
  const pressing = markerWithin(analysis, 'pressing', clause[0], clause[1])
  // "能不能给我退了" and "could you cancel it" are asked for; "可以退保吗" is only asked.
  if (asked && !pressing && !near.some(marker => marker.group.sort === 'request')) return false
  if (near.length === 0 && isTold(analysis, hit, clause)) return false
  if (hit.group.weight >= SELF_CONTAINED || near.length > 0) return true
  const imperative = hit.start === clause[0] && clause[1] - clause[0] <= hit.end - hit.start + 3
  return imperative || pressing
}

/** "我把流量关了", "已经退给我了": told, not asked for. */
function isTold(analysis: Analysis, hit: Hit, [from, to]: readonly [number, number]): boolean {
  if (markerWithin(analysis, 'done', from, to)) return true
  const { text } = analysis.clean
  return text.startsWith('把', hit.start) && /我(?:是|就|已经)?$/.test(text.slice(from, hit.start))
}

/**
 * Ties figures to demands for money: the nearest figure after the words of the demand, else before it. Where only a figure
 * is asked for ("我要三千"), that is a demand for compensation, or for the refund that was asked for before.
 */
export function priceDemands(
  analysis: Analysis,
  found: readonly DemandFound[],
  amounts: readonly Amount[],
  demandedBefore: readonly string[],
): Demand[] {
  const figures = amounts.filter(
    amount =>
      amount.minor !== null &&
      amount.minor > IDIOM_MINOR_MAX &&
      amount.kind !== 'range-high' &&
      !isPart(amount, amounts),
  )
  const monetary = found.filter(({ kind }) => kind === 'refund' || kind === 'compensation')
  const taken = new Map<DemandKind, Amount>()
  for (const { kind, hit } of monetary) {
    const best = nearestFigure(analysis, hit, figures, taken)
    if (best) taken.set(kind, best)
  }
  const demands = found.map(({ kind }) => priced(kind, taken.get(kind)))
  if (monetary.length > 0) return demands
  const bare = figures.find(amount => isAskedFor(analysis, amount))
  if (!bare) return demands
  return [priced(demandedBefore.includes('refund') ? 'refund' : 'compensation', bare), ...demands]
}

function nearestFigure(
  analysis: Analysis,
  hit: Hit,
  figures: readonly Amount[],
  taken: ReadonlyMap<DemandKind, Amount>,
): Amount | null {
  const [start, end] = rawSpan(analysis.clean, hit.start, hit.end)
  let best: Amount | null = null
  let nearest = FIGURE_NEAR
  for (const amount of figures) {
    if ([...taken.values()].includes(amount) || isHistory(analysis.clean.raw, amount)) continue
    const inside = amount.span[0] < end && amount.span[1] > start
    const after = amount.span[0] >= end
    // What stands before a demand is mostly what was paid; it has to be twice as near to be what is asked for.
    const distance = inside ? 0 : after ? amount.span[0] - end : (start - amount.span[1]) * 2 + 2
    if (distance < nearest) {
      nearest = distance
      best = amount
    }
  }
  return best
}

function priced(kind: DemandKind, amount: Amount | undefined): Demand {
  if (!amount || amount.minor === null) return { kind }
  return { kind, amount: { minor: amount.minor, currency: amount.currency } }
}

/** A figure right behind "我要", "至少", "I want", in a clause that is no question; or one that is insisted on. */
function isAskedFor(analysis: Analysis, amount: Amount): boolean {
  const insisted = analysis.hits.cue.some(hit => {
    if (hit.group.label !== 'insists' || hit.group.sort !== 'sum' || hit.negated || hit.reported) return false
    const from = rawSpan(analysis.clean, hit.start, hit.end)[0]
    return amount.span[1] <= from + 1 && from - amount.span[1] <= INSISTED_NEAR
  })
  if (insisted) return true
  return analysis.hits.marker.some(hit => {
    if (hit.group.label !== 'directive' || hit.negated || hit.reported) return false
    const clause = clauseOf(analysis, hit)
    const end = rawSpan(analysis.clean, hit.start, hit.end)[1]
    const clauseEnd = rawSpan(analysis.clean, clause[0], clause[1])[1]
    return (
      amount.span[0] >= end &&
      amount.span[0] - end <= DIRECTIVE_NEAR &&
      amount.span[0] < clauseEnd &&
      markAfter(analysis, clause[1]) !== '?' &&
      !isHistory(analysis.clean.raw, amount)
    )
  })
}

/** A figure that was paid, earned or offered is no figure that is asked for. */
function isHistory(raw: string, amount: Amount): boolean {
  const before = raw.slice(Math.max(0, amount.span[0] - 8), amount.span[0]).toLowerCase()
  return /(?:交了|花了|存了|买了|只(?:给|赔|退)|才(?:给|赔|退)|年薪|一年|每月|一个月|offered|only|paid me)\s*(?:我)?$/.test(
    before,
  )
}
