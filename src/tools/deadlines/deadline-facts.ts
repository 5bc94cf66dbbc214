import { z } from 'zod'
import { type CivilDay, civilDay } from './civil-day.ts'
import { type DeadlineRule, type Period, plainKind } from './deadline-rules.ts'
import { optionWord, type Saying } from './deadline-sayings.ts'

/** What is asked of a clock: the kind, the start, and whatever facts the kind needs. */
export const deadlineFactsSchema = z.looseObject({
  kind: z.string(),
  locale: z.string().optional(),
  suspensions: z.array(z.looseObject({ reason: z.string().optional() })).optional(),
  extension: z.union([z.boolean(), z.looseObject({})]).optional(),
  holidays: z.array(z.string()).optional(),
})
export type DeadlineFacts = z.infer<typeof deadlineFactsSchema>

/** Ten years: no contract gives longer for an answer, and a calendar has an end. */
const CONTRACT_DAYS_MAX = 3650

/** A fact that the law makes the answer depend on and that was not told. */
export class MissingFacts extends Error {
  facts: string[]
  constructor(...facts: string[]) {
    super(`missing: ${facts.join(', ')}`)
    this.facts = facts
  }
}

/** Where the steps of a computation are written down, and in which language. */
export interface Notes {
  say: Saying
  steps: string[]
}

/** The length of the period: that of the contract, of the rule, or of the option that the facts choose. */
export function periodOf(facts: DeadlineFacts, rule: DeadlineRule, { say, steps }: Notes): Period {
  if (rule.contract !== undefined && facts[rule.contract] !== undefined) {
    const days = facts[rule.contract]
    if (typeof days !== 'number' || !Number.isSafeInteger(days) || days <= 0 || days > CONTRACT_DAYS_MAX)
      throw new MissingFacts(`${rule.contract}: a number of days`)
    steps.push(say.contract(days))
    return { days }
  }
  if (rule.period) return rule.period
  const choose = rule.choose as NonNullable<DeadlineRule['choose']>
  const isExtended = facts.extension !== undefined || facts.extended === true
  const options = Object.keys(choose.options)
  const said = saidOption(facts, choose.fact, options)
  const option = said ?? (isExtended ? choose.requires?.extension : undefined) ?? choose.otherwise
  const period = option !== undefined && Object.hasOwn(choose.options, option) ? choose.options[option] : undefined
  if (!period || option === undefined) throw new MissingFacts(`${choose.fact}: one of ${options.join(', ')}`)
  if (isExtended && choose.requires && choose.requires.extension !== option)
    throw new MissingFacts(`${choose.fact}: an extension needs ${choose.requires.extension}`)
  steps.push(say.chosen(choose.fact, option, period))
  return period
}

/**
 * The option that the facts name: `complexity: complex`, in Chinese 复杂, or `complex: true`. Null is told apart from nonsense: what
 * cannot be read, or contradicts itself, is asked back.
 */
function saidOption(facts: DeadlineFacts, fact: string, options: readonly string[]): string | undefined {
  const told = facts[fact]
  const plain = options.filter(option => facts[option] !== undefined)
  if (plain.some(option => typeof facts[option] !== 'boolean'))
    throw new MissingFacts(...plain.map(option => `${option}: true or false`))
  const flagged = plain.filter(option => facts[option] === true)
  const named =
    told === undefined ? [] : [told === true ? 'yes' : told === false ? 'no' : optionWord(plainKind(String(told)))]
  const all = [...new Set([...named, ...flagged])]
  if (all.length > 1) throw new MissingFacts(`${fact}: ${all.join(' and ')} contradict each other`)
  return all[0]
}

/** Days of an extension that was granted with all that it needs before the period had ended; 0 where none is claimed. */
export function extensionOf(facts: DeadlineFacts, rule: DeadlineRule, start: CivilDay, due: CivilDay): number {
  const told = facts.extension ?? (facts.extended === true ? true : undefined)
  if (told === undefined || told === false) return 0
  if (!rule.extension) throw new MissingFacts('extension: this period cannot be extended')
  const given: Record<string, unknown> = { ...facts, ...(told === true ? {} : told) }
  const missing = rule.extension.needs.filter(fact => !isGiven(given, fact))
  if (missing.length > 0) throw new MissingFacts(...missing.map(fact => `extension.${fact}`))
  const notified = given.notifiedOn === undefined ? null : civilDay(given.notifiedOn)
  if (notified !== null && (notified < start || notified > due))
    throw new MissingFacts(`extension.notifiedOn: between ${start} and ${due}, before the period had ended`)
  const days = given.days ?? rule.extension.days
  const allowed = rule.extension.upTo ? `at most ${rule.extension.days}` : `${rule.extension.days}`
  if (typeof days !== 'number' || !Number.isSafeInteger(days) || days <= 0 || days > rule.extension.days)
    throw new MissingFacts(`extension.days: ${allowed}`)
  if (!rule.extension.upTo && days !== rule.extension.days) throw new MissingFacts(`extension.days: ${allowed}`)
  return days
}

/** An approver is named, a notice has a day (or is plainly said to have been given). */
function isGiven(given: Readonly<Record<string, unknown>>, fact: string): boolean {
  const told = given[fact]
  if (!fact.endsWith('On')) return typeof told === 'string' && told.trim() !== ''
  return civilDay(told) !== null || (told === undefined && given[fact.replace(/On$/, '')] === true)
}

/** The suspensions that the clause knows, as days from and to, both standing still. */
export function suspensionsOf(facts: DeadlineFacts, rule: DeadlineRule) {
  const told = facts.suspensions ?? []
  const allowed: readonly string[] = rule.suspends
  const outside = told.filter(({ reason }) => (reason === undefined ? allowed.length === 0 : !allowed.includes(reason)))
  if (outside.length > 0)
    throw new MissingFacts(
      `suspensions: ${outside[0]?.reason ?? 'that'} does not stop this period (${allowed.join(', ') || 'nothing does'})`,
    )
  const spans = told.map((span, index) => {
    const from = civilDay(span.from)
    const to = civilDay(span.to)
    if (from === null) throw new MissingFacts(`suspensions.${index}.from`)
    if (to === null || to < from) throw new MissingFacts(`suspensions.${index}.to`)
    return { from, to }
  })
  return { spans, reasons: [...new Set(told.flatMap(({ reason }) => reason ?? []))] }
}

/** A day among the facts; null where it is not told, refused where it is told badly. */
export function optionalDay(facts: DeadlineFacts, fact: string): CivilDay | null {
  if (facts[fact] === undefined || facts[fact] === null) return null
  const day = civilDay(facts[fact])
  if (day === null) throw new MissingFacts(`${fact}: a day as YYYY-MM-DD`)
  return day
}
