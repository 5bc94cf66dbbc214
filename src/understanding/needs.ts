import type { NeedShares } from '../domain/reading.ts'
import { NEEDS, type Need } from '../domain/vocabulary.ts'
import type { Analysis } from './analysis.ts'
import type { Feelings } from './emotion.ts'

/** Evidence that a single clear phrase outweighs: with little said all shares stay low, which is a valid answer (F2). */
const DOUBT = 1.1
const VENTED_AT_LEAST = 0.55

/** The mixture of needs that shows in this turn. Shares sum to less than 1; the rest is what the turn does not tell. */
export function needsOf(analysis: Analysis, feelings: Feelings, demands: readonly { kind: string }[]): NeedShares {
  const scores = Object.fromEntries(NEEDS.map(need => [need, 0])) as Record<Need, number>
  for (const hit of analysis.hits.need) {
    const share = hit.negated ? 0 : hit.reported ? 0.3 : 1
    scores[hit.group.label as Need] += hit.group.weight * share
  }
  for (const { kind } of demands) {
    if (kind === 'refund' || kind === 'compensation') scores.compensation += 1.1
    else if (kind === 'apology' || kind === 'explanation') scores.respect += 0.9
    else if (kind === 'punishment') scores.revenge += 1.4
    else if (kind === 'correction' || kind === 'guarantee') scores.fairness += 0.25
  }
  const asksNothing = demands.length === 0 && NEEDS.every(need => need === 'venting' || scores[need] < 0.8)
  if (asksNothing) {
    const { angry, sad, disappointed } = feelings.probabilities
    const upset = angry + 0.6 * sad + 0.5 * disappointed
    if (upset > VENTED_AT_LEAST) scores.venting += upset
  }
  let total = DOUBT
  for (const need of NEEDS) total += scores[need]
  return Object.fromEntries(NEEDS.map(need => [need, Math.round((scores[need] / total) * 1000) / 1000])) as NeedShares
}
