import { tool } from 'langchain'
import { z } from 'zod'
import { caseFactsSchema } from '../domain/case-facts.ts'
import { currencySchema, minorSchema, moneySchema } from '../domain/money.ts'
import { nextOffer, offerInputSchema } from './ackerman.ts'
import { readAmounts } from './amounts.ts'
import { citedArticles } from './articles.ts'
import { type Authority, limitsFor } from './compensation.ts'
import { guardText } from './guard.ts'
import { maskPersonalData } from './privacy.ts'
import { findTaboos, type Wording } from './wording.ts'

const textSchema = z.object({ text: z.string() })

/**
 * The deterministic tools as LangChain tools, for agents and graphs of other people: thin covers over the plain functions
 * that the product itself calls. `langchain` costs about a second to import, so nothing on the way of a turn imports this.
 */
export function createToolbox({ authority, wording }: { authority: Authority; wording: Wording }) {
  return {
    readAmounts: tool(({ text, currency }) => readAmounts(text, { currency }), {
      name: 'read_amounts',
      description: 'Finds every sum of money that a listener would hear in a text, in whatever notation. D1.',
      schema: textSchema.extend({ currency: currencySchema }),
    }),
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
    citedArticles: tool(({ text }) => citedArticles(text), {
      name: 'cited_articles',
      description: 'Finds articles of law that a text cites. D3.',
      schema: textSchema,
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
    checkSentence: tool(
      ({ text, amounts, ...bounds }) => guardText(text, { ...bounds, amounts: amounts ?? null }, wording),
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
        }),
      },
    ),
  }
}
