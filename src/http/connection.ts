import type { RawData, WebSocket } from 'ws'
import { Mailbox } from '../live/mailbox.ts'
import { refuse } from '../live/ports.ts'
import { CLOSE_CODES, type CloseCode } from '../protocol/close-codes.ts'
import { decodeClientMessage } from '../protocol/codec.ts'
import type { ClientMessage, ClientMessageOf, ServerMessage } from '../protocol/messages.ts'
import type { Principal } from './auth.ts'
import type { ConnectionContext } from './connection-context.ts'
import { Dialogue, type Peer } from './dialogue.ts'
import { frameOf } from './frames.ts'
import { greet } from './greeting.ts'
import { Outbox } from './outbox.ts'
import { TokenBucket } from './rate.ts'

/** Each state has only what it needs: before `hello` there is no dialogue, after closing there is nothing. */
type State =
  | { name: 'greeting'; principal: Principal; deadline: NodeJS.Timeout }
  | { name: 'open'; principal: Principal; dialogue: Dialogue }
  | { name: 'closed' }

/** Messages that wait for those before them; the rate limit keeps an honest client far below. */
const INBOX_MAX = 1024

/** One socket from the accepted upgrade to its end: frames, limits, heartbeat. What is said over it is the dialogue's. */
export class Connection implements Peer {
  readonly id: string
  readonly user: string
  readonly outbox: Outbox
  #socket: WebSocket
  #context: ConnectionContext
  #state: State
  #inbox: Mailbox
  #bucket: TokenBucket
  #heard = true
  #invalid = 0
  /** What is counted for a peer that is cut and so never reads a close frame. */
  #cutAs: CloseCode | null = null
  #onEnd: () => void

  constructor(id: string, socket: WebSocket, principal: Principal, context: ConnectionContext, onEnd: () => void) {
    const { limits } = context
    this.id = id
    this.user = principal.user
    this.#socket = socket
    this.#context = context
    this.#onEnd = onEnd
    this.outbox = new Outbox(socket, limits.backlogBytesMax, () => {
      this.#cutAs = CLOSE_CODES.slowConsumer
    })
    this.#inbox = new Mailbox(INBOX_MAX, error => this.#crash(error))
    this.#bucket = new TokenBucket(limits.messagesPerSecond, limits.messagesBurst, context.monotonic())
    const deadline = setTimeout(() => this.close(CLOSE_CODES.noHello, 'no hello in time'), limits.helloTimeoutMs)
    this.#state = { name: 'greeting', principal, deadline }
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary))
    socket.on('pong', () => {
      this.#heard = true
    })
    // `ws` closes by itself with 1007 or 1009 after a protocol error; without a listener the error would end the process.
    socket.on('error', () => {})
    socket.on('close', code => this.#end(code))
  }

  /** One beat of the heart. A socket from which nothing was heard since the last beat is cut. */
  beat(): void {
    if (!this.#heard) {
      this.#socket.terminate()
      return
    }
    this.#heard = false
    if (this.outbox.open) this.#socket.ping()
  }

  /** Closes a socket whose token has expired or was taken back. */
  checkToken(): void {
    if (this.#state.name === 'closed' || this.#context.tokens.isGood(this.#state.principal)) return
    this.close(CLOSE_CODES.tokenExpired, 'the token has expired or was taken back')
  }

  send(message: ServerMessage): void {
    if (message.type === 'error') this.#context.metrics.error(message.code)
    this.outbox.send(frameOf(message))
  }

  close(code: CloseCode, reason: string): void {
    this.#socket.close(code, reason)
    this.#leave()
  }

  terminate(): void {
    this.#socket.terminate()
  }

  #receive(data: RawData, isBinary: boolean): void {
    this.#heard = true
    if (this.#state.name === 'closed') return
    if (isBinary) this.close(CLOSE_CODES.binary, 'only text frames')
    else if (!this.#bucket.take(this.#context.monotonic())) this.close(CLOSE_CODES.overRate, 'too many messages')
    else this.#decode(String(data))
  }

  #decode(text: string): void {
    const decoded = decodeClientMessage(text)
    if (!decoded.ok) {
      this.#reject(decoded)
      return
    }
    const { message } = decoded
    if (message.type === 'ping') {
      this.send({ type: 'pong', ...(message.at === undefined ? {} : { at: message.at }) })
    } else if (!this.#inbox.post(() => this.#handle(message))) {
      this.close(CLOSE_CODES.overRate, 'too many messages')
    }
  }

  #reject({ problem, id, callId }: { problem: string; id?: string; callId?: string }): void {
    if (this.#state.name === 'greeting') {
      this.#badHello()
      return
    }
    this.#invalid += 1
    const about = { ...(id === undefined ? {} : { id }), ...(callId === undefined ? {} : { callId }) }
    this.send({ type: 'error', code: 'bad-message', message: problem, retry: false, ...about })
    if (this.#invalid >= this.#context.limits.invalidMessagesMax) {
      this.close(CLOSE_CODES.invalidMessages, 'too many invalid messages')
    }
  }

  async #handle(message: Exclude<ClientMessage, { type: 'ping' }>): Promise<void> {
    if (message.type === 'hello') return this.#greet(message)
    if (this.#state.name === 'greeting') return this.#badHello()
    if (this.#state.name === 'open') return this.#state.dialogue.handle(message)
  }

  async #greet(hello: ClientMessageOf<'hello'>): Promise<void> {
    const before = this.#state
    if (before.name === 'closed') return
    const greeting = await greet(hello, before.principal, this.#context)
    // The socket may have closed while the token was looked at.
    if (this.#state !== before) return
    if (!greeting.ok) {
      const { code, message, retry } = greeting.refusal
      this.send({ type: 'error', code, message, retry })
      return this.close(greeting.code, message)
    }
    const { principal, actor } = greeting
    if (before.name === 'greeting') clearTimeout(before.deadline)
    const dialogue = before.name === 'open' ? before.dialogue : new Dialogue(this, actor, this.#context)
    dialogue.become(actor)
    this.#state = { name: 'open', principal, dialogue }
    await dialogue.welcome(hello.resume)
  }

  #badHello(): void {
    const { code, message, retry } = refuse('bad-hello', 'the first message must be a hello')
    this.send({ type: 'error', code, message, retry })
    this.close(CLOSE_CODES.badHello, message)
  }

  #crash(error: unknown): void {
    const name = error instanceof Error ? error.name : typeof error
    this.#context.log.error({ connection: this.id, error: name }, 'a message could not be handled')
    this.close(CLOSE_CODES.internal, 'internal error')
  }

  #leave(): void {
    const state = this.#state
    this.#state = { name: 'closed' }
    if (state.name === 'greeting') clearTimeout(state.deadline)
    if (state.name === 'open') state.dialogue.leave()
  }

  #end(code: number): void {
    this.#leave()
    this.#context.metrics.socketClosed(this.#cutAs ?? code)
    this.#onEnd()
  }
}
