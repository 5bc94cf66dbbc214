import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseFacts, Limits } from '../../src/domain/case-facts.ts'
import type { CommittedQuery } from '../../src/store/event-store.ts'
import { threeTiers } from '../tools/authority/authorities.ts'
import { settled } from './fake-clock.ts'
import { BOSS, createHarness, FragileStore, type Harness } from './harness.ts'

/** A store that says what other calls have committed, or that it cannot tell. */
class SpendingStore extends FragileStore {
  spent: { caseMinor: number; customerMinor: number } | null = { caseMinor: 0, customerMinor: 0 }
  asked: CommittedQuery[] = []

  override async committed(query: CommittedQuery) {
    this.asked.push(query)
    return this.spent ? { ok: true as const, ...this.spent } : { ok: false as const, reason: 'unavailable' as const }
  }
}

function spendingHarness() {
  const store = new SpendingStore()
  return { store, harness: createHarness({ authority: threeTiers }, {}, store) }
}
async function limitsOf(harness: Harness, callId: string): Promise<Limits> {
  const snapshot = await harness.desk.state(callId, BOSS)
  if ('ok' in snapshot || !snapshot.call.limits) throw new Error('no limits')
  return snapshot.call.limits
}
const update = (harness: Harness, callId: string, facts: CaseFacts) =>
  harness.submit({ type: 'case.update', id: Math.random().toString(36), callId, facts })

describe('D1: what other calls have committed', () => {
  test('is counted when the call starts, over the rolling year, in the currency of the call', async () => {
    const { store, harness } = spendingHarness()
    store.spent = { caseMinor: 90_000, customerMinor: 120_000 }
    const callId = await harness.start({ caseId: 'f-1', customerId: 'k-1' })
    expect(await harness.types(callId)).toEqual(['call-started'])
    expect(await limitsOf(harness, callId)).toMatchObject({ capMinor: 60_000, spent: { caseMinor: 90_000 } })
    expect(store.asked).toEqual([
      {
        caseId: 'f-1',
        customerId: 'k-1',
        currency: 'CNY',
        since: Date.UTC(2022, 10, 14, 22, 13, 20),
        exceptCallId: callId,
      },
    ])
  })

  test('is looked at again before advice to a customer, and written down only when it has changed', async () => {
    const { store, harness } = spendingHarness()
    const callId = await harness.start({ customerId: 'k-1' })
    await harness.say(callId, '你们怎么还不退款')
    store.spent = { caseMinor: 0, customerMinor: 150_000 }
    await harness.say(callId, '我马上给您查', { speaker: 'agent' })
    await harness.say(callId, '快一点')
    await harness.say(callId, '还没好吗')
    await settled()
    const log = await harness.log(callId)
    const set = log.filter(event => event.type === 'limits-set')
    expect(set).toMatchObject([{ because: 'spending', limits: { capMinor: 50_000 } }])
    expect(log[log.findIndex(event => event.type === 'limits-set') + 1]).toMatchObject({ text: '快一点' })
  })

  test('is not asked for where the case names neither case nor customer', async () => {
    const { store, harness } = spendingHarness()
    const callId = await harness.start({ capMinor: 10 })
    await harness.say(callId, '喂')
    expect(store.asked).toEqual([])
    expect(await limitsOf(harness, callId)).toMatchObject({ capMinor: 10, spent: null })
  })

  test('that cannot be read leaves no room at all, and the room comes back with the answer', async () => {
    const { store, harness } = spendingHarness()
    const callId = await harness.start({ customerId: 'k-1', capMinor: 80_000 })
    store.spent = null
    await harness.say(callId, '一')
    expect(await limitsOf(harness, callId)).toMatchObject({
      capMinor: 0,
      problem: expect.stringMatching(/^spending-unknown: /),
    })
    // An update in the meantime must not make the missing room the cap of the case for good.
    await update(harness, callId, { capMinor: 90_000, responsibility: 'company' })
    store.spent = { caseMinor: 0, customerMinor: 0 }
    await harness.say(callId, '二')
    expect(await limitsOf(harness, callId)).toMatchObject({ capMinor: 80_000, problem: null })
  })

  test('that cannot be read at the start opens the call without money', async () => {
    const { store, harness } = spendingHarness()
    store.spent = null
    const callId = await harness.start({ customerId: 'k-1' })
    expect(await limitsOf(harness, callId)).toMatchObject({
      capMinor: 0,
      problem: expect.stringMatching(/^spending-unknown/),
    })
  })

  test('that cannot be read lets nobody ask for more or release it', async () => {
    const { store, harness } = spendingHarness()
    const callId = await harness.start({ customerId: 'k-1' })
    const amount = { minor: 250_000, currency: 'CNY' } as const
    store.spent = null
    const ask = { type: 'approval.request', id: 'a', callId, amount, why: '住院' } as const
    expect(await harness.submit(ask)).toMatchObject({ code: 'unavailable', retry: true })
    store.spent = { caseMinor: 0, customerMinor: 0 }
    await harness.submit(ask)
    const asked = (await harness.log(callId)).at(-1)
    if (asked?.type !== 'approval-requested') throw new Error('nothing was asked')
    store.spent = null
    const { approvalId } = asked
    const decide = { type: 'approval.decide', id: 'd', callId, approvalId, version: 1, decision: 'approved' } as const
    expect(await harness.submit(decide, BOSS)).toMatchObject({ code: 'unavailable' })
    store.spent = { caseMinor: 0, customerMinor: 0 }
    expect(await harness.submit(decide, BOSS)).toMatchObject({ ok: true })
  })

  test('where the new limits cannot be written down, the words are not taken in either', async () => {
    const { store, harness } = spendingHarness()
    const callId = await harness.start({ customerId: 'k-1' })
    store.spent = { caseMinor: 0, customerMinor: 190_000 }
    store.broken = true
    expect(await harness.say(callId, '一', { id: 'm' })).toMatchObject({ code: 'unavailable', retry: true })
    store.broken = false
    expect(await harness.say(callId, '一', { id: 'm' })).toMatchObject({ ok: true })
    expect((await harness.types(callId)).slice(0, 3)).toEqual(['call-started', 'limits-set', 'utterance-heard'])
  })

  test('of a customer, by the log itself: an offer in one call narrows the other, until it is refused', async () => {
    const harness = createHarness({ authority: threeTiers })
    const callId = await harness.start({ customerId: 'k-1' })
    const other = await harness.start({ customerId: 'k-1', offers: [{ by: 'company', minor: 130_000 }] })
    await harness.say(callId, '一')
    expect(await limitsOf(harness, callId)).toMatchObject({ capMinor: 70_000 })
    await harness.submit({ type: 'call.end', id: 'e', callId: other, reason: 'no agreement' })
    await harness.say(callId, '二')
    expect(await limitsOf(harness, callId)).toMatchObject({ capMinor: 100_000 })
  })
})

describe('D1, D2: an update in mid-call', () => {
  test('may name the case and the customer late, and cannot exchange them for others', async () => {
    const { store, harness } = spendingHarness()
    const callId = await harness.start({})
    store.spent = { caseMinor: 0, customerMinor: 150_000 }
    await update(harness, callId, { customerId: 'k-1' })
    expect(await limitsOf(harness, callId)).toMatchObject({ capMinor: 50_000 })
    await update(harness, callId, { customerId: 'k-2', caseId: 'f-1' })
    expect(store.asked.at(-1)).toMatchObject({ customerId: 'k-1', caseId: 'f-1' })
  })

  test('cannot bring in another currency, by name or by region', async () => {
    const { harness } = spendingHarness()
    const callId = await harness.start({ locale: 'zh-CN' })
    await update(harness, callId, { locale: 'en-GB' })
    await update(harness, callId, { currency: 'USD' })
    expect(await limitsOf(harness, callId)).toMatchObject({ currency: 'CNY', capMinor: 100_000 })
  })

  test('never widens the cap and never lowers the floor, whatever it says and in whatever order', async () => {
    const money = fc.option(fc.nat({ max: 300_000 }), { nil: undefined })
    const told = fc.record(
      {
        role: fc.constantFrom('agent', 'lead', 'chief', '主管'),
        currency: fc.constantFrom('CNY' as const, 'USD' as const),
        locale: fc.constantFrom('zh-CN', 'en-GB', 'en-US'),
        capMinor: money,
        floorMinor: money,
        customerId: fc.constantFrom('k-1', 'k-2', 'k-3'),
        caseId: fc.constantFrom('f-1', 'f-2'),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(told, { minLength: 1, maxLength: 5 }), async updates => {
        const { harness } = spendingHarness()
        const callId = await harness.start({ role: 'agent', floorMinor: 5_000 })
        let before = await limitsOf(harness, callId)
        for (const facts of updates) {
          await update(harness, callId, JSON.parse(JSON.stringify(facts)) as CaseFacts)
          const after = await limitsOf(harness, callId)
          expect(after.capMinor).toBeLessThanOrEqual(before.capMinor)
          expect(after.floorMinor ?? 0).toBeGreaterThanOrEqual(before.floorMinor ?? 0)
          expect([after.role, after.currency]).toEqual([before.role, before.currency])
          before = after
        }
      }),
      { numRuns: 200 },
    )
  })

  test('ends a rewrite that was planned under the older limits', async () => {
    const aborted: boolean[] = []
    const harness = createHarness({
      rewrite: (_input, signal) =>
        new Promise(resolve => {
          signal.addEventListener('abort', () => {
            aborted.push(true)
            resolve(null)
          })
        }),
    })
    const callId = await harness.start()
    await harness.say(callId, '赔我一千')
    await settled()
    await update(harness, callId, { capMinor: 10 })
    await settled()
    expect(aborted).toEqual([true])
  })
})
