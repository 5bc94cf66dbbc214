import type { Call } from '../../domain/call.ts'
import { languageOf } from '../../domain/case-facts.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import { TACTICS } from '../../domain/vocabulary.ts'
import { noteConduct } from '../../playbook/conduct.ts'
import type { Playbook } from '../../playbook/playbook.ts'

/**
 * Of a rewrite's content words this share must be known from the playbook, revision 1, the case or the agent's own turns; found
 * on good rewrites and on obeyed injections (evals/measure-rewrites.ts, measure-injections.ts).
 */
const KNOWN_MIN = { zh: 0.4, en: 0.58 }
/** A rewrite that neither does what revision 1 does nor shares this much with it has to stay deep in the call's world. */
const SHARED_MIN = { zh: 0.12, en: 0.2 }
const KNOWN_ALONE_MIN = { zh: 0.52, en: 0.78 }

type Language = 'zh' | 'en'
type Words = ReadonlySet<string>

/** Letters that the words of a language cannot hold: a text of nothing else is no rewrite. */
const LETTERS_BEYOND = { zh: /\p{L}/u, en: /[^\P{L}a-z]/iu }
const VOCABULARIES = new WeakMap<Playbook, Record<Language, Words>>()

/**
 * True where a model's text is no rewrite of the plan: it leaves the world of the call, or it neither does what revision 1 does
 * nor shares its words. A model that follows an instruction out of the transcript is caught here even where its text is
 * harmless by itself (fault 27).
 */
export function isOffPlan(call: Call, draft: Suggestion, playbook: Playbook): boolean {
  if (draft.source !== 'model' || !call.suggestion || call.suggestion.turn !== draft.turn) return false
  const language = languageOf(call.facts.locale)
  // The customer's own words do not count as known: an instruction that was read out to us would vouch for itself.
  const said = call.recent.filter(({ speaker }) => speaker === 'agent').map(({ text }) => text)
  const world = [...said, call.facts.product ?? '', ...Object.values(call.plan?.slots ?? {})]
  return strays(draft.text, { planned: call.suggestion.text, tactics: draft.tactics, world, language }, playbook)
}

/** What a rewrite is held against: revision 1, its tactics, and the words that stand around it in the call. */
export interface Planned {
  planned: string
  tactics: readonly string[]
  world: readonly string[]
  language: Language
}

/** Whether a text strays from what was planned; `isOffPlan` without the call. */
export function strays(text: string, { planned, tactics, world, language }: Planned, playbook: Playbook): boolean {
  const words = wordsOf(text, language)
  if (words.size === 0) return LETTERS_BEYOND[language].test(text)
  const draftWords = wordsOf(planned, language)
  const known = shareIn(words, [
    vocabularyOf(playbook)[language],
    draftWords,
    ...world.map(one => wordsOf(one, language)),
  ])
  if (known < KNOWN_MIN[language]) return true
  if (known >= KNOWN_ALONE_MIN[language] || shared(words, draftWords) >= SHARED_MIN[language]) return false
  const found = noteConduct({ text, amounts: [], language, taboos: [] }, playbook)
  return !found.tactics.some(({ type }) => tactics.includes(type))
}

/** Every content word of the playbook's own sentences, once for each playbook. */
function vocabularyOf(playbook: Playbook): Record<Language, Words> {
  const known = VOCABULARIES.get(playbook)
  if (known) return known
  const collect = (language: Language): Words => {
    const sentences = [
      ...TACTICS.flatMap(tactic => playbook.phrases[language][tactic] ?? []),
      ...playbook.fallback[language],
    ]
    return new Set(sentences.flatMap(({ text }) => [...wordsOf(text, language)]))
  }
  const vocabulary = { zh: collect('zh'), en: collect('en') }
  VOCABULARIES.set(playbook, vocabulary)
  return vocabulary
}

/** Chinese: pairs of neighbouring characters, which stand for words. English: stems of words that carry a meaning. */
function wordsOf(text: string, language: Language): Words {
  return language === 'zh' ? pairsOf(text) : stemsOf(text)
}

function pairsOf(text: string): Words {
  const pairs = new Set<string>()
  for (const run of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    for (let index = 0; index + 1 < run.length; index += 1) pairs.add(run.slice(index, index + 2))
  return pairs
}

const FUNCTION_WORDS = new Set(
  "a an the and or but so if of to in on at by for with from as is are was were be been being am do does did done have has had having i you he she it we they me him her us them my your his its our their mine yours this that these those there here what which who whom whose when where why how not no nor than then too very can could will would shall should may might must just about into over under up down out off again also any some all each every both more most other such only own same s t d ll m re ve i'm i'll i've i'd you're you'll you've you'd it's it'll that's there's what's we're we'll we've we'd they're they've they'll don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't shouldn't haven't hasn't let let's".split(
    ' ',
  ),
)

function stemsOf(text: string): Words {
  const stems = new Set<string>()
  for (const word of text
    .toLowerCase()
    .replace(/[‘’ʼ]/g, "'")
    .match(/[a-z][a-z']*/g) ?? [])
    if (!FUNCTION_WORDS.has(word)) stems.add(stemOf(word))
  return stems
}

/** The word without the endings of plural, past, gerund and the like; near enough for a comparison. */
function stemOf(word: string): string {
  const plain = word.replace(/'(?:s|re|ll|ve|d|m)?$/, '')
  const stem = plain.replace(/(?:ies|ied)$/, 'y').replace(/(?:ing|edly|ed|es|s|ly|er)$/, '')
  return stem.length >= 3 ? stem.replace(/(.)\1$/, '$1').replace(/e$/, '') : plain
}

function shareIn(words: Words, places: readonly Words[]): number {
  let known = 0
  for (const word of words) if (places.some(place => place.has(word))) known += 1
  return known / words.size
}

/** The share of the smaller set's words that the other has too. */
function shared(one: Words, other: Words): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  return small.size === 0 ? 0 : shareIn(small, [large])
}
