import { type ClauseFlag, type LawReading, RISKS, type Risk } from '../../domain/law.ts'
import type { Span } from '../../domain/vocabulary.ts'
import type { Clause, ClauseRegistry } from '../clauses.ts'
import { chooseClauses, isTouched, type Ranked, rankClauses, type Strictness } from './choose.ts'
import { inForce } from './citation.ts'
import { scoreFeatures } from './clause-model.ts'
import type { Speaker } from './clause-schema.ts'
import { isOnlyMentioned, lawfulWaysIn } from './lawful-ways.ts'
import { type SaidConcepts, saidConcepts } from './said-concepts.ts'
import { spansOf } from './span.ts'
import { readText } from './text-reader.ts'

export interface LawInput {
  speaker: Speaker
  text: string
  language?: 'zh' | 'en'
  /** CN where absent; US gives the United States clauses; another one gives none. */
  jurisdiction?: string
  /** The day, YYYY-MM-DD; without it the laws count as they stand in the registry. */
  on?: string | null
  /** How plain a clause has to be to be named; `filter` unless said otherwise. */
  strictness?: Strictness
  /** The utterance before; accepted for callers that have it, not read yet. */
  previous?: string
}

/** A text that names United States law speaks about it whatever the call's jurisdiction is. */
const ABOUT_US_LAW =
  /\b(?:cfpb|fdcpa|tcpa|fcra|udaap|reg(?:ulation)? e|u\.?s\.?c\.?|fair debt|fair credit billing|truth in lending|electronic fund transfer act|consumer financial protection bureau|robocall\w*)\b/i
const HAN = /[㐀-鿿]/
/**
 * A large demand beside a threat to go public is no offence. At the desk the clauses about a price for silence are named only
 * where the words themselves put a price on it.
 */
const PRICED_SILENCE = { topic: 'demands-and-claims', concept: 'price-of-silence' }
/** The thirteen United States clauses have no neighbours that would outvote them: on plain card talk they reach a score of 0.24. */
const US_AT_DESK_MIN = 0.35
const LABELS_MAX = 16
const NOTHING: LawReading = { risk: 'none', labels: [], clauses: [] }

export function readLawOf(input: LawInput, registry: ClauseRegistry): LawReading {
  const { model, byClass, reader } = registry
  const read = readText(input.text, reader)
  if (read.features.buckets.length === 0) return NOTHING
  const scores = scoreFeatures(read.features, model)
  const allowed = allowedClasses(input, registry)
  const ranked = rankClauses(scores, allowed)
  const concepts = saidConcepts(read.plain.text, reader.concepts)
  const ways = input.speaker === 'customer' ? lawfulWaysIn(concepts, registry.ways) : { announced: [], only: false }
  const sure = [...new Set([...ways.announced, ...crispClauses(concepts, input.speaker, registry)])]
    .map(id => model.classes.indexOf(id))
    .filter(classId => allowed[classId] === 1)
  const language = HAN.test(input.text) ? 'zh' : /[a-z]/i.test(input.text) ? 'en' : (input.language ?? 'zh')
  const { strictness = 'filter' } = input
  if (sure.length === 0 && !isTouched(ranked, scores, model, { strictness, language })) return NOTHING
  const mayBeNamed = (clause: Clause | null | undefined): boolean => {
    if (!clause?.conduct || input.speaker !== 'customer') return true
    if (ways.only) return false
    const gate = registry.conductGates.get(clause.id)
    const { said } = concepts
    if (gate && (!gate.said.some(name => said.has(name)) || gate.unless.some(name => said.has(name)))) return false
    return strictness === 'filter' || clause.topic !== PRICED_SILENCE.topic || said.has(PRICED_SILENCE.concept)
  }
  const isPlain = ({ classId, score }: Ranked) =>
    strictness === 'filter' || byClass[classId]?.law.jurisdiction !== 'US' || score >= US_AT_DESK_MIN
  const candidates = withSure(ranked, sure).filter(one => mayBeNamed(byClass[one.classId]) && isPlain(one))
  if (candidates.length === 0) return NOTHING
  // Beside a better one, a clause about the customer's conduct is a suspicion and no reading: the desk leaves it out.
  const chosen = chooseClauses(candidates, byClass, registry.matters, strictness)
    .map(({ classId }) => classId)
    .filter((classId, index) => index === 0 || strictness === 'filter' || !byClass[classId]?.conduct)
  const spans = spansOf(read, scores, chosen, model)
  const clauses = chosen.map((classId, index) =>
    flagOf(byClass[classId] as Clause, input.speaker, language, spans[index] as Span),
  )
  return {
    risk: clauses.reduce<Risk>(
      (worst, { severity }) => (RISKS.indexOf(severity) > RISKS.indexOf(worst) ? severity : worst),
      'none',
    ),
    labels: [...new Set(clauses.map(({ id }) => registry.clauses.get(id)?.topic ?? id))].slice(0, LABELS_MAX),
    clauses,
  }
}

/** The clauses of the cases that are plain from the words: all groups are said and not denied, and not only mentioned. */
function crispClauses(concepts: SaidConcepts, speaker: Speaker, { crisp }: ClauseRegistry): string[] {
  const { affirmed, said } = concepts
  const ids: string[] = []
  for (const one of crisp) {
    if (one.speaker !== speaker || !one.said[0]?.some(name => affirmed.has(name))) continue
    if (one.said.every(group => group.some(name => said.has(name))) && !isOnlyMentioned(concepts))
      ids.push(...one.clauses)
  }
  return ids
}

/** What is sure from the words is always named: it stands beside the best that the model found. */
function withSure(ranked: readonly Ranked[], sure: readonly number[]): Ranked[] {
  if (sure.length === 0) return [...ranked]
  const best = Math.max(ranked[0]?.score ?? 0, 0.1)
  const others = ranked.filter(({ classId }) => !sure.includes(classId))
  const shown = sure.map((classId, index) => ({
    classId,
    score: Math.max(ranked.find(one => one.classId === classId)?.score ?? 0, best * (0.8 - index * 0.05)),
  }))
  return [...others, ...shown].sort((a, b) => b.score - a.score)
}

/** Masks by registry and by what decides them; a service asks for the same few all day. */
const MASKS = new WeakMap<ClauseRegistry, Map<string, Uint8Array>>()
const MASKS_MAX = 64

/** Which classes may be named: by speaker, jurisdiction and day. */
function allowedClasses(input: LawInput, registry: ClauseRegistry): Uint8Array {
  const { speaker, jurisdiction = 'CN', on = null } = input
  const us = jurisdiction === 'US' || ABOUT_US_LAW.test(input.text)
  const masks = MASKS.get(registry) ?? new Map<string, Uint8Array>()
  MASKS.set(registry, masks)
  const key = `${speaker} ${us} ${jurisdiction} ${on}`
  const known = masks.get(key)
  if (known) return known
  const allowed = Uint8Array.from(registry.byClass, clause => {
    if (!clause?.speakers.includes(speaker)) return 0
    const applies = clause.law.jurisdiction === 'US' ? us : jurisdiction === 'CN'
    const current =
      inForce(clause.law, on) && (on === null || (clause.from <= on && (clause.until === null || on < clause.until)))
    return applies && current ? 1 : 0
  })
  if (masks.size >= MASKS_MAX) masks.clear()
  masks.set(key, allowed)
  return allowed
}

/**
 * The stream of a clause: what a customer says raises a right, unless the clause is about what a customer must not do; what an
 * agent says raises a risk for the company, unless the clause only tells where one can turn. A right is never graver than medium.
 */
function flagOf(clause: Clause, speaker: Speaker, language: 'zh' | 'en', span: Span): ClauseFlag {
  const right = speaker === 'customer' ? !clause.conduct : clause.severity === 'info'
  const capped = right && RISKS.indexOf(clause.severity) > RISKS.indexOf('medium') ? 'medium' : clause.severity
  const remedy = right ? clause.remedy?.[language] : undefined
  return {
    id: clause.id,
    law: clause.law.name,
    version: clause.law.version,
    article: clause.articleName,
    stream: right ? 'right' : 'risk',
    severity: capped,
    why: remedy
      ? `${clause.obligation[language]}${language === 'zh' ? '' : ' '}${remedy}`
      : clause.obligation[language],
    span,
  }
}
