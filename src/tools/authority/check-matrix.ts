import type { Currency } from '../../domain/money.ts'
import type { Category } from '../../domain/vocabulary.ts'
import { type AuthorityRole, type AuthorityRow, capsOf, dayAfter, inForce, rolesAbove } from './matrix.ts'

/**
 * What is wrong with a matrix beyond the shape of its rows, one clear line each. Between two days on which a row begins or
 * ends nothing changes, so looking at those days is looking at all.
 */
export function matrixProblems(roles: readonly AuthorityRole[]): string[] {
  const tiers = tierProblems(roles)
  if (tiers.length > 0) return tiers
  const rows = roles.flatMap(rowProblems)
  return rows.length > 0 ? rows : roles.flatMap(role => shrinkProblems(role, roles))
}

function tierProblems(roles: readonly AuthorityRole[]): string[] {
  const problems: string[] = []
  const ids = new Set<string>()
  for (const { id } of roles) {
    if (ids.has(id)) problems.push(`the role ${id} stands there twice`)
    ids.add(id)
  }
  for (const { id, above } of roles)
    if (above !== null && !ids.has(above)) problems.push(`above ${id} there is "${above}", which is no role`)
  if (problems.length > 0) return problems
  for (const role of roles) {
    if (role.above === null) continue
    if (role.above === role.id || rolesAbove(role, roles).at(-1)?.above !== null)
      problems.push(`the roles above ${role.id} go round in a circle`)
    else if (role.above === roles[0]?.id)
      problems.push(`the first role, ${role.above}, is the least one and cannot stand above ${role.id}`)
  }
  return problems
}

function rowProblems(role: AuthorityRole): string[] {
  const problems: string[] = []
  for (const row of role.limits)
    if (row.until !== null && row.until < row.from)
      problems.push(`${nameOf(role, row)} ends on ${row.until}, before it begins`)
  if (problems.length > 0) return problems
  for (const [index, row] of role.limits.entries())
    for (const other of role.limits.slice(index + 1))
      if (sameCell(row, other) && overlap(row, other))
        problems.push(`${nameOf(role, row)} and ${nameOf(role, other)} are in force at the same time`)
  if (problems.length > 0) return problems
  for (const special of role.limits.filter(row => row.category !== null))
    problems.push(...categoryProblems(role, special))
  return problems
}

/** A row for a category may only narrow the general row of its role, on every day that it is in force. */
function categoryProblems(role: AuthorityRole, special: AuthorityRow): string[] {
  const days = daysOfChange([role], special.currency).filter(day => inForce(special, day))
  for (const day of days) {
    const general = role.limits.find(
      row => row.currency === special.currency && row.category === null && inForce(row, day),
    )
    if (!general) return [`${nameOf(role, special)} has no general row in ${special.currency} to narrow on ${day}`]
    for (const cap of ['perCallCapMinor', 'perCaseCapMinor', 'perCustomerYearCapMinor'] as const)
      if ((special[cap] ?? 0) > (general[cap] ?? Number.POSITIVE_INFINITY))
        return [
          `${nameOf(role, special)}: ${cap} ${special[cap]} is above the ${general[cap]} of the general row; a category may only narrow`,
        ]
  }
  return []
}

/** Whoever is asked for more must be able to give at least as much, on every day, for every kind of complaint. */
function shrinkProblems(role: AuthorityRole, roles: readonly AuthorityRole[]): string[] {
  const above = roles.find(other => other.id === role.above)
  if (!above) return []
  for (const currency of new Set(role.limits.map(row => row.currency)))
    for (const day of daysOfChange([role, above], currency))
      for (const category of categoriesOf([role, above])) {
        const [own, more] = [capsOf(role, currency, category, day), capsOf(above, currency, category, day)]
        const what = `${currency}${category === null ? '' : ` for ${category}`} on ${day}`
        if (own && !more) return [`${above.id} stands above ${role.id} but has no authority in ${what}`]
        if (!own || !more) continue
        const short = (['perCallMinor', 'perCaseMinor', 'perCustomerYearMinor'] as const).find(
          cap => (more[cap] ?? Number.POSITIVE_INFINITY) < (own[cap] ?? Number.POSITIVE_INFINITY),
        )
        if (short)
          return [
            `${above.id} stands above ${role.id} but may give less in ${what}: ${short} ${more[short]} against ${own[short] ?? 'no limit'}`,
          ]
      }
  return []
}

function daysOfChange(roles: readonly AuthorityRole[], currency: Currency): string[] {
  const rows = roles.flatMap(role => role.limits.filter(row => row.currency === currency))
  const days = rows.flatMap(row => (row.until === null ? [row.from] : [row.from, dayAfter(row.until)]))
  return [...new Set(days)].sort()
}

function categoriesOf(roles: readonly AuthorityRole[]): (Category | null)[] {
  return [...new Set<Category | null>([null, ...roles.flatMap(role => role.limits.map(row => row.category))])]
}

const sameCell = (a: AuthorityRow, b: AuthorityRow) => a.currency === b.currency && a.category === b.category
const overlap = (a: AuthorityRow, b: AuthorityRow) =>
  a.from <= (b.until ?? '9999-12-31') && b.from <= (a.until ?? '9999-12-31')
const nameOf = (role: AuthorityRole, row: AuthorityRow) =>
  `the row ${role.id} ${row.currency}${row.category === null ? '' : ` ${row.category}`} from ${row.from}`
