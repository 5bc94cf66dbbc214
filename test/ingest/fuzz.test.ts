import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectFormat } from '../../src/ingest/detect.ts'
import { formatIds } from '../../src/ingest/formats.ts'
import { readTranscript } from '../../src/ingest/read-transcript.ts'
import type { TranscriptItem } from '../../src/ingest/utterance.ts'
import { transcriptUtteranceSchema } from '../../src/ingest/utterance.ts'
import { jsonl, read } from './read.ts'

const anyFormat = fc.option(fc.constantFrom(...formatIds), { nil: undefined })

// Every item has to be well formed, and no input may be swallowed without a word.
const isSound = (items: TranscriptItem[], text: string): void => {
  expect(items.length).toBeGreaterThan(0)
  const lines = text.split(/\r\n|\n|\r/).length
  for (const item of items) {
    if (item.kind === 'utterance') {
      transcriptUtteranceSchema.parse(item.utterance)
      expect(item.utterance.endMs).toBeGreaterThanOrEqual(item.utterance.startMs)
      expect(item.utterance.text.length).toBeLessThanOrEqual(20_000)
      expect(item.utterance.text).not.toMatch(/\p{Cc}/u)
    }
    if (item.kind !== 'problem') continue
    expect(item.line).toBeGreaterThanOrEqual(1)
    expect(item.line).toBeLessThanOrEqual(lines)
  }
}

const check = (text: string, format: (typeof formatIds)[number] | undefined): void => {
  detectFormat(text)
  isSound([...readTranscript(text, { format })], text)
}

test('any string in any format gives items and never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), anyFormat, check), { numRuns: 2000 })
})

test('any bytes in any format give items', () => {
  const bytes = fc.uint8Array({ maxLength: 400 }).map(array => new TextDecoder().decode(array))
  fc.assert(fc.property(bytes, anyFormat, check), { numRuns: 2000 })
})

test('any JSON in any format gives items, on one line or many', () => {
  const indent = fc.constantFrom(0, 2)
  const value = fc.tuple(fc.jsonValue(), indent).map(([json, spaces]) => JSON.stringify(json, null, spaces))
  fc.assert(fc.property(value, anyFormat, check), { numRuns: 2000 })
})

// Values of the wrong type under the right keys reach further into the readers than random text does.
const keys = [
  'type action code data result results channel channels alternatives transcript words segments text speaker start end',
  'Transcript Segments Utterance EventType ContactId CallId SegmentId Participants SpeechSegments ConversationAnalytics',
  'SpeakerLabels entries role transcriptSegments TranscriptionEvent TranscriptionData voice_id slice_type voice_text_str',
  'index utterances items audio_segments speaker_labels case seq at message_type turn_order audio_url status isFinal sid cn',
]
  .join(' ')
  .split(' ')
const words = [
  'Results',
  'Turn',
  'result',
  'SEGMENTS',
  'ADD_TRANSCRIPT_SEGMENT',
  'transcription-content',
  'utterance-heard',
  '{}',
]

const { value: vendorLike } = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom<unknown>(null, 0, -1, 1e308, 'a', '', true, ...words),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 6, noNullPrototype: true }),
  ),
}))

test('any JSON with vendors’ keys in any format gives items', () => {
  const text = fc.oneof(
    vendorLike.map(value => JSON.stringify(value, null, 1)),
    fc.array(vendorLike, { minLength: 1, maxLength: 5 }).map(values => jsonl(...values)),
  )
  fc.assert(fc.property(text, anyFormat, check), { numRuns: 4000 })
})

test('cue-like lines in any order give items', () => {
  const line = fc.constantFrom(
    '',
    '1',
    'WEBVTT',
    'NOTE',
    'STYLE',
    '00:01.000 --> 00:02.000',
    '00:00:01,000 --> 00:00:00,000',
    'a',
    '<v A>',
    '客户：',
    '-->',
    '\ufeff',
  )
  const text = fc.array(line, { maxLength: 20 }).map(lines => lines.join('\n'))
  fc.assert(fc.property(text, fc.constantFrom('webvtt', 'srt', undefined), check), { numRuns: 2000 })
})

test('damaging one line of our own format costs at most that line', () => {
  const lines = Array.from({ length: 6 }, (_, index) =>
    JSON.stringify({ speaker: 'agent', text: `say ${index}`, startMs: index }),
  )
  const damage = fc.tuple(fc.nat(5), fc.nat(60), fc.string({ maxLength: 5 }))
  fc.assert(
    fc.property(damage, ([place, at, noise]) => {
      const damaged = lines.with(place, (lines[place] ?? '').slice(0, at) + noise.replaceAll(/[\r\n]/g, ''))
      const texts = read(damaged.join('\n')).utterances.map(utterance => utterance.text)
      for (const index of lines.keys()) if (index !== place) expect(texts).toContain(`say ${index}`)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['lists', '['.repeat(200_000)],
  ['closed lists', '['.repeat(50_000) + ']'.repeat(50_000)],
  ['objects', '{"a":'.repeat(100_000)],
  ['closed objects in a known one', `{"segments":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`],
])('deeply nested %s do not overflow the stack', (_name, text) => {
  check(text, undefined)
  check(text, 'own-jsonl')
})
