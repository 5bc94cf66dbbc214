import type { Amount } from '../domain/money.ts'
import type { Signal } from '../domain/reading.ts'
import type { Category, Severity } from '../domain/vocabulary.ts'
import type { Analysis } from './analysis.ts'
import { IDIOM_MINOR_MAX } from './demands.ts'

/** From here a sum is large for a household; below the other it is small. In minor units, whatever the currency. */
const LARGE_MINOR = 2_000_000
const SMALL_MINOR = 50_000

const DIFFICULT = new Set(['petition', 'group', 'lawsuit', 'proxy-agent', 'self-harm', 'violence'])
const ESCALATED = new Set(['regulator', 'media', 'police', 'repeat-complaint'])

/** How grave this turn shows the complaint to be (F5); null where one turn cannot tell. */
export function severityOf(
  analysis: Analysis,
  signals: readonly Signal[],
  amounts: readonly Amount[],
  category: Category,
): Severity | null {
  if (signals.some(signal => DIFFICULT.has(signal.type))) return 'difficult'
  const said = (label: Severity) =>
    analysis.hits.severity.some(hit => hit.group.label === label && !hit.negated && !hit.supposed)
  if (said('difficult')) return 'difficult'
  if (signals.some(signal => ESCALATED.has(signal.type)) || said('escalated')) return 'escalated'
  const largest = amounts.reduce((most, amount) => Math.max(most, amount.minor ?? 0), 0)
  if (said('major') || (largest >= LARGE_MINOR && category !== 'other')) return 'major'
  if (signals.some(signal => signal.type === 'vulnerable') && category !== 'other') return 'major'
  if (said('ordinary')) return 'ordinary'
  if (category === 'other') return null
  if (largest > IDIOM_MINOR_MAX) return largest <= SMALL_MINOR ? 'ordinary' : null
  const everyday = category === 'service-attitude' || category === 'timeliness' || category === 'product-quality'
  return everyday ? 'ordinary' : null
}
