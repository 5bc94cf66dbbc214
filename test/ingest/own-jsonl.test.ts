import { expect, test } from 'vitest'
import { jsonl, read } from './read.ts'

const angry = { speaker: 'customer', text: '我上周就报修了，到现在没人来。', startMs: 0, endMs: 2400 }
const reply = { speaker: 'agent', text: '我先把您的报修单调出来。', startMs: 2600, endMs: 4100 }

test('the case comes first, then one utterance a line with its line number as source', () => {
  const { cases, utterances, problems } = read(jsonl({ case: { id: 'c1', capMinor: 30_000 } }, angry, reply))
  expect(cases).toEqual([{ id: 'c1', capMinor: 30_000 }])
  expect(utterances).toEqual([
    { ...angry, source: 'own:2' },
    { ...reply, source: 'own:3' },
  ])
  expect(problems).toEqual([])
})

test('a byte order mark, CRLF and blank lines change nothing but the line numbers', () => {
  const text = `\ufeff\r\n${JSON.stringify({ case: {} })}\r\n\r\n${JSON.stringify(angry)}\r\n`
  expect(read(text).cases).toEqual([{}])
  expect(read(text).utterances).toEqual([{ ...angry, source: 'own:4' }])
})

test.each([
  ['not JSON', 'hello'],
  ['cut within a text', '{"speaker": "customer", "text": "我要投'],
  ['cut between fields', '{"speaker": "customer",'],
  ['a bare list bracket', '[broken'],
  ['without a text', '{"speaker": "customer", "startMs": 1}'],
  ['a text of the wrong type', '{"speaker": "customer", "text": 5}'],
  ['a speaker of the wrong type', '{"speaker": 5, "text": "好"}'],
  ['a time of the wrong type', '{"speaker": "agent", "text": "好", "startMs": "soon"}'],
  ['an empty text', '{"speaker": "agent", "text": "  ", "startMs": 1}'],
  ['a number', '42'],
  ['null', 'null'],
])('a broken line (%s) costs one problem with its number, wherever it stands', (_name, broken) => {
  const good = jsonl(angry, reply).trim().split('\n')
  for (const place of [0, 1, 2]) {
    const lines = good.toSpliced(place, 0, broken)
    const { utterances, problems } = read(lines.join('\n'))
    expect(utterances.map(utterance => utterance.text)).toEqual([angry.text, reply.text])
    expect(problems.map(problem => problem.line)).toEqual([place + 1])
  }
})

test('a problem never quotes what was said', () => {
  const { problems } = read(
    `${jsonl(angry)}{"speaker": "customer", "text": "身份证 110101\n{"speaker": 1, "text": "秘密"}\n`,
  )
  expect(problems).toHaveLength(2)
  expect(JSON.stringify(problems)).not.toMatch(/110101|秘密/)
})

test('a second case is a problem and does not replace the first', () => {
  const { cases, problems } = read(jsonl({ case: { id: 'a' } }, angry, { case: { id: 'b' } }))
  expect(cases).toEqual([{ id: 'a' }])
  expect(problems.map(problem => problem.line)).toEqual([3])
})

test('a missing time is the end before it, and an end before its start is moved to the start', () => {
  const { utterances } = read(
    jsonl(
      { speaker: 'customer', text: 'a' },
      { speaker: 'agent', text: 'b', startMs: 500.4, endMs: 900 },
      { speaker: 'agent', text: 'c' },
      { speaker: 'agent', text: 'd', startMs: 2000, endMs: 100 },
      { speaker: 'agent', text: 'e', startMs: -5, endMs: null },
    ),
  )
  expect(utterances.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
    [0, 0],
    [500, 900],
    [900, 900],
    [2000, 2000],
    [0, 0],
  ])
})

test('what our own format says about the speaker is believed, even when only one speaks', () => {
  const { utterances, notices } = read(jsonl(...Array.from({ length: 8 }, () => angry)))
  expect(new Set(utterances.map(utterance => utterance.speaker))).toEqual(new Set(['customer']))
  expect(notices).toEqual([])
})

test('speakers are mapped, and one that names no role or is missing is unknown', () => {
  const said = ['坐席', '来电人', 'spk_0', null, undefined].map(speaker => ({ speaker, text: '嗯', startMs: 0 }))
  expect(read(jsonl(...said)).utterances.map(utterance => utterance.speaker)).toEqual([
    'agent',
    'customer',
    'unknown',
    'unknown',
    'unknown',
  ])
})

test('control characters and halves of characters go, and a text too long is cut between characters', () => {
  const { utterances, problems } = read(
    jsonl(
      { speaker: 'agent', text: '\u0000您\u0007好\nA\u009f\ud800' },
      { speaker: 'agent', text: `x${'😀'.repeat(10_000)}` },
    ),
  )
  expect(utterances[0]?.text).toBe('您好 A\ufffd')
  expect(utterances[1]?.text).toBe(`x${'😀'.repeat(9_999)}`)
  expect(problems.map(problem => problem.line)).toEqual([2])
})

test('our event log yields what was heard and the case, and nothing of the rest', () => {
  const { cases, utterances, problems } = read(
    jsonl(
      { seq: 1, at: '2026-11-21T08:00:00Z', type: 'call-started', facts: { id: 'c9' } },
      { seq: 2, at: 1, type: 'utterance-heard', utteranceId: 'u1', ...angry },
      { seq: 3, at: 2, type: 'reading-made', text: 'no utterance', speaker: 'agent' },
      { seq: 4, at: 3, type: 'utterance-heard', utteranceId: 'u2', ...reply },
      { seq: 5, at: 4, type: 'utterance-heard', speaker: 'agent' },
      { seq: 6, at: 5, type: 'call-ended' },
    ),
  )
  expect(cases).toEqual([{ id: 'c9' }])
  expect(utterances).toEqual([
    { ...angry, source: 'log:u1' },
    { ...reply, source: 'log:u2' },
  ])
  expect(problems.map(problem => problem.line)).toEqual([5])
})
