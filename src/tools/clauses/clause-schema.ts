import { z } from 'zod'
import { riskSchema } from '../../domain/law.ts'

const head = { id: z.string(), version: z.string(), source: z.string() }
const dateSchema = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'expected YYYY-MM-DD')
const speakerSchema = z.enum(['customer', 'agent'])
export type Speaker = z.infer<typeof speakerSchema>

/** `knowledge/clauses/laws.yaml`: facts about each law text, and the sources that may not be cited. */
export const lawsSchema = z.object({
  ...head,
  laws: z.record(
    z.string(),
    z.object({
      name: z.string(),
      /** The code that a part belongs to (民法典 for 民法典（合同编）), as it is cited. */
      code: z.string().optional(),
      aliases: z.array(z.string()),
      version: z.string(),
      status: z.enum(['current', 'superseded']),
      from: dateSchema,
      until: dateSchema.optional(),
      /** The highest article number, where the whole text is known. */
      highest: z.number().int().optional(),
      jurisdiction: z.string(),
      file: z.string(),
    }),
  ),
  unverified: z.record(
    z.string(),
    z.object({ name: z.string(), jurisdiction: z.string(), aliases: z.array(z.string()).optional() }),
  ),
  renumbered: z.array(z.object({ old: z.string(), article: z.string(), law: z.string(), now: z.string() })),
})
export type LawFacts = z.infer<typeof lawsSchema>['laws'][string]

/** `knowledge/clauses/registry.yaml`: what may be cited, each bound to the SHA-256 of its whole article. */
export const registrySchema = z.object({
  ...head,
  clauses: z.record(
    z.string(),
    z.object({
      law: z.string(),
      article: z.string(),
      paragraph: z.string().optional(),
      from: dateSchema,
      until: dateSchema.optional(),
      severity: riskSchema.exclude(['none']),
      binds: z.enum(['company', 'customer', 'agent']),
      speakers: z.array(speakerSchema).min(1),
      /** The clause says what a customer must not do: their own words raise it as a risk, not as a right. */
      conduct: z.boolean().optional(),
      hash: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
})

const bothSchema = z.object({ zh: z.string(), en: z.string() })
const utterancesSchema = z.object({ zh: z.array(z.string()).optional(), en: z.array(z.string()).optional() })
const noteFields = {
  topic: z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected a kebab-case topic'),
  obligation: bothSchema,
  remedy: bothSchema.optional(),
}

/** What the agent reads about a clause, in our own words. */
export const clauseNoteSchema = z.object(noteFields)
export type ClauseText = z.infer<typeof clauseNoteSchema>

/** `knowledge/clauses/speech-*.yaml`: the obligation in our own words, and how people talk when the clause is touched. */
export const speechSchema = z.object({
  ...head,
  clauses: z.record(
    z.string(),
    z.object({
      ...z.object(noteFields).partial().shape,
      customer: utterancesSchema.optional(),
      agent: utterancesSchema.optional(),
      near: utterancesSchema.optional(),
    }),
  ),
})
export type Speech = z.infer<typeof speechSchema>

const wordsSchema = z.array(z.string()).min(1)
/** `knowledge/clauses/harmless.yaml`: talk that touches no clause. */
export const harmlessSchema = z.object({
  ...head,
  customer: utterancesSchema,
  agent: utterancesSchema,
  /** Sentences in which a word is only mentioned: frames with a slot (`{place}`, `{matter}` …), and the words for each slot. */
  mentions: z.object({
    frames: z.array(z.string()),
    places: wordsSchema,
    matters: wordsSchema,
    items: wordsSchema,
    things: wordsSchema,
    counts: wordsSchema,
  }),
})

export const conceptsSchema = z.object({ ...head, concepts: z.record(z.string(), z.array(z.string())) })

/** `knowledge/clauses/matters.yaml`: clauses that belong together, lawful ways, and cases that are plain from the words. */
export const mattersSchema = z.object({
  ...head,
  matters: z.record(z.string(), z.array(z.string())),
  ways: z.record(z.string(), z.array(z.string())),
  crisp: z.array(
    z.object({
      speaker: speakerSchema,
      said: z.array(z.array(z.string()).min(1)).min(1),
      clauses: z.array(z.string()).min(1),
    }),
  ),
  conduct: z
    .record(z.string(), z.object({ said: z.array(z.string()).min(1), unless: z.array(z.string()) }))
    .default({}),
})
export type ConductGate = z.infer<typeof mattersSchema>['conduct'][string]
export type CrispCase = z.infer<typeof mattersSchema>['crisp'][number]

export const soundsSchema = z.object({
  ...head,
  sounds: z.record(z.string(), z.string()),
  variants: z.array(z.string()),
})

/** `knowledge/clauses/model.json`: what training leaves. `data` is laid out in `clause-model.ts`. */
export const modelSchema = z.object({
  ...head,
  /** SHA-256 of what it was trained on. */
  inputs: z.string(),
  classes: z.array(z.string()),
  rows: z.number().int(),
  entries: z.number().int(),
  scaleMax: z.number(),
  lengthWeight: z.number(),
  bias: z.number(),
  notes: z.record(z.string(), clauseNoteSchema),
  data: z.string(),
})
export type ModelFile = z.infer<typeof modelSchema>
