import { describe, expect, test } from 'vitest'
import { ApprovalPost, type ApprovalTaker, wakingFanOut } from '../../src/live/approval-post.ts'
import { createLocalFanOut } from '../../src/live/fan-out.ts'
import type { Delivery } from '../../src/store/event-store.ts'
import { FakeClock, settled } from './fake-clock.ts'

const delivery = (id: number): Delivery => ({
  id,
  callId: 'c',
  event: {
    v: 1,
    seq: id,
    at: 0,
    type: 'approval-requested',
    approvalId: `a-${id}`,
    version: 1,
    amount: { minor: 1, currency: 'CNY' },
    requestedBy: 'mei',
    why: 'w',
    expiresAt: 1,
  },
})

/** The outbox part of a store, which outlives the post. */
class Outbox {
  waiting = new Map<number, Delivery>()
  broken = false
  reads = 0

  add(...ids: number[]): void {
    for (const id of ids) this.waiting.set(id, delivery(id))
  }

  async undelivered(limit: number) {
    this.reads += 1
    if (this.broken) return { ok: false as const, reason: 'unavailable' as const }
    return { ok: true as const, deliveries: [...this.waiting.values()].slice(0, limit) }
  }

  async delivered(ids: readonly number[]) {
    if (this.broken) return { ok: false as const, reason: 'unavailable' as const }
    for (const id of ids) this.waiting.delete(id)
    return { ok: true as const }
  }
}

function desk(taker: ApprovalTaker | null = null, store = new Outbox(), clock = new FakeClock()) {
  const problems: string[] = []
  const note = (what: string) => void problems.push(what)
  const post = new ApprovalPost({ store, clock, log: { warn: note, error: note }, taker, settings: { page: 2 } })
  return { post, store, clock, problems }
}
const listening = (post: ApprovalPost) => {
  const heard: number[] = []
  return { heard, leave: post.subscribe(({ id }) => void heard.push(id)) }
}

describe('the post of approvals (P8, fault 43)', () => {
  test('keeps what nobody has confirmed, and forgets what somebody has', async () => {
    const { post, store } = desk()
    store.add(1, 2)
    const { heard } = listening(post)
    await settled()
    expect(heard).toEqual([1, 2])
    expect([...store.waiting.keys()]).toEqual([1, 2])
    expect(await post.confirm([1])).toBe(true)
    expect([...store.waiting.keys()]).toEqual([2])
  })

  test('gives what is new at once, and what was not confirmed again after a while', async () => {
    const { post, store, clock } = desk()
    const { heard } = listening(post)
    await settled()
    store.add(1)
    post.wake()
    await settled()
    expect(heard).toEqual([1])
    await clock.advance(9_000)
    expect(heard).toEqual([1])
    await clock.advance(20_000)
    expect(heard.length).toBeGreaterThan(1)
    expect(new Set(heard)).toEqual(new Set([1]))
    await post.confirm([1])
    heard.length = 0
    await clock.advance(300_000)
    expect(heard).toEqual([])
  })

  test('after a crash before the confirmation delivers again, and the receiver drops the double by its id', async () => {
    const store = new Outbox()
    store.add(1)
    const received: number[] = []
    const before = desk(null, store)
    before.post.subscribe(({ id }) => void received.push(id))
    await settled()
    // The first process dies here: nothing was marked. The second one starts on the same store.
    const after = desk(null, store)
    after.post.subscribe(({ id }) => void received.push(id))
    await settled()
    expect(received).toEqual([1, 1])
    expect([...new Set(received)]).toEqual([1])
    await after.post.confirm([1])
    expect(store.waiting.size).toBe(0)
  })

  test('a taker that takes is enough; one that is unreachable is asked again, later each time', async () => {
    let answer: Awaited<ReturnType<ApprovalTaker['take']>> = 'unreachable'
    const asked: number[] = []
    const take = async ({ id }: Delivery) => {
      asked.push(id)
      return answer
    }
    const { post, store, clock } = desk({ take })
    store.add(1, 2)
    post.wake()
    await settled()
    expect(asked).toEqual([1])
    await clock.advance(1_000)
    await clock.advance(2_000)
    await clock.advance(3_999)
    expect(asked).toEqual([1, 1, 1])
    answer = 'taken'
    await clock.advance(1)
    expect(asked).toEqual([1, 1, 1, 1, 2])
    expect(store.waiting.size).toBe(0)
    post.wake()
    await settled()
    expect(asked).toHaveLength(5)
  })

  test('what a taker refuses for good does not hide what comes after it', async () => {
    const { post, store, clock } = desk({ take: async ({ id }) => (id < 4 ? 'refused' : 'taken') })
    store.add(1, 2, 3, 4, 5)
    post.wake()
    await settled()
    await clock.advance(60_000)
    expect([...store.waiting.keys()]).toEqual([1, 2, 3])
  })

  test('what was taken but could not be noted comes again', async () => {
    const asked: number[] = []
    const store = new Outbox()
    const { post, clock } = desk(
      {
        take: async ({ id }) => {
          asked.push(id)
          store.broken = asked.length === 1
          return 'taken'
        },
      },
      store,
    )
    store.add(1)
    post.wake()
    await settled()
    expect(store.waiting.size).toBe(1)
    store.broken = false
    await clock.advance(1_000)
    expect(asked).toEqual([1, 1])
    expect(store.waiting.size).toBe(0)
  })

  test('finds by itself what another process has written', async () => {
    const { post, store, clock } = desk()
    const { heard } = listening(post)
    await settled()
    store.add(7)
    await clock.advance(30_000)
    expect(heard).toEqual([7])
  })

  test('asks the store for nothing while nobody listens, and nothing after it was closed', async () => {
    const { post, store, clock } = desk()
    store.add(1)
    post.wake()
    await clock.advance(120_000)
    expect(store.reads).toBe(0)
    const { heard, leave } = listening(post)
    await settled()
    leave()
    const { reads } = store
    await clock.advance(120_000)
    expect(store.reads).toBe(reads)
    expect(heard).toEqual([1])
    await post.close()
    listening(post)
    await settled()
    expect(store.reads).toBe(reads)
  })

  test('a listener that throws keeps nothing from the others', async () => {
    const { post, store, problems } = desk()
    post.subscribe(() => {
      throw new Error('broken page')
    })
    const { heard } = listening(post)
    store.add(1)
    post.wake()
    await settled()
    expect(heard).toEqual([1])
    expect(problems).toHaveLength(1)
  })
})

test('the fan-out wakes the post for approval events and for no others', () => {
  let woken = 0
  const fanOut = wakingFanOut(
    createLocalFanOut(() => {}),
    () => {
      woken += 1
    },
  )
  const heard: number[] = []
  fanOut.subscribe('c', publication => publication.kind === 'event' && heard.push(publication.event.seq))
  fanOut.publish({
    kind: 'event',
    callId: 'c',
    epoch: 1,
    event: { v: 1, seq: 1, at: 0, type: 'call-ended', reason: 'r' },
  })
  fanOut.publish({ kind: 'event', callId: 'c', epoch: 1, event: delivery(2).event })
  expect([woken, heard]).toEqual([1, [1, 2]])
})
