import { describe, expect, test } from 'vitest'
import type { CaseFacts, Limits } from '../../src/domain/case-facts.ts'
import type { Actor } from '../../src/live/ports.ts'
import { threeTiers } from '../tools/authority/authorities.ts'
import { BOSS, createHarness, LI } from './harness.ts'

const OTHER_BOSS = { user: 'chen', role: 'supervisor' } as const
const amount = (minor: number) => ({ minor, currency: 'CNY' as const })

async function requested() {
  const harness = createHarness({}, { approvalTtlMs: 60_000 })
  const callId = await harness.start()
  await harness.submit({ type: 'approval.request', id: 'q', callId, amount: amount(80_000), why: '客户住院' })
  const event = (await harness.log(callId)).at(-1)
  if (event?.type !== 'approval-requested') throw new Error('no request')
  const decide = (
    version: number,
    decision: 'approved' | 'refused' = 'approved',
    id: string = Math.random().toString(36),
  ) => ({ type: 'approval.decide', id, callId, approvalId: event.approvalId, version, decision }) as const
  return { harness, callId, approvalId: event.approvalId, decide }
}

describe('an approval (P8)', () => {
  test('is decided by a supervisor, once; of many who decide at the same time one wins (fault 40)', async () => {
    const { harness, callId, decide } = await requested()
    const outcomes = await Promise.all([
      harness.submit(decide(1), BOSS),
      harness.submit(decide(1, 'refused'), OTHER_BOSS),
      harness.submit(decide(1), OTHER_BOSS),
    ])
    expect(outcomes.filter(outcome => outcome.ok)).toHaveLength(1)
    expect(outcomes.filter(outcome => !outcome.ok && outcome.code === 'conflict')).toHaveLength(2)
    expect((await harness.types(callId)).filter(type => type === 'approval-decided')).toHaveLength(1)
  })

  test('whose amount has changed meanwhile is not decided by who saw the old one (fault 41)', async () => {
    const { harness, callId, approvalId, decide } = await requested()
    await harness.submit({
      type: 'approval.request',
      id: 'q2',
      callId,
      approvalId,
      amount: amount(90_000),
      why: '复核',
    })
    expect(await harness.submit(decide(1), BOSS)).toMatchObject({ code: 'version-mismatch' })
    expect(await harness.submit(decide(2), BOSS)).toMatchObject({ ok: true })
  })

  test('is refused while eight others of the call wait, and none of them is pushed out', async () => {
    const { harness, callId, decide } = await requested()
    const ask = (number: number) =>
      harness.submit({ type: 'approval.request', id: `more-${number}`, callId, amount: amount(80_000), why: '再问' })
    for (let number = 0; number < 7; number += 1) expect(await ask(number)).toMatchObject({ ok: true })
    expect(await ask(7)).toMatchObject({ code: 'conflict' })
    expect(await harness.submit(decide(1), BOSS)).toMatchObject({ ok: true })
    expect(await ask(8)).toMatchObject({ ok: true })
  })

  test('that has expired, or whose call has ended, is gone (fault 42)', async () => {
    const expired = await requested()
    await expired.harness.clock.advance(60_000)
    expect(await expired.harness.submit(expired.decide(1), BOSS)).toMatchObject({ code: 'gone' })
    const over = await requested()
    await over.harness.submit({ type: 'call.end', id: 'end', callId: over.callId, reason: 'done' })
    expect(await over.harness.submit(over.decide(1), BOSS)).toMatchObject({ code: 'gone' })
  })

  test('is not for agents, not for strangers to the call, and never for who asked for it', async () => {
    const { harness, callId, decide } = await requested()
    expect(await harness.submit(decide(1))).toMatchObject({ code: 'not-found' })
    expect(await harness.submit(decide(1), LI)).toMatchObject({ code: 'not-found' })
    expect(await harness.submit(decide(1), { user: 'mei', role: 'supervisor' })).toMatchObject({ code: 'four-eyes' })
    expect(await harness.types(callId)).not.toContain('approval-decided')
  })

  test('a decision that is sent again after a crash has the same ack (fault 43)', async () => {
    const { harness, decide } = await requested()
    const command = decide(1)
    const first = await harness.submit(command, BOSS)
    expect(await harness.submit(command, BOSS)).toEqual(first)
  })
})

/** A call under the three tiers: agent 1,000, lead 3,000, chief (and every supervisor) 10,000 yuan a call. */
async function tiered(facts: CaseFacts = {}) {
  const harness = createHarness({ authority: threeTiers })
  const callId = await harness.start({ role: 'agent', ...facts })
  let count = 0
  const limits = async (): Promise<Limits | null> => {
    const snapshot = await harness.desk.state(callId, BOSS)
    return 'ok' in snapshot ? null : snapshot.call.limits
  }
  return {
    harness,
    callId,
    limits,
    async ask(minor: number, more: { approvalId?: string; currency?: 'USD' } = {}) {
      count += 1
      const { currency = 'CNY', ...named } = more
      const command = { type: 'approval.request', id: `ask-${count}`, callId, why: '客户住院', ...named } as const
      const outcome = await harness.submit({ ...command, amount: { minor, currency } })
      const event = (await harness.log(callId)).at(-1)
      return { outcome, event: event?.type === 'approval-requested' ? event : null }
    },
    async decide(actor: Actor, asked: { approvalId: string; version: number } | null, decision = 'approved') {
      count += 1
      if (!asked) throw new Error('nothing was asked')
      const { approvalId, version } = asked
      const command = { type: 'approval.decide', id: `decide-${count}`, callId, approvalId, version } as const
      return harness.submit({ ...command, decision: decision as 'approved' | 'refused' }, actor)
    },
  }
}
const LEAD: Actor = { user: 'wu', role: 'supervisor', authority: 'lead' }

describe('the tier that decides (P8)', () => {
  test('has its own time: a request expires when that is over', async () => {
    const { ask, harness } = await tiered()
    const now = harness.clock.now()
    expect((await ask(250_000)).event?.expiresAt).toBe(now + 5 * 60_000)
    expect((await ask(700_000)).event?.expiresAt).toBe(now + 30 * 60_000)
  })

  test('must cover the figure with its own authority, else the next one is named', async () => {
    const { ask, decide, harness, callId } = await tiered()
    const { event } = await ask(700_000)
    expect(await decide(LEAD, event)).toMatchObject({
      code: 'above-authority',
      message: expect.stringContaining('ask the chief'),
    })
    expect(await decide(LEAD, event, 'refused')).toMatchObject({ code: 'above-authority' })
    expect(await decide({ ...BOSS, authority: 'nobody has heard of it' }, event)).toMatchObject({
      code: 'above-authority',
    })
    expect(await harness.types(callId)).not.toContain('approval-decided')
    expect(await decide(BOSS, event)).toMatchObject({ ok: true })
  })

  test('covers the figure together with what other calls of the customer have taken', async () => {
    const { ask, decide, harness, callId } = await tiered({ customerId: 'k-1' })
    await harness.start({ role: 'agent', customerId: 'k-1', offers: [{ by: 'company', minor: 700_000 }] })
    const { event } = await ask(250_000)
    expect(event?.expiresAt).toBe(harness.clock.now() + 30 * 60_000)
    expect(await decide(LEAD, event)).toMatchObject({ code: 'above-authority' })
    expect(await decide(BOSS, event)).toMatchObject({ ok: true })
    expect((await harness.log(callId)).at(-1)).toMatchObject({
      type: 'limits-set',
      limits: { capMinor: 250_000, spent: { customerYearMinor: 700_000 } },
    })
  })

  test('is not asked for what nobody may give, for another currency, or for less than is owed', async () => {
    const { ask, harness, callId } = await tiered({ floorMinor: 50_000 })
    expect((await ask(1_000_001)).outcome).toMatchObject({
      code: 'above-authority',
      message: expect.stringContaining('¥10,000.01 is more than any tier may give'),
    })
    expect((await ask(100, { currency: 'USD' })).outcome).toMatchObject({ code: 'bad-message' })
    expect((await ask(49_999)).outcome).toMatchObject({ code: 'bad-message', message: expect.stringContaining('owed') })
    expect(await harness.types(callId)).toEqual(['call-started'])
  })

  test('is never the one whose call it is, whoever asked', async () => {
    const { ask, decide, harness, callId } = await tiered()
    const { event } = await ask(250_000)
    const byAdmin = { type: 'approval.request', id: 'admin', callId, approvalId: event?.approvalId as string } as const
    await harness.submit({ ...byAdmin, amount: amount(260_000), why: '复核' }, { user: 'root', role: 'admin' })
    const changed = { approvalId: event?.approvalId as string, version: 2 }
    expect(await decide({ user: 'mei', role: 'supervisor' }, changed)).toMatchObject({ code: 'four-eyes' })
    expect(await decide({ user: 'root', role: 'admin' }, changed)).toMatchObject({ code: 'four-eyes' })
    expect(await decide(BOSS, changed)).toMatchObject({ ok: true })
  })
})

describe('the raised cap (P8, D1)', () => {
  test('comes with the decision in one append, and holds for this call only', async () => {
    const { ask, decide, harness, callId, limits } = await tiered({ capMinor: 20_000 })
    const { event } = await ask(250_000)
    const appends: string[][] = []
    harness.store.beforeAppend = events => void appends.push(events.map(({ type }) => type))
    expect(await decide(BOSS, event)).toMatchObject({ ok: true })
    expect(appends).toEqual([['approval-decided', 'limits-set']])
    expect(await limits()).toMatchObject({
      capMinor: 250_000,
      approved: { minor: 250_000, by: 'boss' },
      basis: 'approved by boss, above the authority of agent',
    })
    const other = await harness.desk.state(await harness.start({ role: 'agent' }), BOSS)
    expect('ok' in other ? null : other.call.limits).toMatchObject({ capMinor: 100_000, approved: null })
    expect((await harness.log(callId)).map(({ type }) => type)).toHaveLength(4)
  })

  test('a refusal moves nothing, and a smaller approval later takes nothing back', async () => {
    const { ask, decide, limits } = await tiered()
    expect(await decide(BOSS, (await ask(250_000)).event, 'refused')).toMatchObject({ ok: true })
    expect(await limits()).toMatchObject({ capMinor: 100_000 })
    await decide(BOSS, (await ask(250_000)).event)
    await decide(BOSS, (await ask(150_000)).event)
    expect(await limits()).toMatchObject({ capMinor: 250_000 })
  })

  test('stands through other updates, and falls when the cap of the case is set lower afterwards', async () => {
    const { ask, decide, harness, callId, limits } = await tiered({ capMinor: 80_000 })
    await decide(BOSS, (await ask(250_000)).event)
    const update = (id: string, facts: CaseFacts) => harness.submit({ type: 'case.update', id, callId, facts })
    await update('1', { responsibility: 'company', capMinor: 80_000 })
    expect(await limits()).toMatchObject({ capMinor: 250_000 })
    await update('2', { capMinor: 300_000 })
    expect(await limits()).toMatchObject({ capMinor: 250_000 })
    await update('3', { capMinor: 70_000 })
    expect(await limits()).toMatchObject({ capMinor: 70_000, approved: null })
  })
})
