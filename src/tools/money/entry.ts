import type { AmountKind, Currency } from '../../domain/money.ts'

/** A sum found in the folded text, before its span is led back into the text as it was written. */
export interface Entry {
  minor: number | null
  currency: Currency
  kind: AmountKind
  start: number
  end: number
}

export interface Range {
  start: number
  end: number
}

/** The index of the first range that begins behind `at`; the ranges run from left to right. */
export function indexAt(ranges: readonly Range[], at: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle] as Range).start < at) low = middle + 1
    else high = middle
  }
  return low
}

/** The last range that begins at or before `at`; the ranges run from left to right. */
export function rangeAt<T extends Range>(ranges: readonly T[], at: number): T | undefined {
  return ranges[indexAt(ranges, at + 1) - 1]
}

const NONE: readonly Range[] = []

/** The ranges in order, those that overlap made one. */
export function merged(ranges: readonly Range[]): readonly Range[] {
  if (ranges.length === 0) return NONE
  const found: Range[] = []
  for (const { start, end } of ranges.toSorted((one, other) => one.start - other.start)) {
    const last = found.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else found.push({ start, end })
  }
  return found
}

/** Whether one of the ranges, which are `merged`, overlaps this one. */
export function touches(ranges: readonly Range[], { start, end }: Range): boolean {
  const last = rangeAt(ranges, end - 1)
  return last !== undefined && last.end > start
}

/** Whether one of the ranges, which are `merged`, covers this one. */
export function covers(ranges: readonly Range[], { start, end }: Range): boolean {
  const last = rangeAt(ranges, start)
  return last !== undefined && last.end >= end
}
