import type { z } from 'zod'
import type { evidenceSchema, NeedShares } from '../domain/reading.ts'
import { type Emotion, NEEDS, type SignalType } from '../domain/vocabulary.ts'
import type { Analysis } from './analysis.ts'
import type { CategoryFound } from './category.ts'
import { rawSpan } from './clean-text.ts'
import type { DemandFound } from './demands.ts'
import type { Hit } from './hit.ts'

export type Evidence = z.infer<typeof evidenceSchema>

const EVIDENCE_MAX = 24
const PER_FEELING_MAX = 4
const PER_NEED_MAX = 2
const NEED_SHOWN_MIN = 0.15
const ANGRY_MARKERS = new Set(['swear', 'company-insult', 'sarcasm', 'rhetorical', 'threat', 'arousal'])

export interface Readable {
  label: Emotion
  needs: NeedShares
  category: CategoryFound
  demands: readonly DemandFound[]
  signals: readonly { type: SignalType; span: [number, number] }[]
}

/** Why the reading says what it says: the customer's words for every part of it, in the order of the reading. */
export function evidenceOf(analysis: Analysis, readable: Readable): Evidence[] {
  const evidence: Evidence[] = []
  const add = (of: string, span: [number, number]) => {
    if (evidence.some(known => known.of === of && known.span?.[0] === span[0])) return
    evidence.push({ of, text: analysis.clean.raw.slice(span[0], span[1]), span })
  }
  const addHits = (of: string, hits: readonly Hit[], max: number) => {
    const strongest = hits.length > max ? [...hits].sort((a, b) => b.group.weight - a.group.weight) : hits
    for (const hit of strongest.slice(0, max)) {
      add(of, rawSpan(analysis.clean, hit.start, hit.end))
    }
  }
  addHits(`emotion:${readable.label}`, carriers(analysis, readable.label), PER_FEELING_MAX)
  for (const need of NEEDS) {
    if (readable.needs[need] < NEED_SHOWN_MIN) continue
    const hits = analysis.hits.need.filter(hit => hit.group.label === need && !hit.negated)
    addHits(`need:${need}`, hits, PER_NEED_MAX)
  }
  addHits(`category:${readable.category.category}`, readable.category.hits, 2)
  for (const { kind, hit } of readable.demands) add(`demand:${kind}`, rawSpan(analysis.clean, hit.start, hit.end))
  for (const { type, span } of readable.signals) add(`signal:${type}`, span)
  return evidence.slice(0, EVIDENCE_MAX)
}

function carriers(analysis: Analysis, label: Emotion): Hit[] {
  const felt = analysis.hits.feeling.filter(hit => hit.group.label === label && !hit.negated)
  if (label === 'calm' || label === 'satisfied' || label === 'confused') return felt
  const blamed = analysis.hits.marker.filter(hit => {
    if (hit.negated) return false
    if (hit.group.label === 'grievance') return label === 'angry' || label === 'disappointed'
    return label === 'angry' && ANGRY_MARKERS.has(hit.group.label)
  })
  return [...felt, ...blamed]
}
