import { describe, expect, test, vi } from 'vitest'
import { create, reasonOf, SENTENCE, sends, serve, startFakeServer, status } from './fake-server.ts'
import { answer, chunk, type Piece, whole } from './sse.ts'

startFakeServer()

describe('429 (fault 1)', () => {
  test('is retried once where Retry-After fits the deadline', async () => {
    const seen = serve(status(429, { 'retry-after-ms': '10' }), sends(whole(answer(SENTENCE))))
    expect(await reasonOf(create())).toBe('ok')
    expect(seen.count).toBe(2)
  })

  test('is not retried a second time', async () => {
    const seen = serve(status(429, { 'retry-after': '0' }))
    expect(await reasonOf(create())).toBe('rate-limited')
    expect(seen.count).toBe(2)
  })

  test.each([
    ['61 s', { 'retry-after': '61' }],
    [
      'a date after the deadline',
      { date: 'Fri, 20 Nov 2026 10:00:00 GMT', 'retry-after': 'Fri, 20 Nov 2026 10:01:01 GMT' },
    ],
    ['no header', {}],
    ['nonsense', { 'retry-after': 'soon' }],
  ])('with %s fails at once', async (_, headers) => {
    const seen = serve(status(429, headers))
    expect(await reasonOf(create())).toBe('rate-limited')
    expect(seen.count).toBe(1)
  })

  test('with a date that fits is retried, whatever the clock here says', async () => {
    const at = 'Fri, 20 Nov 2026 10:00:00 GMT'
    const seen = serve(status(429, { date: at, 'retry-after': at }), sends(whole(answer(SENTENCE))))
    expect(await reasonOf(create())).toBe('ok')
    expect(seen.count).toBe(2)
  })
})

describe('time', () => {
  const hold: Piece = { waitMs: 60_000 }

  test('a slow first token ends at the deadline (fault 9)', async () => {
    serve(sends([hold]))
    expect(await reasonOf(create(), { deadlineMs: 60 })).toBe('timeout')
  })

  test('headers that never come end at the deadline', async () => {
    serve(() => new Promise<Response>(() => undefined))
    expect(await reasonOf(create(), { deadlineMs: 60 })).toBe('timeout')
  })

  test('the configuration bounds what a request may ask for', async () => {
    serve(sends([hold]))
    expect(await reasonOf(create({ deadlineMs: 60 }), { deadlineMs: 60_000 })).toBe('timeout')
  })

  test('a stall in mid-stream ends after the idle time, long before the deadline (fault 8)', async () => {
    serve(sends([chunk({ role: 'assistant', content: '{"text": "' }), hold]))
    expect(await reasonOf(create({ idleMs: 50 }))).toBe('stalled')
  })

  test('a stream that drips is not stalled, but still bounded', async () => {
    const drip = Array.from({ length: 40 }, (): Piece[] => [chunk({ content: ' ' }), { waitMs: 15 }]).flat()
    serve(sends([chunk({ role: 'assistant', content: '' }), ...drip]))
    expect(await reasonOf(create({ idleMs: 80 }), { deadlineMs: 200 })).toBe('timeout')
  })

  test('the caller aborts before, while waiting, and while streaming', async () => {
    serve(sends([chunk({ role: 'assistant', content: '{' }), hold]))
    expect(await reasonOf(create(), {}, AbortSignal.abort())).toBe('aborted')
    for (const waitMs of [0, 40]) {
      const controller = new AbortController()
      setTimeout(() => controller.abort(), waitMs)
      expect(await reasonOf(create(), {}, controller.signal)).toBe('aborted')
    }
  })

  test('an abort ends the wait for a Retry-After', async () => {
    const seen = serve(status(429, { 'retry-after-ms': '800' }))
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 40)
    expect(await reasonOf(create(), {}, controller.signal)).toBe('aborted')
    expect(seen.count).toBe(1)
  })

  test('nothing is left behind: no timer, no listener on the caller’s signal', async () => {
    const { signal } = new AbortController()
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    const timersBefore = process.getActiveResourcesInfo().filter(name => name === 'Timeout').length
    serve(sends(whole(answer(SENTENCE))))
    expect(await reasonOf(create(), { deadlineMs: 1_500 }, signal)).toBe('ok')
    expect(removed.mock.calls.length).toBe(added.mock.calls.length)
    expect(added.mock.calls.length).toBe(1)
    await new Promise(resolve => setTimeout(resolve, 5))
    const timersAfter = process.getActiveResourcesInfo().filter(name => name === 'Timeout').length
    expect(timersAfter).toBeLessThanOrEqual(timersBefore)
  })
})
