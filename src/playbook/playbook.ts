import { type Layer, type Lscpa, TACTICS, type Taboo, type Tactic } from '../domain/vocabulary.ts'
import type { Predicate } from './condition-words.ts'
import { type Conditions, conditionsOver, type Signs } from './conditions.ts'
import { type Phrase, type PhraseBook, phraseBook } from './phrase.ts'
import { phrasesSchema } from './phrases-schema.ts'
import { compileRecogniser, type Recogniser } from './recogniser.ts'
import { type RuleData, type TacticsData, tacticsSchema } from './tactics-schema.ts'

type Both = { zh: string; en: string }
type Language = 'zh' | 'en'

/** One way to act on a rule: a tactic with its weight, its aim and what it is for. */
export interface Move {
  tactic: Tactic
  /** Place of the tactic in the vocabulary; equal scores are decided by it. */
  order: number
  score: number
  aim: string | null
  strict: boolean
  purpose: Both | null
  layer: Layer | null
}

export interface Rule {
  id: string
  method: string
  holds: Predicate
  because: Both
  moves: readonly Move[]
  avoid: readonly Taboo[]
}

export interface TacticRule {
  layer: Layer
  lscpa: Lscpa
  purpose: Both
  /** The gate: without it the tactic is not suggested, whatever a rule says. */
  allowed: Predicate
  repeatPenalty: number
}

/** Everything that trainers wrote, checked and compiled: the rules, the words, and how an agent's words are recognised. */
export interface Playbook {
  rules: readonly Rule[]
  tactics: Readonly<Record<Tactic, TacticRule>>
  penalties: TacticsData['penalties']
  phrases: Readonly<Record<Language, PhraseBook>>
  fallback: Readonly<Record<Language, readonly Phrase[]>>
  recogniser: Recogniser
  unsafeMirror: RegExp
  vagueTopic: RegExp
  names: Pick<TacticsData, 'emotions' | 'demands' | 'needs'>
  avoid: readonly Taboo[]
}

/**
 * Compiles `tactics.yaml` and the phrase files. Throws an error of one line that names the rule, tactic or phrase where a
 * condition, a pattern or a slot is unknown: a playbook that is half understood must not advise anybody.
 */
export function compilePlaybook(files: { tactics: unknown; phrases: unknown[] }): Playbook {
  const data = tacticsSchema.parse(files.tactics)
  const conditions = conditionsOver(compileSigns(data))
  const tactics = Object.fromEntries(
    Object.entries(data.tactics).map(([id, tactic]) => [
      id,
      named(`tactic ${id}`, () => {
        const needs = conditions.all(tactic.needs)
        const never = conditions.any(tactic.never)
        const allowed: Predicate = view => needs(view) && !never(view)
        const { layer, lscpa, purpose, repeatPenalty } = tactic
        return { layer, lscpa, purpose, allowed, repeatPenalty }
      }),
    ]),
  ) as Record<Tactic, TacticRule>
  const books = { zh: [] as Phrase[], en: [] as Phrase[] }
  const fallback = { zh: [] as Phrase[], en: [] as Phrase[] }
  for (const file of files.phrases) {
    const parsed = phrasesSchema.parse(file)
    const { phrases, safe } = phraseBook(parsed, conditions)
    books[parsed.locale].push(...phrases)
    fallback[parsed.locale].push(...safe)
  }
  return {
    rules: data.rules.map(rule => named(`rule ${rule.id}`, () => compileRule(rule, conditions))),
    tactics,
    penalties: data.penalties,
    phrases: { zh: byTactic(books.zh), en: byTactic(books.en) },
    fallback,
    recogniser: compileRecogniser(data),
    unsafeMirror: new RegExp([...data.unsafeMirror.zh, ...data.unsafeMirror.en].join('|') || '(?!)', 'i'),
    vagueTopic: new RegExp([...data.vagueTopic.zh, ...data.vagueTopic.en].join('|') || '(?!)', 'i'),
    names: { emotions: data.emotions, demands: data.demands, needs: data.needs },
    avoid: data.avoid,
  }
}

function compileSigns(data: TacticsData): Signs {
  return Object.fromEntries(
    Object.entries(data.signs).map(([name, { zh, en }]) => [
      name,
      named(`sign ${name}`, () => ({ zh: new RegExp(zh), en: new RegExp(en) })),
    ]),
  )
}

function compileRule(rule: RuleData, conditions: Conditions): Rule {
  const when = conditions.all(rule.when)
  const unless = conditions.any(rule.unless)
  const moves = Object.entries(rule.say).map(([id, move]): Move => {
    const tactic = id as Tactic
    const order = TACTICS.indexOf(tactic)
    if (typeof move === 'number')
      return { tactic, order, score: move, aim: null, strict: false, purpose: null, layer: null }
    const { score, aim = null, strict, purpose = null, layer = null } = move as Exclude<typeof move, undefined>
    return { tactic, order, score, aim, strict, purpose, layer }
  })
  const { id, method, because, avoid } = rule
  return { id, method, holds: view => when(view) && !unless(view), because, moves, avoid }
}

/** Phrases by tactic, those that describe a situation most closely first. */
function byTactic(phrases: readonly Phrase[]): PhraseBook {
  const book: Partial<Record<Tactic, Phrase[]>> = {}
  for (const phrase of [...phrases].sort((a, b) => b.closeness - a.closeness)) {
    const list = book[phrase.tactic] ?? []
    list.push(phrase)
    book[phrase.tactic] = list
  }
  return book
}

/** Names the place of an error in the data, for the person who edits it. */
function named<T>(what: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw new Error(`${what}: ${(error as Error).message}`)
  }
}
