import { z } from 'zod'
import { type Currency, currencySchema, minorSchema } from '../../domain/money.ts'
import { type Category, categorySchema } from '../../domain/vocabulary.ts'

const DAY_MS = 86_400_000

const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD')
  .refine(day => !Number.isNaN(Date.parse(day)) && dayOf(Date.parse(day)) === day, 'no day of the calendar')

/** A row without a category is the general one; one with a category narrows it. Unknown keys are mistakes, not extras. */
const rowSchema = z
  .strictObject({
    currency: currencySchema,
    /** `other` means that the kind of complaint is not known, and that is what the general row is for. */
    category: categorySchema.exclude(['other']).nullable().default(null),
    perCallCapMinor: minorSchema.optional(),
    /** Over all calls of one case; left out where nothing limits it. */
    perCaseCapMinor: minorSchema.optional(),
    /** Over all calls of one customer within a year. */
    perCustomerYearCapMinor: minorSchema.optional(),
    from: daySchema,
    until: daySchema.nullable().default(null),
  })
  .refine(row => row.category !== null || row.perCallCapMinor !== undefined, {
    path: ['perCallCapMinor'],
    message: 'the general row of a currency needs it',
  })
  .refine(row => rises(row.perCallCapMinor, row.perCaseCapMinor), {
    path: ['perCaseCapMinor'],
    message: 'is below perCallCapMinor: what one call may give, the case must allow',
  })
  .refine(row => rises(row.perCaseCapMinor ?? row.perCallCapMinor, row.perCustomerYearCapMinor), {
    path: ['perCustomerYearCapMinor'],
    message: 'is below the cap of one case',
  })

const roleSchema = z.strictObject({
  id: z.string().min(1),
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  /** Free text that cases write in `role`, in either language; compared without case, spaces and punctuation. */
  aliases: z.array(z.string().min(1)),
  /** The role that is asked for more (P8); null at the top. */
  above: z.string().nullable(),
  /** How long a request waits for a decision of this role. */
  decisionMinutes: z
    .int()
    .positive()
    .max(7 * 24 * 60),
  limits: z.array(rowSchema).min(1),
})

/** `knowledge/authority.yaml`: who may put how much on the table. The first role is the least and the fallback. */
export const authoritySchema = z.object({
  id: z.string(),
  version: z.union([z.string(), z.number()]),
  source: z.string(),
  roles: z.array(roleSchema).min(1),
})

export type AuthorityRow = z.infer<typeof rowSchema>
export type AuthorityRole = z.infer<typeof roleSchema>

/** The authority file, checked and compiled. */
export interface Authority {
  readonly id: string
  readonly version: string
  readonly roles: readonly AuthorityRole[]
  readonly byAlias: ReadonlyMap<string, AuthorityRole>
}

/** What a role may give on a day; null where nothing limits it beyond the call. */
export interface Caps {
  readonly perCallMinor: number
  readonly perCaseMinor: number | null
  readonly perCustomerYearMinor: number | null
  /** The caps that the row of the category has narrowed. */
  readonly narrowed: ReadonlySet<'perCall' | 'perCase' | 'perCustomerYear'>
}

/** The role that a free text names, or the least one. */
export function roleOf(text: string | undefined, authority: Authority): AuthorityRole {
  const least = authority.roles[0] as AuthorityRole
  return (text !== undefined && authority.byAlias.get(plainAlias(text))) || least
}

export function plainAlias(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '')
}

/**
 * The caps of a role in a currency for a kind of complaint, or null where it has none. `on` picks the rows in force that day;
 * without it the newest count.
 */
export function capsOf(
  role: AuthorityRole,
  currency: Currency,
  category: Category | null,
  on: string | null,
): Caps | null {
  const rows = role.limits.filter(row => row.currency === currency)
  const newest = rows
    .map(row => row.from)
    .sort()
    .at(-1)
  const day = on ?? newest ?? ''
  const general = rows.find(row => row.category === null && inForce(row, day))
  if (general?.perCallCapMinor === undefined) return null
  const special = category === null ? undefined : rows.find(row => row.category === category && inForce(row, day))
  const narrowed = new Set<'perCall' | 'perCase' | 'perCustomerYear'>()
  const least = (name: 'perCall' | 'perCase' | 'perCustomerYear'): number | null => {
    const [wide, narrow] = [general[`${name}CapMinor`] ?? null, special?.[`${name}CapMinor`] ?? null]
    if (narrow === null || (wide !== null && wide <= narrow)) return wide
    narrowed.add(name)
    return narrow
  }
  const perCallMinor = least('perCall') ?? general.perCallCapMinor
  return { perCallMinor, perCaseMinor: least('perCase'), perCustomerYearMinor: least('perCustomerYear'), narrowed }
}

export function inForce(row: Pick<AuthorityRow, 'from' | 'until'>, day: string): boolean {
  return row.from <= day && (row.until === null || day <= row.until)
}

export function dayAfter(day: string): string {
  return dayOf(Date.parse(day) + DAY_MS)
}

/** The roles above one, nearest first. */
export function rolesAbove(role: AuthorityRole, roles: readonly AuthorityRole[]): AuthorityRole[] {
  const above: AuthorityRole[] = []
  for (let id = role.above; id !== null; ) {
    const next = roles.find(other => other.id === id)
    // A circle ends where it closes; the check at load refuses it.
    if (!next || next === role || above.includes(next)) break
    above.push(next)
    id = next.above
  }
  return above
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

function rises(less: number | undefined, more: number | undefined): boolean {
  return less === undefined || more === undefined || less <= more
}
