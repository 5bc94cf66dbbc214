import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseYaml } from '../../../src/knowledge/yaml.ts'
import { compileAuthority } from '../../../src/tools/compensation.ts'
import { authorityFile, compile, type LooseRole, row } from './authorities.ts'

const agent = (...limits: LooseRole['limits']): LooseRole => ({ id: 'agent', limits })

describe('D1: a matrix that contradicts itself does not load, and the message says where', () => {
  test.each<[string, LooseRole[], RegExp]>([
    [
      'a category that widens',
      [agent(row(100), row(101, { category: 'privacy' }))],
      /the row agent CNY privacy from 2026-01-01: perCallCapMinor 101 is above the 100 of the general row/,
    ],
    [
      'a category that widens the case',
      [agent(row(100, { perCaseCapMinor: 200 }), row(undefined, { category: 'privacy', perCaseCapMinor: 201 }))],
      /perCaseCapMinor 201 is above the 200/,
    ],
    [
      'a category without a general row',
      [agent(row(100), row(50, { currency: 'USD', category: 'privacy' }))],
      /the row agent USD privacy from 2026-01-01 has no general row in USD/,
    ],
    [
      'a category that outlives its general row',
      [agent(row(100, { until: '2026-06-30' }), row(50, { category: 'privacy' }))],
      /no general row in CNY to narrow on 2026-07-01/,
    ],
    [
      'a category that only widens later',
      [agent(row(100, { until: '2026-06-30' }), row(40, { from: '2026-07-01' }), row(50, { category: 'privacy' }))],
      /perCallCapMinor 50 is above the 40/,
    ],
    [
      'ranges that overlap by a day',
      [agent(row(100, { until: '2026-07-01' }), row(200, { from: '2026-07-01' }))],
      /agent CNY from 2026-01-01 and the row agent CNY from 2026-07-01 are in force at the same time/,
    ],
    ['an end before the beginning', [agent(row(100, { until: '2025-12-31' }))], /ends on 2025-12-31, before it begins/],
    [
      'a role above that may give less',
      [
        { ...agent(row(100)), above: 'lead' },
        { id: 'lead', limits: [row(99)] },
      ],
      /lead stands above agent but may give less in CNY on 2026-01-01: perCallMinor 99 against 100/,
    ],
    [
      'a role above that may give less for one category',
      [
        { ...agent(row(100)), above: 'lead' },
        { id: 'lead', limits: [row(200), row(50, { category: 'privacy' })] },
      ],
      /less in CNY for privacy on 2026-01-01/,
    ],
    [
      'a role above with a limit where the one below has none',
      [
        { ...agent(row(100)), above: 'lead' },
        { id: 'lead', limits: [row(200, { perCaseCapMinor: 300 })] },
      ],
      /perCaseMinor 300 against no limit/,
    ],
    [
      'a role above without the currency',
      [
        { ...agent(row(100), row(100, { currency: 'USD' })), above: 'lead' },
        { id: 'lead', limits: [row(200)] },
      ],
      /lead stands above agent but has no authority in USD/,
    ],
    [
      'a role above whose rows run out earlier',
      [
        { ...agent(row(100)), above: 'lead' },
        { id: 'lead', limits: [row(200, { until: '2026-12-31' })] },
      ],
      /no authority in CNY on 2027-01-01/,
    ],
    ['a tier that does not exist', [{ ...agent(row(1)), above: 'king' }], /"king", which is no role/],
    [
      'tiers in a circle',
      [
        { ...agent(row(1)), above: 'a' },
        { id: 'a', above: 'b', limits: [row(1)] },
        { id: 'b', above: 'a', limits: [row(1)] },
      ],
      /circle/,
    ],
    ['a role above itself', [{ ...agent(row(1)), above: 'agent' }], /circle/],
    [
      'the least role above another',
      [agent(row(1)), { id: 'lead', above: 'agent', limits: [row(1)] }],
      /cannot stand above lead/,
    ],
    ['a role twice', [agent(row(1)), agent(row(1))], /stands there twice/],
  ])('%s', (_what, roles, message) => {
    expect(() => compile(...roles)).toThrow(message)
  })

  test.each<[string, object, RegExp]>([
    ['a cap that is misspelt', { ...row(1), perCaseCap: 5 }, /perCaseCap/],
    ['no cap in a general row', row(undefined), /the general row of a currency needs it/],
    ['a case below its call', row(100, { perCaseCapMinor: 99 }), /is below perCallCapMinor/],
    [
      'a year below its case',
      row(100, { perCaseCapMinor: 300, perCustomerYearCapMinor: 299 }),
      /below the cap of one case/,
    ],
    ['a day that is none', row(100, { from: '2026-02-30' }), /no day of the calendar/],
    ['half a fen', row(0.5), /perCallCapMinor/],
    ['an unknown currency', row(1, { currency: 'XYZ' }), /currency/],
    ['the category of what is not known', row(1, { category: 'other' }), /category/],
  ])('%s', (_what, limit, message) => {
    expect(() => compileAuthority(authorityFile(agent(limit)))).toThrow(message)
  })

  test('neighbouring ranges, and narrower rows of a category with their own dates, are sound', () => {
    expect(() =>
      compile(
        agent(
          row(100, { until: '2026-06-30' }),
          row(200, { from: '2026-07-01' }),
          row(50, { category: 'privacy', until: '2026-03-31' }),
          row(60, { category: 'privacy', from: '2026-04-01' }),
        ),
      ),
    ).not.toThrow()
  })
})

test('D1, P8: the file that is shipped names every role in five currencies, and the tier above each', () => {
  const path = join(import.meta.dirname, '..', '..', '..', 'knowledge', 'authority.yaml')
  const authority = compileAuthority(parseYaml(readFileSync(path, 'utf8')))
  expect(authority.roles.map(role => role.above)).toEqual(['senior', 'specialist', 'supervisor', null])
  for (const role of authority.roles) {
    const general = role.limits.filter(limit => limit.category === null)
    expect(general.map(limit => limit.currency).sort()).toEqual(['CNY', 'EUR', 'GBP', 'HKD', 'USD'])
    expect(general.every(limit => limit.perCaseCapMinor && limit.perCustomerYearCapMinor)).toBe(true)
  }
})
