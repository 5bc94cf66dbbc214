import { z } from 'zod'
import { type CaseFacts, currencyFor, type Limits } from '../domain/case-facts.ts'
import { CURRENCIES, type Currency, currencySchema, formatMoney, minorSchema } from '../domain/money.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD')

const roleSchema = z.object({
  id: z.string().min(1),
  name: z.object({ zh: z.string(), en: z.string() }),
  /** Free text that cases write in `role`, in either language; compared without case, spaces and punctuation. */
  aliases: z.array(z.string().min(1)),
  limits: z
    .array(
      z.object({
        currency: currencySchema,
        perCallCapMinor: minorSchema,
        from: day,
        until: day.nullable().default(null),
      }),
    )
    .min(1),
})

/** `knowledge/authority.yaml`: who may put how much on the table. The first role is the least and the fallback. */
export const authoritySchema = z.object({
  id: z.string(),
  version: z.union([z.string(), z.number()]),
  source: z.string(),
  roles: z.array(roleSchema).min(1),
})

type Role = z.infer<typeof roleSchema>
type RoleLimit = Role['limits'][number]

export interface Authority {
  readonly id: string
  readonly version: string
  readonly roles: readonly Role[]
  readonly byAlias: ReadonlyMap<string, Role>
}

/** Compiles the authority file; throws with the path of the mistake, because a service must not start on a wrong one. */
export function compileAuthority(parsed: unknown): Authority {
  const file = authoritySchema.parse(parsed)
  const byAlias = new Map<string, Role>()
  for (const role of file.roles)
    for (const alias of [role.id, role.name.zh, role.name.en, ...role.aliases]) {
      const known = byAlias.get(plain(alias))
      if (known && known !== role) throw new Error(`authority: "${alias}" names both ${known.id} and ${role.id}`)
      byAlias.set(plain(alias), role)
    }
  return { id: file.id, version: String(file.version), roles: file.roles, byAlias }
}

/**
 * The limits of one call (D1, D2). The case's own `capMinor` narrows the authority of the role and never widens it; an
 * unknown role has the least authority. Never throws: what does not fit together comes back as `problem`, and then no
 * money is suggested. `on` picks the limits in force that day (YYYY-MM-DD); without it the newest count.
 */
export function limitsFor(facts: CaseFacts, authority: Authority, on?: string): Limits {
  const currency = currencyFor(facts)
  const role = roleOf(facts.role, authority)
  const limit = CURRENCIES.includes(currency) ? limitOf(role, currency, on) : undefined
  const roleCap = limit?.perCallCapMinor ?? 0
  const narrowed = isMinor(facts.capMinor) && facts.capMinor < roleCap
  const limits: Limits = {
    currency,
    role: role.id,
    capMinor: narrowed ? (facts.capMinor as number) : roleCap,
    floorMinor: facts.floorMinor ?? null,
    floorBasis: facts.floorBasis ?? null,
    targetMinor: facts.targetMinor ?? null,
    basis: narrowed
      ? `case cap, within the authority of ${role.id}`
      : `authority of ${role.id} per call (${authority.id} ${authority.version})`,
    problem: null,
  }
  return { ...limits, problem: problemOf(limits, facts, limit) }
}

function problemOf(limits: Limits, facts: CaseFacts, limit: RoleLimit | undefined): string | null {
  const say = (minor: number) => formatMoney({ minor, currency: limits.currency })
  const { capMinor: cap, floorMinor: floor, targetMinor: target } = limits
  for (const [name, minor] of Object.entries({ capMinor: facts.capMinor, floorMinor: floor, targetMinor: target }))
    if (minor !== null && minor !== undefined && !isMinor(minor))
      return `invalid-amount: ${name} is no whole number of minor units`
  if (!limit) return `unknown-currency: ${limits.role} has no authority in ${limits.currency}`
  if (floor !== null && cap < floor) return `cap-below-floor: ${say(floor)} is owed, the cap is ${say(cap)}: escalate`
  if (target !== null && target > cap) return `target-above-cap: the target ${say(target)} is above the cap ${say(cap)}`
  if (target !== null && floor !== null && target < floor)
    return `target-below-floor: the target ${say(target)} is below the ${say(floor)} that is owed`
  return null
}

function roleOf(text: string | undefined, authority: Authority): Role {
  const least = authority.roles[0] as Role
  return (text !== undefined && authority.byAlias.get(plain(text))) || least
}

function limitOf(role: Role, currency: Currency, on: string | undefined): RoleLimit | undefined {
  const fitting = role.limits.filter(limit => limit.currency === currency)
  const inForce = fitting.filter(
    limit => on === undefined || (limit.from <= on && (limit.until === null || on <= limit.until)),
  )
  return inForce.toSorted((a, b) => b.from.localeCompare(a.from))[0]
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '')
}

function isMinor(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
