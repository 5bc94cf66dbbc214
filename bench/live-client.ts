import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import type { CaseFacts } from '../src/domain/case-facts.ts'
import type { CallEventType, LoggedEvent } from '../src/domain/events.ts'
import type { Speaker } from '../src/domain/vocabulary.ts'
import {
  type ClientMessageInput,
  type CommandMessage,
  PROTOCOL_VERSION,
  type ServerMessage,
  type ServerMessageOf,
} from '../src/protocol/messages.ts'

export interface LiveClientOptions {
  /** `http://host:port` of the server. */
  url: string
  token: string
  /** A call to take up instead of starting one. */
  callId?: string
}

export type Answer = ServerMessageOf<'ack'> | ServerMessageOf<'error'>
type Command = Extract<ClientMessageInput, { id: string }>

interface Pending {
  message: Command
  settle(answer: Answer): void
}

/**
 * One call over one socket, as a well-behaved client holds it: it keeps what has not been acknowledged, sends it again after
 * a reconnect, takes up the call at the last event it has, and counts everything that should never happen.
 */
export class LiveClient {
  readonly events: LoggedEvent[] = []
  readonly acks: ServerMessageOf<'ack'>[] = []
  /** What must stay at zero. */
  readonly faults = { lost: 0, doubled: 0, reordered: 0 }
  readonly received: ServerMessage[] = []
  epoch = 0
  lastSeq = 0
  callId: string | null
  welcome: ServerMessageOf<'welcome'> | null = null
  closeCode: number | null = null
  #options: LiveClientOptions
  #socket: WebSocket | null = null
  #pending = new Map<string, Pending>()
  #watchers = new Set<() => void>()

  constructor(options: LiveClientOptions) {
    this.#options = options
    this.callId = options.callId ?? null
  }

  get unacknowledged(): number {
    return this.#pending.size
  }

  /** Connects and says hello; takes the call up where there is one, and sends again what was not acknowledged. */
  async connect(): Promise<ServerMessageOf<'welcome'>> {
    const socket = new WebSocket(`${this.#options.url.replace(/^http/, 'ws')}/v1/socket`, {
      headers: { authorization: `Bearer ${this.#options.token}` },
      perMessageDeflate: false,
    })
    this.#socket = socket
    this.welcome = null
    this.closeCode = null
    socket.on('message', data => this.#take(JSON.parse(String(data)) as ServerMessage, socket))
    socket.on('close', code => {
      if (this.#socket === socket) this.closeCode = code
      this.#notify()
    })
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
    })
    // After the handshake a broken connection shows as a close; an error without a listener would end the process.
    socket.on('error', () => {})
    const resume = this.callId === null ? {} : { resume: { callId: this.callId, epoch: this.epoch, seq: this.lastSeq } }
    this.#send({ type: 'hello', protocol: PROTOCOL_VERSION, ...resume })
    await this.until(() => this.welcome !== null || this.closeCode !== null)
    if (!this.welcome) throw new Error(`closed with ${this.closeCode} before the welcome`)
    for (const { message } of this.#pending.values()) this.#send(message)
    return this.welcome
  }

  async start(facts: CaseFacts = {}, id: string = randomUUID()): Promise<Answer> {
    const answer = await this.command({
      type: 'call.start',
      id,
      facts,
      ...(this.callId ? { callId: this.callId } : {}),
    })
    if (answer.type === 'ack') this.callId = answer.callId
    return answer
  }

  say(speaker: Speaker, text: string, more: { id?: string; order?: number } = {}): Promise<Answer> {
    const { id = randomUUID(), ...rest } = more
    return this.command({ type: 'transcript.final', id, callId: this.callId ?? '', speaker, text, ...rest })
  }

  end(): Promise<Answer> {
    return this.command({ type: 'call.end', id: randomUUID(), callId: this.callId ?? '' })
  }

  /** Sends a command and resolves with its answer, over however many reconnects. */
  command(message: Command): Promise<Answer> {
    return new Promise(settle => {
      this.#pending.set(message.id, { message, settle })
      this.#send(message)
    })
  }

  /** Any message; its answers are found in `received`. */
  tell(message: ClientMessageInput): void {
    this.#send(message)
  }

  /** Loses the connection without a word, as a network does. */
  drop(): void {
    this.#socket?.terminate()
    this.#socket = null
  }

  async close(): Promise<void> {
    const socket = this.#socket
    if (!socket || socket.readyState === socket.CLOSED) return
    await new Promise<void>(resolve => {
      socket.once('close', () => resolve())
      socket.close()
    })
  }

  /** Resolves when an event of this type (the `count`th) has come. */
  async eventOf(type: CallEventType, count = 1, timeoutMs = 5_000): Promise<LoggedEvent> {
    const found = () => this.events.filter(event => event.type === type)[count - 1]
    await this.until(() => found() !== undefined, timeoutMs)
    return found() as LoggedEvent
  }

  /** Waits without polling; rejects with what was received last, so that a failing test says where it stood. */
  async until(holds: () => boolean, timeoutMs = 5_000): Promise<void> {
    if (holds()) return
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#watchers.delete(look)
        const last = this.received.slice(-3).map(message => JSON.stringify(message).slice(0, 200))
        reject(new Error(`waited ${timeoutMs} ms in vain; close code ${this.closeCode}; last: ${last.join(' | ')}`))
      }, timeoutMs)
      const look = () => {
        if (!holds()) return
        clearTimeout(timer)
        this.#watchers.delete(look)
        resolve()
      }
      this.#watchers.add(look)
    })
  }

  #send(message: ClientMessageInput): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message))
  }

  #take(message: ServerMessage, from: WebSocket): void {
    // What a lost connection still had in its buffers counts as lost with it.
    if (from !== this.#socket) return
    this.received.push(message)
    if (this.received.length > 1_000) this.received.splice(0, 500)
    if (message.type === 'welcome') {
      this.welcome = message
      this.epoch = Math.max(this.epoch, message.epoch ?? 0)
    } else if (message.type === 'event') this.#follow(message)
    else if (message.type === 'snapshot') this.lastSeq = message.seq
    else if (message.type === 'ack') this.#settle(message)
    else if (message.type === 'error' && message.id !== undefined) this.#settle(message)
    this.#notify()
  }

  #follow({ seq, epoch, event }: ServerMessageOf<'event'>): void {
    this.epoch = Math.max(this.epoch, epoch)
    if (seq <= this.lastSeq) {
      const known = this.events.find(earlier => earlier.seq === seq)
      if (known) this.faults.doubled += 1
      else this.faults.reordered += 1
      return
    }
    if (seq !== this.lastSeq + 1) this.faults.lost += seq - this.lastSeq - 1
    this.lastSeq = seq
    this.events.push(event as LoggedEvent)
  }

  #settle(answer: Answer): void {
    const pending = this.#pending.get(answer.id as string)
    // An error that may pass leaves the message pending: it is sent again after the next reconnect.
    if (answer.type === 'error' && answer.code === 'unavailable') return
    this.#pending.delete(answer.id as string)
    if (answer.type === 'ack') this.acks.push(answer)
    pending?.settle(answer)
  }

  #notify(): void {
    for (const look of [...this.#watchers]) look()
  }
}

export type { CommandMessage }
