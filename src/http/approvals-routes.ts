import { Hono } from 'hono'
import { z } from 'zod'
import type { FrontDesk } from '../live/front-desk.ts'
import type { Refusal } from '../live/ports.ts'
import { readBody } from './json-body.ts'
import type { Metrics } from './metrics.ts'
import { actorOf, type SignedIn } from './principal.ts'
import { statusOf } from './refusal-status.ts'

const listSchema = z.object({ state: z.literal('open').default('open') })
const decisionSchema = z.object({
  /** The client's own id of this decision; sent again, it has the same answer. */
  id: z.string().min(1).max(128).optional(),
  callId: z.string().min(1).max(128),
  version: z.int().positive(),
  decision: z.enum(['approved', 'refused']),
})

/** What waits for a decision, and the decision (P8), over plain HTTP. */
export function approvalsRoutes(desk: FrontDesk, metrics: Metrics, newId: () => string): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  const failed = ({ code, message, retry }: Refusal) => {
    metrics.error(code)
    return [{ error: message, code, retry }, statusOf(code)] as const
  }

  routes.get('/', async c => {
    if (!listSchema.safeParse(c.req.query()).success)
      return c.json({ error: 'state: only open approvals are listed' }, 400)
    const board = await desk.approvals(actorOf(c.get('principal')))
    return board.ok ? c.json({ approvals: board.approvals }) : c.json(...failed(board))
  })

  routes.post('/:id/decision', async c => {
    const body = await readBody(c, decisionSchema)
    if (!body.ok) return c.json({ error: body.error }, body.status)
    const { id, ...decision } = body.value
    const command = { type: 'approval.decide', id: id ?? newId(), approvalId: c.req.param('id'), ...decision } as const
    const outcome = await (await desk.submit(command, actorOf(c.get('principal')), null)).outcome
    if (!outcome.ok) return c.json(...failed(outcome))
    return c.json({ callId: outcome.callId, epoch: outcome.epoch, seq: outcome.seq })
  })
  return routes
}
