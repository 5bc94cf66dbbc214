import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { ApprovalPost } from '../live/approval-post.ts'
import type { FrontDesk } from '../live/front-desk.ts'
import type { EventStore } from '../store/event-store.ts'
import type { Tokens } from './auth.ts'
import type { HttpLog } from './connection-context.ts'
import type { Gateway } from './gateway.ts'
import type { SampleCalls } from './sample-calls.ts'
import type { SignInCodes, SignInRole } from './sign-in.ts'

export interface ServiceParts {
  host: string
  /** 0 takes any free port. */
  port: number
  store: EventStore
  tokens: Tokens
  desk: FrontDesk
  approvals: ApprovalPost
  gateway: Gateway
  signIn: SignInCodes
  samples: SampleCalls
  log: HttpLog
  fetch(request: Request): Response | Promise<Response>
}

/** Draining ends within ten seconds in all: waiting for what was taken in, for sockets to close, for requests to end. */
const SETTLE_MS = 5_000
const CLOSE_GRACE_MS = 2_000

/** The running service: opens the store and the port, and closes both without losing what it has taken in. */
export class Service {
  readonly samples: SampleCalls
  readonly tokens: Tokens
  #parts: ServiceParts
  #server: Server | null = null
  #url = ''
  #closing: Promise<void> | null = null

  constructor(parts: ServiceParts) {
    this.#parts = parts
    this.samples = parts.samples
    this.tokens = parts.tokens
  }

  /** Resolves when requests are taken. Rejects with an error of one line that says what to do. */
  async start(): Promise<{ url: string; signInUrl: string }> {
    const { host, port, store, tokens, gateway, approvals, fetch, log } = this.#parts
    await store.open()
    try {
      await tokens.load()
      const server = createAdaptorServer({ fetch }) as Server
      gateway.attach(server)
      await listen(server, host, port)
      this.#server = server
    } catch (error) {
      await store.close()
      throw error
    }
    const address = this.#server.address() as AddressInfo
    this.#url = `http://${reachable(host)}:${address.port}`
    // What was decided before a crash and had reached nobody goes out now.
    approvals.wake()
    log.info({ url: this.#url }, 'ready')
    return { url: this.#url, signInUrl: this.newSignIn() }
  }

  /** Another one-time sign-in; the one before for this role is no longer good. */
  newSignIn(role: SignInRole = 'admin'): string {
    return `${this.#url}/sign-in/${this.#parts.signIn.issue(role)}`
  }

  /** Drains: nothing new is taken in, what was taken in becomes durable, sockets are told and closed. */
  close(): Promise<void> {
    this.#closing ??= this.#drain()
    return this.#closing
  }

  async #drain(): Promise<void> {
    const { desk, gateway, approvals, store, log } = this.#parts
    gateway.announceDrain()
    await within(SETTLE_MS, desk.drain())
    await gateway.close(CLOSE_GRACE_MS)
    const server = this.#server
    if (server) {
      server.closeIdleConnections()
      await within(CLOSE_GRACE_MS, new Promise<void>(resolve => server.close(() => resolve())))
      server.closeAllConnections()
    }
    await within(CLOSE_GRACE_MS, approvals.close())
    await store.close()
    log.info({}, 'stopped')
  }
}

/** How this machine reaches a server that listens on `host`; a wildcard is no address to open in a browser. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(explain(error, host, port))))
    server.listen(port, host, resolve)
  })
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') return `port ${port} is taken; choose another with --port`
  if (error.code === 'EACCES') return `port ${port} needs more rights; choose one above 1023 with --port`
  return `cannot listen on ${host}:${port}: ${error.message}`
}

/** Waits for `work`, but not longer than `ms`. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}
