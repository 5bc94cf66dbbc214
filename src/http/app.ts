import { Hono } from 'hono'
import { z } from 'zod'
import type { FrontDesk } from '../live/front-desk.ts'
import type { EventStore } from '../store/event-store.ts'
import { approvalsRoutes } from './approvals-routes.ts'
import type { Tokens } from './auth.ts'
import { callsRoutes } from './calls-routes.ts'
import type { HttpLog } from './connection-context.ts'
import { consoleFiles } from './console-files.ts'
import { eraseRoute } from './erase-route.ts'
import { readBody } from './json-body.ts'
import { type LawBook, lawRoutes } from './law-routes.ts'
import type { Metrics } from './metrics.ts'
import { clearSession, requirePrincipal, type SignedIn, setSession } from './principal.ts'
import type { SampleCalls } from './sample-calls.ts'
import { securityHeaders } from './security-headers.ts'
import type { SignInCodes } from './sign-in.ts'
import type { Tickets } from './tickets.ts'

export interface AppOptions {
  desk: FrontDesk
  store: EventStore
  tokens: Tokens
  tickets: Tickets
  signIn: SignInCodes
  samples: SampleCalls
  metrics: Metrics
  /** Null where the service knows no law: tests of the shell. */
  law: LawBook | null
  log: HttpLog
  /** Null where no console was built: the API then stands alone. */
  consoleDir: string | null
  allowedOrigins: readonly string[]
  tokenTtlMs: number
  now(): number
  newId(): string
}

/** The people of the one-time sign-ins: whoever started the server may do everything on it but decide on their own requests. */
const LOCAL_PEOPLE = {
  admin: { user: 'local', role: 'admin' },
  supervisor: { user: 'local-supervisor', role: 'supervisor' },
} as const

const tokenSchema = z.object({ token: z.string().min(1).max(4096) })
const revokeSchema = z.object({ jti: z.string().min(1).max(64), expiresAt: z.int().positive().optional() })
/** A token that is taken back without its expiry being known is remembered for as long as any token may live. */
const REVOKED_MS = 30 * 24 * 3_600_000

export function createApp(options: AppOptions): Hono {
  const app = new Hono()
  app.use(securityHeaders)
  app.onError((error, c) => {
    options.log.error({ error: error.name, path: c.req.path }, 'a request failed')
    return c.json({ error: 'internal error' }, 500)
  })
  addHealth(app, options)
  addSignIn(app, options)
  app.route('/v1', v1(options))
  app.all('/v1/*', c => c.json({ error: 'not found' }, 404))
  if (options.consoleDir !== null) app.get('*', consoleFiles(options.consoleDir))
  app.notFound(c => c.json({ error: 'not found' }, 404))
  return app
}

function addHealth(app: Hono, { desk, store, metrics }: AppOptions): void {
  app.get('/livez', c => c.json({ ok: true }))
  app.get('/readyz', async c => {
    if (desk.draining) return c.json({ ok: false, reason: 'draining' }, 503)
    const health = await store.health()
    return health.ok ? c.json({ ok: true }) : c.json({ ok: false, reason: 'the store is unavailable' }, 503)
  })
  app.get('/metrics', async c => {
    const { body, contentType } = await metrics.text()
    return c.body(body, 200, { 'Content-Type': contentType })
  })
}

function addSignIn(app: Hono, { signIn, tokens, tokenTtlMs, now }: AppOptions): void {
  app.get('/sign-in/:code', async c => {
    // Previews and prefetches must not use the code up before the person has clicked.
    if (c.req.raw.method !== 'GET' || c.req.header('sec-purpose')?.includes('prefetch')) return c.body(null, 204)
    const role = signIn.spend(c.req.param('code'))
    if (!role) {
      return c.text(
        'This sign-in link was used or is too old. Start the server again, or sign in with `tongpin token`.',
        410,
      )
    }
    setSession(c, await tokens.mint(LOCAL_PEOPLE[role], tokenTtlMs), now())
    return c.redirect('/')
  })
  app.post('/v1/sign-in', async c => {
    const body = await readBody(c, tokenSchema)
    const principal = body.ok ? await tokens.verify(body.value.token) : null
    if (!body.ok || !principal) return c.json({ error: 'the token is not good' }, 401)
    setSession(c, { token: body.value.token, jti: principal.jti, expiresAt: principal.expiresAt }, now())
    return c.json({ user: principal.user, role: principal.role })
  })
}

function v1(options: AppOptions): Hono<SignedIn> {
  const { tokens, tickets, samples, desk, metrics, now } = options
  const routes = new Hono<SignedIn>()
  routes.use(requirePrincipal(tokens, options.allowedOrigins))
  routes.get('/me', c => {
    const { user, role, authority, expiresAt } = c.get('principal')
    return c.json({ user, role, authority: authority ?? null, expiresAt })
  })
  routes.post('/sign-out', async c => {
    const { jti, expiresAt } = c.get('principal')
    await tokens.revoke(jti, expiresAt)
    clearSession(c)
    return c.json({ ok: true })
  })
  routes.post('/tokens/revoke', async c => {
    if (c.get('principal').role !== 'admin') return c.json({ error: 'not found' }, 404)
    const body = await readBody(c, revokeSchema)
    if (!body.ok) return c.json({ error: body.error }, body.status)
    const stored = await tokens.revoke(body.value.jti, body.value.expiresAt ?? now() + REVOKED_MS)
    return stored ? c.json({ ok: true }) : c.json({ error: 'taken back in this process, but not stored' }, 503)
  })
  routes.post('/tickets', c => c.json(tickets.issue(c.get('principal')), 201))
  routes.get('/sample-calls', async c => {
    const list = await samples.list()
    return c.json({ samples: list.map(({ name, title, locale, turns }) => ({ name, title, locale, turns })) })
  })
  routes.get('/sample-calls/:name', async c => {
    const sample = await samples.find(c.req.param('name'))
    return sample ? c.json(sample) : c.json({ error: 'there is no such sample' }, 404)
  })
  routes.route('/calls', callsRoutes(desk, metrics, options.newId))
  routes.route('/calls', eraseRoute(desk, metrics))
  routes.route('/', lawRoutes(options.law))
  routes.route('/approvals', approvalsRoutes(desk, metrics, options.newId))
  return routes
}
