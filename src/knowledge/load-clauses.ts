import { createHash } from 'node:crypto'
import { type ClauseRegistry, compileClauses } from '../tools/clauses.ts'

/** How `load.ts` reads a file of the knowledge directory, the overlay's before the shipped one. */
export interface ClauseSources {
  /** The text of a file under `clauses/`. */
  text(file: string): string
  /** The files under `clauses/`, of the directory and of the overlay. */
  names(): string[]
  parse(file: string, text: string): unknown
}

const FACTS = ['laws.yaml', 'registry.yaml', 'matters.yaml'] as const
const TRAINING = ['concepts.yaml', 'sounds.yaml', 'harmless.yaml'] as const
const MODEL = 'model.json'
const isSpeech = (file: string) => /^speech-.*\.yaml$/.test(file)

/** The files of `clauses/` that the registry is compiled from, in the order in which they are hashed. */
export function clauseFiles(sources: ClauseSources): string[] {
  return [...FACTS, ...TRAINING, ...sources.names().filter(isSpeech).sort(), MODEL]
}

/**
 * Compiles `knowledge/clauses/` (D3). The utterances are what the model was trained on, and it carries the obligations along: they
 * are parsed only where they were changed since. Then the new obligations count at once, the new utterances after a training.
 */
export function loadClauses(sources: ClauseSources): ClauseRegistry {
  const parsed = (file: string) => sources.parse(file, sources.text(file))
  const speech = sources.names().filter(isSpeech).sort()
  const hash = createHash('sha256')
  for (const file of [...TRAINING, ...speech]) hash.update(file).update('\0').update(sources.text(file)).update('\0')
  const inputs = hash.digest('hex')
  const model = JSON.parse(sources.text(MODEL)) as { inputs?: unknown; data?: unknown }
  return compileClauses({
    laws: parsed('laws.yaml'),
    registry: parsed('registry.yaml'),
    matters: parsed('matters.yaml'),
    concepts: parsed('concepts.yaml'),
    sounds: parsed('sounds.yaml'),
    speech: model.inputs === inputs ? [] : speech.map(parsed),
    model: { file: model, bytes: Buffer.from(String(model.data ?? ''), 'base64') },
    inputs,
  })
}
