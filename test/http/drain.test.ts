import { expect, test } from 'vitest'
import { MemoryStore } from '../../src/store/memory-store.ts'
import { final, openOk, openRaw, startCall } from './raw-socket.ts'
import { startTestServer } from './test-server.ts'

class SlowStore extends MemoryStore {
  release: () => void = () => {}
  #gate: Promise<void> | null = null

  hold(): void {
    this.#gate = new Promise(resolve => {
      this.release = resolve
    })
  }

  override async append(...args: Parameters<MemoryStore['append']>) {
    await this.#gate
    return super.append(...args)
  }
}

test('draining: told, nothing new taken in, what was taken in becomes durable, then 1001', async () => {
  const store = new SlowStore()
  const server = await startTestServer({ store })
  const token = await server.token('mei', 'agent')
  const raw = await openOk(server.socketUrl, token)
  const callId = await startCall(raw)
  store.hold()
  raw.say(final(callId, '最后一句', 'last'))
  raw.say({ type: 'ping' })
  await raw.next(message => message.type === 'pong')
  const closing = server.close()
  await raw.next(message => message.type === 'draining')
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
  expect((await fetch(`${server.url}/livez`)).status).toBe(200)
  const late = await openRaw(server.socketUrl, { headers: { authorization: `Bearer ${token}` } })
  expect('status' in late && late.status).toBe(503)
  raw.say(final(callId, '来不及了', 'late'))
  const refused = await raw.next(message => message.type === 'error')
  expect(refused).toMatchObject({ id: 'late', code: 'unavailable', retry: true })
  store.release()
  expect(await raw.next(message => message.type === 'ack' && message.id === 'last')).toMatchObject({ seq: 2 })
  expect((await raw.closed).code).toBe(1001)
  await closing
  const read = await store.read(callId, 1, 100)
  expect(read.ok && read.events.map(event => event.type)).toContain('suggestion-issued')
})
