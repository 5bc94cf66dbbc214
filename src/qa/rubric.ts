import { z } from 'zod'
import {
  AGENT_CUES,
  CUSTOMER_CUES,
  demandKindSchema,
  emotionSchema,
  LSCPA,
  type Lscpa,
  layerSchema,
  signalTypeSchema,
  stageSchema,
  tabooSchema,
  tacticSchema,
} from '../domain/vocabulary.ts'

const heat = z.number().min(0).max(1)
const agentCue = z.enum(AGENT_CUES)

/** An occasion in the customer's words: every field that is given has to hold. */
export const occasionSchema = z.strictObject({
  emotions: z.array(emotionSchema).min(1).optional(),
  heatMin: heat.optional(),
  heatMax: heat.optional(),
  signals: z.array(signalTypeSchema).min(1).optional(),
  cues: z.array(z.enum(CUSTOMER_CUES)).min(1).optional(),
  demands: z.array(demandKindSchema).min(1).optional(),
  /** The customer names a figure in a demand. */
  figure: z.boolean().optional(),
  /** The figure demanded so far is at least this many times the target (or the cap, without a target). */
  demandRatioMin: z.number().positive().optional(),
  stages: z.array(stageSchema).min(1).optional(),
  /** Counted among the customer's turns, from 1. */
  customerTurnMin: z.int().positive().optional(),
})
export type Occasion = z.infer<typeof occasionSchema>

const occasions = z.array(occasionSchema).min(1)

/** What an agent can have done in a turn: one of the tactics, or one of the cues. */
const deedSchema = z
  .strictObject({ tactics: z.array(tacticSchema).default([]), cues: z.array(agentCue).default([]) })
  .refine(deed => deed.tactics.length + deed.cues.length > 0, 'names neither a tactic nor a cue')
export type Deed = z.infer<typeof deedSchema>

const elementSchema = z.strictObject({
  id: z.string(),
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  tactics: z.array(tacticSchema).default([]),
  cues: z.array(agentCue).default([]),
  /** Something that the log knows and no utterance shows. */
  fact: z.enum(['promise', 'promise-due', 'offer', 'accepted']).optional(),
})

export const checkSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stages') }),
  z.strictObject({ kind: z.literal('lscpa') }),
  z.strictObject({ kind: z.literal('elements'), due: occasions.optional(), elements: z.array(elementSchema).min(1) }),
  z.strictObject({
    kind: z.literal('used-when-due'),
    due: occasions,
    tactics: z.array(tacticSchema).min(1),
    cues: z.array(agentCue).default([]),
    /** How many agent turns after the occasion the answer may take. */
    within: z.int().positive().default(2),
    /** Occasions answered that make a full score, where there are more. */
    enough: z.int().positive().default(2),
  }),
  z.strictObject({ kind: z.literal('hamburger'), warm: deedSchema, way: deedSchema }),
  z.strictObject({
    kind: z.literal('layer-first'),
    heatMin: heat,
    layers: z.array(layerSchema).min(1),
    deed: deedSchema,
  }),
  z.strictObject({ kind: z.literal('agent-calm'), agentHeatMax: heat, heatMin: heat }),
  z.strictObject({
    kind: z.literal('taboo-free'),
    /** Points taken off for each, the same one again included. */
    penalties: z.partialRecord(tabooSchema, z.number().positive()),
  }),
  z.strictObject({ kind: z.literal('authority') }),
  z.strictObject({ kind: z.literal('floor') }),
  z.strictObject({ kind: z.literal('bargaining') }),
  z.strictObject({ kind: z.literal('citations') }),
  z.strictObject({ kind: z.literal('clocks') }),
  z.strictObject({ kind: z.literal('privacy') }),
  z.strictObject({
    kind: z.literal('trajectory'),
    /** Below this peak there was no quarrel to calm. */
    peakMin: heat,
    /** Share of the peak that has to be gone at the end for a full score. */
    reliefFull: z.number().positive().max(1),
  }),
  z.strictObject({ kind: z.literal('answered'), gapMsMax: z.int().positive() }),
  z.strictObject({ kind: z.literal('mean'), of: z.array(z.string()).min(1) }),
])
export type Check = z.infer<typeof checkSchema>
export type CheckOf<K extends Check['kind']> = Extract<Check, { kind: K }>

const lineSchema = z.strictObject({
  id: z.string(),
  method: z.string(),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  weight: z.number().positive(),
  check: checkSchema,
})
export type RubricLine = z.infer<typeof lineSchema>

const stepSchema = z
  .strictObject({
    tactics: z.array(tacticSchema).default([]),
    cues: z.array(agentCue).default([]),
    /** The part that has to have come before, so that a question in the greeting is not the question that closes a deal. */
    after: z.enum(LSCPA).optional(),
  })
  .refine(step => step.tactics.length + step.cues.length > 0, 'names neither a tactic nor a cue')

const lscpaSchema = z.strictObject(
  Object.fromEntries(LSCPA.map(step => [step, stepSchema])) as Record<Lscpa, typeof stepSchema>,
)

export const rubricSchema = z
  .strictObject({
    id: z.string(),
    version: z.string(),
    source: z.string(),
    /** Which tactics of an agent's turn show which part of an exchange (P2). */
    lscpa: lscpaSchema,
    lines: z.array(lineSchema).min(1),
  })
  .superRefine((rubric, context) => {
    const seen = new Set<string>()
    for (const [index, line] of rubric.lines.entries()) {
      const path = ['lines', index, 'id']
      if (seen.has(line.id)) context.addIssue({ code: 'custom', path, message: `the id ${line.id} is there twice` })
      // A mean may only look back, so that no two lines wait for each other.
      for (const id of line.check.kind === 'mean' ? line.check.of : [])
        if (!seen.has(id)) context.addIssue({ code: 'custom', path, message: `${id} is no line above ${line.id}` })
      seen.add(line.id)
    }
  })

/** How calls are scored (A1): data that trainers edit, versioned, checked when it is read. */
export type Rubric = z.infer<typeof rubricSchema>

/** Checks a parsed `rubric.yaml`; throws a zod error that names the field. */
export function compileRubric(parsed: unknown): Rubric {
  return rubricSchema.parse(parsed)
}
