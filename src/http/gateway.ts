import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { CLOSE_CODES } from '../protocol/close-codes.ts'
import type { Principal } from './auth.ts'
import { Connection } from './connection.ts'
import type { ConnectionContext } from './connection-context.ts'
import { TokenBucket } from './rate.ts'
import { judgeUpgrade, type UpgradeContext } from './upgrade.ts'

export interface GatewayOptions extends UpgradeContext, ConnectionContext {
  socketsMax: number
  /** Sockets admitted a second: a storm of reconnecting clients is spread over time, and those refused come back later. */
  upgradesPerSecond: number
}

/** Tokens are looked at again this often; twice within the 5 s that a revoked one may live on. */
const TOKEN_CHECK_MS = 2_000
const REASONS: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** All sockets of this process. */
export class Gateway {
  #options: GatewayOptions
  #server: WebSocketServer
  #connections = new Set<Connection>()
  #perUser = new Map<string, number>()
  #admission: TokenBucket
  #timers: NodeJS.Timeout[] = []
  #draining = false

  constructor(options: GatewayOptions) {
    this.#options = options
    const { messageBytesMax } = options.limits
    this.#server = new WebSocketServer({
      noServer: true,
      maxPayload: messageBytesMax,
      perMessageDeflate: false,
      clientTracking: false,
    })
    this.#admission = new TokenBucket(options.upgradesPerSecond, 2 * options.upgradesPerSecond, options.monotonic())
  }

  get size(): number {
    return this.#connections.size
  }

  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      // A peer may reset at any time; until `ws` takes over, an unheard error would end the process.
      socket.on('error', () => socket.destroy())
      this.#upgrade(request, socket, head).catch(error => {
        this.#options.log.error({ error: (error as Error).name }, 'an upgrade failed')
        this.#refuse(socket, 500, 'internal error')
      })
    })
    const every = (ms: number, visit: (connection: Connection) => void) => {
      const timer = setInterval(() => {
        for (const connection of this.#connections) visit(connection)
      }, ms)
      this.#timers.push(timer.unref())
    }
    every(this.#options.limits.heartbeatMs, connection => connection.beat())
    every(TOKEN_CHECK_MS, connection => connection.checkToken())
  }

  /** Tells everybody to go elsewhere and admits nobody new. */
  announceDrain(): void {
    this.#draining = true
    for (const connection of this.#connections) connection.send({ type: 'draining' })
  }

  /** Closes every socket; those that do not answer the close within `graceMs` are cut. */
  async close(graceMs: number): Promise<void> {
    this.#draining = true
    for (const timer of this.#timers) clearInterval(timer)
    for (const connection of this.#connections) connection.close(CLOSE_CODES.shutdown, 'the server is shutting down')
    const until = this.#options.monotonic() + graceMs
    while (this.#connections.size > 0 && this.#options.monotonic() < until) {
      await new Promise(resolve => setTimeout(resolve, 10))
    }
    for (const connection of this.#connections) connection.terminate()
    this.#server.close()
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (this.#draining) return this.#refuse(socket, 503, 'this server is shutting down')
    if (!this.#admission.take(this.#options.monotonic())) return this.#refuse(socket, 429, 'too many at once')
    const verdict = await judgeUpgrade(request, this.#options)
    if (!verdict.ok) return this.#refuse(socket, verdict.status, verdict.why)
    const { user } = verdict.principal
    const { socketsMax, limits } = this.#options
    if (this.#connections.size >= socketsMax || (this.#perUser.get(user) ?? 0) >= limits.socketsPerUserMax) {
      return this.#refuse(socket, 429, 'too many sockets')
    }
    if (socket.destroyed) return
    this.#server.handleUpgrade(request, socket, head, webSocket => this.#accept(webSocket, verdict.principal))
  }

  #accept(webSocket: WebSocket, principal: Principal): void {
    const { user } = principal
    const connection = new Connection(randomUUID(), webSocket, principal, this.#options, () => {
      this.#connections.delete(connection)
      const left = (this.#perUser.get(user) ?? 1) - 1
      if (left > 0) this.#perUser.set(user, left)
      else this.#perUser.delete(user)
    })
    this.#connections.add(connection)
    this.#perUser.set(user, (this.#perUser.get(user) ?? 0) + 1)
    this.#options.metrics.socketOpened()
  }

  #refuse(socket: Duplex, status: number, why: string): void {
    this.#options.metrics.upgradeRefused(status)
    if (socket.destroyed) return
    const body = JSON.stringify({ error: why })
    const retry = status === 429 || status === 503 ? `Retry-After: ${1 + Math.floor(Math.random() * 5)}\r\n` : ''
    socket.end(
      `HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Type: application/json\r\n` +
        `${retry}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  }
}
