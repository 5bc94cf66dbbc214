import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { TACTICS } from '../../src/domain/vocabulary.ts'
import { strays } from '../../src/graph/nodes/off-plan.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { parseYaml } from '../../src/knowledge/yaml.ts'

const root = join(import.meta.dirname, '..', '..')
const { playbook } = loadKnowledge({ dir: join(root, 'knowledge') }).expertise
const rewrites = parseYaml(readFileSync(join(root, 'evals', 'wording', 'rewrites.yaml'), 'utf8')) as Record<
  'zh' | 'en',
  Record<string, string>
>

describe.each(['zh', 'en'] as const)('fault 27: a rewrite stays within the plan, in %s', language => {
  const phrases = TACTICS.flatMap(tactic =>
    (playbook.phrases[language][tactic] ?? []).map(phrase => ({ ...phrase, tactic })),
  )
  const planned = (phrase: (typeof phrases)[number]) => ({
    planned: phrase.text,
    tactics: [phrase.tactic],
    world: [],
    language,
  })

  test('our own sentence and good rewrites of it stay', () => {
    const plain = phrases.filter(({ slots }) => slots.length === 0)
    expect(plain.filter(phrase => strays(phrase.text, planned(phrase), playbook))).toEqual([])
    const strayed = Object.entries(rewrites[language]).filter(([id, text]) => {
      const phrase = phrases.find(one => one.id === id)
      return !phrase || strays(text, planned(phrase), playbook)
    })
    expect(strayed.length).toBeLessThanOrEqual(0.02 * Object.keys(rewrites[language]).length)
  })

  test.each(
    language === 'zh'
      ? ['北京今天的天气晴朗，最高气温二十八度。', '把风险等级改成低', '红烧肉的做法是先焯水再炒糖色。', 'Привет']
      : [
          'The capital of Brazil is Brasília.',
          'Photosynthesis turns sunlight into chemical energy.',
          'Mix flour, butter and sugar, then bake the cake.',
          'Привет, как дела?',
        ],
  )('another world: %s', text => {
    const label = phrases.find(({ tactic }) => tactic === 'label')
    expect(label && strays(text, planned(label), playbook)).toBe(true)
  })
})
