import { type Authority, compileAuthority } from '../../../src/tools/compensation.ts'

/** A small matrix with round figures (CNY, fen), so that a test can be read without looking anything up. */
export interface LooseRow {
  currency?: string
  category?: string
  perCallCapMinor?: number
  perCaseCapMinor?: number
  perCustomerYearCapMinor?: number
  from?: string
  until?: string
}

export interface LooseRole {
  id: string
  above?: string | null
  decisionMinutes?: number
  aliases?: string[]
  limits: LooseRow[]
}

export const row = (perCallCapMinor: number | undefined, more: LooseRow = {}): LooseRow => ({
  currency: 'CNY',
  ...(perCallCapMinor === undefined ? {} : { perCallCapMinor }),
  from: '2026-01-01',
  ...more,
})

export function authorityFile(...roles: LooseRole[]) {
  return {
    id: 'authority',
    version: '7',
    source: 'test',
    roles: roles.map(({ id, above = null, decisionMinutes = 10, aliases = [], limits }) => ({
      id,
      name: { zh: `${id}（中文）`, en: `the ${id}` },
      aliases,
      above,
      decisionMinutes,
      limits,
    })),
  }
}

export const compile = (...roles: LooseRole[]): Authority => compileAuthority(authorityFile(...roles))

const early = (perCallCapMinor: number, more: LooseRow = {}) => row(perCallCapMinor, { from: '2020-01-01', ...more })

/** Agent 1,000 a call, 1,500 a case, 2,000 a year; lead 3,000, 6,000, 9,000; chief 10,000 without further limits. */
export const threeTiers: Authority = compile(
  {
    id: 'agent',
    above: 'lead',
    limits: [
      early(100_000, { perCaseCapMinor: 150_000, perCustomerYearCapMinor: 200_000 }),
      early(40_000, { category: 'service-attitude', perCaseCapMinor: 60_000 }),
      early(70_000, { category: 'timeliness' }),
    ],
  },
  {
    id: 'lead',
    above: 'chief',
    decisionMinutes: 5,
    limits: [early(300_000, { perCaseCapMinor: 600_000, perCustomerYearCapMinor: 900_000 })],
  },
  { id: 'chief', decisionMinutes: 30, aliases: ['supervisor', 'admin'], limits: [early(1_000_000)] },
)
