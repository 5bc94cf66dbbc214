import { describe, expect, test } from 'vitest'
import { foldCall, initialCall } from '../../src/domain/call.ts'
import { settled } from './fake-clock.ts'
import { BOSS, createHarness, FragileStore, LI, MEI, writer } from './harness.ts'

describe('a command', () => {
  test('is acknowledged once it is durable, and its turn follows in order', async () => {
    const harness = createHarness()
    const callId = await harness.start({ locale: 'zh-CN' })
    expect(await harness.say(callId, '你们怎么还不退款')).toEqual({ ok: true, callId, epoch: 1, seq: 2 })
    await settled()
    expect(await harness.types(callId)).toEqual([
      'call-started',
      'utterance-heard',
      'reading-made',
      'suggestion-issued',
    ])
    expect(harness.publications.map(p => p.kind === 'event' && p.event.seq)).toEqual([2, 3, 4])
  })

  test('that is sent again has the same ack and no effect (faults 30, 35)', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    const first = await harness.say(callId, '一', { id: 'm1' })
    await settled()
    const before = await harness.types(callId)
    expect(await harness.say(callId, '一', { id: 'm1' })).toEqual(first)
    expect(await harness.types(callId)).toEqual(before)
  })

  test('sent twice at once is carried out once', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    const [one, two] = await Promise.all([
      harness.say(callId, '一', { id: 'm1' }),
      harness.say(callId, '一', { id: 'm1' }),
    ])
    expect(one).toEqual(two)
    expect((await harness.types(callId)).filter(type => type === 'utterance-heard')).toHaveLength(1)
  })

  test('with a used id and another body is a conflict, and is noted for the audit (fault 37)', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    await harness.say(callId, '一', { id: 'm1' })
    expect(await harness.say(callId, '二', { id: 'm1' })).toMatchObject({ ok: false, code: 'conflict', retry: false })
    expect(harness.problems).toHaveLength(1)
    expect(JSON.stringify(harness.problems)).not.toContain('二')
  })

  test('the receipt outlives the process: a resend after a restart has the same ack', async () => {
    const store = new FragileStore()
    const before = createHarness({}, {}, store)
    const callId = await before.start()
    const first = await before.say(callId, '一', { id: 'm1' })
    await settled()
    const after = createHarness({}, {}, store)
    expect(await after.say(callId, '一', { id: 'm1' })).toEqual(first)
  })

  test('beyond the bound of the mailbox is told to come back (busy)', async () => {
    const harness = createHarness({}, { mailboxCommandsMax: 3 })
    const callId = await harness.start()
    const outcomes = await Promise.all(Array.from({ length: 10 }, (_, index) => harness.say(callId, `第${index}句`)))
    const busy = outcomes.filter(outcome => !outcome.ok)
    expect(busy.length).toBeGreaterThan(0)
    expect(busy[0]).toMatchObject({ code: 'busy', retry: true })
  })

  test('to a store that fails is not acknowledged, changes nothing, and works when sent again (fault 31)', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    harness.store.broken = true
    expect(await harness.say(callId, '一', { id: 'm1' })).toMatchObject({ ok: false, code: 'unavailable', retry: true })
    expect(harness.publications).toEqual([])
    harness.store.broken = false
    expect(await harness.say(callId, '一', { id: 'm1' })).toMatchObject({ ok: true, seq: 2 })
    await settled()
    expect((await harness.types(callId)).filter(type => type === 'utterance-heard')).toHaveLength(1)
  })

  test('after the end is refused, and what is empty or too long is refused without harm', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    expect(await harness.say(callId, '  ')).toMatchObject({ code: 'text-empty', retry: false })
    expect(await harness.say(callId, '长'.repeat(20_001))).toMatchObject({ code: 'text-too-long', retry: false })
    expect(await harness.say(callId, '还在')).toMatchObject({ ok: true })
    await harness.submit({ type: 'call.end', id: 'end', callId, reason: 'done' })
    expect(await harness.say(callId, '喂')).toMatchObject({ code: 'call-ended' })
    expect(await harness.submit({ type: 'call.end', id: 'end', callId, reason: 'done' })).toMatchObject({ ok: true })
  })

  test('the clock may jump by an hour: order is by seq (fault 34)', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    await harness.say(callId, '一')
    harness.clock.jump(-3_600_000)
    await harness.say(callId, '二')
    harness.clock.jump(7_200_000)
    await harness.say(callId, '三')
    await settled()
    const log = await harness.log(callId)
    expect(log.map(event => event.seq)).toEqual(log.map((_, index) => index + 1))
    expect(foldCall(initialCall, log).recent.map(utterance => utterance.text)).toEqual(['一', '二', '三'])
  })
})

describe('an agent', () => {
  test('cannot tell another agent’s call from one that does not exist', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    const command = { type: 'transcript.final', id: 'x', callId, speaker: 'agent', text: '您好' } as const
    const foreign = await harness.submit(command, LI)
    const absent = await harness.submit({ ...command, callId: 'nowhere' }, LI)
    expect(foreign).toEqual(absent)
    expect(foreign).toMatchObject({ ok: false, code: 'not-found' })
    expect(await harness.desk.state(callId, LI)).toEqual(await harness.desk.state('nowhere', LI))
  })

  test('reads and writes their own; a supervisor reads all and writes none', async () => {
    const harness = createHarness()
    const callId = await harness.start()
    expect(await harness.desk.state(callId, MEI)).toMatchObject({ owner: 'mei', seq: 1 })
    expect(await harness.desk.state(callId, BOSS)).toMatchObject({ owner: 'mei', seq: 1 })
    const command = { type: 'transcript.final', id: 'x', callId, speaker: 'agent', text: '您好' } as const
    expect(await harness.submit(command, BOSS)).toMatchObject({ code: 'not-found' })
  })

  test('whose token fixes an authority cannot claim a higher one (D1)', async () => {
    const harness = createHarness()
    const actor = { ...MEI, authority: 'agent' }
    const facts = { role: 'supervisor' }
    const outcome = await harness.desk.start({ type: 'call.start', id: 's', facts }, actor, null)
    if (!outcome.ok) throw new Error(outcome.code)
    const update = { type: 'case.update', id: 'u', callId: outcome.callId, facts } as const
    expect(await harness.submit(update, actor)).toMatchObject({ ok: true })
    const log = await harness.log(outcome.callId)
    expect(log).toMatchObject([{ limits: { role: 'agent' } }, { limits: { role: 'agent' } }])
  })
})

describe('an update of the case in mid-call', () => {
  test('narrows the cap and raises the floor, never the other way (D1, D2)', async () => {
    const harness = createHarness()
    const callId = await harness.start({ role: 'agent', capMinor: 50_000, floorMinor: 10_000 })
    const update = (id: string, facts: object) => harness.submit({ type: 'case.update', id, callId, facts }, MEI)
    await update('up', { role: 'supervisor', currency: 'USD', capMinor: 90_000_000, floorMinor: 0 })
    await update('down', { capMinor: 40_000, floorMinor: 20_000, responsibility: 'company' })
    const [, up, down] = await harness.log(callId)
    const held = { role: 'agent', currency: 'CNY', capMinor: 50_000, floorMinor: 10_000 }
    expect(up).toMatchObject({ type: 'facts-updated', limits: held })
    expect(down).toMatchObject({
      limits: { capMinor: 40_000, floorMinor: 20_000 },
      facts: { responsibility: 'company' },
    })
  })
})

describe('the pen', () => {
  test('passes to the newest connection in a new epoch; the older one is told and may only read (fault 39)', async () => {
    const harness = createHarness()
    const [old, young] = [writer('old'), writer('young')]
    const callId = await harness.start({}, old)
    expect(await harness.desk.takePen(callId, MEI, young)).toBeNull()
    expect(old.fencedAt).toEqual([2])
    const command = { type: 'transcript.final', callId, speaker: 'agent', text: '您好' } as const
    expect(await harness.submit({ ...command, id: 'a' }, MEI, old)).toMatchObject({ code: 'not-writer', retry: false })
    expect(await harness.submit({ ...command, id: 'b' }, MEI, young)).toMatchObject({ ok: true, epoch: 2 })
  })

  test('may be taken back on purpose, and is free when its holder has gone', async () => {
    const harness = createHarness()
    const [one, two] = [writer('one'), writer('two')]
    const callId = await harness.start({}, one)
    await harness.desk.takePen(callId, MEI, two)
    await harness.desk.takePen(callId, MEI, one)
    expect(two.fencedAt).toEqual([3])
    harness.desk.sessions.release(one, [callId])
    await harness.desk.takePen(callId, MEI, two)
    expect(one.fencedAt).toEqual([2])
  })

  test('is not taken from a telephone system by a console that answers a suggestion', async () => {
    const harness = createHarness()
    const [phone, console] = [writer('phone'), writer('console')]
    const callId = await harness.start({}, phone)
    await harness.say(callId, '一')
    await settled()
    const respond = { type: 'suggestion.respond', id: 'r', callId, suggestionId: 's-0', revision: 1 } as const
    expect(await harness.submit({ ...respond, response: 'accepted' }, MEI, console)).toMatchObject({ ok: true })
    expect(phone.fencedAt).toEqual([])
  })

  test('claimed by another process fences this one, which loads the call anew when it is asked again (fault 38)', async () => {
    const store = new FragileStore()
    const here = createHarness({}, {}, store)
    const there = createHarness({}, {}, store)
    const callId = await here.start()
    await there.desk.takePen(callId, MEI, writer('there'))
    await there.submit({ type: 'transcript.final', id: 'a', callId, speaker: 'agent', text: '您好' })
    expect(await here.say(callId, '一', { id: 'm' })).toMatchObject({ ok: false, code: 'not-writer' })
    expect(here.publications).toContainEqual(expect.objectContaining({ kind: 'moved' }))
    expect(await here.say(callId, '一', { id: 'm' })).toMatchObject({ ok: true, epoch: 3 })
    await settled()
    expect((await here.log(callId)).map(event => event.seq)).toEqual([1, 2, 3, 4, 5, 6])
  })
})
