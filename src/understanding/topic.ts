import type { Analysis } from './analysis.ts'
import { rawSpan } from './clean-text.ts'
import type { Hit } from './hit.ts'

const LENGTH_MAX = 40
const NAMED = 1
/** One word may stand between the pointer and the thing: "the annual fee", not "the man who took my refund". */
const LATIN_POINTER =
  /(?:^|[ ,.!?])((?:my|the|this|that|our|these|those)(?: (?!is\b|was\b|of\b|for\b|and\b|to\b|on\b|in\b|about\b|got\b|that\b|a\b|you\b|we\b|they\b|your\b)[a-z]{3,12})?) $/

/** What the turn is about, in the customer's words: "那笔年费", "my refund"; null where no known thing is named. */
export function topicOf(analysis: Analysis): string | null {
  const things = analysis.hits.topic.filter(hit => hit.group.label === 'thing')
  let best: { from: number; to: number; value: number } | null = null
  for (const thing of things) {
    const from = pointedFrom(analysis, thing)
    // "钱", "事", "the system" say what it is about only where they are pointed at.
    if (thing.group.weight < NAMED && (from === thing.start || !nearComplaint(analysis, thing))) continue
    const value =
      thing.group.weight +
      (from < thing.start ? 1 : 0) +
      (thing.end - thing.start) * 0.05 +
      (nearComplaint(analysis, thing) ? 0.5 : 0)
    if (!best || value > best.value) best = { from, to: thing.end, value }
  }
  if (!best) return null
  const [from, to] = rawSpan(analysis.clean, best.from, best.to)
  const words = analysis.clean.raw.slice(from, to).trim()
  return words.length > 0 && words.length <= LENGTH_MAX && !/[[\]\d]{3}/.test(words) ? words : null
}

function pointedFrom(analysis: Analysis, thing: Hit): number {
  const pointer = analysis.hits.topic.find(hit => hit.group.label === 'pointer' && hit.end === thing.start)
  if (pointer) return pointer.start
  const before = analysis.clean.text.slice(Math.max(0, thing.start - 24), thing.start)
  const latin = LATIN_POINTER.exec(before)
  return latin ? thing.start - 1 - (latin[1] as string).length : thing.start
}

function nearComplaint(analysis: Analysis, thing: Hit): boolean {
  return analysis.hits.category.some(hit => Math.abs(hit.start - thing.start) < 12 && !hit.negated)
}
