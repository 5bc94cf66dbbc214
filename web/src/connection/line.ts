import { reconnectAdvice } from '../../../src/protocol/close-codes.ts'
import {
  type ClientMessageInput,
  PROTOCOL_VERSION,
  type ServerMessage,
  serverMessageSchema,
} from '../../../src/protocol/messages.ts'
import { backoffMs } from './backoff.ts'
import type { ClientPorts, Link, Socket } from './ports.ts'
import { Timers } from './timers.ts'

export interface LineUser {
  /** Where to take up the call again, or null where no call is open. */
  resume(): { callId: string; epoch: number; seq: number } | null
  message(message: ServerMessage): void
  link(link: Link): void
  /** The socket closed with this code; told before anything is reconnected. */
  closed(code: number): void
  /** False where a new connection would do harm: it would take the call back from the desk that took it over. */
  mayComeBack(): boolean
}

const HEARTBEAT_DEFAULT_MS = 15_000

/**
 * The line to the service: ticket, socket, hello, heartbeat, and the way back after a loss as `reconnectAdvice` says. It
 * knows nothing of calls but the place to resume.
 */
export class Line {
  #ports: ClientPorts
  #user: LineUser
  #timers: Timers
  #socket: Socket | null = null
  /** Counts connections; whatever a former connection still has to say is ignored. */
  #round = 0
  #attempt = 0
  #beatMs = HEARTBEAT_DEFAULT_MS
  /** True between `welcome` and the end of the connection: commands may be said. */
  up = false

  constructor(ports: ClientPorts, user: LineUser) {
    this.#ports = ports
    this.#user = user
    this.#timers = new Timers(ports.after)
  }

  connect(): void {
    this.#attempt = 0
    void this.#open({ kind: 'connecting' })
  }

  close(): void {
    this.#drop()
    this.#user.link({ kind: 'idle' })
  }

  /** Something went through, so the next loss begins with short waits again. */
  progressed(): void {
    this.#attempt = 0
  }

  say(message: ClientMessageInput): void {
    this.#socket?.send(JSON.stringify(message))
  }

  /** Runs after `ms` unless the connection ends before; a later timer of the same name replaces it. */
  later(name: string, ms: number, run: () => void): void {
    this.#timers.set(name, ms, run)
  }

  /** `mend`: the next hello or ticket repairs what was wrong, so the first attempt is made at once. */
  comeBack(advice: 'mend' | 'jitter'): void {
    this.#drop()
    if (!this.#user.mayComeBack()) return
    const attempt = this.#attempt
    this.#attempt += 1
    const waitMs = advice === 'mend' && attempt === 0 ? 0 : backoffMs(attempt, this.#ports.random())
    const link: Link = { kind: 'reconnecting', attempt: attempt + 1 }
    this.#user.link(link)
    this.#timers.set('reconnect', waitMs, () => void this.#open(link))
  }

  async #open(link: Link): Promise<void> {
    this.#drop()
    const round = this.#round
    this.#user.link(link)
    const answer = await this.#ports.ticket()
    if (round !== this.#round) return
    if ('refused' in answer) {
      if (answer.refused === 'signed-out') this.#user.link({ kind: 'signed-out' })
      else this.comeBack('jitter')
      return
    }
    const current = (run: () => void) => {
      if (round === this.#round) run()
    }
    this.#socket = this.#ports.openSocket(answer.ticket, {
      opened: () => current(() => this.#hello()),
      message: text => current(() => this.#receive(text)),
      closed: code => current(() => this.#closed(code)),
    })
  }

  #hello(): void {
    const resume = this.#user.resume()
    const { role } = this.#ports
    const choice = { ...(role ? { role } : {}), ...(resume ? { resume } : {}) }
    this.say({ type: 'hello', protocol: PROTOCOL_VERSION, ...choice })
    this.#beat()
  }

  #receive(text: string): void {
    this.#beat()
    const message = parse(text)
    if (!message) return
    if (message.type === 'welcome') {
      this.up = true
      this.#beatMs = message.limits.heartbeatMs ?? HEARTBEAT_DEFAULT_MS
      this.#user.link({ kind: 'live' })
    } else if (message.type === 'draining' && this.#user.mayComeBack()) {
      this.#user.link({ kind: 'draining' })
    }
    this.#user.message(message)
  }

  #closed(code: number): void {
    this.#drop()
    this.#user.closed(code)
    const advice = reconnectAdvice(code)
    if (advice !== 'stop') this.comeBack(advice)
    else if (this.#user.mayComeBack()) this.#user.link({ kind: 'stopped', code })
  }

  /** After any message the line is known to be up; a silent line is asked once, then given up. */
  #beat(): void {
    this.#timers.set('beat', this.#beatMs, () => {
      this.say({ type: 'ping' })
      this.#timers.set('beat', this.#beatMs, () => this.comeBack('jitter'))
    })
  }

  #drop(): void {
    this.#round += 1
    this.up = false
    this.#timers.clear()
    this.#socket?.close()
    this.#socket = null
  }
}

/** A frame that is not one of ours is skipped: a newer service may know messages that this console does not. */
function parse(text: string): ServerMessage | null {
  try {
    const parsed = serverMessageSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
