import { describe, expect, test } from 'vitest'
import { settled } from './fake-clock.ts'
import { createHarness, MEI } from './harness.ts'

const shown = (harness: ReturnType<typeof createHarness>) =>
  harness.publications.flatMap(publication => (publication.kind === 'partial' ? [publication.message.text] : []))

describe('words that are still being spoken', () => {
  const partial = (callId: string, text: string, segmentId = 's1') =>
    ({ type: 'transcript.partial', callId, segmentId, speaker: 'customer', text }) as const

  test('are shown at most five times a second and segment, always the newest, and never stored', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    for (let index = 1; index <= 50; index += 1) {
      await harness.desk.partial(partial(callId, `字${index}`), MEI, null)
      await harness.clock.advance(20)
    }
    await harness.clock.advance(1_000)
    expect(shown(harness).length).toBeGreaterThanOrEqual(4)
    expect(shown(harness).length).toBeLessThanOrEqual(7)
    expect(shown(harness).at(-1)).toBe('字50')
    expect(await harness.types(callId)).toEqual(['call-started'])
  })

  test('are masked (D6)', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    await harness.desk.partial(partial(callId, '手机是13812345678'), MEI, null)
    expect(shown(harness)).toEqual(['手机是[手机号]'])
  })

  test('are not shown any more once their final has come', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    await harness.desk.partial(partial(callId, '我'), MEI, null)
    await harness.desk.partial(partial(callId, '我要'), MEI, null)
    await harness.say(callId, '我要退保', { segmentId: 's1' })
    await settled()
    await harness.clock.advance(1_000)
    expect(shown(harness)).toEqual(['我'])
  })

  test('of another agent’s call are refused like those of no call', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    const refusal = await harness.desk.partial(partial(callId, '我'), { user: 'li', role: 'agent' }, null)
    expect(refusal).toMatchObject({ code: 'not-found' })
  })
})
