import type { IncomingMessage } from 'node:http'
import { bearerOf, type Principal, type Tokens } from './auth.ts'
import type { Tickets } from './tickets.ts'

export const SOCKET_PATH = '/v1/socket'

export interface UpgradeContext {
  tokens: Tokens
  tickets: Tickets
  /** Origins besides the server's own that browsers may come from. */
  allowedOrigins: readonly string[]
}

export type UpgradeVerdict =
  | { ok: true; principal: Principal }
  | { ok: false; status: 400 | 401 | 403 | 404; why: string }

/**
 * Who may open a socket: a bearer token in the header, or a single-use ticket in the query. A token in the query is refused
 * even if it is good, since queries end up in logs. Browsers always send an Origin; programs have none and need none.
 */
export async function judgeUpgrade(request: IncomingMessage, context: UpgradeContext): Promise<UpgradeVerdict> {
  const url = URL.parse(request.url ?? '', 'http://localhost')
  if (url?.pathname !== SOCKET_PATH) return { ok: false, status: 404, why: `the socket is at ${SOCKET_PATH}` }
  const { origin, host, authorization } = request.headers
  if (origin !== undefined && !isAllowedOrigin(origin, host, context.allowedOrigins)) {
    return { ok: false, status: 403, why: 'foreign origin' }
  }
  if (url.searchParams.has('token')) {
    return { ok: false, status: 400, why: 'no tokens in the query: use a header, or a ticket from POST /v1/tickets' }
  }
  const token = bearerOf(authorization)
  const ticket = url.searchParams.get('ticket')
  const principal = token ? await context.tokens.verify(token) : ticket ? context.tickets.spend(ticket) : null
  if (!principal || !context.tokens.isGood(principal)) return { ok: false, status: 401, why: 'no good token or ticket' }
  return { ok: true, principal }
}

/** Whether a browser page of `origin` may talk to this server: its own pages, and those that were configured. */
export function isAllowedOrigin(origin: string, host: string | undefined, allowed: readonly string[]): boolean {
  if (allowed.includes(origin)) return true
  const from = URL.parse(origin)
  return from !== null && host !== undefined && from.host === host
}
