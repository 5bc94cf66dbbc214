import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CaseFacts } from '../../src/domain/case-facts.ts'
import { ERASED, erasedEvent } from '../../src/domain/erasure.ts'
import { type CallEvent, stampEvents } from '../../src/domain/events.ts'
import type { EventStore } from '../../src/store/event-store.ts'
import { answered, callStarted, ended, heard, offered, type StoreFactory } from './sample-events.ts'

const AT = 1_700_000_000_000
const YEAR = 365 * 86_400_000

/** What every store keeps beside the log: money, deliveries, erasures. Each adapter runs the whole suite. */
export function describeLedgers(name: string, create: StoreFactory): void {
  describe(`${name} keeps its ledgers`, () => {
    let store: EventStore
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

    /** A call with the facts and events given, one append each. */
    const call = async (callId: string, facts: CaseFacts, events: CallEvent[], at = AT) => {
      const opening = stampEvents([callStarted(callId, facts)], 0, at)
      await store.createCall({ callId, owner: 'mei', createdAt: at }, opening, { clientId: 'start', bodyHash: 'b' })
      for (const [index, event] of events.entries()) {
        const receipt = { clientId: `m${index}`, bodyHash: `b${index}` }
        expect(await store.append(callId, index + 1, 1, stampEvents([event], index + 1, at), receipt)).toEqual({
          ok: true,
        })
      }
    }
    const committed = async (facts: CaseFacts, { since = AT - YEAR, exceptCallId = 'now', currency = 'CNY' } = {}) => {
      const { caseId, customerId } = facts
      const found = await store.committed({ caseId, customerId, currency, since, exceptCallId })
      return found.ok ? [found.caseMinor, found.customerMinor] : found
    }

    test('D1: an open offer counts, an ended one only where it was accepted', async () => {
      const facts = { caseId: 'K1', customerId: 'C1' }
      await call('open', facts, [offered(300), offered(500), offered(400)])
      expect(await committed(facts)).toEqual([500, 500])
      await call('accepted', facts, [offered(700), answered('accepts'), ended])
      await call('refused', facts, [offered(900), answered('accepts'), answered('rejects'), ended])
      await call('unanswered', facts, [offered(1100), ended])
      await call('before the figure', facts, [answered('accepts'), offered(1300), ended])
      expect(await committed(facts)).toEqual([1200, 1200])
      expect(await committed(facts, { exceptCallId: 'accepted' })).toEqual([500, 500])
      expect(await committed(facts, { currency: 'USD' })).toEqual([0, 0])
    })

    test('D1: a case has no beginning, the year of a customer has one', async () => {
      await call('old', { caseId: 'K1', customerId: 'C1' }, [offered(300), answered('accepts'), ended], AT - YEAR - 1)
      await call('new', { caseId: 'K2', customerId: 'C1' }, [offered(50), answered('accepts'), ended])
      expect(await committed({ caseId: 'K1', customerId: 'C1' })).toEqual([300, 50])
      expect(await committed({ customerId: 'C1' }, { since: 0 })).toEqual([0, 350])
      expect(await committed({ caseId: 'C1', customerId: 'K1' })).toEqual([0, 0])
      expect(await committed({})).toEqual([0, 0])
    })

    test('D1: a case that becomes known in mid-call is counted from then on', async () => {
      await call('late', {}, [offered(300)])
      expect(await committed({ caseId: 'K1', customerId: 'C1' })).toEqual([0, 0])
      const facts = { caseId: 'K1', customerId: 'C1' }
      const { limits } = callStarted('late') as Extract<CallEvent, { type: 'call-started' }>
      await store.append('late', 2, 1, stampEvents([{ type: 'facts-updated', facts, limits }], 2, AT))
      expect(await committed(facts)).toEqual([300, 300])
    })

    test('P8: approval events wait for their delivery, in order, until they are confirmed (fault 43)', async () => {
      const money = { minor: 9, currency: 'CNY' } as const
      const asked = { approvalId: 'a', version: 1, amount: money, requestedBy: 'mei', why: '三年老客户', expiresAt: AT }
      const request: CallEvent = { type: 'approval-requested', ...asked }
      const decision = { approvalId: 'a', version: 1, decision: 'approved', decidedBy: 'boss' } as const
      await call('c', {}, [heard(0), request, { type: 'approval-decided', ...decision }])
      const waiting = await store.undelivered(10)
      if (!waiting.ok) throw new Error(waiting.reason)
      expect(waiting.deliveries.map(({ callId, event }) => [callId, event.seq, event.type])).toEqual([
        ['c', 3, 'approval-requested'],
        ['c', 4, 'approval-decided'],
      ])
      const [first, second] = waiting.deliveries.map(delivery => delivery.id) as [number, number]
      expect(second).toBeGreaterThan(first)
      expect(await store.undelivered(1)).toMatchObject({ deliveries: [{ id: first }] })
      expect(await store.delivered([first])).toEqual({ ok: true })
      expect(await store.delivered([first])).toEqual({ ok: true })
      expect(await store.undelivered(10)).toMatchObject({ deliveries: [{ id: second, event: { decidedBy: 'boss' } }] })
      await store.delivered([second])
      await call('d', {}, [request])
      const later = await store.undelivered(10)
      expect(later.ok && later.deliveries.map(({ id }) => id > second)).toEqual([true])
    })

    test('P8: an append that is refused leaves nothing to deliver', async () => {
      const asked = { approvalId: 'a', version: 1, requestedBy: 'mei', why: '', expiresAt: AT }
      const request: CallEvent = { type: 'approval-requested', ...asked, amount: { minor: 9, currency: 'CNY' } }
      await call('c', {}, [heard(0)])
      await store.append('c', 9, 1, stampEvents([request], 9, AT))
      await store.append('c', 2, 7, stampEvents([request], 2, AT))
      expect(await store.undelivered(10)).toEqual({ ok: true, deliveries: [] })
    })

    test('D6: an ended call is erased: what is left is the erased form, in a new epoch', async () => {
      const facts = { product: '张三的重疾险', channel: '电话', caseId: 'K1', customerId: 'C1', locale: 'zh-CN' }
      const events = [heard(0, '我叫张三'), offered(300), answered('accepts'), ended]
      await call('c', facts, events)
      expect(await store.erase('c', { by: 'root', at: AT + 5 })).toEqual({ ok: true, events: 5, clean: true })
      const left = await store.read('c', 1, 100)
      const logged = stampEvents([callStarted('c', facts), ...events], 0, AT)
      expect(left).toEqual({ ok: true, events: logged.map(erasedEvent) })
      expect(left.ok && left.events[1]).toMatchObject({ text: ERASED, turn: 0, speaker: 'customer' })
      expect(await store.head('c')).toMatchObject({ seq: 5, epoch: 2 })
      const list = await store.list({}, null, 10)
      const shown = { product: null, channel: null, locale: 'zh-CN', erasedAt: AT + 5, turns: 1, phase: 'ended' }
      expect(list).toMatchObject({ calls: [shown] })
      expect(await committed(facts)).toEqual([0, 0])
      expect(await store.receipt('c', 'm0')).not.toMatchObject({ receipt: { bodyHash: 'b0' } })
    })

    test('D6: only an ended call is erased, once, and nothing is written to it any more', async () => {
      expect(await store.erase('nobody', { by: 'root', at: AT })).toEqual({ ok: false, reason: 'unknown-call' })
      await call('c', {}, [heard(0)])
      expect(await store.erase('c', { by: 'root', at: AT })).toEqual({ ok: false, reason: 'live' })
      expect(await store.read('c', 2, 1)).toMatchObject({ events: [{ text: '第0句' }] })
      await store.append('c', 2, 1, stampEvents([ended], 2, AT))
      expect(await store.erase('c', { by: 'root', at: AT })).toMatchObject({ ok: true, events: 3 })
      expect(await store.erase('c', { by: 'root', at: AT + 9 })).toMatchObject({ ok: true, events: 0 })
      expect(await store.append('c', 3, 1, stampEvents([heard(1)], 3, AT))).toEqual({ ok: false, reason: 'fenced' })
      const { epoch } = (await store.claim('c')) as { epoch: number }
      expect(await store.append('c', 3, epoch, stampEvents([heard(1)], 3, AT))).toEqual({ ok: false, reason: 'fenced' })
    })
  })
}
