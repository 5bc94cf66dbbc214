import { z } from 'zod'
import type { TabooFound } from '../domain/reading.ts'
import { tabooSchema } from '../domain/vocabulary.ts'
import { compileHearing, type Hearing, hearingSchema } from './heard-text.ts'
import { compileInjections, type Injections } from './injections.ts'
import { type CueIndex, cueIndex, cueWords, speller } from './word-lists.ts'

const patternsSchema = z.array(z.string().min(1)).default([])

const ruleSchema = z.object({
  /** A regular expression over what was heard: lower case, half width, plain numerals. `<name>` stands for a list of words. */
  pattern: z.string().min(1),
  /** Words of which one must stand in the text; only needed where the pattern itself does not tell (see `cuesOf`). */
  cues: z.array(z.string().min(2)).default([]),
  /** Where one of these matches over the finding, nothing is meant by it: denied, quoted, or softened. */
  unless: patternsSchema,
  confidence: z.number().min(0).max(1).default(0.9),
  /** `coach` reads agents' words, `guard` suggestions; both unless said otherwise. */
  where: z.enum(['both', 'coach', 'guard']).default('both'),
})

/** `knowledge/taboos.*.yaml` (T19, D5): wording by taboo id, with the reason that the agent is shown. */
export const wordingSchema = z.object({
  id: z.string(),
  version: z.union([z.string(), z.number()]),
  source: z.string(),
  language: z.enum(['zh', 'en']),
  hearing: hearingSchema.default(hearingSchema.parse({})),
  /** Lists of plain words and of patterns, by the name that rules write in angle brackets. */
  words: z.record(z.string(), z.array(z.string().min(1)).min(1)).default({}),
  /** Where the speaker repeats what somebody else said, wording is not the speaker's own: before it, or right behind it. */
  quoted: patternsSchema,
  remarked: patternsSchema,
  taboos: z.array(
    z.object({
      id: tabooSchema,
      why: z.string().min(1),
      /** Holds for every rule of the taboo. */
      unless: patternsSchema,
      rules: z.array(ruleSchema).min(1),
      /** Sentences that must be found, and near misses that must not; the tests read them. */
      yes: z.array(z.string()).min(1),
      no: z.array(z.string()).min(1),
    }),
  ),
})

export interface WordingRule {
  taboo: TabooFound['type']
  why: string
  confidence: number
  where: 'both' | 'coach' | 'guard'
  pattern: RegExp
  unless: readonly RegExp[]
  quoted: RegExp | null
  remarked: RegExp | null
}

export interface Wording extends CueIndex {
  readonly hearing: Hearing
  readonly rules: readonly WordingRule[]
  readonly injections: Injections
}

/**
 * Compiles the taboo files of both languages and `injections.yaml`; throws with the offending pattern, because a service must
 * not start on it.
 */
export function compileWording(parsed: readonly unknown[], injections?: unknown): Wording {
  const files = parsed.map(value => wordingSchema.parse(value))
  const rules: WordingRule[] = []
  const wakes = new Map<string, Set<number>>()
  for (const file of files) {
    const spell = speller(file.words, file.id)
    const quoted = file.quoted.length > 0 ? new RegExp(`(?:${file.quoted.map(spell).join('|')})$`) : null
    const remarked = file.remarked.length > 0 ? new RegExp(`^(?:${file.remarked.map(spell).join('|')})`) : null
    for (const { id: taboo, why, rules: ruleFiles, unless } of file.taboos)
      for (const { pattern, cues, confidence, where, ...rule } of ruleFiles) {
        const spelled = spell(pattern)
        for (const cue of cueWords(spelled, cues, file)) wakes.set(cue, (wakes.get(cue) ?? new Set()).add(rules.length))
        rules.push({
          taboo,
          why,
          confidence,
          where,
          pattern: new RegExp(spelled, 'g'),
          unless: [...unless, ...rule.unless].map(excuse => new RegExp(spell(excuse), 'g')),
          quoted,
          remarked,
        })
      }
  }
  return {
    hearing: compileHearing(files.map(({ hearing }) => hearing)),
    injections: compileInjections(injections),
    rules,
    ...cueIndex(wakes),
  }
}
