import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import {
  type ClauseText,
  clauseNoteSchema,
  conceptsSchema,
  harmlessSchema,
  registrySchema,
  type Speaker,
  soundsSchema,
  speechSchema,
} from '../../src/tools/clauses/clause-schema.ts'
import type { Features } from '../../src/tools/clauses/features.ts'
import { compileReader, featuresOfText, type TextReader } from '../../src/tools/clauses/text-reader.ts'

/** One utterance of our own, with what it is an example of. */
export interface Example {
  text: string
  /** The clause; for `near`, the clause that it is not; null for harmless talk. */
  clause: string | null
  kind: 'touches' | 'near' | 'harmless' | 'mention'
  speaker: Speaker
  language: 'zh' | 'en'
  file: string
  features: Features
}

export interface TrainingData {
  examples: Example[]
  clauses: string[]
  notes: Record<string, ClauseText>
  inputs: string
  reader: TextReader
}

const MENTIONS_STEP = 2
export const clausesDir = join(import.meta.dirname, '..', '..', 'knowledge', 'clauses')
const read = (file: string) => readFileSync(join(clausesDir, file), 'utf8')
export const speechFiles = () =>
  readdirSync(clausesDir)
    .filter(file => /^speech-.*\.yaml$/.test(file))
    .sort()

/** Everything that training reads, from `knowledge/clauses/`, and the hash of it. */
export function readTrainingData(): TrainingData {
  const files = ['concepts.yaml', 'sounds.yaml', 'harmless.yaml', ...speechFiles()]
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update('\0').update(read(file)).update('\0')
  const reader = compileReader(
    conceptsSchema.parse(parseYaml(read('concepts.yaml'))),
    soundsSchema.parse(parseYaml(read('sounds.yaml'))),
  )
  const registry = registrySchema.parse(parseYaml(read('registry.yaml')))
  const examples: Example[] = []
  const notes: Record<string, ClauseText> = {}
  const add = (text: string, rest: Omit<Example, 'text' | 'features'>) =>
    examples.push({ text, ...rest, features: featuresOfText(text, reader) })
  for (const file of speechFiles()) {
    const speech = speechSchema.parse(parseYaml(read(file)))
    for (const [clause, row] of Object.entries(speech.clauses)) {
      if (!registry.clauses[clause]) throw new Error(`${file}: ${clause} is no clause of the registry`)
      if (row.obligation) notes[clause] = clauseNoteSchema.parse(row)
      for (const language of ['zh', 'en'] as const) {
        for (const speaker of ['customer', 'agent'] as const)
          for (const text of row[speaker]?.[language] ?? [])
            add(text, { clause, kind: 'touches', speaker, language, file })
        for (const text of row.near?.[language] ?? [])
          add(text, { clause, kind: 'near', speaker: 'customer', language, file })
      }
    }
  }
  const harmless = harmlessSchema.parse(parseYaml(read('harmless.yaml')))
  for (const speaker of ['customer', 'agent'] as const)
    for (const language of ['zh', 'en'] as const)
      for (const text of harmless[speaker][language] ?? [])
        add(text, { clause: null, kind: 'harmless', speaker, language, file: 'harmless.yaml' })
  for (const text of mentionsOf(harmless.mentions))
    add(text, { clause: null, kind: 'mention', speaker: 'customer', language: 'zh', file: 'harmless.yaml' })
  return { examples, clauses: Object.keys(registry.clauses), notes, inputs: hash.digest('hex'), reader }
}

/** Every frame with an even choice of the words for its slot, so that each word stands in several frames. */
function mentionsOf({ frames, ...lists }: z.infer<typeof harmlessSchema>['mentions']): string[] {
  return frames.flatMap((frame, index) => {
    const slot = /\{(\w+)\}/.exec(frame)?.[1] ?? ''
    const words = lists[`${slot}s` as keyof typeof lists]
    if (!words) throw new Error(`harmless.yaml: no words for ${frame}`)
    return words.filter((_, at) => (at + index) % MENTIONS_STEP === 0).map(word => frame.replace(`{${slot}}`, word))
  })
}
