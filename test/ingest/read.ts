import type { ReadOptions } from '../../src/ingest/read-transcript.ts'
import { readTranscript } from '../../src/ingest/read-transcript.ts'
import type { TranscriptItem } from '../../src/ingest/utterance.ts'

/** The items of a transcript, sorted by kind, so that a test can look at the kind it is about. */
export const sorted = (items: TranscriptItem[]) => ({
  utterances: items.flatMap(item => (item.kind === 'utterance' ? [item.utterance] : [])),
  problems: items.flatMap(item => (item.kind === 'problem' ? [item] : [])),
  notices: items.flatMap(item => (item.kind === 'notice' ? [item.message] : [])),
  cases: items.flatMap(item => (item.kind === 'case' ? [item.facts] : [])),
})

export const read = (text: string, options?: ReadOptions) => sorted([...readTranscript(text, options)])

export const jsonl = (...records: unknown[]): string => `${records.map(record => JSON.stringify(record)).join('\n')}\n`

export const pretty = (record: unknown): string => JSON.stringify(record, null, 2)
