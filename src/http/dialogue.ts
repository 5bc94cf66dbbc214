import { mayDecide } from '../live/access.ts'
import type { LogWatch, WatchSink } from '../live/log-watch.ts'
import { type Actor, type Outcome, type Refusal, refuse, type Writer } from '../live/ports.ts'
import { CLOSE_CODES, type CloseCode } from '../protocol/close-codes.ts'
import type { ClientMessage, ClientMessageOf, CommandMessage, ServerMessage } from '../protocol/messages.ts'
import type { ConnectionContext } from './connection-context.ts'
import { eventFrame, frameOf } from './frames.ts'
import type { Outbox } from './outbox.ts'

/** The socket as its dialogue sees it. */
export interface Peer {
  readonly id: string
  readonly outbox: Outbox
  send(message: ServerMessage): void
  close(code: CloseCode, reason: string): void
}

/** A second question after a call that is not the asker's looks like a search, and so does a fifth write without the pen. */
const DENIALS_MAX = 2
const FENCED_WRITES_MAX = 5

/** What goes on over a socket once it has said who it is: commands, answers, watched calls. */
export class Dialogue {
  #peer: Peer
  #actor: Actor
  #context: ConnectionContext
  #writer: Writer
  #watches = new Map<string, LogWatch>()
  /** Calls that this connection may hold the pen of. */
  #touched = new Set<string>()
  #denials = 0
  #fencedWrites = 0
  #over = false
  /** Ends the feed of approvals, where there is one. */
  #leaveApprovals: () => void = () => {}

  constructor(peer: Peer, actor: Actor, context: ConnectionContext) {
    this.#peer = peer
    this.#actor = actor
    this.#context = context
    this.#writer = { id: peer.id, fenced: (callId, epoch) => peer.send({ type: 'fenced', callId, epoch }) }
  }

  /** The same person goes on with a fresh token, or in another of their roles. */
  become(actor: Actor): void {
    this.#actor = actor
    if (!mayDecide(actor)) this.#leaveApprovals()
  }

  /** Greets, and takes up the call that the client was in. */
  async welcome(resume: ClientMessageOf<'hello'>['resume']): Promise<void> {
    const { role, user } = this.#actor
    const limits = { ...this.#context.limits }
    const welcome = { type: 'welcome', protocol: 1, session: this.#peer.id, role, user, limits } as const
    if (!resume) return this.#peer.send(welcome)
    const { callId, epoch, seq } = resume
    this.#touched.add(callId)
    const refusal = await this.#context.desk.takePen(callId, this.#actor, this.#writer)
    const opened = refusal ?? (await this.#open(callId, seq, epoch))
    if (!opened.ok) {
      this.#peer.send(welcome)
      return this.#refuse(opened, undefined, callId)
    }
    const { start, watch } = opened
    this.#peer.send({ ...welcome, callId, epoch: start.epoch, lastSeq: start.lastSeq, recovered: start.recovered })
    watch.run()
  }

  /** Handles one message. Returns when the message has its place, not when it has been carried out. */
  async handle(message: Exclude<ClientMessage, { type: 'hello' | 'ping' }>): Promise<void> {
    const { desk } = this.#context
    switch (message.type) {
      case 'watch':
        return this.#watch(message.callId, message.fromSeq)
      case 'unwatch':
        this.#watches.get(message.callId)?.close()
        this.#watches.delete(message.callId)
        return
      case 'approvals.watch':
        return this.#watchApprovals()
      case 'approvals.received':
        if (mayDecide(this.#actor)) await this.#context.approvals.confirm(message.deliveryIds)
        return
      case 'transcript.partial': {
        this.#touched.add(message.callId)
        const failed = () => refuse('internal', 'the words could not be shown')
        void desk
          .partial(message, this.#actor, this.#writer)
          .catch(failed)
          .then(refusal => {
            if (refusal) this.#refuse(refusal, undefined, message.callId)
          })
        return
      }
      case 'call.start': {
        const outcome = await desk.start(message, this.#actor, this.#writer)
        if (outcome.ok) {
          this.#touched.add(outcome.callId)
          await this.#watch(outcome.callId, 0)
        }
        return this.#answer(message, outcome)
      }
      default: {
        this.#touched.add(message.callId)
        const { outcome } = await desk.submit(message, this.#actor, this.#writer)
        void outcome.then(answer => this.#answer(message, answer))
      }
    }
  }

  /** The socket is gone: nothing is watched, nothing is written any more. */
  leave(): void {
    this.#over = true
    for (const watch of this.#watches.values()) watch.close()
    this.#watches.clear()
    this.#leaveApprovals()
    this.#context.desk.sessions.release(this.#writer, this.#touched)
  }

  async #watch(callId: string, fromSeq: number): Promise<void> {
    const opened = await this.#open(callId, fromSeq, 0)
    if (opened.ok) opened.watch.run()
    else this.#refuse(opened, undefined, callId)
  }

  #watchApprovals(): void {
    if (!mayDecide(this.#actor))
      return this.#refuse(refuse('not-found', 'this role decides no approvals'), undefined, undefined)
    this.#leaveApprovals()
    this.#leaveApprovals = this.#context.approvals.subscribe(({ id, callId, event }) =>
      this.#peer.send({ type: 'approval.pending', deliveryId: id, callId, event }),
    )
  }

  async #open(callId: string, seq: number, epoch: number) {
    const { desk, limits } = this.#context
    const from = { callId, seq, epoch, replayEventsMax: limits.replayEventsMax }
    const opened = await desk.watch(from, this.#actor, this.#sinkOf(callId))
    if (!opened.ok) return opened
    if (this.#over) {
      opened.watch.close()
      return refuse('internal', 'the socket is closing')
    }
    this.#watches.get(callId)?.close()
    this.#watches.set(callId, opened.watch)
    return opened
  }

  #sinkOf(callId: string): WatchSink {
    const { outbox } = this.#peer
    return {
      event: (epoch, event) => {
        outbox.send(eventFrame(callId, epoch, event))
        // Nothing follows the end; a platform that runs thousands of calls over one socket must not gather them all.
        if (event.type === 'call-ended') this.#forget(callId)
      },
      snapshot: (epoch, seq, call) => this.#peer.send({ type: 'snapshot', callId, epoch, seq, state: { ...call } }),
      partial: message => outbox.sendPerishable(frameOf(message)),
      moved: epoch => {
        this.#peer.send({ type: 'fenced', callId, epoch })
        this.#peer.close(CLOSE_CODES.fenced, 'another server writes this call now')
      },
      ready: () => outbox.ready(),
    }
  }

  #forget(callId: string): void {
    this.#watches.get(callId)?.close()
    this.#watches.delete(callId)
    this.#touched.delete(callId)
  }

  #answer(command: CommandMessage, outcome: Outcome): void {
    if (!outcome.ok) {
      this.#refuse(outcome, command.id, 'callId' in command ? command.callId : undefined)
      return
    }
    const { callId, epoch, seq } = outcome
    this.#peer.send({ type: 'ack', id: command.id, callId, epoch, seq })
  }

  #refuse(refusal: Refusal, id: string | undefined, callId: string | undefined): void {
    const { code, message, retry } = refusal
    const about = { ...(id === undefined ? {} : { id }), ...(callId === undefined ? {} : { callId }) }
    this.#peer.send({ type: 'error', code, message, retry, ...about })
    if (code === 'not-found') {
      this.#denials += 1
      if (this.#denials >= DENIALS_MAX) this.#peer.close(CLOSE_CODES.notYours, 'not yours')
    } else if (code === 'not-writer') {
      this.#fencedWrites += 1
      if (this.#fencedWrites >= FENCED_WRITES_MAX) {
        this.#peer.close(CLOSE_CODES.fenced, 'a newer connection writes this call')
      }
    }
  }
}
