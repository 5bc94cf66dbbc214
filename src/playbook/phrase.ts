import { sentenceHash } from '../domain/suggestion.ts'
import type { Layer, Tactic } from '../domain/vocabulary.ts'
import type { Predicate } from './condition-words.ts'
import type { Conditions } from './conditions.ts'
import type { PhraseGroupData, PhrasesData } from './phrases-schema.ts'
import { isSlot, type SlotName } from './slots.ts'
import type { View } from './view.ts'

/** A sentence of the phrase files, ready to be filled. */
export interface Phrase {
  /** `locale.group.position`, where a trainer finds the line. */
  id: string
  locale: 'zh' | 'en'
  tactic: Tactic
  text: string
  /** Literal text and slots in turn: even places are text, odd places are slot names. */
  parts: readonly string[]
  slots: readonly SlotName[]
  aims: readonly string[] | null
  also: readonly Tactic[]
  layer: Layer | null
  fits: Predicate
  /** How closely the tags describe a situation; the closest phrase that fits is said. */
  closeness: number
  /** The hash of a sentence without slots, which never changes. */
  hash: number | null
}

export type PhraseBook = Readonly<Partial<Record<Tactic, readonly Phrase[]>>>

type Tags = Omit<PhraseGroupData, 'id' | 'tactic' | 'phrases'>

/** What a tag is worth when phrases compete: the rarer the situation it names, the more. */
const CLOSENESS = {
  aim: 16,
  signal: 8,
  category: 5,
  demand: 5,
  emotion: 4,
  need: 3,
  when: 3,
  heat: 2,
  stage: 1,
} as const

/** Compiles one phrase file; throws with the phrase's id where a slot or a condition does not exist. */
export function phraseBook(data: PhrasesData, conditions: Conditions): { phrases: Phrase[]; safe: Phrase[] } {
  const phrases = data.groups.flatMap(({ id, tactic, phrases: lines, ...shared }) =>
    lines.map((line, index) => {
      const { text, ...own } = typeof line === 'string' ? { text: line } : line
      const place = `${data.locale}.${id}.${index + 1}`
      return compilePhrase({ id: place, locale: data.locale, tactic, text, group: shared, own }, conditions)
    }),
  )
  const safe = data.fallback.map(({ text, tactic }, index) =>
    compilePhrase(
      { id: `${data.locale}.fallback.${index + 1}`, locale: data.locale, tactic, text, group: {}, own: {} },
      conditions,
    ),
  )
  return { phrases, safe }
}

interface PhraseLine {
  id: string
  locale: 'zh' | 'en'
  tactic: Tactic
  text: string
  /** Tags of the group describe the situation that the words are for; tags of a line only keep it out of others. */
  group: Tags
  own: Tags
}

function compilePhrase({ id, locale, tactic, text, group, own }: PhraseLine, conditions: Conditions): Phrase {
  const tags = { ...group, ...own }
  const parts = text.split(/\{([a-zA-Z]+)\}/)
  const slots = parts.filter((_, index) => index % 2 === 1)
  for (const slot of slots) if (!isSlot(slot)) throw new Error(`phrase ${id}: unknown slot {${slot}}`)
  let when: Predicate
  try {
    when = conditions.all(tags.when ?? [])
  } catch (error) {
    throw new Error(`phrase ${id}: ${(error as Error).message}`)
  }
  return {
    id,
    locale,
    tactic,
    text,
    parts,
    slots: slots as SlotName[],
    aims: tags.aim ?? null,
    also: tags.also ?? [],
    layer: tags.layer ?? null,
    fits: fitting(tags, when),
    closeness: closenessOf(group, slots as SlotName[]),
    hash: slots.length === 0 ? sentenceHash(text) : null,
  }
}

/** The customer's own words are as close to the situation as any tag. */
const OWN_WORDS: Partial<Record<SlotName, number>> = { clause: 5, topic: 5, body: 4 }

function closenessOf(tags: Tags, slots: readonly SlotName[]): number {
  const tagged = Object.entries(CLOSENESS).reduce((sum, [tag, worth]) => sum + (tags[tag as keyof Tags] ? worth : 0), 0)
  return tagged + Math.max(0, ...slots.map(slot => OWN_WORDS[slot] ?? 0))
}

/** The tags as a predicate: each tag that is present must fit the view. */
function fitting(tags: Tags, when: Predicate): Predicate {
  const { emotion, need, signal, category, stage, demand, heat } = tags
  const checks: Predicate[] = []
  if (emotion) checks.push(view => emotion.includes(view.emotion))
  if (need) checks.push(view => view.need !== null && need.includes(view.need))
  if (signal) checks.push(view => view.reading.signals.some(found => signal.includes(found.type)))
  if (category) checks.push(view => category.includes(view.call.category))
  if (stage) checks.push(view => stage.includes(view.call.stage))
  if (demand) checks.push(view => view.call.demands.some(item => demand.includes(item.kind)))
  if (heat) checks.push(view => heat.includes(view.band))
  if (tags.when) checks.push(when)
  return (view: View) => checks.every(check => check(view))
}
