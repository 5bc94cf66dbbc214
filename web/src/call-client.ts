import { CLOSE_CODES } from '../../src/protocol/close-codes.ts'
import type { ClientMessageInput, ServerMessage, ServerMessageOf } from '../../src/protocol/messages.ts'
import { Line } from './connection/line.ts'
import { type Command, Outbox, type Outcome } from './connection/outbox.ts'
import type { ClientPorts, Link } from './connection/ports.ts'
import { type Desk, deskFromSnapshot, emptyDesk, evolveDesk, withPartial } from './desk/desk-state.ts'

/** The place in the log up to which the desk has folded. */
export interface Place {
  callId: string
  epoch: number
  seq: number
}

export interface ClientState {
  link: Link
  place: Place | null
  desk: Desk
  /** Commands that the service has not answered yet. */
  waiting: number
  /** The last thing that was refused; it stands until the next command succeeds. */
  refusal: { code: string; message: string } | null
}

type Unaddressed<T extends { type: string }> = T extends unknown ? Omit<T, 'id' | 'callId'> : never
/** A command as the desk gives it: the client adds the id and the call. */
export type CommandInput = Unaddressed<Exclude<Command, { type: 'call.start' }>>
export type StartFacts = NonNullable<Extract<ClientMessageInput, { type: 'call.start' }>['facts']>

/** An ack that runs ahead of its events for longer than this means that events were lost on the way. */
const EVENTS_LATE_MS = 3_000
const RETRY_MS = 1_000
const READ_ONLY: Outcome = { ok: false, code: 'read-only', message: 'this desk may not write to the call' }

/**
 * One call over one line, free of any framework. It folds the call's events in order, and its commands have their effect
 * exactly once: they are sent again with the same ids, after every reconnect, until they are answered.
 */
export class CallClient {
  #ports: ClientPorts
  #line: Line
  #state: ClientState
  #listeners = new Set<() => void>()
  #outbox = new Outbox()
  /** The id of the `call.start` that has no call yet. */
  #starting: string | null = null
  /** Calls that this desk has let go; what still comes from them is not the current call's. */
  #left = new Set<string>()

  /** `resume` takes up a call from its first event, for instance after the page was loaded again. */
  constructor(ports: ClientPorts, resume?: string) {
    this.#ports = ports
    this.#state = {
      link: { kind: 'idle' },
      place: resume ? { callId: resume, epoch: 0, seq: 0 } : null,
      desk: emptyDesk,
      waiting: 0,
      refusal: null,
    }
    this.#line = new Line(ports, {
      resume: () => this.#state.place,
      message: message => this.#receive(message),
      link: link => this.#set({ link }),
      closed: code => {
        if (code === CLOSE_CODES.fenced) this.#fenced(this.#state.place?.callId ?? '')
      },
      mayComeBack: () => this.#state.link.kind !== 'read-only',
    })
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  getState = (): ClientState => this.#state

  /** Opens the line; also the way back from `stopped`, and from `read-only`, where it takes the call over. */
  connect = (): void => this.#line.connect()

  /** Ends the line for good; nothing is reconnected. */
  close = (): void => this.#line.close()

  /** Starts a call and lets go of the one before, which is ended where it is still open. */
  startCall = async (facts: StartFacts): Promise<Outcome> => {
    this.leaveCall('replaced')
    const id = this.#ports.newId()
    this.#starting = id
    const outcome = await this.#give({ type: 'call.start', id, facts })
    if (this.#starting === id && !outcome.ok) this.#starting = null
    return outcome
  }

  /** Lets go of the current call; one that is still open is ended with `reason`. */
  leaveCall = (reason: string): void => {
    const { place, desk } = this.#state
    if (place && desk.call.phase === 'live') void this.send({ type: 'call.end', reason })
    if (place) this.#left.add(place.callId)
    this.#set({ place: null, desk: emptyDesk, refusal: null })
  }

  /** Gives a command for the current call; the answer says whether it is durable. Never rejects. */
  send = (input: CommandInput): Promise<Outcome> => {
    const { place, link } = this.#state
    if (!place || link.kind === 'read-only') return Promise.resolve(READ_ONLY)
    return this.#give({ ...input, id: this.#ports.newId(), callId: place.callId } as Command)
  }

  /** Words that are still being spoken: sent where the line is up, otherwise forgotten. */
  sendPartial = (partial: { segmentId: string; speaker: 'customer' | 'agent' | 'unknown'; text: string }): void => {
    const { place, link } = this.#state
    if (place && link.kind === 'live') this.#line.say({ type: 'transcript.partial', callId: place.callId, ...partial })
  }

  #give(command: Command): Promise<Outcome> {
    const outcome = this.#outbox.add(command)
    this.#set({ waiting: this.#outbox.size })
    if (this.#line.up) this.#line.say(command)
    return outcome
  }

  #receive(message: ServerMessage): void {
    if (message.type === 'welcome') this.#welcome(message)
    else if (message.type === 'event') this.#event(message)
    else if (message.type === 'ack') this.#ack(message)
    else if (message.type === 'error') this.#error(message)
    else if (message.type === 'snapshot') this.#snapshot(message)
    else if (message.type === 'fenced') this.#fenced(message.callId, message.epoch)
    else if (message.type === 'partial' && message.callId === this.#state.place?.callId)
      this.#set({ desk: withPartial(this.#state.desk, message) })
  }

  #welcome(message: ServerMessageOf<'welcome'>): void {
    const { place } = this.#state
    // Without a place in the answer the resume was refused; the error that follows says why.
    if (place && message.callId === undefined) return
    if (place && message.epoch !== undefined) this.#set({ place: { ...place, epoch: message.epoch } })
    for (const command of this.#outbox.all()) this.#line.say(command)
  }

  #event(message: ServerMessageOf<'event'>): void {
    const place = this.#placeOf(message)
    if (!place || message.seq <= place.seq) return
    if (message.seq > place.seq + 1) {
      this.#line.comeBack('mend')
      return
    }
    this.#line.progressed()
    this.#set({
      place: { ...place, seq: message.seq },
      desk: evolveDesk(this.#state.desk, message.event),
    })
  }

  /** The call that a message belongs to; a starting call gets its place from the first message that names it. */
  #placeOf(message: { callId: string; epoch: number }): Place | null {
    const { place } = this.#state
    if (place) return place.callId === message.callId ? place : null
    if (!this.#starting || this.#left.has(message.callId)) return null
    this.#starting = null
    return { callId: message.callId, epoch: message.epoch, seq: 0 }
  }

  #ack({ id, callId, epoch, seq, ...message }: ServerMessageOf<'ack'>): void {
    this.#line.progressed()
    if (this.#starting === id) this.#set({ place: this.#placeOf({ ...message, callId, epoch }) })
    this.#outbox.settle(id, { ok: true, callId, epoch, seq })
    this.#set({ waiting: this.#outbox.size, refusal: null })
    const behind = () => this.#state.place?.callId === callId && this.#state.place.seq < seq
    if (behind()) this.#line.later('late', EVENTS_LATE_MS, () => behind() && this.#line.comeBack('mend'))
  }

  #error(message: ServerMessageOf<'error'>): void {
    const command = message.id ? this.#outbox.get(message.id) : null
    if (command && message.retry) {
      this.#line.later(`retry:${command.id}`, RETRY_MS, () => this.#outbox.get(command.id) && this.#line.say(command))
      return
    }
    if (message.id) this.#outbox.settle(message.id, { ok: false, code: message.code, message: message.message })
    this.#set({ waiting: this.#outbox.size, refusal: { code: message.code, message: message.message } })
    if (message.code === 'not-writer') this.#fenced(message.callId ?? this.#state.place?.callId ?? '')
    if (!message.id && message.callId !== undefined) this.#resumeRefused(message.callId, message.retry)
  }

  /** The call cannot be taken up: later perhaps, or never, because the service does not have it any more. */
  #resumeRefused(callId: string, retry: boolean): void {
    if (callId !== this.#state.place?.callId || this.#state.link.kind === 'read-only') return
    if (retry) {
      this.#line.comeBack('jitter')
      return
    }
    this.#outbox.refuseFor(callId, { ok: false, code: 'not-found', message: 'the call is gone' })
    this.#set({ place: null, desk: emptyDesk, waiting: this.#outbox.size })
  }

  #snapshot(message: ServerMessageOf<'snapshot'>): void {
    const place = this.#placeOf(message)
    if (!place) return
    const { callId, epoch, seq } = message
    this.#set({ place: { callId, epoch, seq }, desk: deskFromSnapshot(message.state) })
  }

  /** A fenced desk stays read-only until a person takes the call back. Word of an epoch that is our own is old. */
  #fenced(callId: string, epoch = Number.POSITIVE_INFINITY): void {
    const { place } = this.#state
    if (callId !== place?.callId || epoch <= place.epoch) return
    this.#outbox.refuseFor(callId, READ_ONLY)
    this.#set({ link: { kind: 'read-only' }, waiting: this.#outbox.size })
  }

  #set(change: Partial<ClientState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
