import type { Limits } from '../../../src/domain/case-facts.ts'

/** Where a cap comes from, as parts that the locales put into words. */
export interface Basis {
  kind: 'call' | 'case-cap' | 'case' | 'customer-year' | 'approved' | 'none'
  role: string | null
  category: string | null
  /** Figures in words ("¥300.00 left of ¥8,000.00"); null where the whole is left. */
  left: string | null
  of: string | null
  by: string | null
}

const AUTHORITY =
  /^authority of (?<role>.+?) (?<scope>per call|per case|per customer and year)(?: for (?<category>[\w-]+))?(?:: (?:(?<left>.+?) left of )?(?<of>.+)| \(.*\))?$/
const APPROVED = /^approved by (?<by>.+), above the authority of (?<role>.+)$/
const CASE_CAP = /^case cap, within the authority of (?<role>.+)$/
const SCOPES = { 'per call': 'call', 'per case': 'case', 'per customer and year': 'customer-year' } as const

/** Reads the one line of `limits.basis` (tools/compensation); null for a line of another kind, which is shown as it is. */
export function readBasis({ basis }: Pick<Limits, 'basis'>): Basis | null {
  const empty: Basis = { kind: 'none', role: null, category: null, left: null, of: null, by: null }
  const approved = APPROVED.exec(basis)?.groups
  if (approved) return { ...empty, kind: 'approved', role: approved.role ?? null, by: approved.by ?? null }
  const caseCap = CASE_CAP.exec(basis)?.groups
  if (caseCap) return { ...empty, kind: 'case-cap', role: caseCap.role ?? null }
  if (basis === 'no authority in this currency') return empty
  const found = AUTHORITY.exec(basis)?.groups
  if (!found) return null
  const kind = SCOPES[found.scope as keyof typeof SCOPES]
  const { role = null, category = null, left = null, of = null } = found
  return { ...empty, kind, role, category, left, of }
}
