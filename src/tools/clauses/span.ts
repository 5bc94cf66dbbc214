import type { Span } from '../../domain/vocabulary.ts'
import { originalSpan } from '../folded-text.ts'
import type { ClauseModel, Scores } from './clause-model.ts'
import type { ReadText } from './text-reader.ts'

/** Share of the evidence for a clause that its span has to hold. */
const EVIDENCE_SHARE = 0.8

/** For each class the shortest stretch of the input, in UTF-16 units, that holds most of the evidence for it. */
export function spansOf(read: ReadText, scores: Scores, classIds: readonly number[], model: ClauseModel): Span[] {
  const { folded, plain } = read
  if (plain.text.length === 0) return classIds.map(() => originalSpan(folded, 0, folded.text.length))
  return evidenceFor(read, scores, classIds, model).map(({ at, total }) => {
    const [start, end] = shortestStretch(at, total * EVIDENCE_SHARE)
    const from = plain.at[start] as number
    const to = (plain.at[end - 1] as number) + 1
    return originalSpan(folded, ...wholeClause(folded.text, ...wholeWords(folded.text, from, to)))
  })
}

interface Evidence {
  /** What each character of the plain text says for the class. */
  at: Float32Array
  total: number
}

function evidenceFor(
  { features, plain }: ReadText,
  scores: Scores,
  classIds: readonly number[],
  model: ClauseModel,
): Evidence[] {
  const found = classIds.map(() => ({ at: new Float32Array(plain.text.length), total: 0 }))
  const slots = new Int8Array(model.classes.length).fill(-1)
  classIds.forEach((classId, slot) => {
    slots[classId] = slot
  })
  const { rowOf, scales, offsets, classIds: ids, values } = model
  for (let index = 0; index < features.buckets.length; index += 1) {
    const weight = scores.weighed[index] as number
    if (weight === 0) continue
    const row = rowOf[features.buckets[index] as number] as number
    const start = features.starts[index] as number
    const end = features.ends[index] as number
    const share = (weight * (scales[row] as number)) / (end - start)
    const last = offsets[row + 1] as number
    for (let entry = offsets[row] as number; entry < last; entry += 1) {
      const slot = slots[ids[entry] as number] as number
      const value = values[entry] as number
      if (slot < 0 || value <= 0) continue
      const evidence = found[slot] as Evidence
      for (let at = start; at < end; at += 1) evidence.at[at] = (evidence.at[at] as number) + share * value
      evidence.total += share * value * (end - start)
    }
  }
  return found
}

/** The shortest stretch that holds `wanted` of the evidence, by two pointers. */
function shortestStretch(at: Float32Array, wanted: number): [number, number] {
  let best: [number, number] = [0, at.length]
  let held = 0
  for (let start = 0, end = 0; start < at.length; start += 1) {
    while (end < at.length && held < wanted) {
      held += at[end] as number
      end += 1
    }
    if (held < wanted) break
    if (end > start && end - start < best[1] - best[0]) best = [start, end]
    held -= at[start] as number
  }
  return best
}

/** A span grows to the stretch between two marks of punctuation where that is short enough to be read at a glance. */
const CLAUSE_UNITS_MAX = 24
const MARK = /[,，。.!！?？;；:：、…\n]/

function wholeClause(text: string, start: number, end: number): [number, number] {
  let [from, to] = [start, end]
  while (from > 0 && !MARK.test(text[from - 1] as string)) from -= 1
  while (to < text.length && !MARK.test(text[to] as string)) to += 1
  while (from < start && text[from] === ' ') from += 1
  return to - from <= CLAUSE_UNITS_MAX ? [from, to] : [start, end]
}

const isLatin = (code: number) => (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)

/** English words and numbers are not cut. */
function wholeWords(text: string, start: number, end: number): [number, number] {
  let [from, to] = [start, end]
  while (from > 0 && isLatin(text.charCodeAt(from)) && isLatin(text.charCodeAt(from - 1))) from -= 1
  while (to < text.length && isLatin(text.charCodeAt(to - 1)) && isLatin(text.charCodeAt(to))) to += 1
  return [from, to]
}
