import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { TABOOS, type Taboo, tabooSchema } from '../src/domain/vocabulary.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { parseYaml } from '../src/knowledge/yaml.ts'
import { findTaboos } from '../src/tools/wording.ts'
import { print, sample } from './dev-data.ts'

/**
 * T19: are the taboos found in agents' words, and harmless words left alone? Two sentences of three are looked at when rules
 * are written; every third is held out and only counted.
 * `node evals/measure-wording.ts [--show N] [--only taboo]`
 */
const { values: flags } = parseArgs({ options: { show: { type: 'string' }, only: { type: 'string' } } })
const show = Number(flags.show ?? 0)
const root = resolve(import.meta.dirname, '..')
const { wording } = loadKnowledge({ dir: join(root, 'knowledge') }).expertise

const fixtureSchema = z.object({
  language: z.enum(['zh', 'en']),
  taboos: z.record(tabooSchema, z.object({ yes: z.array(z.string()), no: z.array(z.string()) })),
})

interface Row {
  text: string
  expected: Taboo | null
  may: readonly string[]
  held: boolean
}

function rowsOf(round: string, language: 'zh' | 'en'): Row[] {
  const path = join(import.meta.dirname, 'wording', `${round}.${language}.yaml`)
  const { taboos } = fixtureSchema.parse(parseYaml(readFileSync(path, 'utf8')))
  return Object.entries(taboos).flatMap(([id, { yes, no }]) => [
    ...yes.map((line, index) => rowOf(line, id as Taboo, index)),
    ...no.map((line, index) => rowOf(line, null, index)),
  ])
}

function rowOf(line: string, expected: Taboo | null, index: number): Row {
  const [text = '', may = ''] = line.split(' || ')
  return { text, expected, may: may.split(' '), held: index % 3 === 2 }
}

function measure(set: string, rows: readonly Row[], showing: number): void {
  const counts = new Map(TABOOS.map(id => [id, { right: 0, wrong: 0, missed: 0 }]))
  const missed: string[] = []
  const wrong: string[] = []
  let flagged = 0
  for (const { text, expected, may } of rows) {
    const found = findTaboos(text, wording).map(({ type }) => type)
    for (const type of found) {
      const count = counts.get(type) as { right: number; wrong: number }
      if (type === expected) count.right += 1
      else if (!may.includes(type)) {
        count.wrong += 1
        wrong.push(`${type} in ${expected ?? 'harmless'}: ${text}`)
      }
    }
    if (expected !== null && !found.includes(expected)) {
      ;(counts.get(expected) as { missed: number }).missed += 1
      missed.push(`${expected}: ${text}`)
    }
    if (expected === null && found.length > 0) flagged += 1
  }
  const scores = [...counts].map(([id, { right, wrong: false_, missed: out }]) => ({
    id,
    f1: right === 0 ? 0 : (2 * right) / (2 * right + false_ + out),
  }))
  const harmless = rows.filter(({ expected }) => expected === null).length
  print(set, 'macro-F1 over the taboos', (scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length).toFixed(3))
  print(set, 'hard negatives flagged', `${flagged} of ${harmless} (${((100 * flagged) / harmless).toFixed(1)} %)`)
  if (showing === 0) return
  console.log(`  ${scores.map(({ id, f1 }) => `${id} ${f1.toFixed(2)}`).join(' · ')}`)
  const only = flags.only ?? ''
  sample(
    'missed',
    missed.filter(line => line.includes(only)),
    showing,
  )
  sample(
    'wrong',
    wrong.filter(line => line.includes(only)),
    showing,
  )
}

for (const round of ['first', 'second', 'third', 'fourth'])
  for (const language of ['zh', 'en'] as const) {
    const rows = rowsOf(round, language)
    measure(
      `${round} ${language}`,
      rows.filter(({ held }) => !held),
      show,
    )
    measure(
      `${round} ${language} held out`,
      rows.filter(({ held }) => held),
      0,
    )
  }
