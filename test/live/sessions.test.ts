import { describe, expect, test } from 'vitest'
import { settled } from './fake-clock.ts'
import { createHarness, FragileStore, MEI, writer } from './harness.ts'

describe('calls in memory', () => {
  test('leave it when idle or ended, and come back from their log with the same state', async () => {
    const harness = createHarness({}, { idleMs: 10_000 })
    const callId = await harness.start()
    await harness.say(callId, '一')
    await settled()
    const before = await harness.desk.state(callId, MEI)
    await settled()
    await harness.clock.advance(60_000)
    expect(harness.desk.sessions.size).toBe(0)
    const after = await harness.desk.state(callId, MEI)
    expect({ ...after }).toEqual({ ...before })
  })

  test('stay while somebody writes them, and leave when the writer has gone', async () => {
    const harness = createHarness({}, { idleMs: 10_000 })
    const pen = writer('w')
    const callId = await harness.start({}, pen)
    await harness.clock.advance(60_000)
    expect(harness.desk.sessions.size).toBe(1)
    harness.desk.sessions.release(pen, [callId])
    await harness.clock.advance(60_000)
    expect(harness.desk.sessions.size).toBe(0)
  })

  test('that have ended leave it although their writer stays connected', async () => {
    const harness = createHarness({}, { idleMs: 1_000 })
    const callId = await harness.start({}, writer('platform'))
    await harness.submit({ type: 'call.end', id: 'e', callId, reason: 'done' })
    await settled()
    await harness.clock.advance(1_000)
    expect(harness.desk.sessions.size).toBe(0)
  })

  test('are loaded once, however many ask at the same time', async () => {
    const store = new FragileStore()
    const before = createHarness({}, {}, store)
    const callId = await before.start()
    const harness = createHarness({}, {}, store)
    const found = await Promise.all(Array.from({ length: 10 }, () => harness.desk.sessions.find(callId)))
    expect(new Set(found).size).toBe(1)
  })

  test('started and asked for at the same moment are one session', async () => {
    const harness = createHarness()
    const start = harness.desk.start({ type: 'call.start', id: 's', callId: 'shared', facts: {} }, MEI, writer('a'))
    const found = harness.desk.sessions.find('shared')
    await start
    const session = await found
    const again = await harness.desk.sessions.find('shared')
    expect(session === again || 'ok' in session).toBe(true)
    const outcome = await harness.say('shared', '一')
    expect(outcome).toMatchObject({ ok: true })
  })
})
