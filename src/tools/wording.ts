import type { TabooFound } from '../domain/reading.ts'
import type { Span } from '../domain/vocabulary.ts'
import { type FoldedText, foldText } from './folded-text.ts'
import { hear, heardSpan } from './heard-text.ts'
import { awake } from './word-lists.ts'
import type { Wording, WordingRule } from './wording-rules.ts'

export { compileWording, type Wording, wordingSchema } from './wording-rules.ts'

/** How far before and behind a finding the words that report it may stand. */
const QUOTE_UNITS = 24
/** How far around a finding the words that take its meaning away may stand. */
const EXCUSE_UNITS = 80
/** Who speaks in the first person repeats nobody: "您知道，我们保证…" is a promise, whatever stands before it. */
const FIRST_PERSON = /我|咱|公司|银行|\b(?:i|we)\b/
/** Findings of one rule that are looked at; a text that excuses so many is no sentence of a call. */
const FINDINGS_MAX = 32
const OPENING_MARKS = '“「『"'
const CLOSING_MARKS = '”」』"'

/** Taboos in an agent's words (T19), for the coach: each with its place and the reason in the language of the words. */
export function findTaboos(text: string, wording: Wording): TabooFound[] {
  return findWording(foldText(text), wording, 'coach')
}

/** Wording that no suggestion may contain (D5), stricter than what the coach remarks on in an agent's own words. */
export function findForbidden(folded: FoldedText, wording: Wording): TabooFound[] {
  return findWording(folded, wording, 'guard')
}

function findWording(folded: FoldedText, wording: Wording, where: 'coach' | 'guard'): TabooFound[] {
  const heard = hear(folded, wording.hearing)
  const woken = awake(heard.text, wording)
  if (woken === null) return []
  const found: TabooFound[] = []
  for (const index of woken) {
    const rule = wording.rules[index] as WordingRule
    if (rule.where !== 'both' && rule.where !== where) continue
    const span = firstMeant(heard.text, rule, where)
    if (!span) continue
    const { taboo: type, confidence, why } = rule
    const known = found.findIndex(other => other.type === type)
    const item = { type, span: heardSpan(folded, heard, span[0], span[1]), confidence, why }
    if (known < 0) found.push(item)
    else if (confidence > (found[known] as TabooFound).confidence) found[known] = item
  }
  return found.sort((a, b) => a.span[0] - b.span[0])
}

/** The first place where the rule's words are meant: not denied, not softened, and for the coach not quoted. */
function firstMeant(text: string, rule: WordingRule, where: 'coach' | 'guard'): Span | null {
  const { pattern } = rule
  pattern.lastIndex = 0
  let looked = 0
  for (let match = pattern.exec(text); match && looked < FINDINGS_MAX; match = pattern.exec(text)) {
    looked += 1
    const start = match.index
    const end = start + match[0].length
    // Whoever excuses himself this often in one breath is not believed.
    if (looked === FINDINGS_MAX && where === 'guard') return [start, end]
    if (end === start) pattern.lastIndex += 1
    else if (!isExcused(text, rule, start, end) && !isReported(text, rule, start, end, where)) return [start, end]
  }
  return null
}

/** Looks near the finding only, so that a long text costs no more a finding than a short one. */
function isExcused(text: string, rule: WordingRule, start: number, end: number): boolean {
  const from = Math.max(0, start - EXCUSE_UNITS)
  const near = text.slice(from, end + EXCUSE_UNITS)
  return rule.unless.some(pattern =>
    near.matchAll(pattern).some(other => from + other.index < end && from + other.index + other[0].length > start),
  )
}

/**
 * Whether the words are somebody else's: announced, remarked on afterwards, or in quotation marks. In a suggestion only what
 * is announced counts, and only without a first person.
 */
function isReported(text: string, rule: WordingRule, start: number, end: number, where: 'coach' | 'guard'): boolean {
  const before = text.slice(Math.max(0, start - QUOTE_UNITS), start)
  const announced = rule.quoted?.exec(before)
  if (where === 'guard') return announced != null && !FIRST_PERSON.test(announced[0] + text.slice(start, end))
  const behind = text.slice(end, end + QUOTE_UNITS)
  return (
    announced != null ||
    rule.remarked?.test(behind) === true ||
    (isOpenIn(before, OPENING_MARKS, CLOSING_MARKS) && isOpenIn([...behind].reverse(), CLOSING_MARKS, OPENING_MARKS))
  )
}

/** Whether a quotation mark of the first kind stands in the text after which none of the second kind comes. */
function isOpenIn(text: Iterable<string>, marks: string, others: string): boolean {
  let open = false
  for (const char of text) {
    if (marks.includes(char)) open = marks === others || !others.includes(char) ? true : !open
    else if (others.includes(char)) open = false
  }
  return open
}
