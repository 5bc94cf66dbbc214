import { Hono } from 'hono'
import { z } from 'zod'
import { caseFactsSchema } from '../domain/case-facts.ts'
import type { FrontDesk } from '../live/front-desk.ts'
import type { Refusal } from '../live/ports.ts'
import { answerUpload } from './event-upload.ts'
import { readBody } from './json-body.ts'
import type { Metrics } from './metrics.ts'
import { actorOf, type SignedIn } from './principal.ts'
import { statusOf } from './refusal-status.ts'

const startSchema = z.object({
  /** The client's own id of this start; sent again, it leads to the same call. */
  id: z.string().min(1).max(128).optional(),
  callId: z.string().min(1).max(128).optional(),
  facts: caseFactsSchema.default({}),
})
const listSchema = z.object({
  phase: z.enum(['live', 'ended']).optional(),
  owner: z.string().max(200).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
const eventsSchema = z.object({
  from: z.coerce.number().int().min(0).default(1),
  limit: z.coerce.number().int().min(1).max(1000).default(1000),
})

/** The calls over plain HTTP: for platforms that push by webhook, and for pages that only look. */
export function callsRoutes(desk: FrontDesk, metrics: Metrics, newId: () => string): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  const failed = (refusal: Pick<Refusal, 'code' | 'message'>) => {
    metrics.error(refusal.code)
    return [{ error: refusal.message, code: refusal.code }, statusOf(refusal.code)] as const
  }

  routes.post('/', async c => {
    const body = await readBody(c, startSchema)
    if (!body.ok) return c.json({ error: body.error }, body.status)
    const { id, callId, facts } = body.value
    const named = callId === undefined ? {} : { callId }
    const start = { type: 'call.start', id: id ?? newId(), facts, ...named } as const
    const outcome = await desk.start(start, actorOf(c.get('principal')), null)
    if (!outcome.ok) return c.json(...failed(outcome))
    return c.json({ callId: outcome.callId, epoch: outcome.epoch, seq: outcome.seq }, 201)
  })

  routes.get('/', async c => {
    const query = listSchema.safeParse(c.req.query())
    if (!query.success) return c.json({ error: 'phase, owner, cursor and limit are what a list is asked by' }, 400)
    const { phase, owner, cursor, limit } = query.data
    const list = await desk.list({ phase, owner }, actorOf(c.get('principal')), cursor ?? null, limit)
    if (!list.ok) return c.json(...failed({ code: 'unavailable', message: 'the list cannot be read at the moment' }))
    return c.json({ calls: list.calls, next: list.next })
  })

  routes.get('/:id', async c => {
    const snapshot = await desk.state(c.req.param('id'), actorOf(c.get('principal')))
    if ('ok' in snapshot) return c.json(...failed(snapshot))
    const { owner, epoch, seq, call } = snapshot
    return c.json({ callId: c.req.param('id'), owner, epoch, seq, state: call })
  })

  routes.get('/:id/events', async c => {
    const query = eventsSchema.safeParse(c.req.query())
    if (!query.success) return c.json({ error: 'from and limit are positive integers' }, 400)
    const { from, limit } = query.data
    const read = await desk.events(c.req.param('id'), actorOf(c.get('principal')), from, limit)
    if (!read.ok) {
      const code = 'code' in read ? read.code : read.reason === 'unavailable' ? 'unavailable' : 'not-found'
      return c.json(...failed({ code, message: 'there is no such call, or it cannot be read at the moment' }))
    }
    return c.json({ events: read.events, next: (read.events.at(-1)?.seq ?? from - 1) + 1 })
  })

  routes.post('/:id/events', c => {
    const { req } = c
    return answerUpload({
      desk,
      metrics,
      callId: req.param('id'),
      actor: actorOf(c.get('principal')),
      body: req.raw.body,
    })
  })
  return routes
}
