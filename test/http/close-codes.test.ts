import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MemoryStore } from '../../src/store/memory-store.ts'
import { final, openOk, startCall } from './raw-socket.ts'
import { startTestServer, type TestServer } from './test-server.ts'

class TrickyStore extends MemoryStore {
  override async head(callId: string) {
    if (callId === 'boom') throw new Error('secret words in a stack')
    return super.head(callId)
  }
}

let server: TestServer
let store: TrickyStore
let agent: string
beforeAll(async () => {
  store = new TrickyStore()
  server = await startTestServer({ store })
  agent = await server.token('mei', 'agent')
})
afterAll(() => server.close())

const open = (token = agent, hello: object | null = { protocol: 1 }) => openOk(server.socketUrl, token, hello)

describe('a socket is closed with', () => {
  test('1003 after a binary frame', async () => {
    const raw = await open()
    raw.socket.send(Buffer.from('{}'))
    expect((await raw.closed).code).toBe(1003)
  })

  test('1007 after invalid UTF-8', async () => {
    const raw = await open()
    raw.socket.send(Buffer.from([0x22, 0xff, 0xfe, 0x22]), { binary: false })
    expect((await raw.closed).code).toBe(1007)
  })

  test('1008 after the fifth invalid message, not before; each is answered', async () => {
    const raw = await open()
    for (const text of ['not json', '[]', '{"type":"dance"}', '{"type":"ping"}', '{"type":"watch"}'])
      raw.socket.send(text)
    await raw.next(message => message.type === 'pong')
    raw.say({ type: 'transcript.final', id: 'x1', callId: 'c', speaker: 'nobody', text: '' })
    expect((await raw.closed).code).toBe(1008)
    const errors = raw.messages.filter(message => message.type === 'error')
    expect(errors).toHaveLength(5)
    expect(errors.at(-1)).toMatchObject({ code: 'bad-message', id: 'x1', callId: 'c', retry: false })
  })

  test('1009 after a frame above 64 KiB, while one just below is read', async () => {
    const raw = await open()
    const around = JSON.stringify({ type: 'ping', at: 1, pad: '' }).length
    raw.say({ type: 'ping', at: 1, pad: 'x'.repeat(64 * 1024 - around) })
    await raw.next(message => message.type === 'pong')
    raw.say({ type: 'ping', at: 1, pad: 'x'.repeat(64 * 1024 - around + 1) })
    expect((await raw.closed).code).toBe(1009)
  })

  test('1011 after an error of ours, without a word about it', async () => {
    const raw = await open()
    raw.say({ type: 'watch', callId: 'boom' })
    expect(await raw.closed).toEqual({ code: 1011, reason: 'internal error' })
    expect(JSON.stringify(raw.messages)).not.toContain('secret')
  })

  test.each([
    ['a first message that is no hello', { type: 'ping' }, { type: 'watch', callId: 'c' }],
    ['another protocol', { type: 'hello', protocol: 99 }, null],
    ['a role that the token does not give', { type: 'hello', protocol: 1, role: 'supervisor' }, null],
    ['nonsense', { hello: 1 }, null],
  ])('4400 after %s', async (_what, first, second) => {
    const raw = await open(agent, null)
    raw.say(first)
    if (second) raw.say(second)
    expect((await raw.closed).code).toBe(4400)
    expect(raw.messages.at(-1)?.type).toBe('error')
  })

  test('4400 after a token of another person, 4401 after a bad one', async () => {
    const other = await open(agent, { protocol: 1, token: await server.token('li', 'agent') })
    expect((await other.closed).code).toBe(4400)
    const bad = await open(agent, { protocol: 1, token: 'bad' })
    expect((await bad.closed).code).toBe(4401)
  })

  test('4403 after a second question for what is not yours; the first reads like "not found"', async () => {
    const owner = await open()
    const callId = await startCall(owner)
    const stranger = await open(await server.token('li', 'agent'))
    stranger.say({ type: 'watch', callId })
    const first = await stranger.next(message => message.type === 'error')
    stranger.say(final(callId, '喂'))
    expect((await stranger.closed).code).toBe(4403)
    const lost = await open(await server.token('li', 'agent'))
    lost.say({ type: 'watch', callId: 'nowhere' })
    const second = await lost.next(message => message.type === 'error')
    expect({ ...first, callId: '' }).toEqual({ ...second, callId: '' })
    lost.socket.close()
    owner.socket.close()
  })

  test('4409 after the fifth write without the pen; before that it is told and may read', async () => {
    const old = await open()
    const callId = await startCall(old)
    const young = await open(agent, { protocol: 1, resume: { callId, epoch: 1, seq: 1 } })
    await old.next(message => message.type === 'fenced')
    young.say(final(callId, '新的'))
    await old.next(message => message.type === 'event' && message.event.type === 'utterance-heard')
    for (let index = 0; index < 5; index += 1) old.say(final(callId, '旧的'))
    expect((await old.closed).code).toBe(4409)
    expect(old.messages.filter(message => message.type === 'error')).toHaveLength(5)
    young.socket.close()
  })

  test('4409 when another process takes the call over (fault 38)', async () => {
    const raw = await open()
    const callId = await startCall(raw)
    await store.claim(callId)
    raw.say(final(callId, '喂'))
    expect((await raw.closed).code).toBe(4409)
    expect(raw.messages.some(message => message.type === 'fenced')).toBe(true)
  })

  test('4429 above the rate', async () => {
    const raw = await open()
    for (let index = 0; index < 400; index += 1) raw.say({ type: 'ping' })
    expect((await raw.closed).code).toBe(4429)
  })

  test('4401 within five seconds after its token has expired or was taken back', async () => {
    const expiring = await open(await server.token('mei', 'agent', 1_500))
    const taken = await server.token('mei', 'agent')
    const revoked = await open(taken)
    const began = performance.now()
    const response = await fetch(`${server.url}/v1/sign-out`, {
      method: 'POST',
      headers: { authorization: `Bearer ${taken}` },
    })
    expect(response.status).toBe(200)
    expect((await revoked.closed).code).toBe(4401)
    expect((await expiring.closed).code).toBe(4401)
    expect(performance.now() - began).toBeLessThan(6_500)
    await expect(open(taken)).rejects.toThrow('401')
  })
})

describe('time', () => {
  test('4408 without a hello', async () => {
    const hasty = await startTestServer({ limits: { helloTimeoutMs: 80 } })
    const raw = await openOk(hasty.socketUrl, await hasty.token('mei', 'agent'), null)
    expect((await raw.closed).code).toBe(4408)
    await hasty.close()
  })

  test('a peer that has died is cut within two beats, one that answers is kept', async () => {
    const beating = await startTestServer({ limits: { heartbeatMs: 100 } })
    const token = await beating.token('mei', 'agent')
    const dead = await openOk(beating.socketUrl, token)
    const alive = await openOk(beating.socketUrl, token)
    const began = performance.now()
    dead.socket.pause()
    let cut = 0
    const metric = async () => /tongpin_sockets (\d+)/.exec(await (await fetch(`${beating.url}/metrics`)).text())?.[1]
    while (cut === 0 && performance.now() - began < 3_000) {
      await new Promise(resolve => setTimeout(resolve, 20))
      if ((await metric()) === '1') cut = performance.now() - began
    }
    expect(cut).toBeGreaterThan(0)
    expect(alive.socket.readyState).toBe(alive.socket.OPEN)
    dead.socket.terminate()
    alive.socket.close()
    await beating.close()
  })

  test('a client’s own heartbeat is answered, before and after the hello', async () => {
    const raw = await open(agent, null)
    raw.say({ type: 'ping', at: 7 })
    expect(await raw.next(message => message.type === 'pong')).toEqual({ type: 'pong', at: 7 })
    raw.socket.close()
  })
})
