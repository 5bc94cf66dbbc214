import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Call, foldCall, initialCall } from '../../src/domain/call.ts'
import { type CallEvent, stampEvents } from '../../src/domain/events.ts'
import { createAdviser } from '../../src/graph/graph.ts'
import { openingEvent, replayAll } from '../../src/graph/replay.ts'
import { advise } from '../../src/graph/turn.ts'
import type { TurnInput } from '../../src/graph/turn-input.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { sampleCalls } from './sample-calls.ts'

const knowledge = loadKnowledge({ dir: join(import.meta.dirname, '..', '..', 'knowledge') })
const { expertise } = knowledge

describe('the two drivers', () => {
  const adviser = createAdviser({ expertise, rewriter: null })
  async function streamed(call: Call, input: TurnInput): Promise<CallEvent[]> {
    const events: CallEvent[] = []
    for await (const step of adviser.streamTurn(call, input, new AbortController().signal)) events.push(...step.events)
    return events
  }

  test.each(sampleCalls())('give the same events, byte for byte, for $name', async ({ name, facts, utterances }) => {
    let call = foldCall(initialCall, [openingEvent({ callId: name, facts, expertise, knowledge })])
    expect(utterances.length).toBeGreaterThanOrEqual(20)
    for (const utterance of utterances) {
      const input: TurnInput = { kind: 'utterance', ...utterance }
      const live = await streamed(call, input)
      const batch = advise(call, input, expertise)
      expect(JSON.stringify(live)).toBe(JSON.stringify(batch))
      call = foldCall(call, batch)
    }
  })

  test('agree on a correction too', async () => {
    const [sample] = sampleCalls()
    if (!sample) throw new Error('no sample calls')
    let call = foldCall(initialCall, [openingEvent({ callId: 'c', facts: sample.facts, expertise, knowledge })])
    const said: TurnInput = {
      kind: 'utterance',
      speaker: 'unknown',
      text: '你们到底什么时候退我的钱？',
      startMs: 0,
      endMs: 900,
    }
    const heard = advise(call, said, expertise)
    expect(heard.map(event => event.type)).toEqual(['utterance-heard', 'suggestion-withheld'])
    call = foldCall(call, heard)
    const input: TurnInput = { kind: 'correction', utteranceId: 'u-0', speaker: 'customer' }
    const batch = advise(call, input, expertise)
    expect(batch.map(event => event.type)).toContain('suggestion-issued')
    expect(JSON.stringify(await streamed(call, input))).toBe(JSON.stringify(batch))
  })
})

describe('the synchronous driver', () => {
  test('gives the same log for the same transcript, whatever ran before', () => {
    for (const { name, facts, utterances } of sampleCalls()) {
      const source = { callId: name, facts, expertise, knowledge }
      expect(JSON.stringify(replayAll(source, utterances))).toBe(JSON.stringify(replayAll(source, utterances)))
    }
  })

  test('folds its own log back to the state it ended in', () => {
    for (const { name, facts, utterances } of sampleCalls()) {
      const log = replayAll({ callId: name, facts, expertise, knowledge }, utterances)
      const call = foldCall(initialCall, JSON.parse(JSON.stringify(log)))
      expect(call.phase).toBe('ended')
      expect(call.turns).toBe(utterances.length)
      expect(log.map(event => event.seq)).toEqual(log.map((_, index) => index + 1))
    }
  })

  test('never builds a suggestion on an unknown speaker', () => {
    const call = foldCall(initialCall, [
      openingEvent({ callId: 'c', facts: { locale: 'zh-CN' }, expertise, knowledge }),
    ])
    const events = advise(
      call,
      { kind: 'utterance', speaker: 'unknown', text: '我要投诉！', startMs: 0, endMs: 1 },
      expertise,
    )
    expect(events).toContainEqual({ type: 'suggestion-withheld', turn: 0, reason: 'speaker-unknown' })
    expect(events.some(event => event.type === 'suggestion-issued' || event.type === 'reading-made')).toBe(false)
  })

  test('D6: personal data is gone before there is an event', () => {
    const call = foldCall(initialCall, [
      openingEvent({ callId: 'c', facts: { locale: 'zh-CN' }, expertise, knowledge }),
    ])
    const text = '我的身份证是11010519491231002X，手机13800138000，你给我查！'
    const events = advise(call, { kind: 'utterance', speaker: 'customer', text, startMs: 0, endMs: 1 }, expertise)
    const written = JSON.stringify(stampEvents(events, 0, 0))
    expect(written).not.toContain('11010519491231002X')
    expect(written).not.toContain('13800138000')
  })
})
