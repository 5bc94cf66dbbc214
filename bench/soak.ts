import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { LoggedEvent } from '../src/domain/events.ts'
import { readTranscript } from '../src/ingest/read-transcript.ts'
import type { TranscriptUtterance } from '../src/ingest/utterance.ts'
import { type ChildServer, freePort, spawnServer, tokenFor } from './child-server.ts'
import { LiveClient } from './live-client.ts'

/*
 * Many live calls at once over WebSocket, on a server that is killed (kill -9) again and again, with clients that lose their
 * connections in between. Prints what must be zero and ends with 1 where it is not.
 *
 *   node bench/soak.ts --calls 100 --seconds 30 --kills 3 --every-ms 2000 [--stub]
 */
const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '30' },
    kills: { type: 'string', default: '3' },
    /** Pause between two utterances of a call; people take about this long. */
    'every-ms': { type: 'string', default: '2000' },
    /** Advice is stubbed: measures the shell alone. */
    stub: { type: 'boolean', default: false },
  },
})
const calls = Number(values.calls)
const runMs = Number(values.seconds) * 1000
const kills = Number(values.kills)
const everyMs = Number(values['every-ms'])
const args = values.stub ? ['test/faults/stub-serve.ts'] : ['src/cli.ts', 'serve']
/** Of a hundred utterances, so many are followed by a lost connection. */
const DROP_PERCENT = 3

interface Live {
  client: LiveClient
  name: string
  said: Map<string, { text: string; at: number }>
  acked: Map<string, number>
  drops: number
}

const samples = readSamples(join(import.meta.dirname, '..', 'evals', 'cases'))
const ackMs: number[] = []
const adviceMs: number[] = []
let stopping = false

const dataDir = mkdtempSync(join(tmpdir(), 'tongpin-soak-'))
const port = await freePort()
let server = await spawnServer({ dataDir, port, args })
const lives = await Promise.all(Array.from({ length: calls }, (_, index) => open(index)))
const talking = lives.map((live, index) => talk(live, samples[index % samples.length] as TranscriptUtterance[]))
let residentMb = 0
for (let kill = 0; kill < kills; kill += 1) {
  await sleep(runMs / (kills + 1))
  residentMb = Math.max(residentMb, residentOf(server))
  server.process.kill('SIGKILL')
  await server.ended
  server = await spawnServer({ dataDir, port, args })
}
await sleep(runMs / (kills + 1))
residentMb = Math.max(residentMb, residentOf(server))
const cpuMs = cpuOf(server)
stopping = true
await Promise.all(talking)
const verdicts = await Promise.all(lives.map(check))
server.process.kill('SIGTERM')
const exitCode = await server.ended
rmSync(dataDir, { recursive: true, force: true })
report()

async function open(index: number): Promise<Live> {
  const name = `call-${index}`
  const client = new LiveClient({ url: server.url, token: await tokenFor(`agent-${index}`, 'agent') })
  return { client, name, said: new Map(), acked: new Map(), drops: 0 }
}

async function talk(live: Live, sample: TranscriptUtterance[]): Promise<void> {
  const { client, name, said, acked } = live
  await comeBack(client)
  const staying = stay(client)
  await client.start({ locale: 'zh-CN' }, `start-${name}`)
  await sleep(Math.random() * everyMs)
  for (let turn = 0; !stopping; turn += 1) {
    const { speaker, text } = sample[turn % sample.length] as TranscriptUtterance
    const id = `${name}-${turn}`
    const at = performance.now()
    said.set(id, { text, at })
    const answer = client.say(speaker, text, { id }).then(async ack => {
      if (ack.type !== 'ack') throw new Error(`${id}: ${ack.code}`)
      acked.set(id, ack.seq)
      ackMs.push(performance.now() - at)
      if (speaker !== 'customer') return
      const advised = () => client.events.some(event => event.seq > ack.seq && event.type === 'suggestion-issued')
      await client.until(advised, 3_000).then(
        () => adviceMs.push(performance.now() - at),
        () => undefined,
      )
    })
    await sleep(everyMs * (0.5 + Math.random()))
    if (Math.random() * 100 < DROP_PERCENT) {
      live.drops += 1
      client.drop()
      await comeBack(client)
    }
    await answer
  }
  await staying
}

/** Comes back after every loss of the connection, until there is nothing left to say. */
async function stay(client: LiveClient): Promise<void> {
  while (!stopping || client.unacknowledged > 0) {
    if (client.closeCode !== null) await comeBack(client)
    await sleep(20)
  }
}

/** Reconnects with jitter, as the protocol asks of its clients. */
async function comeBack(client: LiveClient): Promise<void> {
  for (;;) {
    client.drop()
    try {
      await client.connect()
      return
    } catch {
      await sleep(50 + Math.random() * 200)
    }
  }
}

async function check({ client, said, acked, drops }: Live) {
  const log = await readLog(server, client.callId as string)
  await client.until(() => client.lastSeq >= log.length).catch(() => undefined)
  const heard = log.filter(event => event.type === 'utterance-heard')
  const lostAcks = [...acked.values()].filter(seq => log[seq - 1]?.type !== 'utterance-heard').length
  const differing = client.events.filter((event, index) => JSON.stringify(event) !== JSON.stringify(log[index])).length
  return {
    events: log.length,
    drops,
    lost: client.faults.lost + lostAcks + Math.max(said.size - heard.length, 0),
    doubled: client.faults.doubled + (heard.length > said.size ? heard.length - said.size : 0),
    reordered: client.faults.reordered + differing,
  }
}

function report(): void {
  const sum = (key: keyof (typeof verdicts)[number]) => verdicts.reduce((total, verdict) => total + verdict[key], 0)
  const wrong = sum('lost') + sum('doubled') + sum('reordered')
  console.log(
    `${calls} calls, ${runMs / 1000} s, ${kills} × kill -9, ${sum('drops')} dropped connections, ${sum('events')} events\n` +
      `lost ${sum('lost')}, doubled ${sum('doubled')}, reordered ${sum('reordered')}\n` +
      `ack ms p50 ${percentile(ackMs, 50)} p95 ${percentile(ackMs, 95)} (across kills: p99 ${percentile(ackMs, 99)})\n` +
      `suggestion ms p50 ${percentile(adviceMs, 50)} p95 ${percentile(adviceMs, 95)}\n` +
      `server: ${residentMb} MB resident at most, ${cpuMs} ms of CPU in its last life, ended with ${exitCode}`,
  )
  process.exitCode = wrong === 0 && exitCode === 0 ? 0 : 1
}

function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round((sorted[Math.floor((sorted.length * share) / 100)] ?? 0) * 10) / 10
}

async function readLog({ url }: ChildServer, callId: string): Promise<LoggedEvent[]> {
  const headers = { authorization: `Bearer ${await tokenFor('boss', 'supervisor')}` }
  const log: LoggedEvent[] = []
  for (;;) {
    const page = await fetch(`${url}/v1/calls/${callId}/events?from=${log.length + 1}`, { headers })
    const { events } = (await page.json()) as { events: LoggedEvent[] }
    if (events.length === 0) return log
    log.push(...events)
  }
}

function readSamples(dir: string): TranscriptUtterance[][] {
  const files = readdirSync(dir).filter(file => file.endsWith('.jsonl'))
  return files.map(file =>
    [...readTranscript(readFileSync(join(dir, file), 'utf8'), { fileName: file })].flatMap(item =>
      item.kind === 'utterance' ? [item.utterance] : [],
    ),
  )
}

/** Resident memory in MB; 0 where the system has no /proc. */
function residentOf({ process: { pid } }: ChildServer): number {
  try {
    const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Math.round(Number(found?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}

/** CPU that the process has used, in ms; 0 where the system has no /proc. */
function cpuOf({ process: { pid } }: ChildServer): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return 0
  }
}
