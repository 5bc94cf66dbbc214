/** A day of the calendar as YYYY-MM-DD, without time or zone: what statutes count in. */
export type CivilDay = string

const DAY_MS = 86_400_000
/** Chinese statutes count in Chinese days; there is no daylight saving time. */
const BEIJING_OFFSET_MS = 8 * 3_600_000
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/
/** A time of day without a zone is the clock on the wall where the deadline runs. */
const WALL_CLOCK = /^(\d{4}-\d{2}-\d{2})[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?$/
/** Statutes and cases of our time; a number below the first in ms is one in seconds. */
const FIRST_DAY = '1950-01-01'
const LAST_DAY = '2150-12-31'
const FIRST_INSTANT_MS = 100_000_000_000

/** The day that a value names: YYYY-MM-DD, an instant (ISO 8601 with zone, or epoch ms; read as Beijing time), or null. */
export function civilDay(value: unknown): CivilDay | null {
  const day = readDay(value)
  return day !== null && day >= FIRST_DAY && day <= LAST_DAY ? day : null
}

function readDay(value: unknown): CivilDay | null {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && value >= FIRST_INSTANT_MS ? instantDay(value) : null
  if (typeof value !== 'string') return null
  const text = value.trim()
  if (DAY.test(text)) return isReal(text) ? text : null
  const wall = WALL_CLOCK.exec(text)?.[1]
  if (wall) return isReal(wall) ? wall : null
  if (!INSTANT.test(text)) return null
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : instantDay(at)
}

function instantDay(atMs: number): CivilDay | null {
  const shifted = new Date(atMs + BEIJING_OFFSET_MS)
  return Number.isNaN(shifted.getTime()) ? null : shifted.toISOString().slice(0, 10)
}

/** "2026-02-30" is written like a day and is none. */
function isReal(day: CivilDay): boolean {
  return format(utcOf(day)) === day
}

export function addDays(day: CivilDay, days: number): CivilDay {
  return format(utcOf(day) + days * DAY_MS)
}

/** The same day of the month so many months on; the last day of that month where it has no such day. */
export function addMonths(day: CivilDay, months: number): CivilDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return format(Date.UTC(year, month - 1 + months, Math.min(date, lastDate)))
}

/** Days from one to the other; negative where `to` is earlier. */
export function daysBetween(from: CivilDay, to: CivilDay): number {
  return Math.round((utcOf(to) - utcOf(from)) / DAY_MS)
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: CivilDay): number {
  return new Date(utcOf(day)).getUTCDay()
}

function utcOf(day: CivilDay): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function format(utcMs: number): CivilDay {
  return Number.isFinite(utcMs) ? new Date(utcMs).toISOString().slice(0, 10) : ''
}
