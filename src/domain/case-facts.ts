import { z } from 'zod'
import { type Currency, currencySchema, minorSchema } from './money.ts'
import { RESPONSIBILITIES } from './vocabulary.ts'

/** BCP 47 tags whose language is Chinese or English; everything in the product comes in these two. */
export const localeSchema = z.string().regex(/^(zh|en)([-_][A-Za-z0-9]+)*$/, 'a locale that begins with zh or en')

export const offerEntrySchema = z.object({ by: z.enum(['company', 'customer']), minor: minorSchema })

/**
 * What is known of a case before the first word. Every fact is optional; the shell gives `locale` and `currency` their
 * defaults. `capMinor` narrows the authority of the role and never widens it (cli.md).
 */
export const caseFactsSchema = z
  .object({
    id: z.string().max(200),
    locale: localeSchema,
    channel: z.string().max(40),
    product: z.string().max(400),
    policy: z.string().max(400),
    summary: z.string().max(4000),
    role: z.string().max(80),
    currency: currencySchema,
    jurisdiction: z.string().max(40),
    capMinor: minorSchema,
    floorMinor: minorSchema,
    floorBasis: z.string().max(400),
    targetMinor: minorSchema,
    demandMinor: minorSchema,
    responsibility: z.enum(RESPONSIBILITIES),
    position: z.enum(['none', 'agreed']),
    law: z.string().max(400),
    offers: z.array(offerEntrySchema).max(64),
    history: z.array(z.string().max(400)).max(32),
    customerId: z.string().max(200),
  })
  .partial()
export type CaseFacts = z.infer<typeof caseFactsSchema>

/** The language half of a locale; Chinese first, as the customers speak it. */
export function languageOf(locale: string | undefined): 'zh' | 'en' {
  return locale?.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

/**
 * What the agent may put on the table in this call, worked out by `tools/compensation` when the call starts and written
 * into the log, so that the console and replay show the very figures that the guard held.
 */
export const limitsSchema = z.object({
  currency: currencySchema,
  role: z.string(),
  capMinor: minorSchema,
  floorMinor: minorSchema.nullable(),
  floorBasis: z.string().nullable(),
  targetMinor: minorSchema.nullable(),
  /** Where the cap comes from, in one line for the agent. */
  basis: z.string(),
  /** A configuration error (cap below floor, target above cap …): no money is suggested while it stands. */
  problem: z.string().nullable(),
})
export type Limits = z.infer<typeof limitsSchema>

/** The currency of a case that names none: that of the region in the locale, else that of the language. */
export function currencyFor({ currency, locale }: Pick<CaseFacts, 'currency' | 'locale'>): Currency {
  if (currency) return currency
  if (/[-_]GB$/i.test(locale ?? '')) return 'GBP'
  if (/[-_]HK$/i.test(locale ?? '')) return 'HKD'
  return languageOf(locale) === 'zh' ? 'CNY' : 'USD'
}

/** The facts with every free text passed through `mask`, so that no personal data enters a log by way of the case file (D6). */
export function maskFacts(facts: CaseFacts, mask: (text: string) => string): CaseFacts {
  const masked: CaseFacts = { ...facts }
  for (const key of ['product', 'policy', 'summary', 'floorBasis', 'law'] as const) {
    const text = facts[key]
    if (text !== undefined) masked[key] = mask(text)
  }
  if (facts.history !== undefined) masked.history = facts.history.map(mask)
  return masked
}
