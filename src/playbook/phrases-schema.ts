import { z } from 'zod'
import {
  categorySchema,
  demandKindSchema,
  emotionSchema,
  layerSchema,
  needSchema,
  signalTypeSchema,
  stageSchema,
  tacticSchema,
} from '../domain/vocabulary.ts'

/** Bands of heat that a phrase fits: an even voice, a raised one, a quarrel. */
export const HEAT_BANDS = ['low', 'mid', 'high'] as const
export type HeatBand = (typeof HEAT_BANDS)[number]

const tags = {
  aim: z.array(z.string()).optional(),
  emotion: z.array(emotionSchema).optional(),
  need: z.array(needSchema).optional(),
  signal: z.array(signalTypeSchema).optional(),
  category: z.array(categorySchema).optional(),
  stage: z.array(stageSchema).optional(),
  demand: z.array(demandKindSchema).optional(),
  heat: z.array(z.enum(HEAT_BANDS)).optional(),
  /** Conditions as in `tactics.yaml`, for what the tags cannot say. */
  when: z.array(z.string()).optional(),
  /** Tactics that the sentence carries besides its own. */
  also: z.array(tacticSchema).optional(),
  layer: layerSchema.optional(),
}

const groupSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  tactic: tacticSchema,
  ...tags,
  phrases: z.array(z.union([z.string().min(1), z.strictObject({ text: z.string().min(1), ...tags })])).min(1),
})
export type PhraseGroupData = z.infer<typeof groupSchema>

export const phrasesSchema = z.strictObject({
  id: z.string(),
  version: z.string(),
  source: z.string(),
  locale: z.enum(['zh', 'en']),
  groups: z.array(groupSchema).min(1),
  /** Safe sentences without figure or article, for when the guard blocks everything else. */
  fallback: z.array(z.strictObject({ text: z.string().min(1), tactic: tacticSchema })).min(3),
})
export type PhrasesData = z.infer<typeof phrasesSchema>
