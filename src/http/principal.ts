import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Actor } from '../live/ports.ts'
import { bearerOf, type MintedToken, type Principal, type Tokens } from './auth.ts'
import { isAllowedOrigin } from './upgrade.ts'

const COOKIE = 'tongpin_session'

/** What a route behind `requirePrincipal` finds in its context. */
export interface SignedIn {
  Variables: { principal: Principal }
}

export function actorOf({ user, role, authority }: Principal): Actor {
  return { user, role, authority }
}

/**
 * Lets only signed-in callers through: a bearer token, or the console's cookie. With the cookie, a request that changes
 * something must come from one of our own pages; SameSite=Strict alone would trust every site on the same host.
 */
export function requirePrincipal(tokens: Tokens, allowedOrigins: readonly string[]): MiddlewareHandler<SignedIn> {
  return async (c, next) => {
    const bearer = bearerOf(c.req.header('authorization'))
    const token = bearer ?? getCookie(c, COOKIE)
    const principal = token ? await tokens.verify(token) : null
    if (!principal) return c.json({ error: 'sign in first' }, 401, { 'WWW-Authenticate': 'Bearer' })
    if (!bearer && c.req.method !== 'GET' && !isOwnPage(c, allowedOrigins))
      return c.json({ error: 'foreign origin' }, 403)
    c.set('principal', principal)
    return next()
  }
}

function isOwnPage(c: Context, allowedOrigins: readonly string[]): boolean {
  const origin = c.req.header('origin')
  return origin === undefined ? true : isAllowedOrigin(origin, c.req.header('host'), allowedOrigins)
}

export function setSession(c: Context, { token, expiresAt }: MintedToken, now: number): void {
  setCookie(c, COOKIE, token, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure: new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https',
    maxAge: Math.max(0, Math.floor((expiresAt - now) / 1000)),
  })
}

export function clearSession(c: Context): void {
  deleteCookie(c, COOKIE, { path: '/' })
}
