import { addDays, type CivilDay, daysBetween } from './civil-day.ts'

/**
 * Days by which suspensions lengthen a period that runs from `start` to `due`. Both ends of a suspension stand still; days that
 * two of them share count once, and one that begins after the end (as lengthened by those before) lengthens nothing.
 */
export function suspendedDays(
  spans: readonly { from: CivilDay; to: CivilDay }[],
  start: CivilDay,
  due: CivilDay,
): number {
  let added = 0
  // The day of the start is not counted anyway.
  let next = addDays(start, 1)
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (span.from > addDays(due, added)) break
    const days = daysBetween(laterOf(span.from, next), span.to) + 1
    if (days <= 0) continue
    added += days
    next = addDays(span.to, 1)
  }
  return added
}

const laterOf = (one: CivilDay, other: CivilDay): CivilDay => [one, other].sort()[1] as CivilDay

/** Whether a day lies within one of the spans: a working day that does not count. */
export function isSuspended(spans: readonly { from: CivilDay; to: CivilDay }[], day: CivilDay): boolean {
  return spans.some(({ from, to }) => from <= day && day <= to)
}
