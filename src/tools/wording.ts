import { z } from 'zod'
import type { TabooFound } from '../domain/reading.ts'
import { type Span, tabooSchema } from '../domain/vocabulary.ts'
import { type FoldedText, foldText, originalSpan } from './folded-text.ts'

/** How far before a finding the words that report it may stand. */
const QUOTE_UNITS = 16
/** How far around a finding the words that take its meaning away may stand. */
const EXCUSE_UNITS = 80
/** Findings of one rule that are looked at; a text that excuses so many is no sentence of a call. */
const FINDINGS_MAX = 32

const ruleSchema = z.object({
  /** A regular expression over folded text: lower case, half width, simplified numerals. */
  pattern: z.string().min(1),
  /** Words of which one must stand in the text before the pattern is tried; two characters at least. */
  cues: z.array(z.string().min(2)).min(1),
  /** Where one of these matches over the finding, nothing is meant by it: denied, quoted, or softened. */
  unless: z.array(z.string().min(1)).default([]),
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
  /** Where the speaker repeats what somebody else said, wording is not the speaker's own. */
  quoted: z.array(z.string().min(1)).default([]),
  taboos: z.array(
    z.object({
      id: tabooSchema,
      why: z.string().min(1),
      rules: z.array(ruleSchema).min(1),
      /** Sentences that must be found, and near misses that must not; the tests read them. */
      yes: z.array(z.string()).min(1),
      no: z.array(z.string()).min(1),
    }),
  ),
})

interface Rule {
  taboo: TabooFound['type']
  why: string
  confidence: number
  where: 'both' | 'coach' | 'guard'
  pattern: RegExp
  unless: readonly RegExp[]
  quoted: RegExp | null
}

export interface Wording {
  readonly rules: readonly Rule[]
  /** First two characters of a cue as one number → the cues that begin with them and the rules that each wakes. */
  readonly cues: ReadonlyMap<number, readonly { cue: string; rules: readonly number[] }[]>
  /** 1 where some cue begins with the character; nearly all characters of a text are passed over with this. */
  readonly firsts: Uint8Array
}

/** Compiles the taboo files of both languages; throws with the offending pattern, because a service must not start on it. */
export function compileWording(parsed: readonly unknown[]): Wording {
  const rules: Rule[] = []
  const wakes = new Map<string, number[]>()
  for (const file of parsed.map(value => wordingSchema.parse(value))) {
    const quoted = file.quoted.length > 0 ? new RegExp(`(?:${file.quoted.join('|')})$`) : null
    for (const taboo of file.taboos)
      for (const rule of taboo.rules) {
        for (const cue of rule.cues) wakes.set(cue, [...(wakes.get(cue) ?? []), rules.length])
        rules.push({
          taboo: taboo.id,
          why: taboo.why,
          confidence: rule.confidence,
          where: rule.where,
          pattern: new RegExp(rule.pattern, 'g'),
          unless: rule.unless.map(pattern => new RegExp(pattern, 'g')),
          quoted,
        })
      }
  }
  const cues = new Map<number, { cue: string; rules: readonly number[] }[]>()
  const firsts = new Uint8Array(0x10000)
  for (const [cue, woken] of wakes) {
    const key = cueKey(cue, 0)
    cues.set(key, [...(cues.get(key) ?? []), { cue, rules: woken }])
    firsts[cue.charCodeAt(0)] = 1
  }
  return { rules, cues, firsts }
}

function cueKey(text: string, index: number): number {
  return text.charCodeAt(index) * 0x10000 + text.charCodeAt(index + 1)
}

/** Taboos in an agent's words (T19), for the coach: each with its place and the reason in the language of the words. */
export function findTaboos(text: string, wording: Wording): TabooFound[] {
  return findWording(foldText(text), wording, 'coach')
}

/** Wording that no suggestion may contain (D5), stricter than what the coach remarks on in an agent's own words. */
export function findForbidden(folded: FoldedText, wording: Wording): TabooFound[] {
  return findWording(folded, wording, 'guard')
}

function findWording(folded: FoldedText, wording: Wording, where: 'coach' | 'guard'): TabooFound[] {
  const woken = awake(folded.text, wording)
  if (woken === null) return []
  const found: TabooFound[] = []
  for (const index of woken) {
    const rule = wording.rules[index] as Rule
    if (rule.where !== 'both' && rule.where !== where) continue
    const span = firstMeant(folded.text, rule, where)
    if (!span) continue
    const { taboo: type, confidence, why } = rule
    const known = found.findIndex(other => other.type === type)
    const item = { type, span: originalSpan(folded, span[0], span[1]), confidence, why }
    if (known < 0) found.push(item)
    else if (confidence > (found[known] as TabooFound).confidence) found[known] = item
  }
  return found.sort((a, b) => a.span[0] - b.span[0])
}

/** The rules whose cue stands in the text: most texts wake few, which is what keeps this cheap. */
function awake(text: string, wording: Wording): Set<number> | null {
  let woken: Set<number> | null = null
  for (let index = 0; index + 1 < text.length; index += 1) {
    if (wording.firsts[text.charCodeAt(index)] !== 1) continue
    const cues = wording.cues.get(cueKey(text, index))
    if (!cues) continue
    for (const { cue, rules } of cues) {
      if (cue.length > 2 && !text.startsWith(cue, index)) continue
      woken ??= new Set()
      for (const rule of rules) woken.add(rule)
    }
  }
  return woken
}

/** The first place where the rule's words are meant: not denied, not softened, and for the coach not quoted. */
function firstMeant(text: string, rule: Rule, where: 'coach' | 'guard'): Span | null {
  const { pattern } = rule
  pattern.lastIndex = 0
  let looked = 0
  for (let match = pattern.exec(text); match && looked < FINDINGS_MAX; match = pattern.exec(text)) {
    looked += 1
    const start = match.index
    const end = start + match[0].length
    // Whoever excuses himself this often in one breath is not believed.
    if (looked === FINDINGS_MAX && where === 'guard') return [start, end]
    if (end === start) pattern.lastIndex += 1
    else if (!isExcused(text, rule, start, end) && !(where === 'coach' && isReported(text, rule, start)))
      return [start, end]
  }
  return null
}

/** Looks near the finding only, so that a long text costs no more a finding than a short one. */
function isExcused(text: string, rule: Rule, start: number, end: number): boolean {
  const from = Math.max(0, start - EXCUSE_UNITS)
  const near = text.slice(from, end + EXCUSE_UNITS)
  return rule.unless.some(pattern =>
    near.matchAll(pattern).some(other => from + other.index < end && from + other.index + other[0].length > start),
  )
}

function isReported(text: string, rule: Rule, start: number): boolean {
  return rule.quoted?.test(text.slice(Math.max(0, start - QUOTE_UNITS), start)) === true
}
