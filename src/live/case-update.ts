import type { Call } from '../domain/call.ts'
import { type CaseFacts, currencyFor, type Limits, maskFacts } from '../domain/case-facts.ts'
import { isSpendingUnknown } from './limits-now.ts'
import type { Actor } from './ports.ts'

interface Teller {
  actor: Actor
  mask(text: string): string
}

/**
 * Facts as they may enter the log: free text without personal data, and the authority that the token fixes, so that a
 * client cannot widen its own limits by claiming a higher role.
 */
export function sanitiseFacts(facts: CaseFacts, { actor, mask }: Teller): CaseFacts {
  return { ...maskFacts(facts, mask), ...(actor.authority === undefined ? {} : { role: actor.authority }) }
}

/**
 * What an update in mid-call adds to the facts. It may narrow what the agent may give and never widen it, and what is owed
 * never shrinks (D1, D2): role and currency stand, a cap only falls, a floor only rises, and money is counted for the case
 * and the customer that were named first.
 */
export function factsToAdd(told: CaseFacts, call: Call, teller: Teller): CaseFacts {
  const {
    role: _role,
    currency: _currency,
    capMinor,
    floorMinor,
    caseId,
    customerId,
    ...rest
  } = sanitiseFacts(told, teller)
  const { facts, limits } = call
  const room = isSpendingUnknown(limits) ? (facts.capMinor ?? capMinor ?? 0) : (limits?.capMinor ?? 0)
  return {
    ...rest,
    // Another region would bring another currency with it, and so other caps.
    ...(rest.locale === undefined ? {} : { currency: limits?.currency ?? currencyFor(facts) }),
    ...(capMinor === undefined ? {} : { capMinor: Math.min(capMinor, room) }),
    ...(floorMinor === undefined ? {} : { floorMinor: Math.max(floorMinor, limits?.floorMinor ?? 0) }),
    ...(caseId === undefined ? {} : { caseId: facts.caseId ?? caseId }),
    ...(customerId === undefined ? {} : { customerId: facts.customerId ?? customerId }),
  }
}

/** What stays approved after an update: a cap that is set lower than before comes later than the approval and wins. */
export function approvedAfter(told: CaseFacts, call: Call): NonNullable<Limits['approved']> | null {
  const approved = call.limits?.approved ?? null
  const { capMinor } = told
  if (approved === null || capMinor === undefined) return approved
  const falls = capMinor < (call.facts.capMinor ?? Number.POSITIVE_INFINITY) && capMinor < approved.minor
  return falls ? null : approved
}
