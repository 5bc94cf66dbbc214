import { describe, expect, test } from 'vitest'
import { parseTiming } from '../../src/ingest/cues.ts'
import { read } from './read.ts'

const brief = (text: string) =>
  read(text).utterances.map(({ speaker, text: said, startMs, endMs, source }) => [
    speaker,
    said,
    startMs,
    endMs,
    source,
  ])

describe('WebVTT', () => {
  test('voice tags, ids, settings, notes, styles, several lines and hours-less times', () => {
    const text = `WEBVTT - a call
Kind: captions

STYLE
::cue { color: white }

NOTE
made by hand

intro
00:00.080 --> 00:02.240 align:start position:10%
<v Agent>您好，<b>这里</b>是客服。

01:00:03.000 --> 01:00:04.500
<v.loud Customer>I was
charged &amp; charged again.</v>

01:00:04.500 --> 01:00:05.000
我等了
三天`
    expect(brief(text)).toEqual([
      ['agent', '您好，这里是客服。', 80, 2240, 'webvtt:intro'],
      ['customer', 'I was charged & charged again.', 3_603_000, 3_604_500, 'webvtt:2'],
      ['unknown', '我等了三天', 3_604_500, 3_605_000, 'webvtt:3'],
    ])
    expect(read(text).problems).toEqual([])
  })

  test('two voices in one cue are two utterances with the times of the cue', () => {
    expect(brief('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Agent>Hello.\n<v Customer>Hi.\n')).toEqual([
      ['agent', 'Hello.', 1000, 2000, 'webvtt:1'],
      ['customer', 'Hi.', 1000, 2000, 'webvtt:1.2'],
    ])
  })

  test('overlapping cues are kept as they stand, and an end before the start is moved', () => {
    const text = 'WEBVTT\n\n00:05.000 --> 00:09.000\na\n\n00:06.000 --> 00:07.000\nb\n\n00:08.000 --> 00:01.000\nc\n'
    expect(read(text).utterances.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [5000, 9000],
      [6000, 7000],
      [8000, 8000],
    ])
  })

  test('a broken cue costs one problem at its line, and the rest goes on', () => {
    const text = `WEBVTT

00:01.000 --> 00:02.000
one

no times here
at all

00:xx.000 --> 00:04.000
two

00:05.000 --> 00:06.000

00:07.000 --> 00:08.000
three`
    expect(read(text).utterances.map(utterance => utterance.text)).toEqual(['one', 'three'])
    expect(read(text).problems.map(problem => problem.line)).toEqual([6, 9, 12])
  })

  test('cues need no blank line between them, nor after the header', () => {
    const text = 'WEBVTT\n00:01.000 --> 00:02.000\none\n2\n00:03.000 --> 00:04.000\ntwo\n00:05.000 --> 00:06.000\nthree'
    expect(read(text).utterances.map(({ text: said, source }) => [said, source])).toEqual([
      ['one', 'webvtt:1'],
      ['two', 'webvtt:2'],
      ['three', 'webvtt:3'],
    ])
  })

  test('a redaction mark in angle brackets is not taken for a tag', () => {
    expect(read('WEBVTT\n\n00:01.000 --> 00:02.000\nI am <NAME>, 3 < 5.').utterances[0]?.text).toBe(
      'I am <NAME>, 3 < 5.',
    )
  })
})

describe('SubRip', () => {
  test('numbers, commas, CRLF, markup and speakers before a colon', () => {
    const text = `1
00:00:00,000 --> 00:00:02,320
客户：<i>你们</i>乱扣费！

2
00:00:02,500 --> 00:00:04,000
{\\an8}坐席: 我帮您查。
请稍等。

3
00:00:04,000 --> 00:00:05,000
Note: 这句没有说话人。

4
00:00:05,000 --> 00:00:06,000
[SPEAKER_01]: 好。

5
00:00:06,000 --> 00:00:07,000
Agent: Hello.
Customer: Hi.
`.replaceAll('\n', '\r\n')
    expect(brief(text)).toEqual([
      ['customer', '你们乱扣费！', 0, 2320, 'srt:1'],
      ['agent', '我帮您查。请稍等。', 2500, 4000, 'srt:2'],
      ['unknown', 'Note: 这句没有说话人。', 4000, 5000, 'srt:3'],
      ['unknown', '好。', 5000, 6000, 'srt:4'],
      ['agent', 'Hello.', 6000, 7000, 'srt:5'],
      ['customer', 'Hi.', 6000, 7000, 'srt:5.2'],
    ])
  })
})

test.each([
  ['00:00.080 --> 00:00.640', { startMs: 80, endMs: 640 }],
  ['100:00:01,5 --> 100:00:02', { startMs: 360_001_500, endMs: 360_002_000 }],
  ['  00:01.000-->00:02.000 line:0', { startMs: 1000, endMs: 2000 }],
  ['00:01 -> 00:02', null],
  ['1.000 --> 2.000', null],
])('times: %s', (line, expected) => {
  expect(parseTiming(line)).toEqual(expected)
})
