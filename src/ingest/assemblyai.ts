import * as z from 'zod'
import type { Draft, RecordFormat } from './draft.ts'
import { describeMisfit, draftsOfList, isObject, problem } from './draft.ts'
import { millis } from './time.ts'

const word = z.object({ start: z.unknown().optional(), end: z.unknown().optional() })

const turn = z.object({
  transcript: z.string(),
  turn_order: z.number().optional(),
  end_of_turn: z.boolean().optional(),
  words: z.array(word).optional(),
  speaker_label: z.string().nullish(),
})

const message = z.object({
  message_type: z.enum(['FinalTranscript', 'PartialTranscript']),
  text: z.string(),
  audio_start: z.unknown().optional(),
  audio_end: z.unknown().optional(),
})

const utterance = z.object({
  text: z.string(),
  speaker: z.string().nullish(),
  start: z.unknown().optional(),
  end: z.unknown().optional(),
})

const kinds = new Set(['Begin', 'Turn', 'Termination', 'SpeechStarted'])
const messages = new Set(['SessionBegins', 'PartialTranscript', 'FinalTranscript', 'SessionTerminated'])

/** AssemblyAI: streaming turns (v3), the older real-time messages (v2), and a finished transcript. Times are in ms. */
export const assemblyai: RecordFormat = {
  source: 'assemblyai',
  tags: 'claimed',
  matches: record =>
    messages.has(String(record.message_type)) ||
    kinds.has(String(record.type)) ||
    ('audio_url' in record && 'status' in record),
  open: () => ({
    read(record, line): Draft[] {
      if (!isObject(record)) return []
      if (record.type === 'Turn') return readTurn(record, line)
      if (messages.has(String(record.message_type))) return readMessage(record, line)
      if (typeof record.error === 'string')
        return [problem(line, 'AssemblyAI reports an error: the transcript may lack a part')]
      if (!('audio_url' in record)) return []
      if (!Array.isArray(record.utterances) || record.utterances.length === 0) {
        return typeof record.text === 'string' ? [{ kind: 'speech', line, text: record.text }] : []
      }
      return draftsOfList(record.utterances, utterance, 'utterances', line, (data, index) => {
        const times = { startMs: millis(data.start), endMs: millis(data.end) }
        return { kind: 'speech', line, text: data.text, label: data.speaker ?? undefined, ...times, id: index }
      })
    },
  }),
}

const skipped = (line: number, error: z.ZodError): Draft[] => [
  problem(line, `this message is skipped, ${describeMisfit(error)}: save it again`),
]

// With formatting on, a turn that has ended comes twice, first bare and then with its marks: the last one counts.
const readTurn = (record: unknown, line: number): Draft[] => {
  const parsed = turn.safeParse(record)
  if (!parsed.success) return skipped(line, parsed.error)
  const { transcript, turn_order: order, end_of_turn: ended, words, speaker_label: label } = parsed.data
  if (transcript.trim() === '') return []
  const times = { startMs: millis(words?.[0]?.start), endMs: millis(words?.at(-1)?.end) }
  const segment = order === undefined ? undefined : String(order)
  const speech = { kind: 'speech', line, text: transcript, label: label ?? undefined, ...times } as const
  return [{ ...speech, id: order ?? line, segment, partial: ended === false }]
}

const readMessage = (record: unknown, line: number): Draft[] => {
  const { message_type: type } = record as { message_type?: unknown }
  if (type === 'SessionBegins' || type === 'SessionTerminated') return []
  const parsed = message.safeParse(record)
  if (!parsed.success) return skipped(line, parsed.error)
  const { text, audio_start: start, audio_end: end } = parsed.data
  if (text.trim() === '') return []
  const partial = type === 'PartialTranscript'
  const times = { startMs: millis(start), endMs: millis(end) }
  return [{ kind: 'speech', line, text, ...times, id: line, partial, segment: partial ? String(start) : undefined }]
}
