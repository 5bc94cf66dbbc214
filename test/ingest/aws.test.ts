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

describe('Amazon Contact Lens', () => {
  const Participants = [
    { ParticipantId: 'p1', ParticipantRole: 'AGENT' },
    { ParticipantId: 'p2', ParticipantRole: 'CUSTOMER' },
    { ParticipantId: 'p3', ParticipantRole: 'SYSTEM' },
  ]

  test('a call: roles come from the participants', () => {
    const Transcript = [
      { Id: 'a', ParticipantId: 'p1', Content: 'Hello.', BeginOffsetMillis: 10, EndOffsetMillis: 900 },
      { Id: 'b', ParticipantId: 'p2', Content: 'My bill is wrong.', BeginOffsetMillis: 1000, EndOffsetMillis: 2500 },
    ]
    expect(brief(pretty({ Channel: 'VOICE', Participants, Transcript }))).toEqual([
      ['agent', 'Hello.', 10, 900, 'contact-lens:a'],
      ['customer', 'My bill is wrong.', 1000, 2500, 'contact-lens:b'],
    ])
  })

  test('a chat: the clock counts from the first event, joins are no utterances, the system is nobody', () => {
    const Transcript = [
      { Id: 'e', ParticipantId: 'p2', Type: 'EVENT', AbsoluteTime: '2026-01-01T00:00:00.000Z' },
      {
        Id: 's',
        ParticipantId: 'p3',
        Type: 'MESSAGE',
        Content: 'Please wait.',
        AbsoluteTime: '2026-01-01T00:00:01.500Z',
      },
      { Id: 'm', ParticipantId: 'p2', Type: 'MESSAGE', Content: 'Hi', AbsoluteTime: '2026-01-01T00:00:03.000Z' },
    ]
    expect(brief(pretty({ Channel: 'CHAT', Participants, Transcript }))).toEqual([
      ['unknown', 'Please wait.', 1500, 1500, 'contact-lens:s'],
      ['customer', 'Hi', 3000, 3000, 'contact-lens:m'],
    ])
  })

  test('the stream: transcripts are final, utterances only parts of them', () => {
    const part = {
      Utterance: { Id: 'u', ParticipantRole: 'AGENT', PartialContent: 'Hel', BeginOffsetMillis: 0, EndOffsetMillis: 5 },
    }
    const whole = {
      Transcript: { Id: 't', ParticipantRole: 'AGENT', Content: 'Hello.', BeginOffsetMillis: 0, EndOffsetMillis: 9 },
    }
    const event = (Segments: unknown[]) => ({ EventType: 'SEGMENTS', ContactId: 'c', Segments })
    const started = { EventType: 'STARTED', ContactId: 'c' }
    expect(brief(jsonl(started, event([part]), event([whole, { Categories: {} }])))).toEqual([
      ['agent', 'Hello.', 0, 9, 'contact-lens:t'],
    ])
    expect(brief(jsonl(started, event([part])))).toEqual([['agent', 'Hel', 0, 5, 'contact-lens:u']])
    expect(problemLines(jsonl(started, event([whole]), { EventType: 'FAILED', ContactId: 'c' }))).toEqual([3])
  })
})

describe('Amazon Transcribe', () => {
  const word = (content: string, start: number, extra: object) => ({
    type: 'pronunciation',
    alternatives: [{ content }],
    start_time: String(start),
    end_time: String(start + 0.4),
    ...extra,
  })
  const mark = (extra: object = {}) => ({ type: 'punctuation', alternatives: [{ content: '.' }], ...extra })

  test('words of two channels that talk at once stay whole sentences', () => {
    const items = [
      word('No', 0.5, { channel_label: 'ch_1' }),
      word('I', 0, { channel_label: 'ch_0' }),
      word('wait', 0.6, { channel_label: 'ch_0' }),
      mark({ channel_label: 'ch_0' }),
    ]
    expect(brief(pretty({ jobName: 'j', results: { items } }))).toEqual([
      ['unknown', 'I wait.', 0, 1000, 'transcribe:0'],
      ['unknown', 'No', 500, 900, 'transcribe:1'],
    ])
  })

  test('older jobs say in another list who spoke', () => {
    const labelled = (speaker_label: string, start: number) => ({
      items: [{ start_time: String(start), speaker_label }],
    })
    const speaker_labels = { segments: [labelled('spk_0', 0), labelled('spk_1', 0.5)] }
    const items = [word('Yes', 0, {}), mark(), word('No', 0.5, {})]
    expect(brief(pretty({ jobName: 'j', results: { speaker_labels, items } })).map(([, text]) => text)).toEqual([
      'Yes.',
      'No',
    ])
  })

  test('recent jobs have segments', () => {
    const audio_segments = [{ id: 4, transcript: 'Yes.', start_time: '1.5', end_time: '2', speaker_label: 'spk_0' }]
    expect(brief(pretty({ jobName: 'j', results: { audio_segments, items: [] } }))).toEqual([
      ['unknown', 'Yes.', 1500, 2000, 'transcribe:4'],
    ])
  })
})

test('Live Call Analytics: a segment sent again replaces itself, partials are skipped', () => {
  const event = {
    EventType: 'ADD_TRANSCRIPT_SEGMENT',
    CallId: 'c',
    Channel: 'CALLER',
    SegmentId: 's',
    StartTime: '1.5',
    EndTime: '2.25',
  }
  const text = jsonl(
    { EventType: 'START', CallId: 'c' },
    { ...event, Transcript: 'My', IsPartial: true },
    { ...event, Transcript: 'My name is Li.', IsPartial: false },
    { ...event, Transcript: 'My name is [NAME].', IsPartial: false },
    { ...event, Transcript: 'Thanks.', SegmentId: 't', Channel: 'AGENT', IsPartial: false },
  )
  expect(brief(text)).toEqual([
    ['customer', 'My name is [NAME].', 1500, 2250, 'lca:s'],
    ['agent', 'Thanks.', 1500, 2250, 'lca:t'],
  ])
})

test('Post Call Analytics: the labels of the file name the roles', () => {
  const SpeakerLabels = [
    { Speaker: 'spk_0', DisplayText: 'Agent' },
    { Speaker: 'spk_1', DisplayText: 'Customer' },
  ]
  const SpeechSegments = ['spk_1', 'spk_0', 'spk_2'].map((SegmentSpeaker, index) => ({
    SegmentSpeaker,
    SegmentStartTime: index,
    SegmentEndTime: index + 0.5,
    DisplayText: 'Hi.',
  }))
  expect(brief(pretty({ ConversationAnalytics: { SpeakerLabels }, SpeechSegments }))).toEqual([
    ['customer', 'Hi.', 0, 500, 'pca:0'],
    ['agent', 'Hi.', 1000, 1500, 'pca:1'],
    ['unknown', 'Hi.', 2000, 2500, 'pca:2'],
  ])
})

test('a file without a transcript yields one clear problem', () => {
  const { problems, utterances } = read(pretty({ schemaVersion: '3.1', evaluationId: 'e', questions: [] }))
  expect(utterances).toEqual([])
  expect(problems).toHaveLength(1)
  expect(problems[0]?.message).toContain('holds no transcript')
})
