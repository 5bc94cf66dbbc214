import { randomUUID } from 'node:crypto'
import { type ClientOptions, WebSocket } from 'ws'
import type { ServerMessage } from '../../src/protocol/messages.ts'

/** A socket without manners, for saying what a well-behaved client never would. */
export interface RawSocket {
  socket: WebSocket
  messages: ServerMessage[]
  say(message: object): void
  /** The first message that fits, now or later. */
  next(fits: (message: ServerMessage) => boolean): Promise<ServerMessage>
  closed: Promise<{ code: number; reason: string }>
}

/** Opens a socket, or resolves with the status of the refused upgrade. */
export function openRaw(
  url: string,
  options: ClientOptions = {},
): Promise<RawSocket | { status: number; body: string }> {
  const socket = new WebSocket(url, { perMessageDeflate: false, ...options })
  const messages: ServerMessage[] = []
  const looking = new Set<() => void>()
  const closed = new Promise<{ code: number; reason: string }>(resolve => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }))
  })
  socket.on('message', data => {
    messages.push(JSON.parse(String(data)) as ServerMessage)
    for (const look of [...looking]) look()
  })
  const raw: RawSocket = {
    socket,
    messages,
    closed,
    say: message => socket.send(JSON.stringify(message)),
    next: fits =>
      new Promise(resolve => {
        const look = () => {
          const found = messages.find(fits)
          if (!found) return
          looking.delete(look)
          resolve(found)
        }
        looking.add(look)
        look()
      }),
  }
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(raw))
    socket.on('unexpected-response', (_request, response) => {
      let body = ''
      response.on('data', chunk => {
        body += String(chunk)
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    socket.on('error', reject)
  })
}

/** Opens a socket that must be accepted, and says hello where `hello` is given. */
export async function openOk(url: string, token: string, hello: object | null = { protocol: 1 }): Promise<RawSocket> {
  const raw = await openRaw(url, { headers: { authorization: `Bearer ${token}` } })
  if ('status' in raw) throw new Error(`the upgrade was refused with ${raw.status}`)
  if (hello) {
    raw.say({ type: 'hello', ...hello })
    await raw.next(message => message.type === 'welcome' || message.type === 'error')
  }
  return raw
}

/** Starts a call over a raw socket and resolves with its id. */
export async function startCall(raw: RawSocket): Promise<string> {
  const id = randomUUID()
  raw.say({ type: 'call.start', id, facts: {} })
  const ack = await raw.next(message => message.type === 'ack' && message.id === id)
  return ack.type === 'ack' ? ack.callId : ''
}

export const final = (callId: string, text: string, id: string = randomUUID()) => ({
  type: 'transcript.final',
  id,
  callId,
  speaker: 'customer',
  text,
})
