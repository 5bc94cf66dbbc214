import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { seeded } from '../../evals/offer-histories.ts'
import type { LoggedEvent } from '../../src/domain/events.ts'
import type { Actor, Outcome } from '../../src/live/ports.ts'
import type { SessionCommand } from '../../src/live/session.ts'
import type { EventStore } from '../../src/store/event-store.ts'
import { MemoryStore } from '../../src/store/memory-store.ts'
import { SqliteStore } from '../../src/store/sqlite-store.ts'
import { threeTiers } from '../tools/authority/authorities.ts'
import { BOSS, createHarness, type FragileStore, MEI } from './harness.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 20)
const RACERS = 100
const TIMEOUT_MS = 1_000 * ROUNDS + 10_000

const dirs: string[] = []
afterAll(() => {
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true })
})

/** The store answers late and in another order than it was asked in, as one over a network does. */
function jittery(store: EventStore, random: () => number): FragileStore {
  const waits = new Set(['append', 'head', 'read', 'receipt', 'claim', 'committed'])
  return new Proxy(store, {
    get(target, name) {
      const method = Reflect.get(target, name) as unknown
      if (typeof method !== 'function') return method
      const call = method.bind(target) as (...args: unknown[]) => Promise<unknown>
      if (!waits.has(String(name))) return call
      return async (...args: unknown[]) => {
        for (let turns = Math.floor(random() * 4); turns > 0; turns -= 1) await new Promise(setImmediate)
        return call(...args)
      }
    },
  }) as FragileStore
}

const stores: Record<string, () => EventStore> = {
  memory: () => new MemoryStore(),
  sqlite: () => {
    const dir = mkdtempSync(join(tmpdir(), 'tongpin-race-'))
    dirs.push(dir)
    return new SqliteStore({ path: join(dir, 'race.sqlite') })
  },
}

/** Two nodes over one store: each with its own front desk, sessions and mailboxes. */
async function twoNodes(kind: string) {
  const random = seeded(7)
  const store = stores[kind]?.() as EventStore
  await store.open()
  const shared = jittery(store, random)
  const nodes = [0, 1].map(() => createHarness({ authority: threeTiers }, {}, shared)) as [
    ReturnType<typeof createHarness>,
    ReturnType<typeof createHarness>,
  ]
  let ids = 0
  return {
    nodes,
    random,
    close: () => store.close(),
    async asked(): Promise<{ callId: string; approvalId: string }> {
      const callId = await nodes[0].start({ role: 'agent' })
      await nodes[0].submit(requestOf(callId, 250_000, `ask-${callId}`))
      const event = (await nodes[0].log(callId)).at(-1)
      if (event?.type !== 'approval-requested') throw new Error('nothing was asked')
      // Half of the time the other node knows the call already, and starts level.
      if (random() < 0.5) await nodes[1].desk.state(callId, BOSS)
      return { callId, approvalId: event.approvalId }
    },
    decide(racer: number, callId: string, approvalId: string, version: number): Promise<Outcome> {
      ids += 1
      const decision = racer % 3 === 0 ? ('refused' as const) : ('approved' as const)
      const command = { type: 'approval.decide', id: `d-${ids}`, callId, approvalId, version, decision } as const
      const actor: Actor = { user: `boss-${racer}`, role: racer % 2 === 0 ? 'supervisor' : 'admin' }
      return (nodes[racer % 2] ?? nodes[0]).submit(command, actor)
    },
  }
}

const requestOf = (callId: string, minor: number, id: string, approvalId?: string): SessionCommand => ({
  type: 'approval.request',
  id,
  callId,
  ...(approvalId === undefined ? {} : { approvalId }),
  amount: { minor, currency: 'CNY' },
  why: '住院',
})
const codesOf = (outcomes: readonly Outcome[]) => {
  const counts: Record<string, number> = {}
  for (const outcome of outcomes) {
    const code = outcome.ok ? 'won' : outcome.code
    counts[code] = (counts[code] ?? 0) + 1
  }
  return counts
}
const decisionsIn = (log: readonly LoggedEvent[]) => log.filter(event => event.type === 'approval-decided')

function shuffled(count: number, random: () => number): number[] {
  const places = Array.from({ length: count }, (_, racer) => ({ racer, place: random() }))
  return places.sort((a, b) => a.place - b.place).map(({ racer }) => racer)
}

/** Figures for the report of a long run. */
function report(line: string): void {
  if (process.env.ROUNDS) process.stdout.write(`${line}\n`)
}

/** What must hold in every log: the decision is about the request as it stood, and the cap is raised by it alone. */
function expectSound(log: readonly LoggedEvent[]): void {
  const [decided, ...more] = decisionsIn(log)
  expect(more).toEqual([])
  expect(log.map(event => event.seq)).toEqual(log.map((_, index) => index + 1))
  const raised = log.filter(event => event.type === 'limits-set')
  if (!decided) return expect(raised).toEqual([])
  const asked = log.findLast(event => event.type === 'approval-requested' && event.seq < decided.seq)
  if (asked?.type !== 'approval-requested') throw new Error('decided what was never asked')
  expect(decided.version).toBe(asked.version)
  const expected =
    decided.decision === 'approved' ? [{ seq: decided.seq + 1, limits: { capMinor: asked.amount.minor } }] : []
  expect(raised).toMatchObject(expected)
  expect(raised).toHaveLength(expected.length)
  expect(log.some(event => event.type === 'approval-requested' && event.seq > decided.seq)).toBe(false)
}

describe.each(['memory', 'sqlite'])(`P8, faults 40 and 41: ${ROUNDS} rounds on two nodes over one store (%s)`, kind => {
  test(
    `of ${RACERS} who decide at once one wins, and the others hear of a conflict`,
    async () => {
      const race = await twoNodes(kind)
      const wins = [0, 0]
      for (let round = 0; round < ROUNDS; round += 1) {
        const { callId, approvalId } = await race.asked()
        const racers = shuffled(RACERS, race.random)
        const outcomes = await Promise.all(racers.map(racer => race.decide(racer, callId, approvalId, 1)))
        const winner = racers[outcomes.findIndex(outcome => outcome.ok)] ?? 0
        wins[winner % 2] = (wins[winner % 2] ?? 0) + 1
        expect(codesOf(outcomes)).toEqual({ won: 1, conflict: RACERS - 1 })
        expectSound(await race.nodes[0].log(callId))
      }
      // Both nodes win now and then, or there was no race between them.
      if (ROUNDS >= 20) expect(Math.min(...wins)).toBeGreaterThan(0)
      report(`${kind}: ${ROUNDS} rounds of ${RACERS}: one winner each, by node ${wins.join(' and ')}`)
      await race.close()
    },
    TIMEOUT_MS,
  )

  test(
    'while the amount changes, a decision counts for the amount that it was made on, or not at all',
    async () => {
      const race = await twoNodes(kind)
      const orders = { changed: 0, decided: 0 }
      for (let round = 0; round < ROUNDS; round += 1) {
        const { callId, approvalId } = await race.asked()
        const change = async () => {
          for (let turns = Math.floor(race.random() * 6); turns > 0; turns -= 1) await new Promise(setImmediate)
          return race.nodes[0].submit(requestOf(callId, 290_000, `change-${round}`, approvalId), MEI)
        }
        const racers = shuffled(RACERS, race.random)
        const [changed, ...outcomes] = await Promise.all([
          change(),
          ...racers.map(racer => race.decide(racer, callId, approvalId, racer < RACERS / 2 ? 1 : 2)),
        ])
        const log = await race.nodes[0].log(callId)
        expectSound(log)
        const codes = codesOf(outcomes)
        expect(Object.keys(codes).filter(code => !['won', 'conflict', 'version-mismatch'].includes(code))).toEqual([])
        expect(codes.won ?? 0).toBe(decisionsIn(log).length)
        if (changed.ok) orders.changed += 1
        else {
          expect(changed).toMatchObject({ code: 'conflict' })
          orders.decided += 1
        }
      }
      // Both orders come up, or the race has proved little.
      if (ROUNDS >= 20) expect(Math.min(orders.changed, orders.decided)).toBeGreaterThan(0)
      report(
        `${kind}: ${ROUNDS} rounds with a change: ${orders.changed} changed first, ${orders.decided} decided first`,
      )
      await race.close()
    },
    TIMEOUT_MS,
  )
})
