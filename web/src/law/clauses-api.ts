import { type ClauseView, clauseListSchema, clauseViewSchema } from '../../../src/protocol/law-views.ts'
import { type Answer, getJson } from '../session/request.ts'

/** One clause with its quote, where the service has the text. */
export function fetchClause(id: string): Promise<Answer<ClauseView>> {
  return getJson(`/v1/clauses/${encodeURIComponent(id)}`, body => clauseViewSchema.safeParse(body).data ?? null)
}

/** Looks up the table of laws (D7) by topic, words of the call, or article. */
export function searchClauses(words: string): Promise<Answer<ClauseView[]>> {
  return getJson(
    `/v1/clauses?q=${encodeURIComponent(words)}`,
    body => clauseListSchema.safeParse(body).data?.clauses ?? null,
  )
}
