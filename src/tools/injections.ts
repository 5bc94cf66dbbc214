import { z } from 'zod'
import type { BlockReason } from '../domain/suggestion.ts'
import { type FoldedText, originalSpan } from './folded-text.ts'
import { awake, type CueIndex, cueIndex, cueWords, speller } from './word-lists.ts'

/** `knowledge/injections.yaml` (fault 27): what an agent never says to a customer and an obedient model would. */
export const injectionsSchema = z.object({
  id: z.string(),
  version: z.union([z.string(), z.number()]),
  source: z.string(),
  words: z.record(z.string(), z.array(z.string().min(1)).min(1)).default({}),
  rules: z.array(
    z.object({
      why: z.string().min(1),
      /** A regular expression over folded text; `<name>` stands for a list of words. */
      pattern: z.string().min(1),
      /** Words of which one must stand in the text; only needed where the pattern itself does not tell. */
      cues: z.array(z.string().min(2)).default([]),
      unless: z.array(z.string().min(1)).default([]),
    }),
  ),
  /** Texts that must be blocked, and look-alikes that must not; the tests read them. */
  yes: z.array(z.string()).min(1),
  no: z.array(z.string()).min(1),
})

interface InjectionRule {
  why: string
  pattern: RegExp
  unless: readonly RegExp[]
}

export interface Injections extends CueIndex {
  readonly rules: readonly InjectionRule[]
}

/**
 * Tags, role marks, code, data, links and encoded runs: nothing that is spoken. Every alternative is bounded, so that the
 * search is linear.
 */
const MARKUP =
  /<\/?[a-z!|][^<>\n]{0,80}>|<\||\|>|\[\/?(?:inst|sys|system|user|assistant|input|output|insert)\b[^\]\n]{0,40}\]|```|\{ {0,3}["'][\w-]{1,40}["'] {0,3}:|^ {0,3}#{1,6} ?\S|\n {0,3}#{1,6} |(?:^|\n) {0,3}(?:system|assistant|user|human|developer|ai|q|a|系统|助手|用户|指令|管理员) {0,3}:|https?:\/\/|\bwww\.|\b[a-z0-9-]{2,40}\.(?:com|net|org|io|ru|xyz|top|cn)\b|\{\{|\}\}|\$\{|\\[nux]\w|[a-z0-9+/]{40,200}={0,2}|(?:[.-]{1,5}[ /]{1,3}){6,12}|\b(?:select|drop|insert|delete) (?:\*|table|into|from)\b|\b(?:import os|rm -rf|print\(|eval\(|exec\(|sudo )|!\[|\]\(/
/** Characters of which markup consists; a text without them is not searched. */
const MARKUP_SIGN = /[<>[\]{}#`|:/\\.=+*!($-]/

/** Compiles the parsed file; without one nothing but markup is found. Throws where a pattern is malformed. */
export function compileInjections(parsed: unknown): Injections {
  if (parsed === undefined) return { rules: [], ...cueIndex(new Map()) }
  const file = injectionsSchema.parse(parsed)
  const spell = speller(file.words, file.id)
  const wakes = new Map<string, Set<number>>()
  const rules = file.rules.map(({ why, pattern, cues, unless }, index) => {
    const spelled = spell(pattern)
    for (const cue of cueWords(spelled, cues, file)) wakes.set(cue, (wakes.get(cue) ?? new Set()).add(index))
    return { why, pattern: new RegExp(spelled), unless: unless.map(excuse => new RegExp(spell(excuse))) }
  })
  return { rules, ...cueIndex(wakes) }
}

/** Instructions to a machine and markup in a text that a person is to say (fault 27): one reason a rule. */
export function findInjections(folded: FoldedText, injections: Injections): BlockReason[] {
  const { text } = folded
  const reasons: BlockReason[] = []
  const add = (rule: string, start: number, end: number, detail: string) =>
    reasons.push({ rule, span: originalSpan(folded, start, end), detail })
  const markup = MARKUP_SIGN.test(text) ? MARKUP.exec(text) : null
  if (markup) add('markup', markup.index, markup.index + markup[0].length, 'nothing that a person would say')
  for (const index of awake(text, injections) ?? []) {
    const rule = injections.rules[index] as InjectionRule
    const match = rule.pattern.exec(text)
    if (match && !rule.unless.some(excuse => excuse.test(text)))
      add('injected-instruction', match.index, match.index + match[0].length, rule.why)
  }
  return reasons
}
