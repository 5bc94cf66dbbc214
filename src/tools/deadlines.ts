import { addDays, addMonths, type CivilDay, civilDay, daysBetween } from './deadlines/civil-day.ts'
import {
  type DeadlineFacts,
  deadlineFactsSchema,
  extensionOf,
  MissingFacts,
  type Notes,
  optionalDay,
  periodOf,
  suspensionsOf,
} from './deadlines/deadline-facts.ts'
import { type DeadlineRule, type DeadlineRules, type Period, plainKind } from './deadlines/deadline-rules.ts'
import { sayings } from './deadlines/deadline-sayings.ts'
import { isSuspended, suspendedDays } from './deadlines/suspensions.ts'
import { calendarOf, type WorkCalendar } from './deadlines/work-calendar.ts'

/** The law and article of a clause id, for the answer; undefined where the registry does not hold it in force on that day. */
export type ClauseLookup = (id: string, on: CivilDay) => { law: string; article: string } | undefined

export interface Deadline {
  due: CivilDay
  /** How the period is counted. */
  unit: 'natural' | 'working' | 'month' | 'year'
  steps: string[]
  law: string
  article: string
  clause: string
  /** Days that are over (negative: left) on `on`, where the asker gave that day. */
  overdueDays?: number
}
export type DeadlineAnswer = Deadline | { cannotCompute: string[] }

/**
 * When a statutory period ends (D4), with every step of the count. The day on which a period begins is not counted (Civil
 * Code art. 201); what the law makes depend on a fact is asked for by name in `cannotCompute`, never assumed. Pure.
 */
export function computeDeadline(
  input: unknown,
  known: { rules: DeadlineRules; calendar: WorkCalendar; clause: ClauseLookup },
): DeadlineAnswer {
  const parsed = deadlineFactsSchema.safeParse(input)
  if (!parsed.success) return { cannotCompute: parsed.error.issues.map(issue => issue.path.join('.') || 'input') }
  const facts = parsed.data
  const rule = known.rules.byKind.get(plainKind(facts.kind))
  if (!rule) return { cannotCompute: [`kind: one of ${[...known.rules.byKind.keys()].join(', ')}`] }
  const say = sayings(facts.locale)
  const steps: string[] = []
  try {
    const start = startOf(facts, rule, { say, steps })
    const clause = known.clause(rule.id, start)
    if (!clause) return { cannotCompute: [`start: clause ${rule.id} is not in force on ${start}, or not verified`] }
    const { due, period } = count(facts, rule, start, known.calendar, { say, steps })
    const overdue = optionalDay(facts, 'on')
    return {
      due,
      unit: unitOf(period),
      steps,
      law: clause.law,
      article: clause.article,
      clause: rule.id,
      ...(overdue === null ? {} : { overdueDays: daysOver(due, overdue) }),
    }
  } catch (error) {
    if (error instanceof MissingFacts) return { cannotCompute: error.facts }
    throw error
  }
}

function count(facts: DeadlineFacts, rule: DeadlineRule, start: CivilDay, chinese: WorkCalendar, notes: Notes) {
  const { say, steps } = notes
  const calendar = calendarFor(facts, chinese)
  const period = periodOf(facts, rule, notes)
  const { spans, reasons } = suspensionsOf(facts, rule)
  const from = restarted(facts, rule, start, period, calendar, notes)
  const isWorking = 'workingDays' in period || 'businessDays' in period
  let due = end(from, period, calendar, facts, isWorking ? spans : [])
  steps.push(say.counted(from, period, due, !rule.id.startsWith('EN-')))
  const extended = extensionOf(facts, rule, from, due)
  if (extended > 0) {
    due = addDays(due, extended)
    steps.push(say.extended(extended, due))
  }
  const standing = suspendedDays(spans, from, due)
  if (standing > 0) {
    if (!isWorking) due = addDays(due, standing)
    steps.push(say.suspended(standing, reasons, due))
  }
  due = outerEnd(facts, rule, { start: from, due }, calendar, notes)
  if (!isWorking) due = rolledOver(due, rule, calendar, notes)
  if (rule.gaveWayTo) steps.push(say.gaveWay(rule.gaveWayTo))
  return { due, period }
}

/** The days of mainland China, and where those are not published yet, the holidays that the asker names. */
function calendarFor({ holidays }: DeadlineFacts, chinese: WorkCalendar): WorkCalendar {
  if (holidays === undefined) return chinese
  const days = holidays.map(told => civilDay(told))
  if (days.some(day => day === null)) throw new MissingFacts('holidays: days as YYYY-MM-DD')
  const given = calendarOf(days.filter(day => day !== null))
  return {
    worked: day => chinese.worked(day) ?? given.worked(day),
    statutoryHoliday: day => chinese.statutoryHoliday(day) ?? given.statutoryHoliday(day),
  }
}

function startOf(facts: DeadlineFacts, rule: DeadlineRule, { say, steps }: Notes): CivilDay {
  const start = civilDay(facts.start)
  if (start === null) throw new MissingFacts('start')
  steps.push(say.starts(rule.from, start))
  return start
}

/** The later day from which the whole period runs again; what has ended already cannot begin anew. */
function restarted(
  facts: DeadlineFacts,
  rule: DeadlineRule,
  start: CivilDay,
  period: Period,
  calendar: WorkCalendar,
  { say, steps }: Notes,
): CivilDay {
  const again = rule.restart === undefined ? null : optionalDay(facts, rule.restart)
  if (again === null || again <= start) return start
  const ended = end(start, period, calendar, facts, [])
  if (again > ended) throw new MissingFacts(`${rule.restart}: the period had ended on ${ended}`)
  steps.push(say.restarted(rule.restart ?? '', again))
  return again
}

function end(
  start: CivilDay,
  period: Period,
  calendar: WorkCalendar,
  facts: DeadlineFacts,
  standing: readonly { from: CivilDay; to: CivilDay }[],
): CivilDay {
  if ('days' in period) return addDays(start, period.days)
  if ('months' in period) return addMonths(start, period.months)
  if ('years' in period) return addMonths(start, period.years * 12)
  if ('businessDays' in period && facts.holidays === undefined)
    throw new MissingFacts('holidays: the public holidays of the place, as days')
  const business = 'businessDays' in period ? calendarOf((facts.holidays ?? []).map(day => civilDay(day) ?? day)) : null
  const wanted = 'workingDays' in period ? period.workingDays : period.businessDays
  let day = start
  for (let worked = 0; worked < wanted; ) {
    day = addDays(day, 1)
    if (isSuspended(standing, day)) continue
    const isWorked = business ? business.worked(day) : calendar.worked(day)
    if (isWorked === null)
      throw new MissingFacts(`holidays: the working days of ${day.slice(0, 4)} are not published yet`)
    if (isWorked) worked += 1
  }
  return day
}

function outerEnd(
  facts: DeadlineFacts,
  rule: DeadlineRule,
  { start, due }: { start: CivilDay; due: CivilDay },
  calendar: WorkCalendar,
  notes: Notes,
): CivilDay {
  if (!rule.outer) return due
  const from = optionalDay(facts, rule.outer.fact)
  if (from === null) {
    if (rule.outer.optional) return due
    throw new MissingFacts(rule.outer.fact)
  }
  if (from > start) throw new MissingFacts(`${rule.outer.fact}: not after ${start}`)
  const longest = end(from, rule.outer.period, calendar, facts, [])
  notes.steps.push(notes.say.outer(rule.outer, from, longest, longest < due))
  return longest < due ? longest : due
}

function rolledOver(due: CivilDay, rule: DeadlineRule, calendar: WorkCalendar, { say, steps }: Notes): CivilDay {
  if (rule.rollover === 'none') {
    steps.push(say.notMoved(due))
    return due
  }
  const isFree = (day: CivilDay) => {
    if (rule.rollover === 'holiday-only') return calendar.statutoryHoliday(day)
    const worked = calendar.worked(day)
    return worked === null ? null : !worked
  }
  if (isFree(due) === null) {
    steps.push(say.calendarUnknown(due))
    return due
  }
  let day = due
  while (isFree(day) === true) day = addDays(day, 1)
  if (day !== due) steps.push(say.moved(due, day))
  return day
}

function unitOf(period: Period): Deadline['unit'] {
  if ('days' in period) return 'natural'
  if ('months' in period) return 'month'
  return 'years' in period ? 'year' : 'working'
}

function daysOver(due: CivilDay, on: CivilDay): number {
  return daysBetween(due, on)
}
