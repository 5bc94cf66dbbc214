import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { HeardUtterance } from '../../src/domain/call.ts'
import type { Reading } from '../../src/domain/reading.ts'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { readAmounts } from '../../src/tools/amounts.ts'
import { compileLexicon } from '../../src/understanding/lexicon.ts'
import { understand } from '../../src/understanding/understand.ts'

const knowledge = (file: string): unknown =>
  parseYaml(readFileSync(fileURLToPath(new URL(`../../knowledge/${file}`, import.meta.url)), 'utf8'))

export const lexiconFiles = ['lexicon.zh.yaml', 'lexicon.en.yaml'].map(knowledge)
export const labelsFile = knowledge('labels.yaml')
export const lexicon = compileLexicon(lexiconFiles)

export interface Said {
  speaker: 'customer' | 'agent'
  text: string
}

/** Reads one customer turn with the project's own lexicon; the language is that of the text. */
export function readTurn(text: string, before: readonly Said[] = []): Reading {
  const language = /[\u4e00-\u9fff]/.test(text) ? 'zh' : 'en'
  const recent = before.map(
    (said, turn): HeardUtterance => ({ turn, utteranceId: `u${turn}`, startMs: 0, endMs: 0, ...said }),
  )
  const amounts = readAmounts(text, { currency: language === 'zh' ? 'CNY' : 'USD' })
  return understand({ text, amounts, language, recent }, lexicon)
}
