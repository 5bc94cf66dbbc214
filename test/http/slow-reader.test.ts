import { expect, test } from 'vitest'
import { final, openOk, startCall } from './raw-socket.ts'
import { startTestServer } from './test-server.ts'

test('a reader that does not keep up is cut at the limit of its backlog, others see every event (fault 44)', async () => {
  const server = await startTestServer({ limits: { backlogBytesMax: 256 * 1024, messagesPerSecond: 1_000 } })
  const agent = await openOk(server.socketUrl, await server.token('mei', 'agent'))
  const callId = await startCall(agent)
  const boss = await server.token('boss', 'supervisor')
  const [slow, quick] = [await openOk(server.socketUrl, boss), await openOk(server.socketUrl, boss)]
  for (const watcher of [slow, quick]) watcher.say({ type: 'watch', callId })
  await quick.next(message => message.type === 'event')
  await slow.next(message => message.type === 'event')
  slow.socket.pause()
  // Enough to fill the kernel's buffers as well: 20,000 characters are 60 KB, and each turn says them twice.
  const text = '慢'.repeat(20_000)
  const TURNS = 120
  for (let turn = 0; turn < TURNS; turn += 1) {
    const id = `m${turn}`
    agent.say(final(callId, text, id))
    await agent.next(message => message.type === 'ack' && message.id === id)
    agent.messages.length = 0
  }
  await quick.next(message => message.type === 'event' && message.event.turn === TURNS - 1)
  const seqs = quick.messages.flatMap(message => (message.type === 'event' ? [message.seq] : []))
  expect(seqs).toEqual(seqs.map((_, index) => index + 1))
  const metrics = await (await fetch(`${server.url}/metrics`)).text()
  expect(metrics).toContain('tongpin_socket_closes_total{code="4413"} 1')
  expect(metrics).toContain('tongpin_sockets 2')
  slow.socket.resume()
  expect((await slow.closed).code).toBe(1006)
  agent.socket.close()
  quick.socket.close()
  await server.close()
}, 30_000)
