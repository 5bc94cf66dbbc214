import { expect, test } from 'vitest'
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

test('Twilio: final webhooks only; a track is a role only where the account labelled it', () => {
  const event = (TranscriptionEvent: string, second: number, extra: object = {}) => ({
    TranscriptionEvent,
    TranscriptionSid: 'GT1',
    SequenceId: String(second),
    Timestamp: `2026-01-01T00:00:0${second}.000Z`,
    ...extra,
  })
  const content = (transcript: string, second: number, Track: string, Final = 'true') =>
    event('transcription-content', second, { TranscriptionData: JSON.stringify({ transcript }), Track, Final })
  const said = [
    content('Hel', 1, 'outbound_track', 'false'),
    content('Hello.', 2, 'outbound_track'),
    content('Hi.', 4, 'inbound_track'),
    event('transcription-error', 5, { TranscriptionErrorCode: '32655' }),
  ]
  const started = event('transcription-started', 0)
  expect(brief(jsonl(started, ...said))).toEqual([
    ['unknown', 'Hello.', 2000, 2000, 'twilio:2'],
    ['unknown', 'Hi.', 4000, 4000, 'twilio:4'],
  ])
  expect(problemLines(jsonl(started, ...said))).toEqual([5])
  const labelled = { ...started, InboundTrackLabel: 'customer', OutboundTrackLabel: 'agent' }
  expect(brief(jsonl(labelled, ...said)).map(([speaker]) => speaker)).toEqual(['agent', 'customer'])
  const broken = { ...content('x', 6, 'inbound_track'), TranscriptionData: '{"transcript"' }
  expect(problemLines(jsonl(started, broken))).toEqual([2])
})

test('AssemblyAI: a formatted turn replaces the bare one; v2 messages; a finished transcript', () => {
  const turn = (transcript: string, extra: object = {}) => ({
    type: 'Turn',
    turn_order: 0,
    end_of_turn: true,
    transcript,
    words: [
      { start: 100, end: 300 },
      { start: 400, end: 700 },
    ],
    ...extra,
  })
  expect(
    brief(jsonl({ type: 'Begin', id: 'x' }, turn('i', { end_of_turn: false }), turn('i wait'), turn('I wait.'))),
  ).toEqual([['unknown', 'I wait.', 100, 700, 'assemblyai:0']])
  const old = (message_type: string, text: string) => ({ message_type, text, audio_start: 10, audio_end: 90 })
  expect(
    brief(jsonl({ message_type: 'SessionBegins' }, old('PartialTranscript', 'he'), old('FinalTranscript', 'Hello.'))),
  ).toEqual([['unknown', 'Hello.', 10, 90, 'assemblyai:3']])
  const utterances = [{ speaker: 'A', text: 'Hello.', start: 250, end: 1000 }]
  expect(brief(pretty({ audio_url: 'https://example.test', status: 'completed', text: 'Hello.', utterances }))).toEqual(
    [['unknown', 'Hello.', 250, 1000, 'assemblyai:0']],
  )
})

test('Tencent: slice 2 ends a sentence, an error is told', () => {
  const slice = (slice_type: number, voice_text_str: string, index = 0) => ({
    code: 0,
    voice_id: 'v',
    result: { slice_type, index, start_time: 100, end_time: 900, voice_text_str },
  })
  const hello = { code: 0, message: 'success', voice_id: 'v' }
  const text = jsonl(hello, slice(0, '我'), slice(1, '我要'), slice(2, '我要投诉'), { code: 4008, voice_id: 'v' })
  expect(brief(text)).toEqual([['unknown', '我要投诉', 100, 900, 'tencent:0']])
  expect(problemLines(text)).toEqual([5])
  expect(brief(jsonl(hello, slice(0, '我'), slice(1, '我要'), slice(0, '好', 1)))).toEqual([
    ['unknown', '我要', 100, 900, 'tencent:0'],
    ['unknown', '好', 100, 900, 'tencent:1'],
  ])
})

test('iFlytek: words are joined, a translation does not repeat the sentence', () => {
  const result = (data: unknown) => ({ action: 'result', code: '0', data: JSON.stringify(data), sid: 's' })
  const st = (type: string, ...words: string[]) => ({
    seg_id: 3,
    cn: {
      st: {
        type,
        bg: '820',
        ed: type === '0' ? '2000' : '0',
        rt: [{ ws: words.map(w => ({ cw: [{ w, wp: 'n' }] })) }],
      },
    },
  })
  const trans = { biz: 'trans', src: '你好！', dst: 'Hello!', segId: 4, type: 0, bg: 820, ed: 2000 }
  const started = { action: 'started', code: '0', sid: 's' }
  expect(brief(jsonl(started, result(st('1', '你')), result(st('0', '你', '好', '！')), result(trans)))).toEqual([
    ['unknown', '你好！', 820, 2000, 'iflytek:3'],
  ])
  expect(brief(jsonl(started, result(trans)))).toEqual([['unknown', '你好！', 820, 2000, 'iflytek:4']])
  expect(brief(jsonl(started, result(st('1', '你')), result(st('1', '你', '好'))))).toEqual([
    ['unknown', '你好', 820, 820, 'iflytek:3'],
  ])
  expect(
    problemLines(jsonl(started, { ...result(0), data: '{' }, { action: 'error', code: '10110', sid: 's' })),
  ).toEqual([2, 3])
})
