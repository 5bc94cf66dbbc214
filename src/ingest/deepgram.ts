import * as z from 'zod'
import type { Draft, RecordFormat, SpeechDraft } from './draft.ts'
import { describeMisfit, draftsOfList, isObject, problem } from './draft.ts'
import { joinText } from './text.ts'
import { secondsToMillis } from './time.ts'
import { draftsOfWords, pauseMsMin } from './words.ts'

const word = z.object({
  word: z.string(),
  punctuated_word: z.string().optional(),
  start: z.number(),
  end: z.number(),
  speaker: z.number().optional(),
})

const paragraph = z.object({
  sentences: z.array(z.object({ text: z.string() })),
  start: z.number(),
  end: z.number(),
  speaker: z.number().optional(),
})

const channel = z.object({
  alternatives: z.array(
    z.object({
      transcript: z.string(),
      words: z.array(word).optional(),
      paragraphs: z.object({ paragraphs: z.array(paragraph) }).optional(),
    }),
  ),
})

const utterance = z.object({ transcript: z.string(), start: z.number(), end: z.number(), id: z.string().optional() })

const result = z.object({
  channel,
  channel_index: z.array(z.number()).optional(),
  start: z.number().optional(),
  duration: z.number().optional(),
  is_final: z.boolean().optional(),
  speech_final: z.boolean().optional(),
})

const sentenceLengthMax = 2_000

/** Deepgram, from a recording (`results`) or live (`type: "Results"`). Its speakers are numbers, hence unknown. */
export const deepgram: RecordFormat = {
  source: 'deepgram',
  tags: 'separate',
  matches: record =>
    (isObject(record.results) && ('channels' in record.results || 'utterances' in record.results)) ||
    (isObject(record.metadata) && 'request_id' in record.metadata) ||
    (record.type === 'Metadata' && 'request_id' in record) ||
    (['Results', 'SpeechStarted', 'UtteranceEnd'].includes(String(record.type)) && 'channel' in record),
  open() {
    const live = createLive()
    return {
      read(record, line): Draft[] {
        if (!isObject(record)) return []
        if (isObject(record.results)) return readRecording(record.results, line)
        if (record.type === 'UtteranceEnd') return live.end()
        return record.type === 'Results' ? live.read(record, line) : []
      },
      end: live.end,
    }
  },
}

const readRecording = (results: Record<string, unknown>, line: number): Draft[] => {
  if (Array.isArray(results.utterances) && results.utterances.length > 0) {
    return draftsOfList(results.utterances, utterance, 'results.utterances', line, (data, index) => ({
      kind: 'speech',
      line,
      text: data.transcript,
      startMs: secondsToMillis(data.start),
      endMs: secondsToMillis(data.end),
      id: data.id ?? index,
    }))
  }
  const speech: SpeechDraft[] = []
  const problems = draftsOfList(results.channels, channel, 'results.channels', line, (data, index) => {
    const best = data.alternatives[0]
    const paragraphs = best?.paragraphs?.paragraphs ?? []
    for (const { sentences, start, end } of paragraphs) {
      const text = joinText(sentences.map(sentence => sentence.text))
      speech.push({ kind: 'speech', line, text, startMs: secondsToMillis(start), endMs: secondsToMillis(end) })
    }
    if (paragraphs.length > 0 || best === undefined) return null
    const words = (best.words ?? []).map(entry => ({
      text: entry.punctuated_word ?? entry.word,
      startMs: secondsToMillis(entry.start),
      endMs: secondsToMillis(entry.end),
      label: `channel ${index}, speaker ${entry.speaker ?? 0}`,
    }))
    for (const draft of draftsOfWords(words, line)) speech.push(draft)
    if (words.length === 0 && best.transcript !== '') speech.push({ kind: 'speech', line, text: best.transcript })
    return null
  })
  const inOrder = speech.toSorted((a, b) => (a.startMs ?? 0) - (b.startMs ?? 0))
  return [...problems, ...inOrder.map((draft, index) => ({ ...draft, id: index }))]
}

/**
 * Live results arrive in pieces. A piece with `is_final` will not change any more, but a sentence ends only with
 * `speech_final`, so pieces are put together until then, or until a pause or another channel ends the sentence: with
 * endpointing switched off, `speech_final` never comes.
 */
const createLive = () => {
  let pending: (SpeechDraft & { channel: number }) | undefined

  const end = (): Draft[] => {
    if (pending === undefined) return []
    const { channel: _channel, ...draft } = pending
    pending = undefined
    return [draft]
  }

  const read = (record: unknown, line: number): Draft[] => {
    const parsed = result.safeParse(record)
    if (!parsed.success)
      return [problem(line, `this message is skipped, ${describeMisfit(parsed.error)}: save it again`)]
    const { channel: heard, channel_index: place, start, duration, is_final: final, speech_final: last } = parsed.data
    const best = heard.alternatives[0]
    // An empty result is how Deepgram says that it heard silence.
    if (best === undefined || best.transcript.trim() === '') return last === true ? end() : []
    const startMs = secondsToMillis(best.words?.[0]?.start ?? start) ?? 0
    const endMs = secondsToMillis(best.words?.at(-1)?.end ?? (start ?? 0) + (duration ?? 0)) ?? startMs
    const piece = {
      kind: 'speech',
      line,
      text: best.transcript,
      startMs,
      endMs,
      id: line,
      channel: place?.[0] ?? 0,
    } as const
    if (final === false) return [{ ...piece, segment: `${piece.channel}:${start}`, partial: true }]
    const goesOn =
      pending?.channel === piece.channel &&
      startMs - (pending.endMs ?? 0) < pauseMsMin &&
      pending.text.length < sentenceLengthMax
    const out = goesOn ? [] : end()
    pending = goesOn && pending ? { ...pending, text: joinText([pending.text, piece.text]), endMs } : piece
    return last === true ? [...out, ...end()] : out
  }

  return { read, end }
}
