import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { cuesOf } from '../../src/tools/pattern-cues.ts'
import { speller } from '../../src/tools/word-lists.ts'
import { wordingSchema } from '../../src/tools/wording.ts'

describe('the words that a pattern requires', () => {
  test.each([
    ['退款', ['退款']],
    ['(?:退|赔)款', ['退款', '赔款']],
    ['(?:先)?撤诉', ['先撤诉', '撤诉']],
    ['[您你]投诉(?!没)', ['您投诉', '你投诉']],
    ['\\bwithdraw (?:the|your) \\w+', ['withdraw ']],
    ['保证[^,]{0,8}(?:能|会)', ['保证']],
  ])('%s', (pattern, cues) => {
    expect(cuesOf(pattern)?.toSorted()).toEqual(cues.toSorted())
  })

  test.each(['.*', '[a-z]+', '(?:退款|.)', '(?:退款)?'])('none: %s', pattern => {
    expect(cuesOf(pattern)).toBeNull()
  })

  test.each(['zh', 'en'])('no pattern of taboos.%s matches a text that holds none of its words', language => {
    const path = join(import.meta.dirname, '..', '..', 'knowledge', `taboos.${language}.yaml`)
    const file = wordingSchema.parse(parseYaml(readFileSync(path, 'utf8')))
    const spell = speller(file.words, file.id)
    const sentences = file.taboos.flatMap(({ yes, no }) => [...yes, ...no]).map(text => text.toLowerCase())
    for (const { pattern } of file.taboos.flatMap(({ rules }) => rules)) {
      const cues = cuesOf(spell(pattern))
      const compiled = new RegExp(spell(pattern))
      for (const text of sentences)
        if (cues && compiled.test(text)) expect(cues.some(cue => text.includes(cue))).toBe(true)
    }
  })
})
