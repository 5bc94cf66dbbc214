import { type CaseFacts, currencyFor } from '../../domain/case-facts.ts'
import { type LimitsContext, limitsFor } from '../compensation.ts'
import { type Authority, type AuthorityRole, roleOf, rolesAbove } from './matrix.ts'

/** A role that may be asked, and how long the question waits for it. */
export interface Tier {
  role: string
  name: { zh: string; en: string }
  decisionMinutes: number
}

/** Whose money is asked for, and what is known about it; an earlier approval of this call is nobody's own authority. */
export type AuthorityQuestion = { facts: CaseFacts } & Pick<LimitsContext, 'on' | 'category' | 'spent'>

/** The questions of this file, put to one authority file. */
export interface Tiers {
  tierFor(amountMinor: number, question: AuthorityQuestion): Tier | null
  covers(authority: string, amountMinor: number, question: AuthorityQuestion): boolean
}

export function tiersOf(authority: Authority): Tiers {
  return {
    tierFor: (amountMinor, question) => tierFor(amountMinor, question, authority),
    covers: (text, amountMinor, question) => coversAmount(text, amountMinor, question, authority),
  }
}

/**
 * The lowest tier above the agent of the case that may release `amountMinor` (P8), with the case's and the customer's own
 * caps counted in, or null where no tier may. The agent's own role is named only where nobody stands above it.
 */
export function tierFor(amountMinor: number, question: AuthorityQuestion, authority: Authority): Tier | null {
  const own = roleOf(question.facts.role, authority)
  const tier = [...rolesAbove(own, authority.roles), own].find(role => mayGive(role, amountMinor, question, authority))
  return tier ? { role: tier.id, name: tier.name, decisionMinutes: tier.decisionMinutes } : null
}

/** Whether the authority that a text names (a token's `authority`, else its role) covers an amount. Unknown text: the least. */
export function coversAmount(
  roleText: string,
  amountMinor: number,
  question: AuthorityQuestion,
  authority: Authority,
): boolean {
  return mayGive(roleOf(roleText, authority), amountMinor, question, authority)
}

function mayGive(
  role: AuthorityRole,
  amountMinor: number,
  { facts, on, category, spent }: AuthorityQuestion,
  authority: Authority,
): boolean {
  // The cap of the case narrows the agent; going beyond it is what the tier is asked for.
  const asked: CaseFacts = { role: role.id, currency: currencyFor(facts) }
  const { capMinor, problem } = limitsFor(asked, authority, {
    on: on ?? null,
    category: category ?? null,
    spent: spent ?? null,
  })
  return problem === null && amountMinor <= capMinor
}
