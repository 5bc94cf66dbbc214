import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { compileDeadlines } from '../../src/tools/deadlines/deadline-rules.ts'
import { chineseCalendar } from '../../src/tools/deadlines/work-calendar.ts'
import { computeDeadline } from '../../src/tools/deadlines.ts'
import { dayOf, missingFacts, questionOf } from '../../web/src/case/clock-facts.ts'
import en from '../../web/src/locales/en.json' with { type: 'json' }
import zh from '../../web/src/locales/zh.json' with { type: 'json' }

const rules = compileDeadlines(parseYaml(readFileSync('knowledge/deadlines.yaml', 'utf8')))
const known = { rules, calendar: chineseCalendar(), clause: (id: string) => ({ law: id, article: id }) }
const ask = (kind: string, facts: Record<string, string>, more = {}) =>
  computeDeadline(questionOf(kind, facts, more), known)
const missing = (answer: ReturnType<typeof ask>) => ('cannotCompute' in answer ? answer.cannotCompute : [])

describe('D4 missing facts', () => {
  test('become inputs of the right kind', () => {
    expect(missingFacts(['start', 'extension.approver', 'lineOfBusiness: one of life, non-life'])).toEqual({
      facts: [
        { path: 'start', kind: 'day', options: [] },
        { path: 'extension.approver', kind: 'text', options: [] },
        { path: 'lineOfBusiness', kind: 'choice', options: ['life', 'non-life'] },
      ],
      sentences: [],
    })
  })

  test('what no input can mend is left to be read', () => {
    const { facts, sentences } = missingFacts([
      'clause TS-18: not in force or not verified on that day',
      'holidays: the working days of 2031 are not published yet',
    ])
    expect(facts).toEqual([])
    expect(sentences).toHaveLength(2)
  })

  test('every clock can be computed by answering what it asks for', () => {
    const stuck = rules.rules.filter(rule => {
      const facts: Record<string, string> = {}
      for (let round = 0; round < 5; round += 1) {
        const wanted = missingFacts(missing(ask(rule.kinds[0] ?? '', facts)))
        if (wanted.facts.length === 0) return missing(ask(rule.kinds[0] ?? '', facts)).length > 0
        for (const { path, kind, options } of wanted.facts)
          facts[path] = kind === 'day' ? '2026-03-02' : kind === 'choice' ? (options[0] ?? '') : '王经理'
      }
      return true
    })
    // The working days of other countries are not carried, so those clocks ask for a calendar.
    expect(stuck.map(({ id }) => id).filter(id => !id.startsWith('EN-'))).toEqual([])
  })

  test('an extension asks for its approver and notice, and counts once they are there', () => {
    const start = { start: '2026-03-02' }
    expect(missing(ask('complaint', {}, { ...start, extension: {} }))).toEqual([
      'extension.approver',
      'extension.notifiedOn',
    ])
    const told = { 'extension.approver': '王经理', 'extension.notifiedOn': '2026-03-20' }
    expect(ask('complaint', told, { ...start, extension: {} })).toMatchObject({ due: '2026-05-01' })
  })

  test('every fact and choice that a clock may ask for has a name in both languages', () => {
    const facts = rules.rules.flatMap(({ choose, extension, outer }) => [
      'start',
      ...(choose ? [choose.fact] : []),
      ...(extension ? extension.needs.map(need => `extension_${need}`) : []),
      ...(outer ? [outer.fact] : []),
    ])
    const options = rules.rules.flatMap(({ choose }) => Object.keys(choose?.options ?? {}))
    for (const { clock } of [zh, en]) {
      expect(Object.keys(clock.fact)).toEqual(expect.arrayContaining([...new Set(facts)]))
      expect(Object.keys(clock.option)).toEqual(expect.arrayContaining([...new Set(options)]))
    }
  })
})

test('an empty input is no fact', () => {
  expect(questionOf('complaint', { start: ' ', 'extension.approver': '' }, {})).toEqual({ kind: 'complaint' })
})

test('a day is the day of the wall, not of Greenwich', () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
  expect(dayOf(new Date(2026, 10, 30, 0, 1))).toBe('2026-11-30')
})
