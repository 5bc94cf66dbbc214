import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type ChildServer, freePort, spawnServer, tokenFor } from '../../bench/child-server.ts'
import { LiveClient } from '../../bench/live-client.ts'
import type { LoggedEvent } from '../../src/domain/events.ts'

/** How often the server is killed; `KILLS=200 npx vitest run test/faults` for the whole promise of the protocol. */
const KILLS = Number(process.env.KILLS ?? 8)
const CLIENTS = 6
const STUB = ['test/faults/stub-serve.ts']

interface Talker {
  client: LiveClient
  said: Map<string, string>
  /** What was answered with an ack, by the client's id. */
  acked: Map<string, number>
}

/** Talks without pause until told to stop, and comes back whenever the server is gone. */
async function talk(talker: Talker, name: string, stopped: () => boolean): Promise<void> {
  const { client, said, acked } = talker
  const comeBack = async () => {
    for (;;) {
      client.drop()
      try {
        await client.connect()
        return
      } catch {
        await sleep(20 + Math.random() * 30)
      }
    }
  }
  await comeBack()
  const start = client.start({}, `start-${name}`)
  const keepConnected = (async () => {
    while (!stopped() || client.unacknowledged > 0) {
      if (client.closeCode !== null) await comeBack()
      await sleep(5)
    }
  })()
  await start
  while (!stopped()) {
    const id = `${name}-${said.size}`
    const text = `第${said.size}句，来自${name}`
    said.set(id, text)
    const answer = await client.say(said.size % 3 === 0 ? 'agent' : 'customer', text, { id })
    if (answer.type === 'ack') acked.set(id, answer.seq)
    // An honest client keeps to the rate.
    await sleep(25)
  }
  await keepConnected
}

async function readLog(url: string, callId: string): Promise<LoggedEvent[]> {
  const headers = { authorization: `Bearer ${await tokenFor('boss', 'supervisor')}` }
  const log: LoggedEvent[] = []
  for (;;) {
    const page = await fetch(`${url}/v1/calls/${callId}/events?from=${log.length + 1}`, { headers })
    const { events } = (await page.json()) as { events: LoggedEvent[] }
    if (events.length === 0) return log
    log.push(...events)
  }
}

test(
  `${KILLS} × kill -9 in mid-call: every acknowledged event is there, resends are harmless (faults 29, 30)`,
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tongpin-kill-'))
    const port = await freePort()
    let server: ChildServer = await spawnServer({ dataDir, port, args: STUB })
    let stop = false
    const talkers = await Promise.all(
      Array.from({ length: CLIENTS }, async (_, index): Promise<Talker> => {
        const client = new LiveClient({ url: server.url, token: await tokenFor(`agent-${index}`, 'agent') })
        return { client, said: new Map(), acked: new Map() }
      }),
    )
    const talking = talkers.map((talker, index) => talk(talker, `c${index}`, () => stop))
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(150 + Math.random() * 350)
      server.process.kill('SIGKILL')
      expect(await server.ended).toBe('SIGKILL')
      server = await spawnServer({ dataDir, port, args: STUB })
    }
    await sleep(300)
    stop = true
    await Promise.all(talking)
    for (const { client, said, acked } of talkers) {
      const log = await readLog(server.url, client.callId as string)
      expect(log.map(event => event.seq)).toEqual(log.map((_, index) => index + 1))
      expect(acked.size).toBe(said.size)
      for (const [id, seq] of acked) expect(log[seq - 1]).toMatchObject({ type: 'utterance-heard', text: said.get(id) })
      const heard = log.flatMap(event => (event.type === 'utterance-heard' ? [event.text] : []))
      expect(heard).toEqual([...said.values()])
      await client.until(() => client.lastSeq === log.length)
      expect(client.faults).toEqual({ lost: 0, doubled: 0, reordered: 0 })
      expect(client.events).toEqual(log)
      // No turn is left without its end: what a crash cut short was finished afterwards.
      const advised = log.flatMap(event => (event.type === 'suggestion-issued' ? [event.turn] : []))
      const asked = log.flatMap(event => (event.type === 'reading-made' ? [event.turn] : []))
      expect(new Set(advised)).toEqual(new Set(asked))
      await client.close()
    }
    server.process.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    rmSync(dataDir, { recursive: true, force: true })
  },
  30_000 + KILLS * 5_000,
)
