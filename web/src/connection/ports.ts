import type { Role } from '../../../src/domain/vocabulary.ts'

/** What the call client needs from the world; the browser gives it in `browser-ports.ts`, tests give fakes. */
export interface Socket {
  send(text: string): void
  /** After this, no handler is called again. */
  close(): void
}

export interface SocketHandlers {
  opened(): void
  message(text: string): void
  closed(code: number): void
}

/** A ticket lives 30 s and opens one socket; `signed-out` and `unreachable` are answers, not exceptions. */
export type TicketAnswer = { ticket: string } | { refused: 'signed-out' | 'unreachable' }

export interface ClientPorts {
  /** The role to work in; null takes the one of the sign-in. */
  role: Role | null
  ticket(): Promise<TicketAnswer>
  openSocket(ticket: string, handlers: SocketHandlers): Socket
  /** Runs once after `ms`; the returned function takes it back. */
  after(ms: number, run: () => void): () => void
  random(): number
  newId(): string
}

/** Where the console stands towards the service. `read-only` after another desk took the call over. */
export type Link =
  | { kind: 'idle' }
  | { kind: 'connecting' }
  | { kind: 'live' }
  | { kind: 'draining' }
  | { kind: 'reconnecting'; attempt: number }
  | { kind: 'read-only' }
  | { kind: 'signed-out' }
  | { kind: 'stopped'; code: number }
