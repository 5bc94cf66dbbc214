import { z } from 'zod'
import { CATEGORIES, DEMAND_KINDS, EMOTIONS, NEEDS, SEVERITIES, SIGNALS } from '../domain/vocabulary.ts'

const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

/** What one id means, for people: the console's help, the trainers, and whoever labels calls by hand. */
const labelSchema = z.strictObject({
  name: bilingual,
  definition: bilingual,
  examples: z.array(z.string().min(1)).length(2),
  /** A text that looks like it and is not; `instead` is what it is, null for nothing of the kind. */
  nearMiss: z.strictObject({ text: z.string().min(1), instead: z.string().nullable(), why: bilingual }),
})
export type Label = z.infer<typeof labelSchema>

const all = <const K extends readonly [string, ...string[]]>(ids: K) => z.record(z.enum(ids), labelSchema)

/** `knowledge/labels.yaml`: every id of a reading is defined, none is missing and none is unknown. */
export const labelsSchema = z.strictObject({
  id: z.string(),
  version: z.union([z.string(), z.number()]),
  source: z.string(),
  emotion: all(EMOTIONS),
  need: all(NEEDS),
  category: all(CATEGORIES),
  severity: all(SEVERITIES),
  demand: all(DEMAND_KINDS),
  signal: all(SIGNALS),
})
export type LabelDefinitions = z.infer<typeof labelsSchema>
