import * as z from 'zod'
import type { Draft, RecordFormat } from './draft.ts'
import { draftsOfList, isObject, problem } from './draft.ts'
import { millis, secondsToMillis } from './time.ts'
import { draftsOfWords } from './words.ts'

// The log probabilities are spelled avg_logprob or avgLogprob, depending on the port; we need neither.
const segment = z.object({
  text: z.string(),
  start: z.unknown().optional(),
  end: z.unknown().optional(),
  id: z.union([z.string(), z.number()]).optional(),
  speaker: z.union([z.string(), z.number(), z.null()]).optional(),
})

const portSegment = z.object({ text: z.string(), offsets: z.object({ from: z.number(), to: z.number() }).optional() })

const segmentDraft = (data: z.infer<typeof segment>, line: number, index: number): Draft | null => {
  // Whisper writes empty segments over silence; they are no fault of the file.
  if (data.text.trim() === '') return null
  const times = { startMs: secondsToMillis(data.start), endMs: secondsToMillis(data.end) }
  return { kind: 'speech', line, text: data.text, label: data.speaker ?? undefined, ...times, id: data.id ?? index }
}

/**
 * Whisper's JSON: OpenAI's verbose and diarised answers, the openai-whisper and faster-whisper files, WhisperX with its
 * speakers, the camelCase ports, and whisper.cpp. Times are seconds as floats, except in whisper.cpp.
 */
export const whisperJson: RecordFormat = {
  source: 'whisper',
  tags: 'claimed',
  matches: record =>
    Array.isArray(record.segments) ||
    (Array.isArray(record.transcription) && 'model' in record) ||
    (typeof record.text === 'string' && ('start' in record || !('speaker' in record || 'startMs' in record))),
  open: () => {
    let bareSegments = 0
    return {
      read(record, line): Draft[] {
        const file = record as Record<string, unknown>
        if (Array.isArray(file.segments) && (file.segments.length > 0 || typeof file.text !== 'string')) {
          return draftsOfList(file.segments, segment, 'segments', line, (data, index) =>
            segmentDraft(data, line, index),
          )
        }
        if (Array.isArray(file.transcription)) {
          return draftsOfList(file.transcription, portSegment, 'transcription', line, (data, index) => {
            const times = { startMs: millis(data.offsets?.from), endMs: millis(data.offsets?.to) }
            return { kind: 'speech', line, text: data.text, ...times, id: index }
          })
        }
        if (Array.isArray(file.words) && file.words.length > 0) return draftsOfWords(file.words.flatMap(wordOf), line)
        const bare = segment.safeParse(file)
        if (!bare.success) return [problem(line, "there are no segments here: export Whisper's result as verbose_json")]
        bareSegments += 1
        return [segmentDraft(bare.data, line, bareSegments - 1) ?? []].flat()
      },
    }
  },
}

const wordOf = (word: unknown) =>
  isObject(word) && typeof word.word === 'string'
    ? [{ text: word.word, startMs: secondsToMillis(word.start), endMs: secondsToMillis(word.end) }]
    : []
