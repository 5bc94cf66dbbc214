import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldCall, initialCall } from '../../src/domain/call.ts'
import { final, openOk, startCall } from './raw-socket.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const clean = { lost: 0, doubled: 0, reordered: 0 }

describe('a call over a socket', () => {
  test('is started, advised and ended, and its events come in order', async () => {
    const client = await server.client('mei')
    await client.connect()
    expect(await client.start({ locale: 'zh-CN' })).toMatchObject({ type: 'ack', seq: 1, epoch: 1 })
    expect(await client.say('customer', '我的退款什么时候到')).toMatchObject({ type: 'ack', seq: 2 })
    expect(await client.eventOf('suggestion-issued')).toMatchObject({ seq: 4, turn: 0 })
    expect(await client.end()).toMatchObject({ type: 'ack', seq: 5 })
    await client.eventOf('call-ended')
    expect(client.events.map(event => event.seq)).toEqual([1, 2, 3, 4, 5])
    expect(client.faults).toEqual(clean)
    await client.close()
  })

  test('that is started again with the same id is the same call', async () => {
    const client = await server.client('mei')
    await client.connect()
    const first = await client.start({}, 'start-1')
    const again = await server.client('mei')
    await again.connect()
    expect(await again.start({}, 'start-1')).toEqual(first)
    expect(await again.start({ product: '车险' }, 'start-1')).toMatchObject({ type: 'error', code: 'conflict' })
    await again.close()
    await client.close()
  })

  test('welcome tells the limits that a client has to keep', async () => {
    const client = await server.client('mei')
    const welcome = await client.connect()
    expect(welcome.limits).toMatchObject({ messageBytesMax: 65_536, textUnitsMax: 20_000, heartbeatMs: 15_000 })
    await client.close()
  })
})

describe('a resume', () => {
  test('brings exactly what was missed, in a new epoch', async () => {
    const client = await server.client('mei')
    await client.connect()
    await client.start()
    await client.say('customer', '一')
    await client.eventOf('suggestion-issued')
    const missed = client.lastSeq
    client.drop()
    const push = await server.client('mei', 'agent', client.callId as string)
    push.lastSeq = missed
    await push.connect()
    await push.say('customer', '二')
    await push.eventOf('suggestion-issued')
    await push.close()
    const welcome = await client.connect()
    expect(welcome).toMatchObject({ recovered: true, epoch: 3, lastSeq: missed + 3 })
    await client.until(() => client.lastSeq === missed + 3)
    expect(client.faults).toEqual(clean)
    await client.close()
  })

  test.each([
    ['that missed more than is replayed', 3, 0],
    ['from ahead of the log', 5_000, 99],
    ['from a later epoch than there is', 5_000, 1, 9],
  ])('%s gets recovered:false and a snapshot that equals the fold', async (_what, replayEventsMax, seq, epoch = 1) => {
    const limited = await startTestServer({ limits: { replayEventsMax } })
    const token = await limited.token('mei', 'agent')
    const raw = await openOk(limited.socketUrl, token)
    const callId = await startCall(raw)
    raw.say(final(callId, '一'))
    await raw.next(message => message.type === 'event' && message.event.type === 'suggestion-issued')
    const log = raw.messages.flatMap(message => (message.type === 'event' ? [message.event] : []))
    const back = await openOk(limited.socketUrl, token, { protocol: 1, resume: { callId, epoch, seq } })
    expect(back.messages[0]).toMatchObject({ type: 'welcome', recovered: false, lastSeq: 4 })
    const snapshot = await back.next(message => message.type === 'snapshot')
    const state = foldCall(initialCall, log as never)
    expect(snapshot).toMatchObject({ seq: 4, state: JSON.parse(JSON.stringify(state)) as object })
    back.say(final(callId, '二'))
    const next = await back.next(message => message.type === 'event')
    expect(next).toMatchObject({ seq: 5 })
    await limited.close()
  })

  test('of a call that is not yours says hello and no more', async () => {
    const owner = await openOk(server.socketUrl, await server.token('mei', 'agent'))
    const callId = await startCall(owner)
    const resume = { callId, epoch: 1, seq: 0 }
    const stranger = await openOk(server.socketUrl, await server.token('li', 'agent'), { protocol: 1, resume })
    expect(await stranger.next(message => message.type === 'error')).toMatchObject({ code: 'not-found', callId })
    expect(stranger.messages.some(message => message.type === 'event')).toBe(false)
    expect(stranger.messages[0]).not.toHaveProperty('lastSeq')
    stranger.socket.close()
    owner.socket.close()
  })

  test('by a supervisor watches and takes no pen', async () => {
    const owner = await openOk(server.socketUrl, await server.token('mei', 'agent'))
    const callId = await startCall(owner)
    const resume = { callId, epoch: 1, seq: 0 }
    const boss = await openOk(server.socketUrl, await server.token('boss', 'supervisor'), { protocol: 1, resume })
    expect(boss.messages[0]).toMatchObject({ type: 'welcome', epoch: 1, recovered: true })
    owner.say(final(callId, '喂', 'still-mine'))
    expect(await owner.next(message => message.type === 'ack' && message.id === 'still-mine')).toMatchObject({
      epoch: 1,
    })
    boss.say(final(callId, '我来说'))
    expect(await boss.next(message => message.type === 'error')).toMatchObject({ code: 'not-found' })
    boss.socket.close()
    owner.socket.close()
  })
})

describe('watching', () => {
  test('shows partials to those who watch, and stops with unwatch', async () => {
    const owner = await openOk(server.socketUrl, await server.token('mei', 'agent'))
    const callId = await startCall(owner)
    const boss = await openOk(server.socketUrl, await server.token('boss', 'supervisor'))
    boss.say({ type: 'watch', callId, fromSeq: 1 })
    boss.say({ type: 'ping' })
    await boss.next(message => message.type === 'pong')
    owner.say({ type: 'transcript.partial', callId, segmentId: 's1', speaker: 'customer', text: '我的' })
    expect(await boss.next(message => message.type === 'partial')).toMatchObject({ text: '我的', segmentId: 's1' })
    boss.say({ type: 'unwatch', callId })
    boss.say({ type: 'watch', callId: 'nowhere' })
    await boss.next(message => message.type === 'error')
    owner.say(final(callId, '喂'))
    await owner.next(message => message.type === 'event' && message.event.type === 'suggestion-issued')
    expect(boss.messages.some(message => message.type === 'event')).toBe(false)
    boss.socket.close()
    owner.socket.close()
  })

  test('a person with more than one role speaks in the one that hello names', async () => {
    const admin = await openOk(server.socketUrl, await server.token('root', 'admin'), {
      protocol: 1,
      role: 'supervisor',
    })
    expect(admin.messages[0]).toMatchObject({ role: 'supervisor', user: 'root' })
    admin.say({ type: 'call.start', id: 'x', facts: {} })
    expect(await admin.next(message => message.type === 'error')).toMatchObject({ id: 'x' })
    admin.socket.close()
  })
})
