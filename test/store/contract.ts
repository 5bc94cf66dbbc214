import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CallEvent, type LoggedEvent, stampEvents } from '../../src/domain/events.ts'
import type { EventStore, Revocations } from '../../src/store/event-store.ts'
import { describeLedgers } from './contract-ledgers.ts'
import { callStarted, ended, heard, type StoreFactory } from './sample-events.ts'

const AT = 1_700_000_000_000

/** What every store must do; each adapter runs the whole suite. */
export function describeStore(name: string, create: StoreFactory): void {
  describe(`${name} keeps the contract of EventStore`, () => {
    let store: EventStore & Revocations
    let dispose: () => Promise<void>
    beforeEach(async () => {
      const made = await create()
      store = made.store
      dispose = made.dispose
      await store.open()
    })
    afterEach(async () => {
      await store.close()
      await dispose()
    })

    const begin = async (callId: string = randomUUID(), owner = 'mei', createdAt = AT) => {
      const created = await store.createCall({ callId, owner, createdAt }, stampEvents([callStarted(callId)], 0, AT), {
        clientId: 'start',
        bodyHash: 'b0',
      })
      expect(created).toEqual({ ok: true })
      return callId
    }
    const logged = (seq: number, ...events: CallEvent[]): LoggedEvent[] => stampEvents(events, seq, AT + seq)

    test('a call is created with its first events at epoch 1, and only once', async () => {
      const callId = await begin()
      expect(await store.head(callId)).toEqual({
        ok: true,
        seq: 1,
        epoch: 1,
        owner: 'mei',
        createdAt: AT,
        nextOrder: 0,
      })
      const again = await store.createCall({ callId, owner: 'eve', createdAt: AT }, logged(0, callStarted(callId)))
      expect(again).toEqual({ ok: false, reason: 'exists' })
      expect(await store.head(callId)).toMatchObject({ owner: 'mei' })
    })

    test('what is appended is read back in order, from any place and in pages', async () => {
      const callId = await begin()
      const events = logged(1, ...Array.from({ length: 7 }, (_, turn) => heard(turn)))
      expect(await store.append(callId, 1, 1, events)).toEqual({ ok: true })
      const whole = await store.read(callId, 2, 100)
      expect(whole).toEqual({ ok: true, events })
      const page = await store.read(callId, 4, 2)
      expect(page.ok && page.events.map(event => event.seq)).toEqual([4, 5])
      expect(await store.read(callId, 99, 10)).toEqual({ ok: true, events: [] })
    })

    test('append is a compare-and-set: of writers with the same expectation exactly one wins', async () => {
      const callId = await begin()
      const results = await Promise.all(
        Array.from({ length: 8 }, () => store.append(callId, 1, 1, logged(1, heard(0)))),
      )
      expect(results.filter(result => result.ok)).toHaveLength(1)
      expect(results.filter(result => !result.ok)).toEqual(Array(7).fill({ ok: false, reason: 'seq-conflict' }))
      expect(await store.head(callId)).toMatchObject({ seq: 2 })
    })

    test('a failed append in a batch takes nothing of the others with it', async () => {
      const [one, two] = [await begin(), await begin()]
      const [good, stale, other] = await Promise.all([
        store.append(one, 1, 1, logged(1, heard(0))),
        store.append(one, 7, 1, logged(7, heard(1))),
        store.append(two, 1, 1, logged(1, heard(0))),
      ])
      expect([good.ok, stale.ok, other.ok]).toEqual([true, false, true])
      expect(await store.head(one)).toMatchObject({ seq: 2 })
      expect(await store.head(two)).toMatchObject({ seq: 2 })
    })

    test('claim raises the epoch and fences the older writer (fault 38)', async () => {
      const callId = await begin()
      expect(await store.claim(callId)).toEqual({ ok: true, epoch: 2 })
      expect(await store.append(callId, 1, 1, logged(1, heard(0)))).toEqual({ ok: false, reason: 'fenced' })
      expect(await store.append(callId, 1, 2, logged(1, heard(0)))).toEqual({ ok: true })
      expect(await store.claim(callId)).toEqual({ ok: true, epoch: 3 })
    })

    test('a call that does not exist is a value, not an error', async () => {
      const missing = { ok: false, reason: 'unknown-call' }
      expect(await store.append('nobody', 0, 1, [])).toEqual(missing)
      expect(await store.read('nobody', 1, 10)).toEqual(missing)
      expect(await store.head('nobody')).toEqual(missing)
      expect(await store.claim('nobody')).toEqual(missing)
      expect(await store.receipt('nobody', 'x')).toEqual({ ok: true, receipt: null })
    })

    test('a receipt is stored with the events that it answers for, and answers a resend (faults 30, 35)', async () => {
      const callId = await begin()
      expect(await store.receipt(callId, 'm1')).toEqual({ ok: true, receipt: null })
      const receipt = { clientId: 'm1', bodyHash: 'b1' }
      expect(await store.append(callId, 1, 1, logged(1, heard(0), heard(1)), receipt)).toEqual({ ok: true })
      expect(await store.receipt(callId, 'm1')).toEqual({ ok: true, receipt: { bodyHash: 'b1', seq: 3, epoch: 1 } })
      expect(await store.receipt(callId, 'start')).toEqual({ ok: true, receipt: { bodyHash: 'b0', seq: 1, epoch: 1 } })
    })

    test('a refused append leaves no receipt, and a used client id is never stored twice', async () => {
      const callId = await begin()
      const receipt = { clientId: 'm1', bodyHash: 'b1' }
      await store.append(callId, 5, 1, logged(5, heard(0)), receipt)
      expect(await store.receipt(callId, 'm1')).toEqual({ ok: true, receipt: null })
      await store.append(callId, 1, 1, logged(1, heard(0)), receipt)
      expect((await store.append(callId, 2, 1, logged(2, heard(1)), receipt)).ok).toBe(false)
      expect(await store.head(callId)).toMatchObject({ seq: 2 })
    })

    test('the next order outlives the writer', async () => {
      const callId = await begin()
      await store.append(callId, 1, 1, logged(1, heard(0)), { clientId: 'a', bodyHash: 'a', order: 0 })
      await store.append(callId, 2, 1, logged(2, heard(1)), { clientId: 'b', bodyHash: 'b', order: 1 })
      await store.append(callId, 3, 1, logged(3, heard(2)), { clientId: 'c', bodyHash: 'c' })
      expect(await store.head(callId)).toMatchObject({ nextOrder: 2 })
    })

    test('lists newest first, in pages, by owner and phase, with what a board shows', async () => {
      const ids: string[] = []
      for (let index = 0; index < 5; index += 1)
        ids.push(await begin(`c${index}`, index % 2 ? 'li' : 'mei', AT + index))
      await store.append('c4', 1, 1, logged(1, heard(0), ended))
      const first = await store.list({}, null, 3)
      expect(first.ok && first.calls.map(call => call.callId)).toEqual(['c4', 'c3', 'c2'])
      const rest = await store.list({}, first.ok ? first.next : null, 3)
      expect(rest).toMatchObject({ ok: true, next: null })
      expect(rest.ok && rest.calls.map(call => call.callId)).toEqual(['c1', 'c0'])
      const live = await store.list({ owner: 'mei', phase: 'live' }, null, 10)
      expect(live.ok && live.calls.map(call => call.callId)).toEqual(['c2', 'c0'])
      expect(first.ok && first.calls[0]).toMatchObject({ phase: 'ended', turns: 1, seq: 3, product: '重疾险' })
    })

    test('calls of the same millisecond are neither lost nor doubled by paging', async () => {
      for (let index = 0; index < 7; index += 1) await begin(`same-${index}`)
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page = await store.list({}, cursor, 2)
        if (!page.ok) throw new Error('the list failed')
        seen.push(...page.calls.map(call => call.callId))
        cursor = page.next
      } while (cursor !== null)
      expect(seen).toHaveLength(7)
      expect(new Set(seen).size).toBe(7)
    })

    test('revoked tokens are remembered as long as they would have lived', async () => {
      expect(await store.revoke('t1', AT + 1000)).toBe(true)
      expect(await store.revoke('t2', AT - 1000)).toBe(true)
      expect(await store.revoked(AT)).toEqual([{ jti: 't1', expiresAt: AT + 1000 }])
    })

    test('a healthy store says so', async () => {
      expect(await store.health()).toEqual({ ok: true })
    })
  })
  describeLedgers(name, create)
}
