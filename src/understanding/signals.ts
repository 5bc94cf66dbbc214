import type { Signal } from '../domain/reading.ts'
import { SIGNALS, type SignalType } from '../domain/vocabulary.ts'
import { type Analysis, clauseOf, markerWithin } from './analysis.ts'
import { clauseAt, rawSpan } from './clean-text.ts'
import type { Hit } from './hit.ts'
import { NUMBER_SOURCE } from './pattern.ts'
import { isWordUnit } from './trie.ts'

/** Below this a word merely occurs; the signal is not raised. */
const RAISED = 0.5
/** How near to an institution the act must be said that brings it in ("去", "投诉", "report"), in characters. */
const ACT_NEAR = 10
const ACT_NEAR_LATIN = 26

/** Signals that the speaker uses or announces, strongest first of each type, with spans in the raw text. */
export function signalsOf(analysis: Analysis): Signal[] {
  const best = new Map<SignalType, { hit: Hit; confidence: number }>()
  for (const hit of analysis.hits.signal) {
    const confidence = confidenceOf(analysis, hit)
    if (confidence < RAISED) continue
    const type = hit.group.label as SignalType
    const known = best.get(type)
    if (!known || confidence > known.confidence) best.set(type, { hit, confidence })
  }
  const signals: Signal[] = []
  for (const type of SIGNALS) {
    const found = best.get(type)
    if (!found) continue
    const span = rawSpan(analysis.clean, found.hit.start, found.hit.end)
    signals.push({ type, span, confidence: Math.round(found.confidence * 100) / 100 })
  }
  return signals
}

function confidenceOf(analysis: Analysis, hit: Hit): number {
  if (hit.negated || hit.reported) return 0
  const { label, sort } = hit.group
  const clause = clauseOf(analysis, hit)
  let confidence = hit.group.weight
  if (sort === 'institution') confidence = institution(analysis, hit, clause, confidence)
  if (sort === 'counted') confidence = counted(analysis, hit) ? confidence : 0
  if (sort === 'aged') confidence = aged(analysis.clean.text.slice(hit.start, hit.end)) ? confidence : 0
  if (sort === 'personal' && !atPerson(analysis, hit)) confidence = 0
  if (label === 'police' && aboutOutsider(analysis)) confidence = 0
  return confidence
}

/** "银保监" alone is a word; "去银保监投诉" is an act. At the speaker's or a relative's place of work it is neither. */
function institution(analysis: Analysis, hit: Hit, clause: readonly [number, number], confidence: number): number {
  if (markerWithin(analysis, 'workplace', hit.end, Math.min(clause[1], hit.end + 8))) return 0
  const near = isWordUnit(analysis.clean.text.charCodeAt(hit.start)) ? ACT_NEAR_LATIN : ACT_NEAR
  const from = Math.max(clause[0], hit.start - near)
  const to = Math.min(clause[1], hit.end + near)
  const acted = analysis.hits.marker.some(
    marker =>
      marker.group.label === 'signal-act' &&
      !marker.negated &&
      (marker.start >= from - 2 && marker.end <= hit.start ? true : marker.start >= hit.end && marker.end <= to),
  )
  if (!acted) return 0
  const relative = markerWithin(analysis, 'kin', clause[0], hit.start)
  return relative && !markerWithin(analysis, 'addressee', clause[0], clause[1]) ? 0.45 : confidence
}

const COUNT = new RegExp(NUMBER_SOURCE, 'g')
const SMALL: Record<string, number> = { 一: 1, one: 1, 二: 2, 两: 2, two: 2 }

/** Two or more earlier contacts: "打了两次", "the third time"; "第二次" and "打过一次" are one. */
function counted(analysis: Analysis, hit: Hit): boolean {
  const words = analysis.clean.text.slice(hit.start, hit.end)
  const ordinal =
    analysis.clean.text.charAt(hit.start - 1) === '第' || /第|th\b|rd\b|nd\b|third|fourth|fifth/.test(words)
  const numbers = words.match(COUNT) ?? []
  const count = Math.max(0, ...numbers.map(word => SMALL[word] ?? (/^\d+$/.test(word) ? Number(word) : 3)))
  return count === 0 || (count >= (ordinal ? 3 : 2) && count < 1000)
}

/** Old, or a child: an age of 65 or more, or under 18. */
function aged(words: string): boolean {
  if (/(?:七|八|九)十|六十[五六七八九]|六七十|seventy|eighty|ninety|sixty|nineties|eighties|seventies/.test(words))
    return true
  const age = Number(/\d+/.exec(words)?.[0] ?? Number.NaN)
  return (age >= 65 && age < 120) || (age < 18 && age > 0)
}

/** An insult counts at a person: "你", "那个人", not "公司" and not oneself. */
function atPerson(analysis: Analysis, hit: Hit): boolean {
  const [from, to] = clauseAt(analysis.clean, hit.start)
  return markerWithin(analysis, 'addressee', Math.max(from, hit.start - 12), Math.min(to, hit.end + 6))
}

/** Police called against a thief or after an accident is no signal against the company. */
function aboutOutsider(analysis: Analysis): boolean {
  return (
    analysis.hits.marker.some(marker => marker.group.label === 'outsider-crime' && !marker.negated) &&
    !analysis.hits.marker.some(marker => marker.group.label === 'threat' && !marker.negated)
  )
}
