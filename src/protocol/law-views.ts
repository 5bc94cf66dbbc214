import { z } from 'zod'

/**
 * What stands behind a quote: the text was found and its hash is the registry's, or why there is no quote to show. `not-read`
 * in lists, which come without quotes.
 */
export const QUOTE_STATES = ['verified', 'altered', 'missing', 'not-configured', 'not-read'] as const

const twoLanguages = z.object({ zh: z.string(), en: z.string() })

/** A clause as `GET /v1/clauses` answers it (D3, D7). Days are YYYY-MM-DD. */
export const clauseViewSchema = z.object({
  id: z.string(),
  law: z.string(),
  version: z.string(),
  article: z.string(),
  /** Which part of the article is meant, as the law counts them; null where it is the whole. */
  paragraph: z.string().nullable(),
  effective: z.string(),
  /** Until when the article is in force; null where no end is known. */
  until: z.string().nullable(),
  topic: z.string(),
  /** Whom the clause obliges: company, agent, customer, anyone. */
  binds: z.string(),
  /** In our own words. */
  obligation: twoLanguages,
  /** What the customer can do, or where they can turn. */
  remedy: twoLanguages.nullable(),
  /** The words of the law, only where the text is there and is the one that the registry was made from. */
  quote: z.string().optional(),
  quoteVerified: z.boolean(),
  quoteState: z.enum(QUOTE_STATES),
})
export type ClauseView = z.infer<typeof clauseViewSchema>

/** The lookup table (D7): without quotes, which are read one by one. */
export const clauseListSchema = z.object({ clauses: z.array(clauseViewSchema) })

/** A period that `POST /v1/deadlines` can count (D4). */
export const deadlineKindSchema = z.object({
  kind: z.string(),
  clause: z.string(),
  law: z.string(),
  article: z.string(),
  /** The event from which it runs. */
  from: twoLanguages,
  /** A fact that decides how long it is, and its possible values. */
  choose: z.object({ fact: z.string(), options: z.array(z.string()) }).nullable(),
  canBeExtended: z.boolean(),
})
export type DeadlineKind = z.infer<typeof deadlineKindSchema>
export const deadlineKindsSchema = z.object({ kinds: z.array(deadlineKindSchema) })

export const deadlineAnswerSchema = z.union([
  z.object({
    due: z.string(),
    unit: z.enum(['natural', 'working', 'month', 'year']),
    steps: z.array(z.string()),
    law: z.string(),
    article: z.string(),
    clause: z.string(),
    /** Days past the last day (negative: left), where the question named a day. */
    overdueDays: z.int().optional(),
  }),
  z.object({ cannotCompute: z.array(z.string()) }),
])
export type DeadlineAnswerView = z.infer<typeof deadlineAnswerSchema>
