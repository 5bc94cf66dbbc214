import { type CaseFacts, currencyFor, type Limits } from '../domain/case-facts.ts'
import { CURRENCIES, formatMoney } from '../domain/money.ts'
import type { Category } from '../domain/vocabulary.ts'
import { matrixProblems } from './authority/check-matrix.ts'
import {
  type Authority,
  type AuthorityRole,
  authoritySchema,
  type Caps,
  capsOf,
  plainAlias,
  roleOf,
} from './authority/matrix.ts'

export type { Authority } from './authority/matrix.ts'

/** What is known about a call beyond its facts. Everything is optional: what is not given is not counted. */
export interface LimitsContext {
  /** The day (YYYY-MM-DD) whose rows apply; null: the newest. */
  on?: string | null | undefined
  category?: Category | string | null | undefined
  /** What other calls have committed in this currency, for the case and for the customer within a year. */
  spent?: { caseMinor: number; customerYearMinor: number } | null | undefined
  /** What an approver has released for this call (P8). */
  approved?: Limits['approved']
}

/** Compiles the authority file; throws with the place of the mistake, because a service must not start on a wrong one. */
export function compileAuthority(parsed: unknown): Authority {
  const file = authoritySchema.parse(parsed)
  const problems = matrixProblems(file.roles)
  if (problems.length > 0) throw new Error(`authority: ${problems.slice(0, 3).join('; ')}`)
  const byAlias = new Map<string, AuthorityRole>()
  for (const role of file.roles)
    for (const alias of [role.id, role.name.zh, role.name.en, ...role.aliases]) {
      const known = byAlias.get(plainAlias(alias))
      if (known && known !== role) throw new Error(`authority: "${alias}" names both ${known.id} and ${role.id}`)
      byAlias.set(plainAlias(alias), role)
    }
  return { id: file.id, version: String(file.version), roles: file.roles, byAlias }
}

/** One of the rules that cap a call, and how the agent is told of it. */
interface Bound {
  minor: number
  basis: string
  /** The problem where nothing is left of it. */
  exhausted?: string
}

/**
 * The limits of one call (D1, D2): the least of what the role may give in a call, what is left for the case and for the
 * customer's year, and the case's own `capMinor`, which narrows and never widens. An approval raises this to its figure and
 * never lowers it. An unknown role has the least authority. Never throws: what does not fit together comes back as
 * `problem`, and then no money is suggested.
 */
export function limitsFor(facts: CaseFacts, authority: Authority, context: LimitsContext = {}): Limits {
  const { on = null, category = null, spent = null, approved = null } = context
  const currency = currencyFor(facts)
  const role = roleOf(facts.role, authority)
  const caps = CURRENCIES.includes(currency) ? capsOf(role, currency, category as Category | null, on) : null
  const bound = leastOf(caps ? boundsOf(caps, { facts, role, authority, category, spent }) : [])
  const raised = caps !== null && approved !== null && isMinor(approved.minor) && approved.minor > bound.minor
  const limits: Limits = {
    currency,
    role: role.id,
    capMinor: raised ? approved.minor : bound.minor,
    floorMinor: facts.floorMinor ?? null,
    floorBasis: facts.floorBasis ?? null,
    targetMinor: facts.targetMinor ?? null,
    on,
    category,
    spent:
      spent === null || caps === null
        ? null
        : {
            caseMinor: spent.caseMinor,
            customerYearMinor: spent.customerYearMinor,
            perCaseCapMinor: caps.perCaseMinor,
            perCustomerYearCapMinor: caps.perCustomerYearMinor,
          },
    approved,
    basis: raised ? `approved by ${approved.by}, above the authority of ${role.id}` : bound.basis,
    problem: null,
  }
  const exhausted = raised ? undefined : bound.exhausted
  return { ...limits, problem: problemOf(limits, facts, { hasCaps: caps !== null, exhausted, spent }) }
}

interface BoundsQuestion {
  facts: CaseFacts
  role: AuthorityRole
  authority: Authority
  category: string | null
  spent: { caseMinor: number; customerYearMinor: number } | null
}

function boundsOf(caps: Caps, { facts, role, authority, category, spent }: BoundsQuestion): Bound[] {
  const currency = currencyFor(facts)
  const say = (minor: number) => formatMoney({ minor, currency })
  const forKind = (name: 'perCall' | 'perCase' | 'perCustomerYear') =>
    caps.narrowed.has(name) ? ` for ${category}` : ''
  const left = (name: 'perCase' | 'perCustomerYear', cap: number | null, gone: number | undefined): Bound[] => {
    if (cap === null) return []
    const per = name === 'perCase' ? 'per case' : 'per customer and year'
    // A sum that is none leaves nothing, and is told as a problem.
    const minor = isMinor(gone ?? 0) ? Math.max(0, cap - (gone ?? 0)) : 0
    const basis = `authority of ${role.id} ${per}${forKind(name)}: ${gone ? `${say(minor)} left of ` : ''}${say(cap)}`
    return [{ minor, basis, ...(gone ? { exhausted: `nothing is left of the ${say(cap)} ${per} of ${role.id}` } : {}) }]
  }
  return [
    {
      minor: caps.perCallMinor,
      basis: `authority of ${role.id} per call${forKind('perCall')} (${authority.id} ${authority.version})`,
    },
    ...(isMinor(facts.capMinor)
      ? [{ minor: facts.capMinor, basis: `case cap, within the authority of ${role.id}` }]
      : []),
    ...left('perCase', caps.perCaseMinor, spent?.caseMinor),
    ...left('perCustomerYear', caps.perCustomerYearMinor, spent?.customerYearMinor),
  ]
}

/** The bound that rules; of two that are alike the first, which is the plainer one to tell. */
function leastOf(bounds: readonly Bound[]): Bound {
  return bounds.reduce((least, bound) => (bound.minor < least.minor ? bound : least), bounds[0] ?? NOTHING)
}

const NOTHING: Bound = { minor: 0, basis: 'no authority in this currency' }

function problemOf(
  limits: Limits,
  facts: CaseFacts,
  { hasCaps, exhausted, spent }: { hasCaps: boolean; exhausted: string | undefined; spent: LimitsContext['spent'] },
): string | null {
  const say = (minor: number) => formatMoney({ minor, currency: limits.currency })
  const { capMinor: cap, floorMinor: floor, targetMinor: target } = limits
  const given = { capMinor: facts.capMinor, floorMinor: floor, targetMinor: target, ...spent }
  for (const [name, minor] of Object.entries(given))
    if (minor !== null && minor !== undefined && !isMinor(minor))
      return `invalid-amount: ${name} is no whole number of minor units`
  if (!hasCaps) return `unknown-currency: ${limits.role} has no authority in ${limits.currency}`
  if (floor !== null && cap < floor) return `cap-below-floor: ${say(floor)} is owed, the cap is ${say(cap)}: escalate`
  if (cap === 0 && exhausted !== undefined) return `authority-exhausted: ${exhausted}: escalate`
  if (target !== null && target > cap) return `target-above-cap: the target ${say(target)} is above the cap ${say(cap)}`
  if (target !== null && floor !== null && target < floor)
    return `target-below-floor: the target ${say(target)} is below the ${say(floor)} that is owed`
  return null
}

function isMinor(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
