import { type Analysis, markAfter } from './analysis.ts'
import { type CleanText, isChinese } from './clean-text.ts'
import type { Hit } from './hit.ts'

const LENGTH_MAX_ZH = 14
const LENGTH_MIN_ZH = 4
const WORDS_MAX_EN = 8
const WORDS_MIN_EN = 3
/** A bare noun is worth less; what happened to it makes it a clause. */
const WORTH_MIN = 1.2
/** Words of the speaker or the listener: the agent cannot repeat them without turning them round. */
const PERSONAL = /[我你您咱俺]|\b(?:i|im|ive|id|ill|me|my|mine|you|youre|your|yours|youve|we|our|us)\b/
/** Masks, long numbers, addresses and marks that no agent says aloud. */
const UNSAYABLE = /[[\]<>@#{}"]|\d{5,}|https?|[\ud800-\udfff]/

/**
 * The customer's own words that an agent could repeat (T1): a short clause with the weight of the complaint in it, cut
 * out of the text as it was said, without fillers. Never an insult, a threat, a question or a mask; null if none is good.
 */
export function mirrorOf(analysis: Analysis): string | null {
  let best: string | null = null
  let most = WORTH_MIN
  analysis.clean.clauses.forEach((clause, index) => {
    // A piece is never worth more than its clause.
    if (markAfter(analysis, clause[1]) === '?' || worthOf(analysis, clause[0], clause[1]) < WORTH_MIN - 0.3) return
    for (const [from, to] of pieces(analysis, clause)) {
      const value = worthOf(analysis, from, to) + Math.min(0.3, index * 0.05)
      if (value <= most || !isSayable(analysis, from, to)) continue
      const words = wordsOf(analysis.clean, from, to)
      if (!fits(words)) continue
      most = value
      best = words
    }
  })
  return best
}

/** The clause cut at its joints, each piece stripped of what only leads in or trails off. */
function pieces(analysis: Analysis, [from, to]: readonly [number, number]): [number, number][] {
  const cuts = new Set([from, to])
  for (const hit of analysis.hits.clause) {
    if (hit.group.label === 'joint' && hit.start > from + 2 && hit.start < to - 3) cuts.add(hit.start)
  }
  const edges = [...cuts].sort((a, b) => a - b)
  const ranges: [number, number][] = [[from, to]]
  if (edges.length > 2)
    for (let i = 1; i < edges.length; i += 1) ranges.push([edges[i - 1] as number, edges[i] as number])
  return ranges.map(range => strip(analysis, range))
}

function strip(analysis: Analysis, [from, to]: [number, number]): [number, number] {
  const { text } = analysis.clean
  for (let round = 0; round < 4; round += 1) {
    const lead = longest(analysis.hits.clause, hit => hit.group.label === 'lead' && hit.start === from && hit.end < to)
    if (!lead) break
    from = lead.end
    while (text.charAt(from) === ' ') from += 1
  }
  for (let round = 0; round < 3; round += 1) {
    const trail = longest(
      analysis.hits.clause,
      hit => hit.group.label === 'trail' && hit.end === to && hit.start > from,
    )
    if (!trail) break
    to = trail.start
    while (text.charAt(to - 1) === ' ') to -= 1
  }
  return [from, to]
}

function longest(hits: readonly Hit[], fit: (hit: Hit) => boolean): Hit | null {
  let best: Hit | null = null
  for (const hit of hits) if (fit(hit) && (!best || hit.end - hit.start > best.end - best.start)) best = hit
  return best
}

/** How much of the complaint is in the words. */
function worthOf(analysis: Analysis, from: number, to: number): number {
  let value = 0
  const inside = (hit: Hit) => hit.start < to && hit.end > from && !hit.reported
  const whole = (hit: Hit) => hit.start >= from && hit.end <= to && !hit.reported
  for (const hit of analysis.hits.marker) {
    if (whole(hit) && hit.group.label === 'grievance') value += 1 + hit.group.weight * 0.5
  }
  for (const hit of analysis.hits.category) if (whole(hit)) value += Math.min(1.2, hit.group.weight)
  for (const hit of analysis.hits.severity) if (whole(hit)) value += 0.8
  for (const hit of analysis.hits.topic) if (whole(hit) && hit.group.label === 'thing') value += 0.5
  for (const hit of analysis.hits.feeling) {
    if (inside(hit) && hit.group.label !== 'calm' && hit.group.label !== 'satisfied') value += 0.3
  }
  return value
}

function isSayable(analysis: Analysis, from: number, to: number): boolean {
  const text = analysis.clean.text.slice(from, to)
  if (PERSONAL.test(text) || UNSAYABLE.test(text)) return false
  const inside = (hit: Hit) => hit.start < to && hit.end > from
  if (analysis.hits.signal.some(hit => inside(hit) && hit.group.label !== 'repeat-complaint')) return false
  if (analysis.hits.clause.some(hit => inside(hit) && hit.group.label === 'unfit')) return false
  return !analysis.hits.marker.some(hit => {
    if (!inside(hit)) return false
    const { label } = hit.group
    return (
      label === 'swear' ||
      label === 'company-insult' ||
      label === 'question' ||
      label === 'rhetorical' ||
      label === 'sarcasm' ||
      label === 'threat' ||
      label === 'directive'
    )
  })
}

/** The raw words under a range, without the fillers that were taken out of it; apostrophes come back. */
function wordsOf(clean: CleanText, from: number, to: number): string {
  if (to <= from) return ''
  const kept = new Set<number>()
  for (let i = from; i < to; i += 1) kept.add(clean.origin[i] as number)
  const first = clean.origin[from] as number
  const last = clean.origin[to - 1] as number
  let words = ''
  for (let i = first; i <= last; i += 1) {
    const char = clean.raw.charAt(i)
    if (kept.has(i) || char === '’' || char === "'") words += char
  }
  return words.trim()
}

function fits(words: string): boolean {
  if (/[,，。.!！?？;；、]/.test(words)) return false
  if (isChinese(words.charCodeAt(0)) || isChinese(words.charCodeAt(words.length - 1))) {
    return words.length >= LENGTH_MIN_ZH && words.length <= LENGTH_MAX_ZH
  }
  const count = words.split(/\s+/).length
  return count >= WORDS_MIN_EN && count <= WORDS_MAX_EN && words.length <= 60
}
