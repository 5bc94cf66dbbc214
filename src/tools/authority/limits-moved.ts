import type { Call } from '../../domain/call.ts'
import type { Limits } from '../../domain/case-facts.ts'
import { limitsFor } from '../compensation.ts'
import type { Authority } from './matrix.ts'

/**
 * The limits of a call after its kind of complaint became known, where the row of that category narrows the cap (D1); null
 * where nothing moves. A cap that was narrowed stays so when the words are read otherwise later: what a customer says may
 * lower what can be given, and only an approver raises it.
 */
export function limitsMoved(call: Call, authority: Authority): Limits | null {
  const { limits, category } = call
  if (!limits || category === 'other' || category === limits.category) return null
  const moved = limitsFor(call.facts, authority, {
    on: limits.on ?? null,
    category,
    spent: limits.spent ?? null,
    approved: limits.approved ?? null,
  })
  return moved.capMinor < limits.capMinor ? moved : null
}
