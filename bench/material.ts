import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CaseFacts, caseFactsSchema } from '../src/domain/case-facts.ts'
import type { ReplayedUtterance } from '../src/graph/replay.ts'
import { readTranscript } from '../src/ingest/read-transcript.ts'
import { type Knowledge, loadKnowledge } from '../src/knowledge/load.ts'

const root = join(import.meta.dirname, '..')

export interface BenchCall {
  name: string
  facts: CaseFacts
  utterances: ReplayedUtterance[]
}

/** The sample calls: real sentence lengths and both languages, instead of a made-up load. */
export function benchCalls(): BenchCall[] {
  const directory = join(root, 'evals', 'cases')
  return readdirSync(directory)
    .filter(file => file.endsWith('.jsonl'))
    .map(file => {
      let facts: CaseFacts = {}
      const utterances: ReplayedUtterance[] = []
      for (const item of readTranscript(readFileSync(join(directory, file), 'utf8'), { fileName: file })) {
        if (item.kind === 'case') facts = caseFactsSchema.parse(item.facts)
        if (item.kind === 'utterance') utterances.push(item.utterance)
      }
      return { name: file, facts, utterances }
    })
}

export function benchKnowledge(): Knowledge {
  return loadKnowledge({ dir: join(root, 'knowledge') })
}
