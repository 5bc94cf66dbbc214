import type { Actor, Refusal } from '../live/ports.ts'
import { refuse } from '../live/ports.ts'
import { CLOSE_CODES, type CloseCode } from '../protocol/close-codes.ts'
import { type ClientMessageOf, PROTOCOL_VERSION } from '../protocol/messages.ts'
import type { Principal } from './auth.ts'
import type { ConnectionContext } from './connection-context.ts'

export type Greeting =
  | { ok: true; principal: Principal; actor: Actor }
  | { ok: false; code: CloseCode; refusal: Refusal }

/**
 * Judges a `hello`. The upgrade has already said who speaks; a hello may bring a fresh token of the same person, and may
 * choose a role, which for everybody but `admin` can only be their own.
 */
export async function greet(
  hello: ClientMessageOf<'hello'>,
  before: Principal,
  { tokens, tickets }: Pick<ConnectionContext, 'tokens' | 'tickets'>,
): Promise<Greeting> {
  if (hello.protocol !== PROTOCOL_VERSION) {
    const message = `this server speaks protocol ${PROTOCOL_VERSION}; update the client`
    return { ok: false, code: CLOSE_CODES.badHello, refusal: refuse('unsupported-protocol', message) }
  }
  let principal: Principal | null = before
  if (hello.token !== undefined) principal = await tokens.verify(hello.token)
  else if (hello.ticket !== undefined) principal = tickets.spend(hello.ticket)
  if (!principal || !tokens.isGood(principal)) {
    const refusal = refuse('bad-hello', 'the token or ticket is not good; ask for a new one')
    return { ok: false, code: CLOSE_CODES.tokenExpired, refusal }
  }
  if (principal.user !== before.user) {
    return { ok: false, code: CLOSE_CODES.badHello, refusal: refuse('bad-hello', 'the token is another person’s') }
  }
  const role = hello.role ?? principal.role
  if (role !== principal.role && principal.role !== 'admin') {
    return { ok: false, code: CLOSE_CODES.badHello, refusal: refuse('bad-hello', `the token is for ${principal.role}`) }
  }
  return { ok: true, principal, actor: { user: principal.user, role, authority: principal.authority } }
}
