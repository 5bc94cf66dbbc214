import { expect, test } from 'vitest'
import { jsonl, pretty, read } from './read.ts'

const segment = (id: number, text: string, extra: object = {}) => ({
  id,
  start: id * 2.32,
  end: id * 2.32 + 1.5,
  text,
  ...extra,
})

const brief = (text: string) =>
  read(text).utterances.map(({ speaker, text: said, startMs, endMs, source }) => [
    speaker,
    said,
    startMs,
    endMs,
    source,
  ])

test.each([
  ['verbose_json', { avg_logprob: -0.3, compression_ratio: 1.2, no_speech_prob: 0.1 }],
  ['the camelCase ports', { avgLogprob: -0.3, compressionRatio: 1.2, noSpeechProb: 0.1 }],
])('%s: seconds become whole milliseconds, silence is left out', (_name, extra) => {
  const segments = [segment(0, ' 你们乱扣费。', extra), segment(1, '  ', extra), segment(2, ' 我要投诉！', extra)]
  const file = { task: 'transcribe', language: 'chinese', duration: 9, segments, text: '…' }
  const expected = [
    ['unknown', '你们乱扣费。', 0, 1500, 'whisper:0'],
    ['unknown', '我要投诉！', 4640, 6140, 'whisper:2'],
  ]
  expect(brief(pretty(file))).toEqual(expected)
  expect(brief(JSON.stringify(file))).toEqual(expected)
  expect(read(pretty(file)).problems).toEqual([])
})

test('speakers of diarised files are mapped where they name a role', () => {
  const segments = [
    segment(0, 'a', { speaker: 'agent' }),
    segment(1, 'b', { speaker: 'SPEAKER_01' }),
    segment(2, 'c', { speaker: 'customer', words: [] }),
  ]
  expect(brief(pretty({ segments, word_segments: [] })).map(([speaker]) => speaker)).toEqual([
    'agent',
    'unknown',
    'customer',
  ])
})

test('six segments of one role are not believed', () => {
  const segments = Array.from({ length: 6 }, (_, id) => segment(id, 'a', { speaker: 'customer' }))
  const { notices, utterances } = read(pretty({ segments }))
  expect(notices).toHaveLength(1)
  expect(utterances.every(utterance => utterance.speaker === 'unknown')).toBe(true)
})

test('a bare list of segments, segments one a line, whisper.cpp, words only, and text only', () => {
  const expected = [['agent', 'a', 0, 1500, 'whisper:0']]
  expect(brief(pretty([segment(0, 'a', { speaker: 'agent' })]))).toEqual(expected)
  expect(brief(jsonl(segment(0, 'a', { speaker: 'agent' })))).toEqual(expected)
  const port = { model: {}, transcription: [{ timestamps: {}, offsets: { from: 10, to: 900 }, text: ' hi' }] }
  expect(brief(pretty(port))).toEqual([['unknown', 'hi', 10, 900, 'whisper:0']])
  const words = [
    { word: 'Hello', start: 0, end: 0.5 },
    { word: 'there', start: 0.6, end: 1 },
    { word: 'Yes', start: 3, end: 3.5 },
  ]
  expect(brief(pretty({ task: 'transcribe', text: 'Hello there Yes', words }))).toEqual([
    ['unknown', 'Hello there', 0, 1000, 'whisper:0'],
    ['unknown', 'Yes', 3000, 3500, 'whisper:1'],
  ])
  expect(brief('{"text": "hello"}')).toEqual([['unknown', 'hello', 0, 0, 'whisper:0']])
})

test('scores that Python wrote as NaN do not cost the file', () => {
  const text = pretty({ segments: [segment(0, 'NaN, said \\"NaN\\"', { avg_logprob: 1 })] })
  expect(brief(text.replace('"avg_logprob": 1', '"avg_logprob": NaN')).map(([, said]) => said)).toEqual([
    'NaN, said \\"NaN\\"',
  ])
})

test('a broken segment costs one problem that names it', () => {
  const { utterances, problems } = read(pretty({ segments: [segment(0, 'a'), { start: 1 }, segment(2, 'c')] }))
  expect(utterances).toHaveLength(2)
  expect(problems).toHaveLength(1)
  expect(problems[0]?.message).toContain('segments[1]')
})

test('a file that was cut off gives what stands before the break, and one problem', () => {
  const whole = pretty({ segments: [segment(0, 'a'), segment(1, 'b'), segment(2, 'c')] })
  const { utterances, problems } = read(whole.slice(0, whole.indexOf('"c"') + 1))
  expect(utterances.map(utterance => utterance.text)).toEqual(['a', 'b'])
  expect(problems.some(problem => problem.message.includes('ends too early'))).toBe(true)
})

test('a file without a segment says so', () => {
  expect(read(pretty({ segments: [] })).problems).toHaveLength(1)
})
