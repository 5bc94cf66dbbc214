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
    /** The case that a call belongs to; several calls may share it, and money is counted over all of them (D1). */
    caseId: z.string().max(200),
    /** What the customer has paid in all, where known: "full refund" then names a figure. */
    premiumMinor: minorSchema,
    /** The day (YYYY-MM-DD) on which the complaint was received: the statutory clocks run from it (D4). */
    receivedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD'),
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
  /** The day (YYYY-MM-DD) whose rows of the authority apply; null where no day is known (a filter, an old log). */
  on: z.string().nullable().optional(),
  /** The kind of complaint that the cap is for; null while it is not known. */
  category: z.string().nullable().optional(),
  /** What other calls have committed already, and what the authority allows in all: null where nothing limits it. */
  spent: z
    .object({
      caseMinor: minorSchema,
      customerYearMinor: minorSchema,
      perCaseCapMinor: minorSchema.nullable(),
      perCustomerYearCapMinor: minorSchema.nullable(),
    })
    .nullable()
    .optional(),
  /** The figure that an approver has released for this call above the role's own authority (P8). */
  approved: z.object({ minor: minorSchema, approvalId: z.string(), by: z.string() }).nullable().optional(),
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

/** The place whose law applies: as the case says, else by the region of the locale, else mainland China. */
export function jurisdictionOf({ jurisdiction, locale }: Pick<CaseFacts, 'jurisdiction' | 'locale'>): string {
  return jurisdiction ?? /[-_](US|GB|HK|TW|SG|AU|CA|IE|NZ)$/i.exec(locale ?? '')?.[1]?.toUpperCase() ?? 'CN'
}

/** The facts with every free text passed through `mask`, so that no personal data enters a log by way of the case file (D6). */
export function maskFacts(facts: CaseFacts, mask: (text: string) => string): CaseFacts {
  const masked: CaseFacts = { ...facts }
  for (const key of ['product', 'policy', 'summary', 'floorBasis', 'law', 'channel', 'jurisdiction'] as const) {
    const text = facts[key]
    if (text !== undefined) masked[key] = mask(text)
  }
  if (facts.history !== undefined) masked.history = facts.history.map(mask)
  return masked
}
