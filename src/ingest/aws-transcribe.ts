import * as z from 'zod'
import type { Draft, RecordFormat } from './draft.ts'
import { draftsOfList, isObject, problem } from './draft.ts'
import { secondsToMillis } from './time.ts'
import type { Word } from './words.ts'
import { draftsOfWords } from './words.ts'

const audioSegment = z.object({
  id: z.number().optional(),
  transcript: z.string(),
  start_time: z.unknown().optional(),
  end_time: z.unknown().optional(),
  speaker_label: z.string().optional(),
  channel_label: z.string().optional(),
})

const item = z.object({
  type: z.string().optional(),
  alternatives: z.array(z.object({ content: z.string() })),
  start_time: z.string().optional(),
  end_time: z.string().optional(),
  speaker_label: z.string().optional(),
  channel_label: z.string().optional(),
})

const speakerLabels = z.object({
  segments: z.array(
    z.object({ items: z.array(z.object({ start_time: z.string(), speaker_label: z.string() })).optional() }),
  ),
})

/**
 * A batch job of Amazon Transcribe. Recent jobs come with `audio_segments`; older ones only list words, with the
 * channel or the diarised speaker of each. Neither names a role, so the speaker is unknown.
 */
export const awsTranscribe: RecordFormat = {
  source: 'transcribe',
  tags: 'claimed',
  matches: record =>
    isObject(record.results)
      ? ['transcripts', 'items', 'audio_segments', 'channel_labels'].some(key => key in (record.results as object))
      : 'jobName' in record && 'accountId' in record,
  open: () => ({
    read(record, line): Draft[] {
      const results = (record as { results?: unknown }).results
      if (!isObject(results)) return [problem(line, 'there are no results here: export the finished job')]
      if (Array.isArray(results.audio_segments) && results.audio_segments.length > 0) {
        return draftsOfList(results.audio_segments, audioSegment, 'results.audio_segments', line, (data, index) => ({
          kind: 'speech',
          line,
          text: data.transcript,
          label: data.speaker_label ?? data.channel_label,
          startMs: secondsToMillis(data.start_time),
          endMs: secondsToMillis(data.end_time),
          id: data.id ?? index,
        }))
      }
      return readWords(results, line)
    },
  }),
}

const readWords = (results: Record<string, unknown>, line: number): Draft[] => {
  const labelAt = new Map<string, string>()
  for (const part of speakerLabels.safeParse(results.speaker_labels).data?.segments ?? []) {
    for (const word of part.items ?? []) labelAt.set(word.start_time, word.speaker_label)
  }
  const words: Word[] = []
  const problems = draftsOfList(results.items, item, 'results.items', line, data => {
    const known = data.channel_label ?? data.speaker_label ?? labelAt.get(data.start_time ?? '')
    // Punctuation has no time, and in older jobs no label either: it belongs to the word before it.
    words.push({
      text: data.alternatives[0]?.content ?? '',
      label: known ?? words.at(-1)?.label,
      startMs: secondsToMillis(data.start_time),
      endMs: secondsToMillis(data.end_time),
    })
    return null
  })
  return [...problems, ...draftsOfWords(words, line)]
}
