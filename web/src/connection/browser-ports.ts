import type { Role } from '../../../src/domain/vocabulary.ts'
import type { ClientPorts } from './ports.ts'

/** The world as a browser gives it: a ticket by the session's cookie, a WebSocket on the same host. */
export function browserPorts(role: Role | null): ClientPorts {
  return {
    role,
    ticket: async () => {
      try {
        const response = await fetch('/v1/tickets', { method: 'POST', credentials: 'same-origin' })
        if (response.status === 401 || response.status === 403) return { refused: 'signed-out' }
        if (!response.ok) return { refused: 'unreachable' }
        const body = (await response.json()) as { ticket: string }
        return { ticket: body.ticket }
      } catch {
        return { refused: 'unreachable' }
      }
    },
    openSocket: (ticket, handlers) => {
      const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
      const socket = new WebSocket(`${scheme}://${location.host}/v1/socket?ticket=${encodeURIComponent(ticket)}`)
      socket.onopen = () => handlers.opened()
      socket.onmessage = event => {
        if (typeof event.data === 'string') handlers.message(event.data)
      }
      socket.onclose = event => handlers.closed(event.code)
      return {
        send: text => {
          if (socket.readyState === WebSocket.OPEN) socket.send(text)
        },
        close: () => {
          socket.onopen = socket.onmessage = socket.onclose = null
          socket.close()
        },
      }
    },
    after: (ms, run) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    random: Math.random,
    newId: () => crypto.randomUUID(),
  }
}
