import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { ClauseView, DeadlineAnswerView, DeadlineKind } from '../protocol/law-views.ts'
import { readBody } from './json-body.ts'
import type { SignedIn } from './principal.ts'

/** What the service knows of the law; built from `knowledge/` and, where it is configured, the folder of law texts. */
export interface LawBook {
  /** A clause with its quote, or null where the registry does not have it. */
  clause(id: string): ClauseView | null
  /** The lookup table (D7): clauses by topic, words of a call, law and article; the best first, without quotes. */
  search(words: string, limit: number): ClauseView[]
  deadlineKinds(): DeadlineKind[]
  /** Counts a period (D4), or says which facts are missing. */
  deadline(question: object): DeadlineAnswerView
}

const searchSchema = z.object({
  q: z.string().trim().min(1).max(200),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})
const questionSchema = z.looseObject({ kind: z.string().min(1).max(100) })

/** The law beside the call (D3, D4, D7), for everybody who is signed in; it holds nothing of any call. */
export function lawRoutes(book: LawBook | null): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  const without = (c: Context) => c.json({ error: 'this service has no registry of clauses', code: 'unavailable' }, 503)

  routes.get('/clauses', c => {
    if (!book) return without(c)
    const query = searchSchema.safeParse(c.req.query())
    if (!query.success) return c.json({ error: 'q: a topic, words of a call, or an article; limit: 1 to 50' }, 400)
    return c.json({ clauses: book.search(query.data.q, query.data.limit) })
  })

  routes.get('/clauses/:id', c => {
    if (!book) return without(c)
    const clause = book.clause(c.req.param('id'))
    return clause ? c.json(clause) : c.json({ error: 'there is no such clause', code: 'not-found' }, 404)
  })

  routes.get('/deadlines', c => (book ? c.json({ kinds: book.deadlineKinds() }) : without(c)))

  routes.post('/deadlines', async c => {
    if (!book) return without(c)
    const body = await readBody(c, questionSchema)
    return body.ok ? c.json(book.deadline(body.value)) : c.json({ error: body.error }, body.status)
  })
  return routes
}
