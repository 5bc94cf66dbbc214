import { describe, expect, test } from 'vitest'
import { jsonl, pretty, read } from './read.ts'

const brief = (text: string) =>
  read(text).utterances.map(({ speaker, text: said, startMs, endMs, source }) => [
    speaker,
    said,
    startMs,
    endMs,
    source,
  ])

const problemLines = (text: string) => read(text).problems.map(problem => problem.line)

describe('Deepgram', () => {
  const recorded = (channels: unknown[], extra: object = {}) =>
    pretty({ metadata: { request_id: 'r' }, results: { channels, ...extra } })
  const words = [
    { word: 'hi', punctuated_word: 'Hi.', start: 0, end: 0.5 },
    { word: 'yes', punctuated_word: 'Yes.', start: 4, end: 4.5 },
  ]

  test('a recording: utterances before paragraphs before words before the bare transcript', () => {
    const paragraphs = {
      paragraphs: [{ sentences: [{ text: 'Hi.' }, { text: 'Yes.' }], start: 0, end: 4.5, speaker: 0 }],
    }
    const utterances = [{ transcript: 'Hi.', start: 0, end: 0.5, id: 'x', channel: 0 }]
    const all = { alternatives: [{ transcript: 'Hi. Yes.', words, paragraphs }] }
    expect(brief(recorded([all], { utterances }))).toEqual([['unknown', 'Hi.', 0, 500, 'deepgram:x']])
    expect(brief(recorded([all]))).toEqual([['unknown', 'Hi. Yes.', 0, 4500, 'deepgram:0']])
    expect(brief(recorded([{ alternatives: [{ transcript: 'Hi. Yes.', words }] }]))).toEqual([
      ['unknown', 'Hi.', 0, 500, 'deepgram:0'],
      ['unknown', 'Yes.', 4000, 4500, 'deepgram:1'],
    ])
    expect(brief(recorded([{ alternatives: [{ transcript: 'Hi.' }] }]))).toEqual([
      ['unknown', 'Hi.', 0, 0, 'deepgram:0'],
    ])
  })

  const piece = (transcript: string, start: number, extra: object = {}) => ({
    type: 'Results',
    channel_index: [0, 2],
    start,
    duration: 1,
    is_final: true,
    speech_final: false,
    channel: { alternatives: [{ transcript }] },
    ...extra,
  })

  test('live: pieces make a sentence until speech_final, a pause, or another channel', () => {
    const text = jsonl(
      piece('I was', 0, { is_final: false }),
      piece('I was charged', 0),
      piece('', 1),
      piece('twice.', 1, { speech_final: true }),
      piece('One', 5),
      piece('sorry', 5.5, { channel_index: [1, 2] }),
      piece('Two', 9),
      { type: 'UtteranceEnd', channel: [0, 1], last_word_end: 10 },
      piece('Three', 10),
    )
    expect(brief(text).map(([, said, startMs, endMs]) => [said, startMs, endMs])).toEqual([
      ['I was charged twice.', 0, 2000],
      ['One', 5000, 6000],
      ['sorry', 5500, 6500],
      ['Two', 9000, 10_000],
      ['Three', 10_000, 11_000],
    ])
  })

  test('several formatted messages in one file are all read', () => {
    const text = `${pretty(piece('One', 0))}\n${pretty(piece('Two', 5))}\n`
    expect(brief(text).map(([, said]) => said)).toEqual(['One', 'Two'])
    expect(problemLines(text)).toEqual([])
  })
})

describe('Google', () => {
  test('Speech-to-Text: durations in either spelling; partials only where there is nothing else', () => {
    const final = {
      alternatives: [{ transcript: 'hello', words: [{ startTime: '0.100s', endTime: '0.9s' }] }],
      isFinal: true,
      resultEndTime: { seconds: '1', nanos: 500_000_000 },
    }
    const partial = (transcript: string) => ({
      alternatives: [{ transcript, words: [] }],
      isFinal: false,
      resultEndTime: '2s',
    })
    const message = (...results: unknown[]) => ({ results, speechEventType: 'SPEECH_EVENT_UNSPECIFIED' })
    expect(brief(jsonl(message(partial('he')), message(final)))).toEqual([
      ['unknown', 'hello', 100, 900, 'google-stt:2.0'],
    ])
    expect(brief(jsonl(message(partial('he')), message(partial('hel'))))).toEqual([
      ['unknown', 'hel', 0, 2000, 'google-stt:2.0'],
    ])
    const job = {
      response: { results: [{ alternatives: [{ transcript: 'bye' }], resultEndOffset: '3s' }, { alternatives: [{}] }] },
    }
    expect(brief(pretty(job))).toEqual([['unknown', 'bye', 0, 3000, 'google-stt:1.0']])
  })

  test('CCAI: entries with microseconds, and the transcript that Insights gives back', () => {
    const entries = [
      { start_timestamp_usec: 1_700_000_000_000_000, text: 'Hello', role: 'AGENT', user_id: 2 },
      { start_timestamp_usec: 1_700_000_001_500_000, text: 'Hi', role: 'CUSTOMER', user_id: 1 },
    ]
    expect(brief(pretty({ entries }))).toEqual([
      ['agent', 'Hello', 0, 0, 'ccai:0'],
      ['customer', 'Hi', 1500, 1500, 'ccai:1'],
    ])
    const transcriptSegments = [
      { text: 'Hi', segmentParticipant: { role: 'END_USER' }, words: [{ startOffset: '1s', endOffset: '2.5s' }] },
      { text: 'Hello', segmentParticipant: { role: 'HUMAN_AGENT' }, words: [] },
    ]
    expect(brief(pretty({ name: 'x', transcript: { transcriptSegments } }))).toEqual([
      ['customer', 'Hi', 1000, 2500, 'ccai:0'],
      ['agent', 'Hello', 2500, 2500, 'ccai:1'],
    ])
  })
})
