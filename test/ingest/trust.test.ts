import { expect, test } from 'vitest'
import { speakerOf, splitSpeakerPrefix } from '../../src/ingest/speaker.ts'
import { read } from './read.ts'

const vtt = (...voices: (string | null)[]) =>
  `WEBVTT\n\n${voices.map((voice, index) => `00:0${index}.000 --> 00:0${index}.500\n${voice === null ? '' : `<v ${voice}>`}say ${index}\n`).join('\n')}`

const speakers = (text: string) => read(text).utterances.map(utterance => utterance.speaker)

test('six tags that all name one role tell nothing: the speaker is taken away and the reader told once', () => {
  const text = vtt('Agent', 'Agent', 'Agent', 'Agent', 'agent', 'Agent')
  expect(speakers(text)).toEqual(Array(6).fill('unknown'))
  expect(read(text).notices).toHaveLength(1)
})

test.each([
  ['five utterances are too few to judge', ['Agent', 'Agent', 'Agent', 'Agent', 'Agent'], Array(5).fill('agent')],
  [
    'two roles, even if one speaks once',
    ['Agent', 'Agent', 'Agent', 'Agent', 'Agent', 'Agent', 'Customer'],
    [...Array(6).fill('agent'), 'customer'],
  ],
  [
    'untagged cues may be the other side',
    ['Agent', 'Agent', 'Agent', 'Agent', 'Agent', null],
    [...Array(5).fill('agent'), 'unknown'],
  ],
])('the tags stand: %s', (_name, voices, expected) => {
  expect(speakers(vtt(...voices))).toEqual(expected)
  expect(read(vtt(...voices)).notices).toEqual([])
})

test('labels that name no role need no notice', () => {
  expect(read(vtt('A', 'A', 'A', 'A', 'A', 'A')).notices).toEqual([])
})

test('only words that name a role are roles', () => {
  const agents = ['agent', 'AGENT', 'agent_0', 'Agent 2', '坐席', '座席01', '客服', 'rep', 'staff', 'Human Agent']
  const customers = ['customer', 'CALLER', 'client', '客户', '来电人', 'user', 'END_USER', 'customer-1']
  const unknown = [
    'spk_0',
    'A',
    'Speaker 1',
    'SPEAKER_00',
    'ch_1',
    'user 1',
    'User_2',
    'SYSTEM',
    '',
    'agents of change',
    7,
  ]
  expect(agents.map(speakerOf)).toEqual(agents.map(() => 'agent'))
  expect(customers.map(speakerOf)).toEqual(customers.map(() => 'customer'))
  expect([...unknown, undefined].map(speakerOf)).toEqual([...unknown, undefined].map(() => 'unknown'))
})

test.each([
  ['Agent: hello', { label: 'Agent', text: 'hello' }],
  ['【客户】：你好', { label: '客户', text: '你好' }],
  ['说话人1：你好', { label: '说话人1', text: '你好' }],
  ['问题是：谁负责', { text: '问题是：谁负责' }],
  ['at 10:30', { text: 'at 10:30' }],
])('a speaker before a colon: %s', (text, expected) => {
  expect(splitSpeakerPrefix(text)).toEqual(expected)
})
