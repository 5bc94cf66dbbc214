import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LSCPA, TABOOS } from '../../src/domain/vocabulary.ts'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { compileRubric } from '../../src/qa/rubric.ts'

const path = join(import.meta.dirname, '..', '..', 'knowledge', 'rubric.yaml')
interface LooseLine {
  id: unknown
  weight: unknown
  wieght?: unknown
  check: { kind: unknown }
}
/** The file as it stands, loosely typed, so that a test can spoil it. */
interface LooseRubric {
  lscpa: { listen: { tactics: string[] } }
  lines: [LooseLine, LooseLine, ...LooseLine[]]
}
const shipped = () => parseYaml(readFileSync(path, 'utf8')) as LooseRubric

test('A1 the shipped rubric covers P1–P8, T1–T11, T19, D1–D6, the course and SERVQUAL’s five', () => {
  const rubric = compileRubric(shipped())
  const methods = new Set(rubric.lines.map(line => line.method))
  const range = (letter: string, last: number) => Array.from({ length: last }, (_, index) => `${letter}${index + 1}`)
  const wanted = [...range('P', 8), ...range('T', 11), 'T19', ...range('D', 6), 'F7']
  expect(wanted.filter(method => !methods.has(method))).toEqual([])
  const servqual = rubric.lines.filter(line => line.method === 'SERVQUAL').map(line => line.id)
  expect(servqual.map(id => id.replace('servqual-', '')).sort()).toEqual([
    'assurance',
    'empathy',
    'reliability',
    'responsiveness',
    'tangibles',
  ])
  expect(Object.keys(rubric.lscpa)).toEqual([...LSCPA])
})

test('T19 D5 every taboo costs something in exactly one line', () => {
  const priced = compileRubric(shipped()).lines.flatMap(line =>
    line.check.kind === 'taboo-free' ? Object.keys(line.check.penalties) : [],
  )
  expect(priced.sort()).toEqual([...TABOOS].sort())
})

test.each([
  [
    'an unknown tactic',
    (rubric: ReturnType<typeof shipped>) => (rubric.lscpa.listen.tactics = ['hypnosis']),
    /lscpa|tactics/,
  ],
  [
    'an unknown check',
    (rubric: ReturnType<typeof shipped>) => (rubric.lines[0].check.kind = 'magic'),
    /kind|discriminator/i,
  ],
  ['the same id twice', (rubric: ReturnType<typeof shipped>) => (rubric.lines[1].id = rubric.lines[0].id), /twice/],
  ['a mean of a line below it', (rubric: ReturnType<typeof shipped>) => rubric.lines.reverse(), /no line above/],
  ['no weight', (rubric: ReturnType<typeof shipped>) => (rubric.lines[0].weight = 0), /weight|>0/],
  ['a misspelt field', (rubric: ReturnType<typeof shipped>) => (rubric.lines[0].wieght = 3), /wieght/],
])('%s is refused with the field that is wrong', (_, spoil, message) => {
  const rubric = shipped()
  spoil(rubric)
  expect(() => compileRubric(rubric)).toThrow(message)
})
