import { describe, expect, test } from 'vitest'
import { CLOSE_CODES } from '../../src/protocol/close-codes.ts'
import { CallClient } from '../../web/src/call-client.ts'
import { ack, eventMessage, FakeWorld, heardEvent, settle, startedEvent } from './fake-line.ts'

/** A client in a call `c1` that has folded `call-started`. */
async function inCall() {
  const world = new FakeWorld()
  const client = new CallClient(world.ports)
  client.connect()
  const socket = await world.welcome()
  const started = client.startCall({ locale: 'zh-CN' })
  const { id } = socket.saidOf('call.start')[0] ?? { id: '' }
  socket.tell(eventMessage(1, startedEvent))
  socket.tell(ack(id, 1))
  await started
  return { world, client, socket }
}

const texts = (client: CallClient) => client.getState().desk.lines.map(line => line.text)
const say = (client: CallClient, text: string) =>
  client.send({ type: 'transcript.final', speaker: 'customer', text, startMs: 0, endMs: 1 })

describe('starting', () => {
  test('says hello in this version, as an agent, and nothing before it is open', async () => {
    const world = new FakeWorld()
    const client = new CallClient(world.ports)
    client.connect()
    await settle()
    expect(world.socket.said).toEqual([])
    world.socket.open()
    expect(world.socket.said).toEqual([{ type: 'hello', protocol: 1, role: 'agent' }])
    expect(client.getState().link).toEqual({ kind: 'connecting' })
  })

  test('names no role where the sign-in is to decide', async () => {
    const world = new FakeWorld()
    const client = new CallClient({ ...world.ports, role: null })
    client.connect()
    await settle()
    world.socket.open()
    expect(world.socket.said[0]).not.toHaveProperty('role')
  })

  test('takes its place from the first event of the call that it started', async () => {
    const { client } = await inCall()
    expect(client.getState().place).toEqual({ callId: 'c1', epoch: 1, seq: 1 })
    expect(client.getState().desk.call.phase).toBe('live')
    expect(client.getState().waiting).toBe(0)
  })

  test('a start that is lost with the line is sent again with the same id', async () => {
    const world = new FakeWorld()
    const client = new CallClient(world.ports)
    client.connect()
    const first = await world.welcome()
    void client.startCall({})
    first.drop()
    await world.time.pass(1_000)
    const second = await world.welcome()
    expect(second.saidOf('hello')[0]).not.toHaveProperty('resume')
    expect(second.saidOf('call.start')).toEqual(first.saidOf('call.start'))
  })

  test('a new call ends the one before, and ignores what still comes from it', async () => {
    const { client, socket } = await inCall()
    const started = client.startCall({})
    expect(socket.saidOf('call.end')[0]).toMatchObject({ callId: 'c1', reason: 'replaced' })
    socket.tell(eventMessage(2, { type: 'call-ended', reason: 'replaced' }))
    expect(client.getState().place).toBeNull()
    const { id } = socket.saidOf('call.start')[1] ?? { id: '' }
    socket.tell(ack(id, 1, 'c2', 4))
    socket.tell(eventMessage(1, { ...startedEvent, callId: 'c2' }, 'c2', 4))
    expect(await started).toMatchObject({ ok: true, callId: 'c2' })
    expect(client.getState().place).toEqual({ callId: 'c2', epoch: 4, seq: 1 })
  })
})

describe('order', () => {
  test('folds each event once: a double by seq is dropped', async () => {
    const { client, socket } = await inCall()
    socket.tell(eventMessage(2, heardEvent(0)))
    socket.tell(eventMessage(2, heardEvent(0)))
    socket.tell(eventMessage(1, startedEvent))
    socket.tell(eventMessage(3, heardEvent(1)))
    expect(texts(client)).toEqual(['第0句', '第1句'])
    expect(client.getState().desk.call.turns).toBe(2)
  })

  test('a gap makes it come back at once and resume from the last event that it folded', async () => {
    const { world, client, socket } = await inCall()
    socket.tell(eventMessage(2, heardEvent(0)))
    socket.tell(eventMessage(4, heardEvent(2)))
    expect(texts(client)).toEqual(['第0句'])
    expect(socket.closedByClient).toBe(true)
    await world.time.pass(0)
    const next = await world.welcome({ callId: 'c1', epoch: 2, lastSeq: 4, recovered: true })
    expect(next).not.toBe(socket)
    expect(next.saidOf('hello')[0]?.resume).toEqual({ callId: 'c1', epoch: 1, seq: 2 })
    next.tell(eventMessage(3, heardEvent(1), 'c1', 2))
    next.tell(eventMessage(4, heardEvent(2), 'c1', 2))
    expect(texts(client)).toEqual(['第0句', '第1句', '第2句'])
  })

  test('an ack that stays ahead of its events is a gap too', async () => {
    const { world, client, socket } = await inCall()
    const said = say(client, '喂')
    socket.tell(ack(socket.saidOf('transcript.final')[0]?.id ?? '', 2))
    expect(await said).toMatchObject({ ok: true, seq: 2 })
    await world.time.pass(3_000)
    await world.welcome({ callId: 'c1', epoch: 2, lastSeq: 2, recovered: true })
    expect(world.socket.saidOf('hello')[0]?.resume).toMatchObject({ seq: 1 })
  })

  test('an ack whose events follow in time changes nothing', async () => {
    const { world, client, socket } = await inCall()
    void say(client, '喂')
    socket.tell(ack(socket.saidOf('transcript.final')[0]?.id ?? '', 2))
    socket.tell(eventMessage(2, heardEvent(0)))
    await world.time.pass(5_000)
    expect(world.sockets).toHaveLength(1)
  })

  test('events of other calls, unknown messages and broken frames are passed over', async () => {
    const { client, socket } = await inCall()
    socket.tell(eventMessage(2, heardEvent(0), 'c9'))
    socket.tellText('{"type":"weather","sunny":true}')
    socket.tellText('not json')
    socket.tell(eventMessage(2, heardEvent(0, '在')))
    expect(texts(client)).toEqual(['在'])
  })

  test('a snapshot replaces what was folded, also where the log is shorter than before', async () => {
    const { world, client, socket } = await inCall()
    socket.tell(eventMessage(2, heardEvent(0)))
    const { call } = client.getState().desk
    socket.drop(CLOSE_CODES.slowConsumer)
    await world.time.pass(0)
    const next = await world.welcome({ callId: 'c1', epoch: 7, lastSeq: 900, recovered: false })
    const recent = [
      { turn: 640, utteranceId: 'u640', speaker: 'customer' as const, text: '还在', startMs: 1, endMs: 2 },
    ]
    next.tell({ type: 'snapshot', callId: 'c1', epoch: 7, seq: 900, state: { ...call, turns: 641, recent } })
    expect(client.getState().place).toEqual({ callId: 'c1', epoch: 7, seq: 900 })
    expect(texts(client)).toEqual(['还在'])
    expect(client.getState().desk.linesFrom).toBe(640)
    next.tell(eventMessage(901, heardEvent(641, '对'), 'c1', 7))
    expect(texts(client)).toEqual(['还在', '对'])
  })
})

describe('commands', () => {
  test('what was not acknowledged is sent again with the same ids, in the same order, after every loss', async () => {
    const { world, client, socket } = await inCall()
    const first = say(client, '一')
    const second = say(client, '二')
    socket.drop()
    const third = say(client, '三')
    expect(client.getState().waiting).toBe(3)
    await world.time.pass(1_000)
    const next = await world.welcome({ callId: 'c1', epoch: 2, lastSeq: 1, recovered: true })
    const sent = next.saidOf('transcript.final')
    expect(sent.map(message => message.text)).toEqual(['一', '二', '三'])
    expect(sent.slice(0, 2).map(message => message.id)).toEqual(socket.saidOf('transcript.final').map(m => m.id))
    for (const [index, message] of sent.entries()) next.tell(ack(message.id, 2 + index, 'c1', 2))
    for (const said of [first, second, third]) expect(await said).toMatchObject({ ok: true })
    expect(client.getState().waiting).toBe(0)
  })

  test('an acknowledged command is not sent again', async () => {
    const { world, client, socket } = await inCall()
    const said = say(client, '一')
    socket.tell(eventMessage(2, heardEvent(0, '一')))
    socket.tell(ack(socket.saidOf('transcript.final')[0]?.id ?? '', 2))
    await said
    socket.drop()
    await world.time.pass(1_000)
    const next = await world.welcome({ callId: 'c1', epoch: 2, lastSeq: 2, recovered: true })
    expect(next.saidOf('transcript.final')).toEqual([])
  })

  test('a refusal that retrying can help is tried again, another one is told', async () => {
    const { world, client, socket } = await inCall()
    const said = say(client, '一')
    const { id } = socket.saidOf('transcript.final')[0] ?? { id: '' }
    socket.tell({ type: 'error', code: 'busy', message: 'later', retry: true, id, callId: 'c1' })
    await world.time.pass(1_000)
    expect(socket.saidOf('transcript.final').map(message => message.id)).toEqual([id, id])
    socket.tell({ type: 'error', code: 'text-empty', message: 'empty', retry: false, id, callId: 'c1' })
    expect(await said).toEqual({ ok: false, code: 'text-empty', message: 'empty' })
    expect(client.getState().refusal).toEqual({ code: 'text-empty', message: 'empty' })
    expect(client.getState().waiting).toBe(0)
  })

  test('partials are sent only while the line is up, and never again', async () => {
    const { world, client, socket } = await inCall()
    client.sendPartial({ segmentId: 's1', speaker: 'customer', text: '我' })
    expect(socket.saidOf('transcript.partial')).toHaveLength(1)
    socket.drop()
    client.sendPartial({ segmentId: 's1', speaker: 'customer', text: '我要' })
    await world.time.pass(1_000)
    const next = await world.welcome({ callId: 'c1', epoch: 2, lastSeq: 1, recovered: true })
    expect(next.saidOf('transcript.partial')).toEqual([])
  })

  test('words being spoken are shown until the turn is heard', async () => {
    const { client, socket } = await inCall()
    socket.tell({ type: 'partial', callId: 'c1', segmentId: 's1', speaker: 'customer', text: '我要', reading: null })
    socket.tell({ type: 'partial', callId: 'c1', segmentId: 's1', speaker: 'customer', text: '我要退', reading: null })
    expect(client.getState().desk.partials.map(partial => partial.text)).toEqual(['我要退'])
    socket.tell(eventMessage(2, heardEvent(0, '我要退钱')))
    expect(client.getState().desk.partials).toEqual([])
  })
})

describe('the line', () => {
  test('comes back with growing waits and says so', async () => {
    const { world, client, socket } = await inCall()
    world.tickets = [{ refused: 'unreachable' }, { refused: 'unreachable' }]
    const asked = world.ticketsAsked
    socket.drop()
    expect(client.getState().link).toEqual({ kind: 'reconnecting', attempt: 1 })
    await world.time.pass(225)
    expect(world.ticketsAsked).toBe(asked + 1)
    expect(client.getState().link).toEqual({ kind: 'reconnecting', attempt: 2 })
    await world.time.pass(449)
    expect(world.ticketsAsked).toBe(asked + 1)
    await world.time.pass(1)
    expect(world.ticketsAsked).toBe(asked + 2)
    await world.time.pass(900)
    await world.welcome({ callId: 'c1', epoch: 2, lastSeq: 1, recovered: true })
    expect(client.getState().link).toEqual({ kind: 'live' })
  })

  test('a fenced desk reads on, writes nothing, and does not come back by itself', async () => {
    const { world, client, socket } = await inCall()
    const said = say(client, '一')
    socket.tell({ type: 'fenced', callId: 'c1', epoch: 2 })
    expect(client.getState().link).toEqual({ kind: 'read-only' })
    expect(await said).toMatchObject({ ok: false, code: 'read-only' })
    socket.tell(eventMessage(2, heardEvent(0, '别人写的'), 'c1', 2))
    expect(texts(client)).toEqual(['别人写的'])
    expect(await say(client, '二')).toMatchObject({ ok: false, code: 'read-only' })
    socket.tell({ type: 'draining' })
    socket.drop(CLOSE_CODES.shutdown)
    await world.time.pass(60_000)
    expect(world.sockets).toHaveLength(1)
    expect(client.getState().link).toEqual({ kind: 'read-only' })
  })

  test('a fenced desk takes the call over when it is told to', async () => {
    const { world, client, socket } = await inCall()
    socket.drop(CLOSE_CODES.fenced)
    expect(client.getState().link).toEqual({ kind: 'read-only' })
    client.connect()
    const next = await world.welcome({ callId: 'c1', epoch: 3, lastSeq: 1, recovered: true })
    expect(next.saidOf('hello')[0]?.resume).toEqual({ callId: 'c1', epoch: 1, seq: 1 })
    expect(client.getState().link).toEqual({ kind: 'live' })
    void say(client, '又是我')
    expect(next.saidOf('transcript.final')).toHaveLength(1)
  })

  test('word of an epoch that is already ours does not fence', async () => {
    const { world, client, socket } = await inCall()
    socket.drop()
    await world.time.pass(1_000)
    const next = await world.welcome({ callId: 'c1', epoch: 2, lastSeq: 1, recovered: true })
    next.tell({ type: 'fenced', callId: 'c1', epoch: 2 })
    expect(client.getState().link).toEqual({ kind: 'live' })
  })

  test('draining is told, and after the shutdown the desk comes back elsewhere', async () => {
    const { world, client, socket } = await inCall()
    socket.tell({ type: 'draining' })
    expect(client.getState().link).toEqual({ kind: 'draining' })
    socket.drop(CLOSE_CODES.shutdown)
    await world.time.pass(1_000)
    await world.welcome({ callId: 'c1', epoch: 2, lastSeq: 1, recovered: true })
    expect(client.getState().link).toEqual({ kind: 'live' })
  })

  test('an expired token leads to a new ticket, and to the sign-in page where there is none', async () => {
    const { world, client, socket } = await inCall()
    world.tickets = [{ refused: 'signed-out' }]
    socket.drop(CLOSE_CODES.tokenExpired)
    await world.time.pass(0)
    expect(client.getState().link).toEqual({ kind: 'signed-out' })
  })

  test('after a close that forbids a retry nothing is tried', async () => {
    const { world, client, socket } = await inCall()
    socket.drop(CLOSE_CODES.invalidMessages)
    await world.time.pass(60_000)
    expect(client.getState().link).toEqual({ kind: 'stopped', code: CLOSE_CODES.invalidMessages })
    expect(world.sockets).toHaveLength(1)
  })

  test('a silent line is asked once and then given up', async () => {
    const { world, client, socket } = await inCall()
    await world.time.pass(15_000)
    expect(socket.saidOf('ping')).toHaveLength(1)
    socket.tell({ type: 'pong' })
    await world.time.pass(15_000)
    expect(socket.saidOf('ping')).toHaveLength(2)
    expect(client.getState().link).toEqual({ kind: 'live' })
    await world.time.pass(15_000)
    expect(client.getState().link.kind).toBe('reconnecting')
  })

  test('what a former connection still says is not heard', async () => {
    const { world, client, socket } = await inCall()
    socket.drop()
    await world.time.pass(1_000)
    await world.welcome({ callId: 'c1', epoch: 2, lastSeq: 1, recovered: true })
    socket.tell(eventMessage(2, heardEvent(0)))
    socket.drop(CLOSE_CODES.notYours)
    expect(texts(client)).toEqual([])
    expect(client.getState().link).toEqual({ kind: 'live' })
  })

  test('a call that the service no longer has is let go, with what waited for it', async () => {
    const { world, client, socket } = await inCall()
    const said = say(client, '一')
    socket.drop()
    await world.time.pass(1_000)
    const next = await world.welcome()
    expect(next.saidOf('transcript.final')).toEqual([])
    next.tell({ type: 'error', code: 'not-found', message: 'no such call', retry: false, callId: 'c1' })
    expect(await said).toMatchObject({ ok: false, code: 'not-found' })
    expect(client.getState()).toMatchObject({ place: null, waiting: 0, link: { kind: 'live' } })
  })

  test('a call that cannot be taken up just now is asked for again', async () => {
    const { world, client, socket } = await inCall()
    socket.drop()
    await world.time.pass(1_000)
    const next = await world.welcome()
    next.tell({ type: 'error', code: 'unavailable', message: 'store', retry: true, callId: 'c1' })
    expect(client.getState().link.kind).toBe('reconnecting')
    await world.time.pass(10_000)
    expect(world.socket).not.toBe(next)
    world.socket.open()
    expect(world.socket.saidOf('hello')[0]?.resume).toMatchObject({ callId: 'c1' })
  })

  test('a desk that was loaded again resumes its call from the first event', async () => {
    const world = new FakeWorld()
    const client = new CallClient(world.ports, 'c1')
    client.connect()
    const socket = await world.welcome({ callId: 'c1', epoch: 5, lastSeq: 2, recovered: true })
    expect(socket.saidOf('hello')[0]?.resume).toEqual({ callId: 'c1', epoch: 0, seq: 0 })
    socket.tell(eventMessage(1, startedEvent, 'c1', 5))
    socket.tell(eventMessage(2, heardEvent(0, '回来了'), 'c1', 5))
    expect(texts(client)).toEqual(['回来了'])
  })

  test('closing the desk ends the line for good', async () => {
    const { world, client, socket } = await inCall()
    client.close()
    expect(socket.closedByClient).toBe(true)
    await world.time.pass(60_000)
    expect(world.sockets).toHaveLength(1)
    expect(client.getState().link).toEqual({ kind: 'idle' })
  })
})
