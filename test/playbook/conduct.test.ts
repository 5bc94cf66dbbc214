import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { TACTICS, type Tactic } from '../../src/domain/vocabulary.ts'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { noteConduct } from '../../src/playbook/conduct.ts'
import { readAmounts } from '../../src/tools/amounts.ts'
import { findTaboos } from '../../src/tools/wording.ts'
import { playbook, wording } from './call-builder.ts'

interface Case {
  text: string
  previous?: string
  tactics: Tactic[]
}
type Language = 'zh' | 'en'

const cases = parseYaml(readFileSync(join(import.meta.dirname, 'conduct-cases.yaml'), 'utf8')) as Record<
  'tune' | 'check',
  Record<Language, Case[]>
>

const conductOf = (text: string, language: Language, previous?: string) =>
  noteConduct(
    {
      text,
      language,
      amounts: readAmounts(text, { currency: language === 'zh' ? 'CNY' : 'USD' }),
      taboos: findTaboos(text, wording),
      ...(previous === undefined ? {} : { previous }),
    },
    playbook,
  )

function scores(part: 'tune' | 'check') {
  const counts = new Map(TACTICS.map(tactic => [tactic, { hit: 0, missed: 0, false: 0 }]))
  const wrong: string[] = []
  for (const language of ['zh', 'en'] as const) {
    for (const { text, previous, tactics } of cases[part][language]) {
      const found = conductOf(text, language, previous).tactics.map(one => one.type)
      for (const tactic of TACTICS) {
        const count = counts.get(tactic) as { hit: number; missed: number; false: number }
        const [is, was] = [tactics.includes(tactic), found.includes(tactic)]
        if (is && was) count.hit += 1
        else if (is) count.missed += 1
        else if (was) count.false += 1
      }
      if ([...tactics].sort().join() !== [...found].sort().join()) wrong.push(`${text} → ${found} (is ${tactics})`)
    }
  }
  const present = TACTICS.filter(tactic => {
    const count = counts.get(tactic)
    return count && count.hit + count.missed > 0
  })
  const f1 = present.map(tactic => {
    const { hit, missed, false: wrongly } = counts.get(tactic) as { hit: number; missed: number; false: number }
    return (2 * hit) / (2 * hit + missed + wrongly)
  })
  return { macro: f1.reduce((sum, one) => sum + one, 0) / f1.length, wrong }
}

describe('tactics in the words of an agent', () => {
  test.each(['tune', 'check'] as const)('T1–T18 macro-F1 over own cases (%s) is at least 0.85', part => {
    const { macro, wrong } = scores(part)
    if (process.env.SHOW) process.stdout.write(`${part}: ${macro.toFixed(3)}\n${wrong.join('\n')}\n`)
    expect(macro).toBeGreaterThanOrEqual(0.85)
  })
})
