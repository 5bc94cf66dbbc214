import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { compileAuthority, limitsFor } from '../../src/tools/compensation.ts'

interface LooseRole {
  id: string
  aliases: string[]
  limits: object[]
}
const path = join(import.meta.dirname, '..', '..', 'knowledge', 'authority.yaml')
const file = parseYaml(readFileSync(path, 'utf8')) as { roles: [LooseRole, LooseRole, ...LooseRole[]] }
const authority = compileAuthority(file)

describe('D1, D2: what a role may put on the table', () => {
  test('free text names the role, in either language; an unknown role has the least authority', () => {
    const cap = (role: string) => limitsFor({ role, currency: 'CNY' }, authority).capMinor
    expect(limitsFor({ role: '客服主管' }, authority).role).toBe('supervisor')
    expect(limitsFor({ role: 'Team Leader' }, authority).role).toBe('senior')
    expect(limitsFor({ role: '董事长' }, authority).role).toBe('agent')
    expect(cap('agent')).toBeLessThan(cap('senior'))
    expect(cap('specialist')).toBeLessThan(cap('supervisor'))
  })

  test('the cap of the case narrows the authority and never widens it', () => {
    expect(limitsFor({ role: 'agent', capMinor: 1_000 }, authority).capMinor).toBe(1_000)
    expect(limitsFor({ role: 'agent', capMinor: 999_999_999 }, authority).capMinor).toBe(500_000)
  })

  test.each([
    [{ floorMinor: 20_000, capMinor: 10_000 }, 'cap-below-floor'],
    [{ targetMinor: 20_000, capMinor: 10_000 }, 'target-above-cap'],
    [{ targetMinor: 20_000, floorMinor: 30_000 }, 'target-below-floor'],
    [{ currency: 'JPY' as const }, 'unknown-currency'],
    [{ floorMinor: -1 }, 'invalid-amount'],
  ])('%o is a problem that is named', (facts, code) => {
    expect(limitsFor(facts, authority).problem).toMatch(new RegExp(`^${code}:`))
  })

  test('limits are those in force on the day; without a day the newest count', () => {
    const changed = compileAuthority({
      ...file,
      roles: [
        {
          ...file.roles[0],
          above: null,
          limits: [
            { currency: 'CNY', perCallCapMinor: 100, from: '2025-01-01', until: '2025-12-31' },
            { currency: 'CNY', perCallCapMinor: 200, from: '2026-01-01' },
          ],
        },
      ],
    })
    const on = (day: string) => limitsFor({}, changed, { on: day })
    expect(on('2025-06-01')).toMatchObject({ capMinor: 100, on: '2025-06-01' })
    expect(on('2025-12-31').capMinor).toBe(100)
    expect(on('2026-01-01').capMinor).toBe(200)
    expect(on('2024-06-01').problem).toMatch(/^unknown-currency:/)
    expect(limitsFor({}, changed)).toMatchObject({ capMinor: 200, on: null })
  })

  test('one alias for two roles does not compile', () => {
    const [first, second, ...others] = file.roles
    const twice = { ...file, roles: [first, { ...second, aliases: [...second.aliases, first.id] }, ...others] }
    expect(() => compileAuthority(twice)).toThrow(/names both/)
  })
})
