import type { Call } from '../domain/call.ts'
import type { LoggedEvent } from '../domain/events.ts'
import type { ServerMessageOf } from '../protocol/messages.ts'
import type { Publication } from './fan-out.ts'
import { type LiveContext, notFound, type Refusal, unavailable } from './ports.ts'

/** Events read from the store at once while a watcher catches up. */
const PAGE = 200
const RETRY_MS = 500

/** Where a watch delivers to. `ready` resolves when more may be sent, or with false when nobody reads any more. */
export interface WatchSink {
  event(epoch: number, event: LoggedEvent): void
  snapshot(epoch: number, seq: number, call: Call): void
  partial(message: ServerMessageOf<'partial'>): void
  moved(epoch: number): void
  ready(): Promise<boolean>
}

export interface WatchStart {
  ok: true
  epoch: number
  /** Where the log stood when the watch began. */
  lastSeq: number
  /** False where a snapshot comes instead of the missed events. */
  recovered: boolean
}

/**
 * Follows a call from a given event on: each event once, in order. What it has missed it reads from the store at the
 * reader's own speed; once it has caught up it delivers what is published, and if a publication is lost it reads again.
 */
export class LogWatch {
  #context: LiveContext
  #callId: string
  #sink: WatchSink
  #snapshotOf: () => Promise<{ epoch: number; seq: number; call: Call } | Refusal>
  #last: number
  #epoch = 0
  #snapshotDue = false
  #pumping = true
  /** The newest event that was published while the watch was reading. */
  #published = 0
  #unsubscribe: () => void = () => {}
  #closed = false

  constructor(
    context: LiveContext,
    callId: string,
    fromSeq: number,
    sink: WatchSink,
    snapshotOf: () => Promise<{ epoch: number; seq: number; call: Call } | Refusal>,
  ) {
    this.#context = context
    this.#callId = callId
    this.#last = fromSeq
    this.#sink = sink
    this.#snapshotOf = snapshotOf
  }

  /** Subscribes and decides between events and a snapshot; nothing is delivered before `run`. */
  async open(epochSeen: number, replayEventsMax: number): Promise<WatchStart | Refusal> {
    this.#unsubscribe = this.#context.fanOut.subscribe(this.#callId, publication => this.#hear(publication))
    const head = await this.#context.store.head(this.#callId)
    if (!head.ok) {
      this.close()
      return head.reason === 'unavailable' ? unavailable() : notFound()
    }
    this.#epoch = head.epoch
    const missed = head.seq - this.#last
    // A client that is ahead of the log has seen one that is no more, such as before a restore from a backup.
    const recovered = missed >= 0 && missed <= replayEventsMax && epochSeen <= head.epoch
    this.#snapshotDue = !recovered
    return { ok: true, epoch: head.epoch, lastSeq: head.seq, recovered }
  }

  run(): void {
    this.#pump().catch(error => {
      this.#context.log.error('a watch failed', { callId: this.#callId, error: (error as Error).name })
      this.#retry()
    })
  }

  close(): void {
    this.#closed = true
    this.#unsubscribe()
  }

  #hear(publication: Publication): void {
    if (this.#closed) return
    switch (publication.kind) {
      case 'event':
        this.#epoch = publication.epoch
        this.#published = Math.max(this.#published, publication.event.seq)
        if (this.#pumping || publication.event.seq <= this.#last) return
        if (publication.event.seq === this.#last + 1) this.#deliver(publication.event)
        else this.#catchUp()
        return
      case 'partial':
        this.#sink.partial(publication.message)
        return
      case 'moved':
        this.#sink.moved(publication.epoch)
        return
    }
  }

  #deliver(event: LoggedEvent): void {
    this.#last = event.seq
    this.#sink.event(this.#epoch, event)
  }

  #catchUp(): void {
    this.#pumping = true
    this.run()
  }

  #retry(): void {
    this.#context.clock.after(RETRY_MS, () => this.run())
  }

  async #pump(): Promise<void> {
    if (this.#snapshotDue && !(await this.#sendSnapshot())) return
    while (!this.#closed) {
      const page = await this.#context.store.read(this.#callId, this.#last + 1, PAGE)
      if (this.#closed) return
      if (!page.ok) {
        this.#retry()
        return
      }
      for (const event of page.events) this.#deliver(event)
      if (page.events.length === 0) {
        // What was published since the read began is in the log already, but not in the page.
        if (this.#published > this.#last) continue
        this.#pumping = false
        return
      }
      if (!(await this.#sink.ready())) return this.close()
    }
  }

  async #sendSnapshot(): Promise<boolean> {
    const snapshot = await this.#snapshotOf()
    if (this.#closed) return false
    if ('ok' in snapshot) {
      this.#retry()
      return false
    }
    this.#snapshotDue = false
    this.#epoch = snapshot.epoch
    this.#last = snapshot.seq
    this.#sink.snapshot(snapshot.epoch, snapshot.seq, snapshot.call)
    return true
  }
}
