import { CUSTOMER_CUES, type CustomerCue } from '../domain/vocabulary.ts'
import { type Analysis, hasMarker, markAfter, markerWithin } from './analysis.ts'
import type { DemandFound } from './demands.ts'
import type { Feelings } from './emotion.ts'
import type { Hit } from './hit.ts'

/** What was said before this turn, as far as cues depend on it. */
export interface Before {
  /** The agent's last utterance, analysed; null where there is none. */
  agent: Analysis | null
  /** Kinds that the customer demanded in the previous turn. */
  demanded: readonly string[]
}

/** A cue of this weight stands by itself; a lighter one ("行", "对") answers what the agent has just said. */
const BY_ITSELF = 1
const TOLD_MIN_ZH = 6
const TOLD_MIN_EN = 16

/** What the customer does in this turn (CUSTOMER_CUES), in the order of the vocabulary; none is a normal answer. */
export function cuesOf(
  analysis: Analysis,
  feelings: Feelings,
  demands: readonly DemandFound[],
  before: Before,
): CustomerCue[] {
  const cues = new Set<CustomerCue>()
  for (const hit of analysis.hits.cue) {
    if (hit.negated || hit.reported || !stands(analysis, hit, feelings, before)) continue
    cues.add(hit.group.label as CustomerCue)
  }
  if (asks(analysis)) cues.add('asks')
  if (tells(analysis)) cues.add('tells')
  if (deniesAnger(analysis)) cues.add('rejects-label')
  if (feelings.arousal > 0.2 && demands.some(({ kind }) => before.demanded.includes(kind))) cues.add('insists')
  if (cues.has('accepts') && refusesToo(analysis, feelings, cues)) cues.delete('accepts')
  if (cues.has('confirms') && (cues.has('accepts') || cues.has('rejects') || cues.has('rejects-label')))
    cues.delete('confirms')
  if (cues.has('thanks') && hasMarker(analysis, 'sarcasm')) cues.delete('thanks')
  return CUSTOMER_CUES.filter(cue => cues.has(cue))
}

function stands(analysis: Analysis, hit: Hit, feelings: Feelings, before: Before): boolean {
  const { label, weight } = hit.group
  const clause = clauseAround(analysis, hit)
  const asked = markAfter(analysis, clause[1]) === '?' || markerWithin(analysis, 'question', clause[0], clause[1])
  if (label === 'accepts' || label === 'confirms') {
    if (asked || hit.supposed) return false
    if (weight >= BY_ITSELF) return true
    if (!before.agent) return false
    return label === 'accepts' ? proposed(before.agent, 'offer') : proposed(before.agent, 'label')
  }
  if (label === 'rejects') return weight >= BY_ITSELF || (before.agent !== null && proposed(before.agent, 'offer'))
  if (label === 'farewell') return !asked && feelings.probabilities.angry < 0.9
  return true
}

function proposed(agent: Analysis, sort: 'offer' | 'label'): boolean {
  return agent.hits.marker.some(marker => marker.group.label === 'proposal' && marker.group.sort === sort)
}

/** "行，那我去投诉" and "好是好，但是太少" are no acceptance; a furious "行啊" is none either. */
function refusesToo(analysis: Analysis, feelings: Feelings, cues: ReadonlySet<CustomerCue>): boolean {
  if (cues.has('rejects') || feelings.probabilities.angry > 0.5) return true
  const accepted = analysis.hits.cue.find(hit => hit.group.label === 'accepts')
  const but = analysis.hits.marker.some(
    marker => marker.group.label === 'contrast' && accepted !== undefined && marker.start >= accepted.end,
  )
  if (but || hasMarker(analysis, 'threat')) return true
  return analysis.hits.signal.some(hit => !hit.negated && !hit.reported && hit.group.label !== 'vulnerable')
}

/** Where the transcript has question marks they decide; without any punctuation the words do. */
function asks(analysis: Analysis): boolean {
  const { clean } = analysis
  const punctuated = /[?？.。!！]/.test(clean.raw)
  return clean.clauses.some(([from, to]) => {
    if (markerWithin(analysis, 'rhetorical', from, to)) return false
    const marked = markAfter(analysis, to) === '?' || clean.text.charAt(to - 1) === '吗'
    return marked || (!punctuated && markerWithin(analysis, 'question', from, to))
  })
}

/** At least one clause states something and is no question, order, greeting or thanks. */
function tells(analysis: Analysis): boolean {
  const { clean, hits } = analysis
  return clean.clauses.some(([from, to]) => {
    const latin = /[a-z]{3}/.test(clean.text.slice(from, to))
    if (to - from < (latin ? TOLD_MIN_EN : TOLD_MIN_ZH)) return false
    if (markAfter(analysis, to) === '?' || markerWithin(analysis, 'question', from, to)) return false
    if (markerWithin(analysis, 'directive', from, to)) return false
    return !hits.cue.some(cue => cue.start >= from && cue.end <= to && cue.end - cue.start > (to - from) / 2)
  })
}

function deniesAnger(analysis: Analysis): boolean {
  return analysis.hits.feeling.some(
    hit => hit.negated && !hit.reported && hit.group.label === 'angry' && hit.group.sort === 'named',
  )
}

function clauseAround(analysis: Analysis, hit: Hit): readonly [number, number] {
  return analysis.clean.clauses.find(([from, to]) => hit.start >= from && hit.start < to) ?? [hit.start, hit.end]
}
