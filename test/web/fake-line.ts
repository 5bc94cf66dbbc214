import { type CallEvent, EVENT_VERSION, type EventOf } from '../../src/domain/events.ts'
import type { ClientMessage, ServerMessage } from '../../src/protocol/messages.ts'
import { clientMessageSchema } from '../../src/protocol/messages.ts'
import type { ClientPorts, SocketHandlers, TicketAnswer } from '../../web/src/connection/ports.ts'

interface Timer {
  at: number
  run: () => void
}

/** Time that only moves when a test says so. */
export class FakeTime {
  now = 0
  #timers: Timer[] = []

  after = (ms: number, run: () => void): (() => void) => {
    const timer = { at: this.now + ms, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter(other => other !== timer)
    }
  }

  /** Runs what falls due within `ms`, in order, and lets promises settle in between. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms
    await settle()
    for (;;) {
      const due = this.#timers.filter(timer => timer.at <= until).sort((a, b) => a.at - b.at)[0]
      if (!due) break
      this.#timers = this.#timers.filter(timer => timer !== due)
      this.now = Math.max(this.now, due.at)
      due.run()
      await settle()
    }
    this.now = until
  }
}

export async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve()
}

/** One socket as the service sees it: what the client said, and what is said to the client. */
export class FakeSocket {
  said: ClientMessage[] = []
  closedByClient = false
  #handlers: SocketHandlers

  constructor(handlers: SocketHandlers) {
    this.#handlers = handlers
  }

  open(): void {
    this.#handlers.opened()
  }

  tell(message: ServerMessage): void {
    this.#handlers.message(JSON.stringify(message))
  }

  tellText(text: string): void {
    this.#handlers.message(text)
  }

  drop(code = 1006): void {
    this.#handlers.closed(code)
  }

  saidOf<T extends ClientMessage['type']>(type: T): Extract<ClientMessage, { type: T }>[] {
    return this.said.filter((message): message is Extract<ClientMessage, { type: T }> => message.type === type)
  }
}

/** The world of a call client: sockets in the order in which they were opened. */
export class FakeWorld {
  time = new FakeTime()
  sockets: FakeSocket[] = []
  tickets: TicketAnswer[] = []
  ticketsAsked = 0
  #ids = 0

  ports: ClientPorts = {
    role: 'agent',
    ticket: async () => {
      this.ticketsAsked += 1
      return this.tickets.shift() ?? { ticket: `ticket-${this.ticketsAsked}` }
    },
    openSocket: (_, handlers) => {
      const socket = new FakeSocket(handlers)
      this.sockets.push(socket)
      return {
        send: text => {
          socket.said.push(clientMessageSchema.parse(JSON.parse(text)))
        },
        close: () => {
          socket.closedByClient = true
        },
      }
    },
    after: this.time.after,
    random: () => 0.5,
    newId: () => {
      this.#ids += 1
      return `id-${this.#ids}`
    },
  }

  get socket(): FakeSocket {
    const socket = this.sockets.at(-1)
    if (!socket) throw new Error('no socket was opened')
    return socket
  }

  /** Lets the client come up to the answer to its hello. */
  async welcome(more: Partial<Extract<ServerMessage, { type: 'welcome' }>> = {}): Promise<FakeSocket> {
    await settle()
    const { socket } = this
    socket.open()
    const base = { type: 'welcome', protocol: 1, session: 's', role: 'agent', user: 'ann' } as const
    socket.tell({ ...base, limits: { heartbeatMs: 15_000 }, ...more })
    await settle()
    return socket
  }
}

export const limits = {
  currency: 'CNY',
  role: 'agent',
  capMinor: 500_000,
  floorMinor: 100_000,
  floorBasis: '合同',
  targetMinor: 400_000,
  basis: '一线坐席',
  problem: null,
} as const

export const startedEvent: EventOf<'call-started'> = {
  type: 'call-started',
  callId: 'c1',
  facts: { locale: 'zh-CN' },
  limits,
  knowledge: { version: '1', hash: 'h' },
}

export function heardEvent(turn: number, text = `第${turn}句`, speaker: 'customer' | 'agent' | 'unknown' = 'customer') {
  return {
    type: 'utterance-heard',
    turn,
    utteranceId: `u${turn}`,
    speaker,
    text,
    startMs: turn * 1000,
    endMs: turn * 1000 + 500,
  } satisfies CallEvent
}

export function eventMessage(seq: number, event: CallEvent, callId = 'c1', epoch = 1): ServerMessage {
  return { type: 'event', callId, epoch, seq, event: { v: EVENT_VERSION, seq, at: seq, ...event } }
}

export const ack = (id: string, seq: number, callId = 'c1', epoch = 1): ServerMessage => ({
  type: 'ack',
  id,
  callId,
  epoch,
  seq,
})
