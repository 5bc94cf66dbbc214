import type { Span } from '../../../src/domain/vocabulary.ts'

export interface Segment {
  text: string
  start: number
  /** Index of the mark that covers these words, or null. */
  mark: number | null
}

/**
 * Cuts a text at the spans that are to be marked. Spans may overlap, touch or reach beyond the text; where two overlap,
 * the one that begins first keeps the words.
 */
export function segmentsOf(text: string, spans: readonly Span[]): Segment[] {
  const segments: Segment[] = []
  let at = 0
  const push = (end: number, mark: number | null) => {
    if (end > at) segments.push({ text: text.slice(at, end), start: at, mark })
    at = Math.max(at, end)
  }
  const ordered = spans.map((span, index) => ({ span, index })).sort((a, b) => a.span[0] - b.span[0])
  for (const { span, index } of ordered) {
    push(Math.min(span[0], text.length), null)
    push(Math.min(span[1], text.length), index)
  }
  push(text.length, null)
  return segments
}
