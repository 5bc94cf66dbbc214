import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CaseFacts, caseFactsSchema } from '../../src/domain/case-facts.ts'
import type { ReplayedUtterance } from '../../src/graph/replay.ts'
import { readTranscript } from '../../src/ingest/read-transcript.ts'

const directory = join(import.meta.dirname, '..', '..', 'evals', 'cases')

export interface SampleCall {
  name: string
  facts: CaseFacts
  utterances: ReplayedUtterance[]
}

/** The team's sample calls, read as the product reads them; a problem in one of them is a failure of the caller's test. */
export function sampleCalls(): SampleCall[] {
  return readdirSync(directory)
    .filter(file => file.endsWith('.jsonl'))
    .sort()
    .map(file => {
      let facts: CaseFacts = {}
      const utterances: ReplayedUtterance[] = []
      for (const item of readTranscript(readFileSync(join(directory, file), 'utf8'), { fileName: file })) {
        if (item.kind === 'case') facts = caseFactsSchema.parse(item.facts)
        else if (item.kind === 'utterance') utterances.push(item.utterance)
        else throw new Error(`${file}: ${item.message}`)
      }
      return { name: file.replace('.jsonl', ''), facts, utterances }
    })
}
