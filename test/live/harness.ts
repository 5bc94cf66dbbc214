import { randomUUID } from 'node:crypto'
import type { CaseFacts } from '../../src/domain/case-facts.ts'
import type { LoggedEvent } from '../../src/domain/events.ts'
import type { Speaker } from '../../src/domain/vocabulary.ts'
import { createLocalFanOut, type Publication } from '../../src/live/fan-out.ts'
import { FrontDesk } from '../../src/live/front-desk.ts'
import { type Actor, LIVE_DEFAULTS, type LiveContext, type Outcome, type Writer } from '../../src/live/ports.ts'
import type { SessionCommand } from '../../src/live/session.ts'
import { MemoryStore } from '../../src/store/memory-store.ts'
import { FakeClock } from './fake-clock.ts'
import { type StubAdviceOptions, stubAdvice } from './stub-advice.ts'

export const MEI: Actor = { user: 'mei', role: 'agent' }
export const LI: Actor = { user: 'li', role: 'agent' }
export const BOSS: Actor = { user: 'boss', role: 'supervisor' }

/** A store whose medium can be made to fail. */
export class FragileStore extends MemoryStore {
  broken = false
  /** Called before each append; what it throws away is up to it. */
  beforeAppend: (events: readonly LoggedEvent[]) => void = () => {}

  override async append(...args: Parameters<MemoryStore['append']>) {
    this.beforeAppend(args[3])
    if (this.broken) return { ok: false as const, reason: 'unavailable' as const }
    return super.append(...args)
  }
}

export interface Harness {
  desk: FrontDesk
  store: FragileStore
  clock: FakeClock
  context: LiveContext
  publications: Publication[]
  problems: { what: string; fields: Record<string, unknown> | undefined }[]
  start(facts?: CaseFacts, connection?: Writer | null): Promise<string>
  submit(command: SessionCommand, actor?: Actor, connection?: Writer | null): Promise<Outcome>
  say(
    callId: string,
    text: string,
    more?: { id?: string; speaker?: Speaker; order?: number; segmentId?: string },
  ): Promise<Outcome>
  log(callId: string): Promise<LoggedEvent[]>
  types(callId: string): Promise<string[]>
}

export function createHarness(
  advice: StubAdviceOptions = {},
  settings: Partial<LiveContext['settings']> = {},
  store: FragileStore = new FragileStore(),
): Harness {
  const clock = new FakeClock()
  const fanOut = createLocalFanOut(error => {
    throw error
  })
  const problems: Harness['problems'] = []
  const note = (what: string, fields?: Record<string, unknown>) => void problems.push({ what, fields })
  const context: LiveContext = {
    ...stubAdvice(advice),
    store,
    fanOut,
    clock,
    newId: () => randomUUID(),
    monotonic: () => clock.now(),
    log: { warn: note, error: note },
    metrics: { turnHeard() {}, turnAdvised() {}, appended() {}, liveCalls() {} },
    settings: { ...LIVE_DEFAULTS, ...settings },
  }
  const desk = new FrontDesk(context)
  const publications: Publication[] = []
  const submit: Harness['submit'] = async (command, actor = MEI, connection = null) =>
    (await desk.submit(command, actor, connection)).outcome
  const log = async (callId: string) => {
    const read = await store.read(callId, 1, 100_000)
    if (!read.ok) throw new Error(read.reason)
    return read.events
  }
  return {
    desk,
    store,
    clock,
    context,
    publications,
    problems,
    submit,
    log,
    async start(facts = {}, connection = null) {
      const outcome = await desk.start({ type: 'call.start', id: randomUUID(), facts }, MEI, connection)
      if (!outcome.ok) throw new Error(outcome.code)
      fanOut.subscribe(outcome.callId, publication => publications.push(publication))
      return outcome.callId
    },
    say: (callId, text, { id = randomUUID(), speaker = 'customer', ...more } = {}) =>
      submit({ type: 'transcript.final', id, callId, speaker, text, ...more }),
    types: async callId => (await log(callId)).map(event => event.type),
  }
}

/** A connection that remembers by whom it was fenced. */
export function writer(id: string): Writer & { fencedAt: number[] } {
  const fencedAt: number[] = []
  return { id, fencedAt, fenced: (_callId, epoch) => void fencedAt.push(epoch) }
}
