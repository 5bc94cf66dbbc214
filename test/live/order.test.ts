import { describe, expect, test } from 'vitest'
import { foldCall, initialCall } from '../../src/domain/call.ts'
import { settled } from './fake-clock.ts'
import { createHarness, FragileStore } from './harness.ts'

const textsOf = async (harness: ReturnType<typeof createHarness>, callId: string) =>
  foldCall(initialCall, await harness.log(callId)).recent.map(utterance => utterance.text)

describe('finals that carry their order (fault 36)', () => {
  test('are put right when they come out of order', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    const outcomes = await Promise.all([
      harness.say(callId, '三', { order: 2 }),
      harness.say(callId, '二', { order: 1 }),
      harness.say(callId, '一', { order: 0 }),
    ])
    expect(outcomes.every(outcome => outcome.ok)).toBe(true)
    expect(await textsOf(harness, callId)).toEqual(['一', '二', '三'])
  })

  test('wait for two seconds and are then told of the gap; sent again after it is filled they are taken', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    await harness.say(callId, '一', { order: 0 })
    const late = harness.say(callId, '三', { order: 2, id: 'm3' })
    await settled()
    await harness.clock.advance(1_999)
    expect(await Promise.race([late, 'waiting'])).toBe('waiting')
    await harness.clock.advance(1)
    expect(await late).toMatchObject({ ok: false, code: 'gap', retry: true })
    expect(await harness.say(callId, '二', { order: 1 })).toMatchObject({ ok: true })
    expect(await harness.say(callId, '三', { order: 2, id: 'm3' })).toMatchObject({ ok: true })
    expect(await textsOf(harness, callId)).toEqual(['一', '二', '三'])
  })

  test('no more than 32 wait at once', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    const early = Array.from({ length: 33 }, (_, index) => harness.say(callId, `第${index}`, { order: index + 1 }))
    await settled()
    expect(await early[32]).toMatchObject({ code: 'gap' })
    await harness.say(callId, '零', { order: 0 })
    const outcomes = await Promise.all(early.slice(0, 32))
    expect(outcomes.every(outcome => outcome.ok)).toBe(true)
  })

  test('a place that is taken is a conflict, a resend is not', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    const first = await harness.say(callId, '一', { order: 0, id: 'a' })
    expect(await harness.say(callId, '一', { order: 0, id: 'a' })).toEqual(first)
    expect(await harness.say(callId, '壹', { order: 0, id: 'b' })).toMatchObject({ code: 'conflict' })
  })

  test('one that the store refused leaves the order as it was, also for those behind it', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    harness.store.broken = true
    const failed = await Promise.all([
      harness.say(callId, '一', { order: 0, id: 'a' }),
      harness.say(callId, '二', { order: 1, id: 'b' }),
    ])
    expect(failed).toMatchObject([{ code: 'unavailable' }, { code: 'gap' }])
    harness.store.broken = false
    await harness.say(callId, '一', { order: 0, id: 'a' })
    await harness.say(callId, '二', { order: 1, id: 'b' })
    expect(await textsOf(harness, callId)).toEqual(['一', '二'])
  })

  test('words that can never be taken in do not hold up those after them', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    expect(await harness.say(callId, ' ', { order: 0 })).toMatchObject({ code: 'text-empty' })
    expect(await harness.say(callId, '二', { order: 1 })).toMatchObject({ ok: true })
  })

  test('the order goes on after a restart', async () => {
    const store = new FragileStore()
    const before = createHarness({}, {}, store)
    const callId = await before.start()
    await before.say(callId, '一', { order: 0 })
    await settled()
    const after = createHarness({}, {}, store)
    const outcomes = await Promise.all([after.say(callId, '三', { order: 2 }), after.say(callId, '二', { order: 1 })])
    expect(outcomes.every(outcome => outcome.ok)).toBe(true)
    expect(await textsOf(after, callId)).toEqual(['一', '二', '三'])
  })
})
