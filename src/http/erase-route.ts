import { Hono } from 'hono'
import type { FrontDesk } from '../live/front-desk.ts'
import type { Metrics } from './metrics.ts'
import { actorOf, type SignedIn } from './principal.ts'
import { statusOf } from './refusal-status.ts'

/** Takes the customer's words out of a call that has ended (D6); for administrators, and known to nobody else. */
export function eraseRoute(desk: FrontDesk, metrics: Metrics): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  routes.post('/:id/erase', async c => {
    const erased = await desk.erase(c.req.param('id'), actorOf(c.get('principal')))
    if (erased.ok) return c.json({ events: erased.events, clean: erased.clean })
    metrics.error(erased.code)
    return c.json({ error: erased.message, code: erased.code }, statusOf(erased.code))
  })
  return routes
}
