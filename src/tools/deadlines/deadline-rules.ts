import { z } from 'zod'

const text = z.object({ zh: z.string().min(1), en: z.string().min(1) })
const count = z.int().positive()

/** One period of a clause; `businessDays` are those of a calendar that the asker has to give. */
export const periodSchema = z.union([
  z.strictObject({ days: count }),
  z.strictObject({ workingDays: count }),
  z.strictObject({ businessDays: count }),
  z.strictObject({ months: count }),
  z.strictObject({ years: count }),
])
export type Period = z.infer<typeof periodSchema>

export const deadlineRuleSchema = z
  .strictObject({
    /** The clause, by its id in `knowledge/clauses`. */
    id: z.string(),
    /** Names under which the period may be asked for; the clause id finds the first period of the clause. */
    kinds: z.array(z.string()).min(1),
    from: text,
    period: periodSchema.optional(),
    choose: z
      .strictObject({
        fact: z.string(),
        options: z.record(z.string(), periodSchema),
        otherwise: z.string().optional(),
        /** An extension needs this option: an extended complaint is a complex one. */
        requires: z.strictObject({ extension: z.string() }).optional(),
      })
      .optional(),
    /** `upTo`: the extension may be shorter, so its days have to be said or the whole is taken. */
    extension: z.strictObject({ days: count, upTo: z.boolean().default(false), needs: z.array(z.string()) }).optional(),
    suspends: z.array(z.enum(['appraisal', 'mediation', 'supplement'])).default([]),
    /** A fact with a later day from which the whole period runs again. */
    restart: z.string().optional(),
    /** A fact with the days that the contract gives instead. */
    contract: z.string().optional(),
    /** A longest period from another day; the earlier of both ends counts. */
    outer: z
      .strictObject({
        fact: z.string(),
        period: periodSchema,
        zh: z.string(),
        en: z.string(),
        optional: z.boolean().default(false),
      })
      .optional(),
    /** The clause that takes precedence where both speak of the same thing. */
    gaveWayTo: z.string().optional(),
    rollover: z.enum(['none', 'next-day', 'holiday-only']),
  })
  .refine(rule => (rule.period === undefined) !== (rule.choose === undefined), 'give either `period` or `choose`')
  .refine(
    ({ choose }) => choose?.otherwise === undefined || choose.options[choose.otherwise] !== undefined,
    '`otherwise` must be one of the options',
  )
export type DeadlineRule = z.infer<typeof deadlineRuleSchema>

export const deadlineFileSchema = z.object({
  id: z.string(),
  version: z.string(),
  source: z.string(),
  deadlines: z.array(deadlineRuleSchema).min(1),
})

export interface DeadlineRules {
  readonly rules: readonly DeadlineRule[]
  readonly byKind: ReadonlyMap<string, DeadlineRule>
}

/** Compiles `knowledge/deadlines.yaml`; throws where one name stands for two periods. */
export function compileDeadlines(parsed: unknown): DeadlineRules {
  const { deadlines: rules } = deadlineFileSchema.parse(parsed)
  const byKind = new Map<string, DeadlineRule>()
  for (const rule of rules) {
    for (const kind of rule.kinds) {
      if (byKind.has(plainKind(kind))) throw new Error(`deadlines: "${kind}" names two periods`)
      byKind.set(plainKind(kind), rule)
    }
  }
  for (const rule of rules) if (!byKind.has(plainKind(rule.id))) byKind.set(plainKind(rule.id), rule)
  return { rules, byKind }
}

/** `complaint_deadline`, `Complaint deadline` and `complaint-deadline` are one name. */
export function plainKind(kind: string): string {
  return kind
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
}
