import { languageOf } from '../domain/case-facts.ts'
import type { ClientMessageOf, CommandMessage } from '../protocol/messages.ts'
import type { Receipt } from '../store/event-store.ts'
import { bodyHash } from './body-hash.ts'
import type { CallLog } from './call-log.ts'
import { callEnded, decide, type PlainCommand, weigh } from './decide.ts'
import { placeOf } from './failure-place.ts'
import { gapBefore, type SpokenCommand, tooLong, turnInputOf, unfit } from './hearing.ts'
import { Mailbox } from './mailbox.ts'
import { Partials } from './partials.ts'
import { fencedRefusal, Pen } from './pen.ts'
import { type Actor, type LiveContext, type Outcome, type Refusal, refuse, unavailable, type Writer } from './ports.ts'
import { Reorder } from './reorder.ts'
import { TurnRunner } from './turn-runner.ts'

export type SessionCommand = Exclude<CommandMessage, { type: 'call.start' }>
type Reply = (outcome: Outcome) => void

/** Commands that put words or facts into the call: only the holder of the pen may give them. */
const NEEDS_PEN: ReadonlySet<SessionCommand['type']> = new Set([
  'transcript.final',
  'transcript.correct',
  'case.update',
  'call.end',
])

const ENDS_REWRITE: ReadonlySet<SessionCommand['type']> = new Set(['suggestion.respond', 'case.update', 'call.end'])

/**
 * A live call. Its mailbox runs commands strictly one after the other; each is looked up by its client id first, appended,
 * published and then acknowledged. The rewrite of a suggestion runs beside the mailbox and comes back through it.
 */
export class Session {
  readonly callId: string
  readonly owner: string
  #log: CallLog
  #context: LiveContext
  #mailbox: Mailbox
  #pen: Pen
  #reorder: Reorder
  #partials: Partials
  #turns: TurnRunner
  #touchedAt: number

  constructor(log: CallLog, context: LiveContext, writer: Writer | null) {
    const { settings, clock } = context
    this.callId = log.state.callId
    this.owner = log.state.owner
    this.#log = log
    this.#context = context
    this.#mailbox = new Mailbox(settings.mailboxCommandsMax, error => {
      context.log.error('a command failed unexpectedly', { callId: this.callId, ...placeOf(error) })
    })
    this.#pen = new Pen(log, writer)
    this.#reorder = new Reorder(clock, log.state.nextOrder, settings.gapWaitMs, settings.gapWaitMax)
    this.#partials = new Partials(clock, settings.partialsPerSecond, partial => this.#showPartial(partial))
    this.#turns = new TurnRunner(log, context, task => this.#mailbox.postInternal(task))
    this.#touchedAt = context.monotonic()
  }

  /** The state as of the last durable event. */
  get state() {
    return this.#log.state
  }

  /** The log belongs to another writer now; the registry lets go of this object. */
  get lost(): boolean {
    return this.#log.lost
  }

  /** True where dropping the object loses nothing that a load from the store would not bring back. */
  evictable(now: number): boolean {
    if (this.#mailbox.busy || this.#turns.running) return false
    if (this.#log.state.call.phase === 'ended') return true
    const { idleMs, abandonedMs } = this.#context.settings
    return now - this.#touchedAt > (this.#pen.inUse ? abandonedMs : idleMs)
  }

  /** Carries a command out. Resolves with its acknowledgement as soon as the command itself is durable. */
  submit(command: SessionCommand, actor: Actor, connection: Writer | null): Promise<Outcome> {
    this.#touchedAt = this.#context.monotonic()
    return new Promise(resolve => {
      if (command.type !== 'transcript.final' || command.order === undefined) {
        this.#post(command, actor, connection, resolve)
        return
      }
      this.#reorder.admit(command.order, verdict => {
        if (verdict === 'gap') resolve(gapBefore(command.order))
        else this.#post(command, actor, connection, resolve)
      })
    })
  }

  /** Shows words that are still being spoken to those who watch; they are neither stored nor acknowledged. */
  async partial(partial: ClientMessageOf<'transcript.partial'>, connection: Writer | null): Promise<Refusal | null> {
    this.#touchedAt = this.#context.monotonic()
    if (partial.text.length > this.#context.settings.textUnitsMax) return tooLong(this.#context.settings)
    return new Promise(resolve => {
      const posted = this.#mailbox.post(async () => {
        const refusal = this.#log.state.call.phase === 'ended' ? callEnded() : await this.#pen.ensure(connection)
        if (!refusal) this.#partials.offer(partial)
        resolve(refusal)
      })
      if (!posted) resolve(busy())
    })
  }

  /** Makes a connection the writer, and finishes a turn that a crash had cut short. */
  takePen(connection: Writer): Promise<Refusal | null> {
    this.#touchedAt = this.#context.monotonic()
    return new Promise(resolve => {
      this.#mailbox.postInternal(async () => {
        if (this.#log.state.call.phase === 'ended') return resolve(null)
        const refusal = await this.#pen.take(connection)
        resolve(refusal)
        if (!refusal) await this.#turns.finishCutTurn()
      })
    })
  }

  /** A connection is gone. */
  release(connection: Writer): void {
    this.#pen.release(connection)
  }

  /** Stops what is unfinished on purpose and waits for the rest; for draining. */
  async settle(): Promise<void> {
    this.#turns.abort()
    this.#reorder.clear()
    this.#partials.clear()
    await this.#mailbox.whenIdle()
  }

  #post(command: SessionCommand, actor: Actor, connection: Writer | null, resolve: Reply): void {
    const order = command.type === 'transcript.final' ? command.order : undefined
    const reply: Reply = outcome => {
      if (!outcome.ok && order !== undefined) this.#reorder.rewind(this.#log.state.nextOrder)
      resolve(outcome)
    }
    const posted = this.#mailbox.post(async () => {
      try {
        await this.#run(command, actor, connection, reply)
      } catch (error) {
        this.#context.log.error('a command failed', {
          callId: this.callId,
          type: command.type,
          ...placeOf(error),
        })
        reply(refuse('internal', 'the message could not be handled'))
      }
    })
    if (!posted) reply(busy())
  }

  async #run(command: SessionCommand, actor: Actor, connection: Writer | null, reply: Reply): Promise<void> {
    const hash = bodyHash(command)
    const known = await this.#context.store.receipt(this.callId, command.id)
    if (!known.ok) return reply(unavailable())
    if (known.receipt) return reply(this.#answerAgain(command, hash, known.receipt))
    if (this.#log.lost) return reply(refuse('busy', 'the call is being reloaded, send the message again'))
    const order = command.type === 'transcript.final' ? command.order : undefined
    const receipt: Receipt = { clientId: command.id, bodyHash: hash, ...(order === undefined ? {} : { order }) }
    if (this.#pen.isFenced(connection)) return reply(fencedRefusal())
    const refusal = await this.#mayAppend(command, connection)
    if (refusal) return reply(refusal)
    if (command.type === 'transcript.final' || command.type === 'transcript.correct') {
      return this.#hear(command, receipt, reply)
    }
    return this.#carryOut(command, actor, receipt, reply)
  }

  /**
   * Whether this process may append for a command. A decision is made beside the writer and must not fence it: it goes in
   * under the epoch that stands, and the store takes it only if nothing else was written meanwhile.
   */
  async #mayAppend({ type }: SessionCommand, connection: Writer | null): Promise<Refusal | null> {
    if (type === 'approval.decide') return null
    return NEEDS_PEN.has(type) ? this.#pen.ensure(connection) : this.#log.ensureClaimed()
  }

  #answerAgain(
    command: SessionCommand,
    hash: string,
    receipt: { bodyHash: string; seq: number; epoch: number },
  ): Outcome {
    if (receipt.bodyHash === hash) return { ok: true, callId: this.callId, epoch: receipt.epoch, seq: receipt.seq }
    // The id is the client's own text: it may hold anything, so it is not logged.
    this.#context.log.warn('a client id came back with another body', { callId: this.callId, type: command.type })
    return refuse('conflict', 'this id was used for another message; give every message an id of its own')
  }

  async #carryOut(command: PlainCommand, actor: Actor, receipt: Receipt, reply: Reply): Promise<void> {
    const decided = decide(command, await weigh(command, actor, this.#log.state, this.#context))
    if (!Array.isArray(decided)) return reply(decided)
    const outcome = await this.#log.append(decided, receipt)
    reply(outcome)
    if (!outcome.ok) return
    // An answered suggestion needs no better wording, an ended call none, and what was planned under older facts may be too much.
    if (ENDS_REWRITE.has(command.type)) this.#turns.abort()
    if (command.type === 'call.end') this.#end()
  }

  #end(): void {
    this.#partials.clear()
    this.#reorder.clear()
  }

  async #hear(command: SpokenCommand, receipt: Receipt, reply: Reply): Promise<void> {
    const { settings, clock } = this.#context
    const refusal = unfit(command, this.#log.state, settings)
    if (refusal) {
      // Words that can never be taken in must not hold up those after them.
      if (receipt.order !== undefined && !refusal.retry) this.#log.skipOrder(receipt.order)
      return reply(refusal)
    }
    if (command.type === 'transcript.final' && command.segmentId) this.#partials.drop(command.segmentId)
    await this.#turns.run(turnInputOf(command, this.#log.state, clock.now()), receipt, reply)
  }

  #showPartial(partial: ClientMessageOf<'transcript.partial'>): void {
    const { fanOut, mask, lightReading } = this.#context
    if (fanOut.watchers(this.callId) === 0) return
    const { call } = this.#log.state
    const text = mask(partial.text)
    const language = languageOf(call.facts.locale)
    const currency = call.limits?.currency ?? (language === 'zh' ? 'CNY' : 'USD')
    const reading = partial.speaker === 'customer' ? lightReading({ text, language, currency }) : null
    const { segmentId, speaker } = partial
    const { callId } = this
    fanOut.publish({ kind: 'partial', callId, message: { type: 'partial', callId, segmentId, speaker, text, reading } })
  }
}

const busy = () => refuse('busy', 'the call has more messages waiting than it can hold, send this one again later')
