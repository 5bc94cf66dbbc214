import { describe, expect, test } from 'vitest'
import type { LoggedEvent } from '../../src/domain/events.ts'
import { LogWatch, type WatchSink } from '../../src/live/log-watch.ts'
import { settled } from './fake-clock.ts'
import { createHarness, FragileStore } from './harness.ts'

class HookedStore extends FragileStore {
  /** Runs after a page has been read and before the reader has it. */
  afterRead: () => Promise<void> = async () => {}
  failing = false
  pages = 0

  override async read(...args: Parameters<FragileStore['read']>) {
    if (this.failing) return { ok: false as const, reason: 'unavailable' as const }
    const page = await super.read(...args)
    this.pages += 1
    await this.afterRead()
    return page
  }
}

async function watched(fromSeq = 0, sinkParts: Partial<WatchSink> = {}) {
  const store = new HookedStore()
  const harness = createHarness({}, {}, store)
  const callId = await harness.start()
  const seen: number[] = []
  const sink: WatchSink = {
    event: (_epoch, event: LoggedEvent) => void seen.push(event.seq),
    snapshot: () => {},
    partial: () => {},
    moved: () => {},
    ready: async () => true,
    ...sinkParts,
  }
  const snapshotOf = async () => harness.desk.state(callId, { user: 'mei', role: 'agent' })
  const watch = new LogWatch(harness.context, callId, fromSeq, sink, snapshotOf)
  return { harness, store, callId, seen, watch }
}

describe('a watch', () => {
  test('misses nothing that is published between its last page and its going live', async () => {
    const { harness, store, callId, seen, watch } = await watched()
    await watch.open(0, 5_000)
    let once = true
    store.afterRead = async () => {
      if (seen.length === 0 || !once) return
      once = false
      await harness.say(callId, '正好这时')
      await settled()
    }
    watch.run()
    await settled()
    await settled()
    expect(once).toBe(false)
    expect(seen).toEqual([1, 2, 3, 4])
  })

  test('fills from the store what the fan-out lost, and ignores what it doubled (fault 33)', async () => {
    const { harness, callId, seen, watch } = await watched()
    await watch.open(0, 5_000)
    watch.run()
    await settled()
    const { publish } = harness.context.fanOut
    let count = 0
    harness.context.fanOut.publish = publication => {
      count += 1
      if (count % 3 === 0) return
      publish(publication)
      if (count % 3 === 1) publish(publication)
    }
    for (const text of ['一', '二', '三', '四']) await harness.say(callId, text)
    await settled()
    harness.context.fanOut.publish = publish
    await harness.say(callId, '五')
    await settled()
    expect(seen).toEqual(Array.from({ length: 16 }, (_, index) => index + 1))
  })

  test('reads at the speed of its reader', async () => {
    let release: (open: boolean) => void = () => {}
    const ready = () =>
      new Promise<boolean>(resolve => {
        release = resolve
      })
    const { harness, store, callId, seen, watch } = await watched(0, { ready })
    for (let turn = 0; turn < 100; turn += 1) await harness.say(callId, `第${turn}句`)
    await settled()
    await watch.open(0, 5_000)
    const before = store.pages
    watch.run()
    await settled()
    expect(store.pages - before).toBe(1)
    expect(seen).toHaveLength(200)
    release(true)
    await settled()
    expect(seen).toHaveLength(301)
    release(false)
    await settled()
    expect(store.pages - before).toBe(2)
  })

  test('waits for a store that fails and goes on where it was', async () => {
    const { harness, store, callId, seen, watch } = await watched()
    await watch.open(0, 5_000)
    store.failing = true
    watch.run()
    await settled()
    await harness.say(callId, '一')
    await settled()
    expect(seen).toEqual([])
    store.failing = false
    await harness.clock.advance(500)
    expect(seen).toEqual([1, 2, 3, 4])
  })

  test('that was closed delivers nothing more', async () => {
    const { harness, callId, seen, watch } = await watched()
    await watch.open(0, 5_000)
    watch.run()
    await settled()
    watch.close()
    await harness.say(callId, '一')
    await settled()
    expect(seen).toEqual([1])
  })
})
