import type { Call } from '../domain/call.ts'
import type { ClientMessageOf } from '../protocol/messages.ts'
import type { CallFilter, ListResult, ReadResult } from '../store/event-store.ts'
import { mayDecide, mayRead, mayStart, mayWrite } from './access.ts'
import { type OpenApproval, openApprovals } from './approval-board.ts'
import { LogWatch, type WatchSink, type WatchStart } from './log-watch.ts'
import {
  type Actor,
  type LiveContext,
  notFound,
  type Outcome,
  type Refusal,
  refuse,
  unavailable,
  type Writer,
} from './ports.ts'
import type { Session, SessionCommand } from './session.ts'
import { Sessions } from './sessions.ts'

/** Commands that people give from different places to the same thing, at the same time. */
const RACED: ReadonlySet<SessionCommand['type']> = new Set(['approval.request', 'approval.decide'])
const RACES_MAX = 5

/**
 * The one way into the live calls, for sockets and for REST alike: who may do what is decided here, before a session sees
 * the command. A call that is not the asker's is answered like one that does not exist.
 */
export class FrontDesk {
  readonly sessions: Sessions
  #context: LiveContext
  #draining = false

  constructor(context: LiveContext) {
    this.#context = context
    this.sessions = new Sessions(context)
  }

  get draining(): boolean {
    return this.#draining
  }

  async start(command: ClientMessageOf<'call.start'>, actor: Actor, connection: Writer | null): Promise<Outcome> {
    if (this.#draining) return drainingRefusal()
    if (!mayStart(actor)) return refuse('not-found', 'this role starts no calls')
    return this.sessions.start(command, actor, connection)
  }

  /**
   * Hands a command to its call. The outer promise resolves when the command has its place in the call's mailbox, so that a
   * caller can keep the order of its messages without waiting for each; the inner one with the answer.
   */
  async submit(
    command: SessionCommand,
    actor: Actor,
    connection: Writer | null,
  ): Promise<{ outcome: Promise<Outcome> }> {
    if (this.#draining) return { outcome: Promise.resolve(drainingRefusal()) }
    const session = await this.#sessionFor(
      command.callId,
      actor,
      command.type === 'approval.decide' ? 'decide' : 'write',
    )
    if ('ok' in session) return { outcome: Promise.resolve(session) }
    const outcome = session.submit(command, actor, connection)
    return { outcome: RACED.has(command.type) ? this.#again(command, actor, connection, session, outcome) : outcome }
  }

  /**
   * A request or decision that lost its place to another process is judged anew on what the log says now, so that its giver
   * hears how it stands (decided, changed, gone) and not how it raced. Its id makes the repetition harmless.
   */
  async #again(
    command: SessionCommand,
    actor: Actor,
    connection: Writer | null,
    session: Session,
    first: Promise<Outcome>,
  ): Promise<Outcome> {
    let [asked, outcome] = [session, await first]
    for (let tries = 1; tries < RACES_MAX && !outcome.ok && asked.lost; tries += 1) {
      const fresh = await this.sessions.find(command.callId)
      if ('ok' in fresh) return fresh
      asked = fresh
      outcome = await fresh.submit(command, actor, connection)
    }
    return outcome
  }

  async partial(
    partial: ClientMessageOf<'transcript.partial'>,
    actor: Actor,
    connection: Writer | null,
  ): Promise<Refusal | null> {
    const session = await this.#sessionFor(partial.callId, actor, 'write')
    return 'ok' in session ? session : session.partial(partial, connection)
  }

  /** Makes a connection the writer of a call where its role may write; null also where it may only read. */
  async takePen(callId: string, actor: Actor, connection: Writer): Promise<Refusal | null> {
    const owner = await this.#ownerOf(callId)
    if (typeof owner !== 'string') return owner
    if (!mayWrite(actor, owner)) return mayRead(actor, owner) ? null : notFound()
    if (this.#draining) return null
    const session = await this.sessions.find(callId)
    return 'ok' in session ? session : session.takePen(connection)
  }

  /** Opens a watch; the caller says what it was told (`start`) before it lets the watch run. */
  async watch(
    from: { callId: string; seq: number; epoch: number; replayEventsMax: number },
    actor: Actor,
    sink: WatchSink,
  ): Promise<{ ok: true; watch: LogWatch; start: WatchStart } | Refusal> {
    const owner = await this.#ownerOf(from.callId)
    if (typeof owner !== 'string') return owner
    if (!mayRead(actor, owner)) return notFound()
    const watch = new LogWatch(this.#context, from.callId, from.seq, sink, () => this.#snapshotOf(from.callId))
    const start = await watch.open(from.epoch, from.replayEventsMax)
    return start.ok ? { ok: true, watch, start } : start
  }

  /** The state of a call as of its last durable event. */
  async state(callId: string, actor: Actor): Promise<Snapshot | Refusal> {
    const owner = await this.#ownerOf(callId)
    if (typeof owner !== 'string') return owner
    return mayRead(actor, owner) ? this.#snapshotOf(callId) : notFound()
  }

  async events(callId: string, actor: Actor, fromSeq: number, limit: number): Promise<ReadResult | Refusal> {
    const owner = await this.#ownerOf(callId)
    if (typeof owner !== 'string') return owner
    return mayRead(actor, owner) ? this.#context.store.read(callId, fromSeq, limit) : notFound()
  }

  /** The calls that the asker may read, newest first. */
  async list(filter: CallFilter, actor: Actor, cursor: string | null, limit: number): Promise<ListResult> {
    return this.#context.store.list(actor.role === 'agent' ? { ...filter, owner: actor.user } : filter, cursor, limit)
  }

  /** The requests that wait for a decision, in all calls; only those who may decide are shown them (P8). */
  async approvals(actor: Actor): Promise<{ ok: true; approvals: OpenApproval[] } | Refusal> {
    return mayDecide(actor) ? openApprovals(this.#context, this.sessions) : notFound()
  }

  /**
   * Takes the customer's words out of an ended call (D6), in the store and in the memory of this process. Who asked for it
   * stands in the record of erasures. For administrators; to all others there is no such call.
   */
  async erase(callId: string, actor: Actor): Promise<{ ok: true; events: number; clean: boolean } | Refusal> {
    if (actor.role !== 'admin') return notFound()
    const erased = await this.#context.store.erase(callId, { by: actor.user, at: this.#context.clock.now() })
    if (erased.ok) {
      await this.sessions.forget(callId)
      return erased
    }
    if (erased.reason === 'unavailable') return unavailable()
    if (erased.reason === 'unknown-call') return notFound()
    return erased.reason === 'live'
      ? refuse('conflict', 'the call has not ended; end it first')
      : refuse('conflict', 'the log of this call does not verify; look into it with `tongpin audit` before erasing it')
  }

  /** Whether the asker may write the call: for answering a whole upload at once. */
  async mayWrite(callId: string, actor: Actor): Promise<Refusal | null> {
    const session = await this.#sessionFor(callId, actor, 'write')
    return 'ok' in session ? session : null
  }

  /** Refuses every further command and waits until what was taken in is durable. */
  async drain(): Promise<void> {
    this.#draining = true
    await this.sessions.settle()
  }

  async #sessionFor(callId: string, actor: Actor, need: 'write' | 'decide'): Promise<Session | Refusal> {
    const owner = await this.#ownerOf(callId)
    if (typeof owner !== 'string') return owner
    const allowed = need === 'decide' ? mayRead(actor, owner) && mayDecide(actor) : mayWrite(actor, owner)
    return allowed ? this.sessions.find(callId) : notFound()
  }

  async #ownerOf(callId: string): Promise<string | Refusal> {
    const live = this.sessions.peek(callId)
    if (live) return live.owner
    const head = await this.#context.store.head(callId)
    if (head.ok) return head.owner
    return head.reason === 'unavailable' ? unavailable() : notFound()
  }

  async #snapshotOf(callId: string): Promise<Snapshot | Refusal> {
    const session = await this.sessions.find(callId)
    return 'ok' in session ? session : session.state
  }
}

export interface Snapshot {
  epoch: number
  seq: number
  owner: string
  call: Call
}

const drainingRefusal = () => refuse('unavailable', 'this server is shutting down; connect again and resend')
