import { tool } from 'langchain'
import { z } from 'zod'
import { caseFactsSchema } from '../domain/case-facts.ts'
import { currencySchema, minorSchema, moneySchema } from '../domain/money.ts'
import { nextOffer, offerInputSchema } from './ackerman.ts'
import { readAmounts } from './amounts.ts'
import { citedArticles } from './articles.ts'
import { citationReasons } from './citations.ts'
import { inForce } from './clauses/citation.ts'
import { type ClauseRegistry, citable, readLaw } from './clauses.ts'
import { type Authority, limitsFor } from './compensation.ts'
import type { DeadlineRules } from './deadlines/deadline-rules.ts'
import { chineseCalendar } from './deadlines/work-calendar.ts'
import { computeDeadline } from './deadlines.ts'
import { foldText } from './folded-text.ts'
import { guardText } from './guard.ts'
import { maskPersonalData } from './privacy.ts'
import { findTaboos, type Wording } from './wording.ts'

const textSchema = z.object({ text: z.string() })
const daySchema = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'expected YYYY-MM-DD')

/** What the tools know: parts of the compiled knowledge (`loadKnowledge`). */
export interface ToolKnowledge {
  authority: Authority
  wording: Wording
  registry: ClauseRegistry
  deadlines: DeadlineRules
}

/**
 * The deterministic tools as LangChain tools, for agents and graphs of other people: thin covers over the plain functions
 * that the product itself calls. `langchain` costs about a second to import, so nothing on the way of a turn imports this.
 */
export function createToolbox(knowledge: ToolKnowledge) {
  return { ...moneyTools(knowledge), ...lawTools(knowledge), ...wordingTools(knowledge) }
}

function moneyTools({ authority }: ToolKnowledge) {
  return {
    readAmounts: tool(({ text, currency }) => readAmounts(text, { currency }), {
      name: 'read_amounts',
      description: 'Finds every sum of money that a listener would hear in a text, in whatever notation. D1.',
      schema: textSchema.extend({ currency: currencySchema }),
    }),
    limitsFor: tool(facts => limitsFor(facts, authority), {
      name: 'limits_for',
      description: 'What the agent of a case may offer: cap, floor, target, and where they come from. D1, D2.',
      schema: caseFactsSchema,
    }),
    nextOffer: tool(input => nextOffer(input), {
      name: 'next_offer',
      description: 'The next Ackerman offer, or why there is none. Money in minor units. T10.',
      schema: offerInputSchema,
    }),
  }
}

function lawTools({ registry, deadlines }: ToolKnowledge) {
  const calendar = chineseCalendar()
  const clauseOf = (id: string) => {
    const clause = registry.clauses.get(id)
    return clause && inForce(clause.law, null) ? { law: clause.law.name, article: clause.articleName } : undefined
  }
  return {
    citedArticles: tool(({ text }) => citedArticles(text), {
      name: 'cited_articles',
      description: 'Finds articles of law that a text cites. D3.',
      schema: textSchema,
    }),
    checkCitations: tool(({ text, on }) => citationReasons(foldText(text), { registry, on: on ?? null }), {
      name: 'check_citations',
      description:
        'What is wrong with the laws and articles that a text cites: unknown, superseded, renumbered or not verified. Empty is good. D3.',
      schema: textSchema.extend({ on: daySchema.nullish() }),
    }),
    lookUpClause: tool(({ law, article, on }) => lookedUp(registry, law, article, on ?? null), {
      name: 'look_up_clause',
      description:
        'Whether an article of a law may be cited on a day, and what it obliges to, in our own words. D3, D7.',
      schema: z.object({ law: z.string(), article: z.string(), on: daySchema.nullish() }),
    }),
    findClauses: tool(({ on, ...input }) => readLaw({ ...input, on: on ?? null }, registry), {
      name: 'find_clauses',
      description:
        'The clauses of law that an utterance touches, with the words that raised them, and how grave it is. D3.',
      schema: textSchema.extend({ speaker: z.enum(['customer', 'agent']), on: daySchema.nullish() }),
    }),
    computeDeadline: tool(facts => computeDeadline(facts, { rules: deadlines, calendar, clause: clauseOf }), {
      name: 'compute_deadline',
      description:
        'When a statutory period ends, step by step with its law and article, or which facts are missing; never a guess. D4.',
      schema: z.looseObject({ kind: z.string(), start: z.string().optional() }),
    }),
  }
}

/** The verdict on a citation with the obligations of the clauses that it names. */
function lookedUp(registry: ClauseRegistry, law: string, article: string, on: string | null) {
  const answer = citable({ law, article }, on, registry)
  if (!answer.ok) return answer
  const clauses = answer.clauseIds.flatMap(id => {
    const clause = registry.clauses.get(id)
    return clause ? [{ id, law: clause.law.name, article: clause.articleName, obligation: clause.obligation }] : []
  })
  return { ok: true as const, clauses }
}

function wordingTools({ wording, registry }: ToolKnowledge) {
  return {
    maskPersonalData: tool(({ text }) => maskPersonalData(text), {
      name: 'mask_personal_data',
      description: 'Replaces personal data in a text and tells where it stood. D6.',
      schema: textSchema,
    }),
    findTaboos: tool(({ text }) => findTaboos(text, wording), {
      name: 'find_taboos',
      description: 'Finds what an agent should not have said, with the reason. T19, D5.',
      schema: textSchema,
    }),
    checkSentence: tool(
      ({ text, amounts, on, ...bounds }) =>
        guardText(text, { ...bounds, amounts: amounts ?? null, law: { registry, on: on ?? null } }, wording),
      {
        name: 'check_sentence',
        description: 'Whether a sentence may be put before an agent: money, articles, wording, personal data, length.',
        schema: textSchema.extend({
          language: z.enum(['zh', 'en']),
          currency: currencySchema,
          capMinor: minorSchema.nullable(),
          floorMinor: minorSchema.nullable(),
          offerMinor: minorSchema.nullable(),
          amounts: z.array(moneySchema).nullish(),
          articles: z.array(z.string()).default([]),
          maxLength: z.boolean().default(true),
          on: daySchema.nullish(),
        }),
      },
    ),
  }
}
