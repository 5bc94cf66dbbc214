import chineseDays from 'chinese-days'
import { type CivilDay, weekdayOf } from './civil-day.ts'

// A CommonJS package: Node gives its functions by the default import only.
const { getHolidaysInRange, isWorkday } = chineseDays

/** Which days are worked. `null` means not known yet: the State Council publishes each year's calendar in the autumn before. */
export interface WorkCalendar {
  worked(day: CivilDay): boolean | null
  /** A statutory holiday, its bridge days included; a plain weekend is none. */
  statutoryHoliday(day: CivilDay): boolean | null
}

/**
 * Mainland China's working days, weekends that are worked in exchange for holidays included. The data come with the package
 * `chinese-days` and end with the last year that it knows; beyond it nothing is guessed.
 */
export function chineseCalendar(): WorkCalendar {
  const holidays = new Map<string, ReadonlySet<string>>()
  const holidaysOf = (day: CivilDay): ReadonlySet<string> => {
    const year = day.slice(0, 4)
    const known = holidays.get(year)
    if (known) return known
    const days = new Set(getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false))
    holidays.set(year, days)
    return days
  }
  const published = (day: CivilDay) => holidaysOf(day).size > 0
  return {
    worked: day => (published(day) ? isWorkday(day) : null),
    statutoryHoliday: day => (published(day) ? holidaysOf(day).has(day) : null),
  }
}

/** A calendar of weekends and the holidays that the asker names; for places whose calendar we do not carry. */
export function calendarOf(holidays: readonly CivilDay[]): WorkCalendar {
  const days = new Set(holidays)
  const weekend = (day: CivilDay) => [0, 6].includes(weekdayOf(day))
  return { worked: day => !weekend(day) && !days.has(day), statutoryHoliday: day => days.has(day) }
}
