import { describe, expect, test } from 'vitest'
import { detectFormat } from '../../src/ingest/detect.ts'
import { formatIds, isFormatId } from '../../src/ingest/formats.ts'
import { jsonl, pretty, read } from './read.ts'

test.each([
  ['\ufeffWEBVTT\n\n', undefined, 'webvtt'],
  ['00:01.000 --> 00:02.000\nhi', undefined, 'webvtt'],
  ['1\r\n00:00:01,000 --> 00:00:02,000\r\nhi', undefined, 'srt'],
  [jsonl({ case: {} }), 'call.json', 'own-jsonl'],
  ['garbage\n{"speaker": "agent", "text": "hi"}', undefined, 'own-jsonl'],
  ['{"speaker": "agent",\n{"speaker": "agent", "text": "hi"}', undefined, 'own-jsonl'],
  ['{"text": "hi", "speaker": "agent", "startMs": 12, "en', undefined, 'own-jsonl'],
  [jsonl({ seq: 0, at: 1, type: 'call-started' }), undefined, 'tongpin-log'],
  [
    pretty({ task: 'transcribe', segments: [{ start: 0, end: 1, text: 'hi' }] }).slice(0, 60),
    undefined,
    'whisper-json',
  ],
  ['nothing', 'call.SRT', 'srt'],
  ['nothing', 'call.jsonl', 'own-jsonl'],
  ['nothing', 'call.txt', null],
  ['', undefined, null],
  ['{}', undefined, null],
  ['[1, 2]', undefined, null],
])('%j of %s is %s', (head, fileName, expected) => {
  expect(detectFormat(head, fileName)).toBe(expected)
})

test('a content beats a file name', () => {
  expect(detectFormat('WEBVTT\n', 'call.srt')).toBe('webvtt')
})

test('every format has a name that --from can take', () => {
  expect(formatIds.every(isFormatId)).toBe(true)
  expect(isFormatId('toString')).toBe(false)
})

describe('what is not recognised', () => {
  test.each([
    ['', 'empty'],
    ['\n \r\n', 'empty'],
    ['hello', 'not recognised'],
    ['{"a": 1}', 'not recognised'],
    ['{\n"a": [\n1,', 'not recognised'],
    [Array(5000).fill('{"a": 1}').join('\n'), 'not recognised'],
    ['WEBVTT\n', 'no utterance'],
  ])('yields one problem: %j', (text, words) => {
    const { problems, utterances } = read(text)
    expect(utterances).toEqual([])
    expect(problems.map(problem => problem.message)).toEqual([expect.stringContaining(words)])
  })

  test('can be read by naming the format', () => {
    expect(read('{"text": "hi"}', { format: 'own-jsonl' }).utterances[0]?.source).toBe('own:1')
  })
})
