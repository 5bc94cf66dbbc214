import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { LiveClient } from '../../bench/live-client.ts'
import type { LoggedEvent } from '../../src/domain/events.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const DROPS = 1_000
const CLIENTS = 25
const SEED = 20_261_121

/** Reproducible randomness: a failing run is run again with its seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return ((state ^ (state >>> 12)) >>> 0) / 2 ** 32
  }
}

interface Said {
  id: string
  text: string
}

/** Talks, and loses its connection again and again, at whatever moment that happens to be. */
async function dropAndResume(client: LiveClient, drops: number, random: () => number, name: string): Promise<Said[]> {
  await client.connect()
  await client.start({}, `start-${name}`)
  const said: Said[] = []
  const answers: Promise<unknown>[] = []
  for (let drop = 0; drop < drops; drop += 1) {
    for (let burst = Math.floor(random() * 3); burst >= 0; burst -= 1) {
      const id = `${name}-${said.length}`
      const text = `第${said.length}句，来自${name}`
      said.push({ id, text })
      answers.push(client.say(random() < 0.7 ? 'customer' : 'agent', text, { id }))
    }
    const pause = random() * 12
    if (pause > 3) await sleep(pause)
    client.drop()
    await client.connect()
  }
  await Promise.all(answers)
  return said
}

async function logOf(server: TestServer, callId: string, token: string): Promise<LoggedEvent[]> {
  const log: LoggedEvent[] = []
  for (;;) {
    const response = await fetch(`${server.url}/v1/calls/${callId}/events?from=${log.length + 1}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const { events } = (await response.json()) as { events: LoggedEvent[] }
    if (events.length === 0) return log
    log.push(...events)
  }
}

test(`${DROPS} random drops: nothing lost, doubled or reordered`, async () => {
  const server = await startTestServer({ limits: { messagesPerSecond: 1_000 } })
  const boss = await server.token('boss', 'supervisor')
  const runs = Array.from({ length: CLIENTS }, async (_, index) => {
    const name = `c${index}`
    const client = await server.client(name)
    const said = await dropAndResume(client, DROPS / CLIENTS, seeded(SEED + index), name)
    const log = await logOf(server, client.callId as string, boss)
    await client.until(() => client.lastSeq >= log.length)
    await client.close()
    return { client, said, log }
  })
  for (const { client, said, log } of await Promise.all(runs)) {
    expect(client.faults).toEqual({ lost: 0, doubled: 0, reordered: 0 })
    expect(client.events.slice(0, log.length)).toEqual(log)
    const heard = log.flatMap(event => (event.type === 'utterance-heard' ? [event.text] : []))
    expect(new Set(heard).size).toBe(heard.length)
    expect([...heard].sort()).toEqual(said.map(({ text }) => text).sort())
    // Each ack names an event of this call: the very words that it acknowledges.
    const texts = new Map(said.map(({ id, text }) => [id, text]))
    for (const ack of client.acks.filter(({ id }) => texts.has(id))) {
      expect(log[ack.seq - 1]).toMatchObject({ type: 'utterance-heard', text: texts.get(ack.id) })
    }
  }
  await server.close()
}, 60_000)
