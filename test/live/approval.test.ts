import { describe, expect, test } from 'vitest'
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
