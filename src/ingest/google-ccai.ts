import * as z from 'zod'
import type { Draft, RecordFormat } from './draft.ts'
import { draftsOfList, isObject } from './draft.ts'
import { durationToMillis, fromFirst, instantToMillis, millis } from './time.ts'

const entry = z.object({
  text: z.string(),
  role: z.string().optional(),
  start_timestamp_usec: z.unknown().optional(),
})

const word = z.object({ startOffset: z.unknown().optional(), endOffset: z.unknown().optional() })

const segment = z.object({
  text: z.string(),
  segmentParticipant: z.object({ role: z.string().optional() }).optional(),
  messageTime: z.unknown().optional(),
  words: z.array(word).optional(),
})

const segmentsOf = (record: Record<string, unknown>): unknown => {
  const transcript = record.transcript
  return isObject(transcript) ? transcript.transcriptSegments : undefined
}

/** Google's CCAI Insights: the conversation that is uploaded (`entries`) and the one it gives back with a transcript. */
export const googleCcai: RecordFormat = {
  source: 'ccai',
  tags: 'claimed',
  matches: record => Array.isArray(record.entries) || segmentsOf(record) !== undefined,
  open: () => ({
    read(record, line): Draft[] {
      const file = record as Record<string, unknown>
      const offset = fromFirst()
      if (file.entries === undefined) {
        return draftsOfList(segmentsOf(file), segment, 'transcript.transcriptSegments', line, (data, index) => {
          const sentMs = offset(instantToMillis(data.messageTime))
          const startMs = durationToMillis(data.words?.[0]?.startOffset) ?? sentMs
          const endMs = durationToMillis(data.words?.at(-1)?.endOffset)
          return {
            kind: 'speech',
            line,
            text: data.text,
            label: data.segmentParticipant?.role,
            startMs,
            endMs,
            id: index,
          }
        })
      }
      return draftsOfList(file.entries, entry, 'entries', line, (data, index) => {
        const micros = millis(data.start_timestamp_usec)
        const startMs = offset(micros === undefined ? undefined : Math.round(micros / 1000))
        return { kind: 'speech', line, text: data.text, label: data.role, startMs, id: index }
      })
    },
  }),
}
