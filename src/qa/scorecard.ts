import { z } from 'zod'
import { moneySchema } from '../domain/money.ts'
import {
  categorySchema,
  demandKindSchema,
  LSCPA,
  type Lscpa,
  severitySchema,
  signalTypeSchema,
  stageSchema,
  tabooSchema,
  tacticSchema,
} from '../domain/vocabulary.ts'

const turn = z.int().nonnegative()
const turns = z.array(turn)
const share = z.number().min(0).max(1)
const stepSchema = z.object({ done: z.boolean(), turns })

export const scorecardLineSchema = z.object({
  id: z.string(),
  /** Id of the method that the line stands for (P2, T10, D1 …). */
  method: z.string(),
  title: z.string(),
  weight: z.number().positive(),
  /** 0–100. */
  score: z.number().min(0).max(100),
  /** The turns that prove it, both what was done and what was missed; `why` tells them apart. */
  turns,
  why: z.string(),
})
export type ScorecardLine = z.infer<typeof scorecardLineSchema>

/** The score of one call (A1), with the turns that prove each line. Turns are 0-based indices of the utterances. */
export const scorecardSchema = z.object({
  callId: z.string().nullable(),
  /** The language of the call, in which titles and reasons are written. */
  language: z.enum(['zh', 'en']),
  /** 0–100: the mean of the lines by weight; 0 where no agent spoke. */
  overall: z.number().min(0).max(100),
  lscpa: z.object(Object.fromEntries(LSCPA.map(step => [step, stepSchema])) as Record<Lscpa, typeof stepSchema>),
  tactics: z.array(z.object({ turn, types: z.array(tacticSchema) })),
  taboos: z.array(z.object({ turn, types: z.array(tabooSchema), why: z.string() })),
  heat: z.object({ start: share, peak: share, end: share }),
  category: categorySchema,
  severity: severitySchema.nullable(),
  demands: z.array(z.object({ kind: demandKindSchema, amount: moneySchema.optional() })),
  signals: z.array(z.object({ type: signalTypeSchema, turns, confidence: share, text: z.string() })),
  stage: stageSchema,
  money: z.object({
    keptAuthority: z.boolean(),
    offers: z.array(moneySchema.extend({ by: z.enum(['company', 'customer']), turn })),
  }),
  promises: z.object({
    /** Whether at least one promise of the call is on record. */
    recorded: z.boolean(),
    items: z.array(
      z.object({
        what: z.string(),
        owner: z.string(),
        dueAt: z.number().nullable(),
        source: z.enum(['recorded', 'heard']),
        turn: turn.nullable(),
      }),
    ),
  }),
  lines: z.array(scorecardLineSchema),
  /** Lines of the rubric that this call gave no occasion for; they do not count. */
  notDue: z.array(z.object({ id: z.string(), method: z.string(), why: z.string() })),
  rubric: z.object({ id: z.string(), version: z.string() }),
})
export type Scorecard = z.infer<typeof scorecardSchema>

/** A scorecard with where it came from, as reports and `score --json` give it. */
export interface FiledScorecard extends Scorecard {
  file: string
}
