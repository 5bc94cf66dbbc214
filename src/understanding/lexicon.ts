import { z } from 'zod'
import { CATEGORIES, CUSTOMER_CUES, DEMAND_KINDS, EMOTIONS, NEEDS, SEVERITIES, SIGNALS } from '../domain/vocabulary.ts'
import type { Analysis } from './analysis.ts'
import { createFolding, type Folding, fold } from './folding.ts'
import { compilePattern } from './pattern.ts'
import { createTrie, insert, type Trie } from './trie.ts'

/** Words that say nothing by themselves and tell how other words are meant. */
export const MARKERS = [
  'grievance',
  'negator',
  'denial',
  'not-negator',
  'reset',
  'intensifier',
  'downtoner',
  'polite',
  'inquiry',
  'swear',
  'company-insult',
  'sarcasm',
  'praise',
  'contrast',
  'directive',
  'question',
  'rhetorical',
  'reporter',
  'supposed',
  'threat',
  'pressing',
  'addressee',
  'kin',
  'workplace',
  'outsider-crime',
  'signal-act',
  'proposal',
  'done',
  'arousal',
] as const
export type Marker = (typeof MARKERS)[number]

const LABELS = {
  feeling: EMOTIONS,
  marker: MARKERS,
  need: NEEDS,
  category: CATEGORIES,
  severity: SEVERITIES,
  demand: DEMAND_KINDS,
  signal: SIGNALS,
  cue: CUSTOMER_CUES,
  /** What a complaint can be about: a noun, and a measure word or article that makes it a phrase. */
  topic: ['thing', 'pointer'],
  /** Where the mirror may cut a long unpunctuated clause, and what it strips at its edges. */
  clause: ['joint', 'lead', 'trail', 'unfit'],
  /** Fixed phrases inside which no other cue counts. */
  shield: ['phrase'],
} as const
export type Kind = keyof typeof LABELS
export const KINDS = Object.keys(LABELS) as [Kind, ...Kind[]]

const tokens = z.string().transform(text => text.split(/\s+/).filter(token => token !== ''))

const groupSchema = z.object({
  weight: z.number().min(-5).max(5).default(1),
  /** How much the words raise the heat of the quarrel, 0 … 1. */
  heat: z.number().min(-1).max(1).default(0),
  /** Free name for logic that asks for it ("institution", "multiple" …). */
  sort: z.string().optional(),
  /** Patterns (see pattern.ts), separated by commas or line breaks: a block of text is read ten times as fast as a list. */
  words: z
    .string()
    .transform(words =>
      words
        .split(/[,\n]/)
        .map(word => word.trim())
        .filter(word => word !== ''),
    )
    .refine(words => words.length > 0, 'a group without words'),
})

const cuesSchema = z
  .partialRecord(z.enum(KINDS), z.record(z.string(), z.array(groupSchema)))
  .superRefine((cues, context) => {
    for (const kind of KINDS) {
      for (const label of Object.keys(cues[kind] ?? {})) {
        if ((LABELS[kind] as readonly string[]).includes(label)) continue
        context.addIssue({ code: 'custom', path: [kind, label], message: `unknown ${kind} id` })
      }
    }
  })

/** One lexicon file: the words of one language. What is in it is data for trainers; what is done with it is code. */
export const lexiconSchema = z.object({
  id: z.string(),
  version: z.union([z.string(), z.number()]),
  source: z.string(),
  language: z.enum(['zh', 'en']),
  /** Pairs of a traditional and a simplified character, separated by white space. */
  traditional: tokens.default([]),
  /** What speech recognition writes → what was said, separated by white space. */
  homophones: tokens.default([]),
  fillers: z.array(z.string()).default([]),
  cues: cuesSchema,
})
export type LexiconFile = z.infer<typeof lexiconSchema>

export interface CueGroup {
  kind: Kind
  label: string
  weight: number
  heat: number
  sort: string | null
}

/** Everything `understand` knows about words, compiled once. */
export interface Lexicon {
  folding: Folding
  trie: Trie<CueGroup>
  /** What has been analysed with this lexicon, by the utterance itself: an earlier turn is read once, not every turn. */
  analysed: WeakMap<object, Analysis>
}

/** Compiles the parsed lexicon files of all languages into one matcher. Throws on a malformed file, when knowledge loads. */
export function compileLexicon(parsed: unknown[]): Lexicon {
  const files = parsed.map(file => lexiconSchema.parse(file))
  const folding = createFolding(files)
  const trie = createTrie<CueGroup>()
  const heard = files.flatMap(file => file.homophones.map(pair => pair.split('→') as [string, string]))
  for (const file of files) {
    for (const kind of KINDS) {
      for (const [label, groups] of Object.entries(file.cues[kind] ?? {})) {
        for (const group of groups) {
          const { weight, heat } = group
          const value: CueGroup = { kind, label, weight, heat, sort: group.sort ?? null }
          for (const word of withHomophones(group.words, file.language === 'zh' ? heard : [])) {
            for (const pattern of compilePattern(fold(word, folding))) insert(trie, pattern, value)
          }
        }
      }
    }
  }
  return { folding, trie, analysed: new WeakMap() }
}

function withHomophones(words: readonly string[], homophones: readonly [string, string][]): string[] {
  if (homophones.length === 0) return [...words]
  const all = [...words]
  const any = new RegExp(homophones.map(([, said]) => said).join('|'))
  for (const word of words) {
    if (!any.test(word)) continue
    for (const [heard, said] of homophones) {
      if (word.includes(said)) all.push(word.replaceAll(said, heard))
    }
  }
  return all
}
