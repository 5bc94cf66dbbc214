import * as z from 'zod'
import type { Draft, RecordFormat } from './draft.ts'
import { draftsOfList, isObject } from './draft.ts'
import { durationToMillis } from './time.ts'

const word = z.object({
  startTime: z.unknown().optional(),
  startOffset: z.unknown().optional(),
  endTime: z.unknown().optional(),
  endOffset: z.unknown().optional(),
})

const result = z.object({
  alternatives: z.array(z.object({ transcript: z.string().optional(), words: z.array(word).nullish() })).optional(),
  isFinal: z.boolean().nullish(),
  resultEndTime: z.unknown().optional(),
  resultEndOffset: z.unknown().optional(),
  channelTag: z.number().nullish(),
})

// A streaming result stands in a message that may be wrapped once, and a long-running job's in its `response`.
const resultsOf = (record: Record<string, unknown>): unknown =>
  isObject(record.response) ? record.response.results : record.results

/** Google Speech-to-Text, batch or streaming. It knows channels and numbered voices, but no roles. */
export const googleStt: RecordFormat = {
  source: 'google-stt',
  tags: 'separate',
  matches: record => {
    const results = resultsOf(record)
    if (!Array.isArray(results)) return 'speechEventType' in record || 'speechEventTime' in record
    return (
      results.length === 0 || results.some(entry => isObject(entry) && ('alternatives' in entry || 'isFinal' in entry))
    )
  },
  open: () => ({
    read(record, line): Draft[] {
      const results = resultsOf(record as Record<string, unknown>)
      if (results === undefined) return []
      return draftsOfList(results, result, 'results', line, (data, index) => {
        const best = data.alternatives?.[0]
        // The last result of a diarised job repeats all words without a transcript; they were all heard before.
        if (best?.transcript === undefined || best.transcript.trim() === '') return null
        const [first, last] = [best.words?.[0], best.words?.at(-1)]
        return {
          kind: 'speech',
          line,
          text: best.transcript,
          startMs: durationToMillis(first?.startTime ?? first?.startOffset),
          endMs: durationToMillis(last?.endTime ?? last?.endOffset ?? data.resultEndTime ?? data.resultEndOffset),
          id: `${line}.${index}`,
          // Only streaming results say whether they are final; the results of a job all are.
          partial: data.isFinal === false,
          segment: data.isFinal === false ? `channel ${data.channelTag ?? 0}` : undefined,
        }
      })
    },
  }),
}
