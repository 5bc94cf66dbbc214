import { z } from 'zod'
import { moneySchema } from './money.ts'
import { layerSchema, lscpaSchema, spanSchema, stageSchema, tabooSchema, tacticSchema } from './vocabulary.ts'

/**
 * Said sentences are compared without punctuation, space and case, so that a comma does not make a new sentence. FNV-1a over
 * code units; it runs for every candidate sentence of every turn, hence the ranges instead of a Unicode pattern.
 */
export function sentenceHash(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (isSilent(unit)) continue
    hash ^= unit >= 65 && unit <= 90 ? unit + 32 : unit
    hash = Math.imul(hash, 0x01000193)
  }
  // 31 bits stay small integers in the engine, which makes the search through a long call's sentences several times faster.
  return hash >>> 1
}

/** Spaces and punctuation of ASCII, Latin-1, General Punctuation, CJK and full-width forms. */
function isSilent(unit: number): boolean {
  if (unit < 128) return !((unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122))
  return (
    (unit < 192 && unit !== 170 && unit !== 181 && unit !== 186) ||
    (unit >= 0x2000 && unit <= 0x206f) ||
    (unit >= 0x3000 && unit <= 0x303f) ||
    (unit >= 0xff00 && unit <= 0xff0f) ||
    (unit >= 0xff1a && unit <= 0xff20)
  )
}

export const planOptionSchema = z.object({
  tactic: tacticSchema,
  /** Score by which the option was ranked; only the order matters. */
  score: z.number(),
  /** One line for the agent, in the language of the call. */
  why: z.string(),
  layer: layerSchema,
  /** What this option's words are aimed at, as `kind:id`; with `strict` only phrases written for that aim will do. */
  aim: z.string().optional(),
  strict: z.boolean().optional(),
})
export type PlanOption = z.infer<typeof planOptionSchema>

/** What to do next and within which bounds: the answer of `playbook` before any words are chosen. */
export const planSchema = z.object({
  turn: z.int().nonnegative(),
  stage: stageSchema,
  layer: layerSchema,
  lscpa: lscpaSchema,
  /** Best first; the first is what the suggestion does, the next two of other tactics are its alternatives. */
  options: z.array(planOptionSchema).min(1),
  /** What the tactic is aimed at: an emotion, a demand kind, a signal … as `kind:id`. */
  aim: z.string().nullable(),
  offer: moneySchema.extend({ step: z.string() }).nullable(),
  /** Every amount that the sentence may name, the offer included; any other amount is blocked by the guard. */
  amounts: z.array(moneySchema),
  /** Articles that the sentence may cite, as `law|article`; any other citation is blocked by the guard. */
  articles: z.array(z.string()),
  avoid: z.array(tabooSchema),
  /** Values for the slots of phrases, all of them masked and taken from the call or the case. */
  slots: z.record(z.string(), z.string()),
})
export type Plan = z.infer<typeof planSchema>

export const alternativeSchema = z.object({
  text: z.string(),
  tactics: z.array(tacticSchema).min(1),
  layer: layerSchema,
  why: z.string(),
})

/** A sentence that may be put before the agent. `offer` is present where the sentence names a figure of the company. */
export const suggestionSchema = z.object({
  id: z.string(),
  revision: z.int().positive(),
  source: z.enum(['playbook', 'model']),
  turn: z.int().nonnegative(),
  text: z.string(),
  tactics: z.array(tacticSchema).min(1),
  layer: layerSchema,
  lscpa: lscpaSchema,
  stage: stageSchema,
  why: z.string(),
  offer: moneySchema.extend({ step: z.string() }).optional(),
  alternatives: z.array(alternativeSchema).max(4),
  /** Ids of the phrases that were used, so that a trainer finds the line in `knowledge/`; empty for a model's text. */
  phrases: z.array(z.string()),
})
export type Suggestion = z.infer<typeof suggestionSchema>

export const blockReasonSchema = z.object({ rule: z.string(), span: spanSchema, detail: z.string() })
export type BlockReason = z.infer<typeof blockReasonSchema>
