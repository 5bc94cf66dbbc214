import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SCORERS } from '../../evals/scorers/all.ts'
import { findSuites, readSuite } from '../../evals/suite.ts'

const evals = join(import.meta.dirname, '..', '..', 'evals')
const suites = findSuites(join(evals, 'suites'), []).map(path => readSuite(path, join(evals, 'cases')))

interface Line {
  speaker?: string
}
const speakersOf = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Line)
    .flatMap(line => line.speaker ?? [])

describe('the shipped suites', () => {
  test('R1 R3 play eight sample calls, each with at least six expectations', () => {
    const cases = suites.flatMap(suite => suite.cases)
    expect(new Set(cases.map(one => one.name)).size).toBe(8)
    for (const { name, path, expect: expectations } of cases) {
      expect([name, existsSync(path)]).toEqual([name, true])
      expect(expectations.length, name).toBeGreaterThanOrEqual(6)
    }
  })

  test('expect something of turns that are the customer’s, and never the same tactic both ways', () => {
    for (const { name, path, expect: expectations } of suites.flatMap(suite => suite.cases)) {
      const speakers = speakersOf(path)
      for (const { turn, tactics = [], not = [] } of expectations) {
        expect([name, turn, speakers[turn]]).toEqual([name, turn, 'customer'])
        expect([name, turn, tactics.filter(tactic => not.includes(tactic))]).toEqual([name, turn, []])
      }
    }
  })

  test('use every scorer that there is', () => {
    for (const suite of suites)
      expect(suite.scorers.map(scorer => scorer.id).sort()).toEqual([...SCORERS.keys()].sort())
  })
})

describe('a suite that is wrong is refused in one line', () => {
  const sound = {
    id: 's',
    version: '1',
    source: 'test',
    description: 'test',
    scorers: [{ id: 'coverage', threshold: 1 }],
    cases: [{ file: 'a.jsonl', expect: [{ turn: 1, tactics: ['label'] }] }],
  }
  test.each([
    ['an unknown tactic', { cases: [{ file: 'a', expect: [{ turn: 1, tactics: ['hypnosis'] }] }] }, /tactics/],
    ['an unknown group', { cases: [{ file: 'a', expect: [{ turn: 1, tactics: ['$warm'] }] }] }, /no group \$warm/],
    ['a threshold in percent', { scorers: [{ id: 'coverage', threshold: 90 }] }, /threshold/],
    ['a misspelt field', { scorrers: [] }, /scorrers/],
  ])('%s', (_, part, message) => {
    const dir = mkdtempSync(join(tmpdir(), 'tongpin-suite-'))
    const path = join(dir, 's.yaml')
    writeFileSync(path, JSON.stringify({ ...sound, ...part }))
    try {
      expect(() => readSuite(path, dir)).toThrow(message)
    } finally {
      rmSync(dir, { recursive: true })
    }
  })
})
