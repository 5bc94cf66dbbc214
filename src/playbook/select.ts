import type { Call } from '../domain/call.ts'
import { type Plan, type PlanOption, sentenceHash } from '../domain/suggestion.ts'
import type { Tactic } from '../domain/vocabulary.ts'
import { fillPhrase } from './fill.ts'
import type { Phrase } from './phrase.ts'
import type { Playbook } from './playbook.ts'
import type { View } from './view.ts'

export interface Wanted {
  call: Call
  plan: Plan
  view: View
  playbook: Playbook
  /** Tactics that are already carried by a sentence of this suggestion. */
  taken: ReadonlySet<Tactic>
  seed: number
  /** Hashes of the sentences chosen so far. */
  texts: number[]
}

/** Phrases used within this many ids are left to rest, even where other words in their slots would make them new. */
const RESTING_IDS = 24

/**
 * The words for one option: among the phrases that fit, those closest to the situation first, rotated by call and turn,
 * and never a sentence that has been shown in this call. Null where nothing new is left.
 */
export function wordsFor(option: PlanOption, wanted: Wanted): { phrase: Phrase; text: string } | null {
  const { view, plan, playbook, call, taken, seed, texts } = wanted
  const candidates = playbook.phrases[view.language][option.tactic] ?? []
  const aim = option.aim ?? null
  const resting = call.phrases.slice(-RESTING_IDS)
  const fits = (phrase: Phrase) =>
    (phrase.aims === null ? option.strict !== true : aim !== null && phrase.aims.includes(aim)) &&
    phrase.slots.every(slot => plan.slots[slot] !== undefined) &&
    phrase.also.every(tactic => !taken.has(tactic)) &&
    phrase.fits(view)
  const worded = (phrase: Phrase): string | null => {
    if (phrase.hash === null ? resting.includes(phrase.id) : call.said.includes(phrase.hash)) return null
    const text = fillPhrase(phrase, plan.slots)
    if (text === null) return null
    const hash = phrase.hash ?? sentenceHash(text)
    return texts.includes(hash) || (phrase.hash === null && call.said.includes(hash)) ? null : text
  }
  for (let from = 0; from < candidates.length; ) {
    const near: Phrase[] = []
    const closeness = candidates[from]?.closeness
    for (; candidates[from]?.closeness === closeness && from < candidates.length; from += 1) {
      const phrase = candidates[from] as Phrase
      if (fits(phrase)) near.push(phrase)
    }
    for (let step = 0; step < near.length; step += 1) {
      const phrase = near[(seed + step) % near.length] as Phrase
      const text = worded(phrase)
      if (text !== null) return { phrase, text }
    }
  }
  return null
}

/** FNV-1a: the same call and turn always rotate to the same place. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}
