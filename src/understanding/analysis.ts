import { type CleanText, clauseAt, cleanText } from './clean-text.ts'
import { firstFrom, type Hit, nearby } from './hit.ts'
import type { Kind, Lexicon, Marker } from './lexicon.ts'
import { takeStances } from './stance.ts'
import { walk } from './trie.ts'

/** A turn with everything the lexicon sees in it. All readings are made from this and from nothing else. */
export interface Analysis {
  clean: CleanText
  hits: Readonly<Record<Kind, readonly Hit[]>>
}

export function analyse(raw: string, lexicon: Lexicon): Analysis {
  const clean = cleanText(raw, lexicon.folding)
  const found: Hit[] = []
  const shields: Hit[] = []
  walk(lexicon.trie, clean.text, (group, start, end) => {
    const hit: Hit = { group, start, end, negated: false, reported: false, supposed: false }
    if (group.kind === 'shield') shields.push(hit)
    else found.push(hit)
  })
  const hits: Record<Kind, Hit[]> = {
    feeling: [],
    marker: [],
    need: [],
    category: [],
    severity: [],
    demand: [],
    signal: [],
    cue: [],
    topic: [],
    clause: [],
    shield: shields,
  }
  for (const hit of found) {
    if (shields.length > 0 && nearby(shields, hit.start, hit.end).some(shield => breaks(shield, hit))) continue
    hits[hit.group.kind].push(hit)
  }
  for (const kind of ['feeling', 'signal', 'cue', 'topic'] as const) hits[kind] = longestOnly(hits[kind], true)
  for (const kind of ['marker', 'need', 'category', 'severity', 'demand'] as const)
    hits[kind] = longestOnly(hits[kind], false)
  const analysis: Analysis = { clean, hits }
  takeStances(analysis)
  return analysis
}

export function markers(analysis: Analysis, label: Marker): Hit[] {
  return analysis.hits.marker.filter(hit => hit.group.label === label)
}

export function hasMarker(analysis: Analysis, label: Marker): boolean {
  return analysis.hits.marker.some(hit => hit.group.label === label)
}

/** Is there such a marker in the range? Ranges are in the clean text. */
export function markerWithin(analysis: Analysis, label: Marker, from: number, to: number): boolean {
  const { marker } = analysis.hits
  for (let i = firstFrom(marker, from); i < marker.length; i += 1) {
    const hit = marker[i] as Hit
    if (hit.start >= to) return false
    if (hit.group.label === label && hit.end <= to) return true
  }
  return false
}

export function clauseOf(analysis: Analysis, hit: Hit): readonly [number, number] {
  return clauseAt(analysis.clean, hit.start)
}

/** The mark that ends the clause at `to`, or '' at the end of the text. */
export function markAfter(analysis: Analysis, to: number): string {
  return analysis.clean.text.charAt(to)
}

/** A fixed phrase spoils what lies in it or sticks half in it: "警告你们" is no "告你们". A cue around the phrase stands. */
function breaks(shield: Hit, hit: Hit): boolean {
  if (shield.start >= hit.end || hit.start >= shield.end) return false
  return !(hit.start <= shield.start && shield.end <= hit.end) || covers(shield, hit)
}

function covers(outer: Hit, inner: Hit): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/**
 * Of two cues of one kind the longer is what was said: "不生气了" is not "生气". Markers, needs and categories may share
 * words across labels, because each label answers a question of its own; a label counts the same words once.
 */
function longestOnly(hits: Hit[], acrossLabels: boolean): Hit[] {
  if (hits.length < 2) return hits
  return hits.filter((hit, index) => {
    const length = hit.end - hit.start
    return !nearby(hits, hit.start, hit.start + 1).some(other => {
      const at = other === hit ? index : hits.indexOf(other, Math.max(0, index - 64))
      if (at === index || other.start > hit.start || other.end < hit.end) return false
      const same = other.group.label === hit.group.label
      const longer = other.end - other.start - length
      if (longer === 0)
        return (
          same && (other.group.weight > hit.group.weight || (other.group.weight === hit.group.weight && at < index))
        )
      return same || acrossLabels || excludes(other, hit)
    })
  })
}

function excludes(outer: Hit, inner: Hit): boolean {
  return outer.group.label === 'not-negator' && (inner.group.label === 'negator' || inner.group.label === 'denial')
}
