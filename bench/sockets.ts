import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { LiveClient } from './live-client.ts'
import { benchCalls } from './material.ts'
import { percentile, printTable, type Row } from './table.ts'

const calls = benchCalls()

function ask<T>(child: ChildProcess, question: string): Promise<T> {
  return new Promise(resolve => {
    child.once('message', answer => resolve(answer as T))
    child.send(question)
  })
}

async function started<T>(file: string, execArgv: string[] = []): Promise<{ child: ChildProcess; hello: T }> {
  const child = fork(join(import.meta.dirname, file), { execArgv })
  const hello = await new Promise<T>((resolve, reject) => {
    child.once('message', message => resolve(message as T))
    child.once('exit', code => reject(new Error(`${file} ended with ${code} before it was ready`)))
  })
  return { child, hello }
}

async function cpuMsOf(child: ChildProcess): Promise<number> {
  const { cpu } = await ask<{ cpu: NodeJS.CpuUsage }>(child, 'cpu')
  return (cpu.user + cpu.system) / 1000
}

interface Load {
  liveCalls: number
  /** How often each call says something; together with `liveCalls` it gives the turns a second. */
  everyMs: number
  forMs: number
}

/** One live call: says the customer's lines of a sample call in turn, and times each until its suggestion is there. */
class Caller {
  readonly client: LiveClient
  readonly latenciesMs: number[] = []
  #lines: string[]
  #next = 0
  #facts: object

  constructor(url: string, token: string, index: number) {
    this.client = new LiveClient({ url, token })
    const call = calls[index % calls.length] as (typeof calls)[number]
    this.#facts = call.facts
    this.#lines = call.utterances.filter(line => line.speaker === 'customer').map(line => line.text)
    this.#next = index
  }

  async open(): Promise<void> {
    await this.client.connect()
    const answer = await this.client.start(this.#facts)
    if (answer.type !== 'ack') throw new Error(`call.start: ${answer.code}`)
  }

  async say(): Promise<void> {
    const text = this.#lines[this.#next++ % this.#lines.length] as string
    const seen = this.client.events.length
    const began = performance.now()
    const answered = this.client.until(
      () =>
        this.client.events
          .slice(seen)
          .some(event => event.type === 'suggestion-issued' || event.type === 'suggestion-withheld'),
      20_000,
    )
    const answer = await this.client.say('customer', text)
    if (answer.type !== 'ack') throw new Error(`transcript.final: ${answer.code}`)
    await answered
    this.latenciesMs.push(performance.now() - began)
  }
}

async function underLoad(child: ChildProcess, url: string, token: string, load: Load) {
  const callers: Caller[] = []
  for (let index = 0; index < load.liveCalls; index += 20) {
    const batch = Array.from(
      { length: Math.min(20, load.liveCalls - index) },
      (_, k) => new Caller(url, token, index + k),
    )
    await Promise.all(batch.map(caller => caller.open()))
    callers.push(...batch)
  }
  await Promise.all(callers.slice(0, 20).map(caller => caller.say()))
  for (const caller of callers) caller.latenciesMs.length = 0
  const cpuBefore = await cpuMsOf(child)
  const began = performance.now()
  await Promise.all(
    callers.map(async (caller, index) => {
      await sleep((index / callers.length) * load.everyMs)
      while (performance.now() - began < load.forMs) {
        const due = performance.now() + load.everyMs
        await caller.say()
        await sleep(Math.max(0, due - performance.now()))
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  const latencies = callers.flatMap(caller => caller.latenciesMs)
  const cpuMs = (await cpuMsOf(child)) - cpuBefore
  return { callers, latencies, cpuMsATurn: cpuMs / latencies.length, turnsPerSecond: latencies.length / seconds }
}

async function closeAll(callers: readonly Caller[]): Promise<void> {
  await Promise.all(
    callers.map(async ({ client }) => {
      await client.end()
      await client.close()
    }),
  )
}

/** CPU of a bare echo a message, with the frames that the product would get. */
async function echoCpuMs(): Promise<number> {
  const { child, hello } = await started<{ port: number }>('echo-server.ts')
  const socket = new WebSocket(`ws://127.0.0.1:${hello.port}`, { perMessageDeflate: false })
  await new Promise(resolve => socket.once('open', resolve))
  const lines = calls.flatMap(call => call.utterances)
  const echo = (index: number) =>
    new Promise(resolve => {
      const { speaker, text } = lines[index % lines.length] as (typeof lines)[number]
      socket.once('message', resolve)
      socket.send(JSON.stringify({ type: 'transcript.final', id: `m-${index}`, callId: 'c', speaker, text }))
    })
  for (let index = 0; index < 500; index += 1) await echo(index)
  const before = await cpuMsOf(child)
  for (let index = 0; index < 5000; index += 1) await echo(index)
  const spent = (await cpuMsOf(child)) - before
  socket.terminate()
  child.kill()
  return spent / 5000
}

const LOADS: Load[] = [
  { liveCalls: 1, everyMs: 150, forMs: 9_000 },
  { liveCalls: 100, everyMs: 4_000, forMs: 12_000 },
  { liveCalls: 1_000, everyMs: 25_000, forMs: 30_000 },
]

/** A server of its own for every load, so that the CPU of one is not that of another. */
async function measured(load: Load) {
  const { child, hello } = await started<{ url: string; token: string }>('server-process.ts', ['--expose-gc'])
  const { url, token } = hello
  const warm = await underLoad(child, url, token, { liveCalls: 20, everyMs: 200, forMs: 4_000 })
  await closeAll(warm.callers)
  const result = await underLoad(child, url, token, load)
  await closeAll(result.callers)
  child.send('stop')
  return result
}

const MEMORY_CALLS = 300
const MEMORY_TURNS = 10

/** What a live call of ten customer turns holds in the server, its socket included. */
async function memoryPerCall(): Promise<{ heapKb: number; residentKb: number }> {
  const { child, hello } = await started<{ url: string; token: string }>('server-process.ts', ['--expose-gc'])
  const { url, token } = hello
  const memory = async () => (await ask<{ memory: NodeJS.MemoryUsage }>(child, 'memory')).memory
  const talk = async (count: number, from: number) => {
    const callers = Array.from({ length: count }, (_, index) => new Caller(url, token, from + index))
    await Promise.all(callers.map(caller => caller.open()))
    for (let turn = 0; turn < MEMORY_TURNS; turn += 1) {
      for (let at = 0; at < count; at += 50) await Promise.all(callers.slice(at, at + 50).map(caller => caller.say()))
    }
    return callers
  }
  const warm = await talk(30, 0)
  const before = await memory()
  const callers = await talk(MEMORY_CALLS, 30)
  const after = await memory()
  await closeAll([...warm, ...callers])
  child.send('stop')
  const perCallKb = (bytes: number) => bytes / 1000 / MEMORY_CALLS
  const heap = (usage: NodeJS.MemoryUsage) => usage.heapUsed + usage.external
  return { heapKb: perCallKb(heap(after) - heap(before)), residentKb: perCallKb(after.rss - before.rss) }
}

export async function benchSockets(): Promise<void> {
  const rows: Row[] = []
  let cpuMsATurn = 0
  for (const load of LOADS) {
    const run = await measured(load)
    if (load.liveCalls === 100) cpuMsATurn = run.cpuMsATurn
    const p = (share: number) => `${percentile(run.latencies, share).toFixed(1)} ms`
    rows.push({
      what: `utterance in → suggestion out, ${load.liveCalls} live calls, ${run.turnsPerSecond.toFixed(0)} turns/s`,
      value: `p50 ${p(0.5)} · p99 ${p(0.99)} · ${run.cpuMsATurn.toFixed(1)} CPU-ms a turn`,
    })
  }
  const { heapKb, residentKb } = await memoryPerCall()
  rows.push({
    what: `memory a live call of ${MEMORY_TURNS} customer turns, socket included (heap and external after gc)`,
    value: `${heapKb.toFixed(0)} kB (resident ${residentKb.toFixed(0)} kB)`,
    goal: '≤ 100 kB',
    met: heapKb <= 100,
  })
  const echo = await echoCpuMs()
  rows.push({ what: 'bare ws echo with JSON and zod', value: `${echo.toFixed(3)} CPU-ms a message` })
  rows.push({
    what: 'a turn over the socket (100 calls) beside the bare echo',
    value: `${(cpuMsATurn / echo).toFixed(0)}×`,
  })
  printTable('Over a socket', rows)
}
