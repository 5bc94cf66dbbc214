import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { TACTICS } from '../src/domain/vocabulary.ts'
import { strays } from '../src/graph/nodes/off-plan.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { parseYaml } from '../src/knowledge/yaml.ts'
import { guardText } from '../src/tools/guard.ts'
import { print, sample } from './dev-data.ts'

/**
 * Fault 27, the other side: good rewrites of our own sentences must pass the guard and the check against the plan.
 * `node evals/measure-rewrites.ts [--show N]`
 */
const { values: flags } = parseArgs({ options: { show: { type: 'string' } } })
const { playbook, wording } = loadKnowledge({ dir: resolve(import.meta.dirname, '../knowledge') }).expertise
const fixture = parseYaml(readFileSync(join(import.meta.dirname, 'wording/rewrites.yaml'), 'utf8')) as Record<
  'zh' | 'en',
  Record<string, string>
>

for (const language of ['zh', 'en'] as const) {
  const phrases = TACTICS.flatMap(tactic =>
    (playbook.phrases[language][tactic] ?? []).map(phrase => ({ ...phrase, tactic })),
  )
  const blocked: string[] = []
  const strayed: string[] = []
  const rewrites = Object.entries(fixture[language])
  for (const [id, text] of rewrites) {
    const phrase = phrases.find(one => one.id === id)
    if (!phrase) throw new Error(`no phrase ${id}`)
    const bounds = { language, currency: 'CNY', capMinor: 0, floorMinor: null, offerMinor: null } as const
    const { reasons } = guardText(text, { ...bounds, amounts: [], articles: [], maxLength: true }, wording)
    if (reasons.length > 0) blocked.push(`${reasons.map(({ rule }) => rule).join(' ')}: ${text}`)
    const plan = { planned: phrase.text, tactics: [phrase.tactic, ...(phrase.also ?? [])], world: [], language }
    if (strays(text, plan, playbook)) strayed.push(`${phrase.text} → ${text}`)
  }
  print(`rewrites ${language}`, 'good rewrites blocked by the guard', `${blocked.length} of ${rewrites.length}`)
  print(`rewrites ${language}`, 'good rewrites taken for off plan', `${strayed.length} of ${rewrites.length}`)
  sample('blocked', blocked, Number(flags.show ?? 0))
  sample('off plan', strayed, Number(flags.show ?? 0))
}
