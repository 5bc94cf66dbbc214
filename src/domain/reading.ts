import { z } from 'zod'
import { amountSchema, moneySchema } from './money.ts'
import {
  AGENT_CUES,
  CUSTOMER_CUES,
  categorySchema,
  demandKindSchema,
  EMOTIONS,
  emotionSchema,
  layerSchema,
  NEEDS,
  severitySchema,
  signalTypeSchema,
  spanSchema,
  tabooSchema,
  tacticSchema,
} from './vocabulary.ts'

const share = z.number().min(0).max(1)
const shares = <const K extends readonly string[]>(keys: K) =>
  z.object(Object.fromEntries(keys.map(key => [key, share])) as Record<K[number], typeof share>)

export const emotionReadingSchema = z.object({
  label: emotionSchema,
  /** −1 unpleasant … 1 pleasant. */
  valence: z.number().min(-1).max(1),
  /** Heat of the quarrel: 0 even voice, 0.33 raised, 0.67 quarrel, 1 out of control. Quiet grief is low. */
  heat: share,
  confidence: share,
  probabilities: shares(EMOTIONS),
})
export type EmotionReading = z.infer<typeof emotionReadingSchema>

export const demandSchema = z.object({ kind: demandKindSchema, amount: moneySchema.optional() })
export type Demand = z.infer<typeof demandSchema>

export const signalSchema = z.object({ type: signalTypeSchema, span: spanSchema, confidence: share })
export type Signal = z.infer<typeof signalSchema>

export const needSharesSchema = shares(NEEDS)
/** A mixture over the six needs (F2). All shares low is a valid answer: the customer shows no need in this turn. */
export type NeedShares = z.infer<typeof needSharesSchema>

/** Why a reading says what it says: `of` names the part of the reading, `text` the customer's words. */
export const evidenceSchema = z.object({ of: z.string(), text: z.string(), span: spanSchema.optional() })

/** What one customer utterance says: the answer of `understanding` (methods F1–F7). */
export const readingSchema = z.object({
  emotion: emotionReadingSchema,
  needs: needSharesSchema,
  category: categorySchema,
  severity: severitySchema.nullable(),
  demands: z.array(demandSchema).max(12),
  signals: z.array(signalSchema).max(24),
  amounts: z.array(amountSchema).max(40),
  cues: z.array(z.enum(CUSTOMER_CUES)),
  evidence: z.array(evidenceSchema).max(40),
  /** The customer's own words that a mirror may repeat: a short clean clause of the text, or null. */
  mirror: z.string().nullable(),
  /** What the turn is about in the customer's words ("那笔年费", "my refund"), for paraphrase; or null. */
  topic: z.string().nullable(),
})
export type Reading = z.infer<typeof readingSchema>

export const tacticFoundSchema = z.object({ type: tacticSchema, span: spanSchema, confidence: share })
export const tabooFoundSchema = z.object({ type: tabooSchema, span: spanSchema, confidence: share, why: z.string() })
export type TacticFound = z.infer<typeof tacticFoundSchema>
export type TabooFound = z.infer<typeof tabooFoundSchema>

/** What the agent did in one utterance: tactics, taboos (T19), layer (P5), and the money that was put on the table. */
export const conductSchema = z.object({
  tactics: z.array(tacticFoundSchema).max(28),
  taboos: z.array(tabooFoundSchema).max(28),
  layer: layerSchema,
  cues: z.array(z.enum(AGENT_CUES)),
  amounts: z.array(amountSchema).max(40),
  /** A figure that the agent offers on the company's behalf in this turn; restating a demand or a price is none. */
  offer: moneySchema.nullable(),
  /** The agent's own heat (P7). */
  heat: share,
})
export type Conduct = z.infer<typeof conductSchema>
