import { z } from 'zod'
import { layerSchema, lscpaSchema, tabooSchema, tacticSchema } from '../domain/vocabulary.ts'

/** Text that exists in both languages; a rule that cannot explain itself in one of them does not load. */
const both = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const patterns = z.strictObject({ zh: z.array(z.string()).default([]), en: z.array(z.string()).default([]) })
/** A condition, or a list of conditions of which one is enough. */
const condition = z.union([z.string(), z.array(z.string()).min(1)])

const moveSchema = z.union([
  z.number(),
  z.strictObject({
    score: z.number(),
    /** What the words are aimed at, `kind:id`; phrases with this aim come first. */
    aim: z.string().optional(),
    /** Only phrases with this aim will do. */
    strict: z.boolean().default(false),
    /** What the tactic is for in this very situation; the tactic's own purpose where absent. */
    purpose: both.optional(),
    layer: layerSchema.optional(),
  }),
])

const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** The row of methods.md that the rule puts to work. */
  method: z.string(),
  when: z.array(condition).min(1),
  unless: z.array(z.string()).default([]),
  /** What in the call triggered it, in words for the agent. */
  because: both,
  say: z.partialRecord(tacticSchema, moveSchema),
  avoid: z.array(tabooSchema).default([]),
})
export type RuleData = z.infer<typeof ruleSchema>

const tacticDataSchema = z.strictObject({
  layer: layerSchema,
  lscpa: lscpaSchema,
  method: z.string(),
  purpose: both,
  /** Conditions that must all hold before the tactic may be suggested. */
  needs: z.array(condition).default([]),
  /** Conditions of which none may hold. */
  never: z.array(z.string()).default([]),
  /** What is taken off its score when the agent has just used it. */
  repeatPenalty: z.number().default(25),
  /** How the tactic is recognised in the agent's words: regular expressions, `<name>` stands for a word list. */
  recognise: patterns,
  /** Where one of these matches the same clause, the recognition is void. */
  unlike: patterns.default({ zh: [], en: [] }),
})

export const tacticsSchema = z.strictObject({
  id: z.string(),
  version: z.string(),
  source: z.string(),
  /** Named patterns over the customer's words, for conditions `sign=name`. */
  signs: z.record(z.string(), z.strictObject({ zh: z.string(), en: z.string() })),
  /** Word lists for `<name>` in `recognise` and `cues`. */
  words: z.record(z.string(), z.strictObject({ zh: z.string(), en: z.string() })),
  penalties: z.strictObject({
    suggestedLast: z.number(),
    suggestedEach: z.number(),
    suggestedMax: z.number(),
    failed: z.number(),
    worked: z.number(),
    dismissed: z.number(),
  }),
  tactics: z.record(tacticSchema, tacticDataSchema),
  rules: z.array(ruleSchema).min(1),
  /** How the agent's cues and offers are recognised. */
  cues: z.record(z.string(), patterns),
  /** Words of the customer that no sentence of ours may repeat. */
  unsafeMirror: patterns,
  /** Nouns too vague to be "what it is about". */
  vagueTopic: patterns,
  emotions: z.record(z.string(), both),
  demands: z.record(z.string(), both),
  needs: z.record(z.string(), both),
  avoid: z.array(tabooSchema),
})
export type TacticsData = z.infer<typeof tacticsSchema>
