import type { CallEvent } from './events.ts'

/** What stands where words have been erased. */
export const ERASED = '[erased]'

const KEEP = 'keep'
const DROP = 'drop'
/** Figures and labels of a closed list through and through; looking into them would only cost time. */
const WHOLE = 'whole'
const FACTS = 'facts'
type Rule = typeof KEEP | typeof DROP | typeof WHOLE | typeof FACTS | { fixed: unknown }

const keep = (...keys: string[]): [string, Rule][] => keys.map(key => [key, KEEP])
const nothing: [string, Rule][] = [
  ['span', { fixed: [0, 0] }],
  ['evidence', { fixed: [] }],
  ['mirror', { fixed: null }],
  ['topic', { fixed: null }],
  ['slots', { fixed: {} }],
  // Its keys are free text by the schema.
  ['masked', DROP],
  ['emotion', WHOLE],
  ['needs', WHOLE],
  ['facts', FACTS],
]

/**
 * What happens to a field, by its name. A text whose field is not named here is blanked, so that a field which somebody adds
 * later is erased until somebody decides otherwise. Ids of staff stay: they answer for money (P8), and are no customer's.
 */
const IN_EVENT: ReadonlyMap<string, Rule> = new Map([
  ...nothing,
  ...keep('type', 'callId', 'hash', 'version', 'id', 'utteranceId', 'suggestionId', 'promiseId', 'approvalId'),
  ...keep('by', 'requestedBy', 'decidedBy', 'speaker', 'source', 'response', 'decision'),
  ...keep('label', 'category', 'severity', 'kind', 'currency', 'cues', 'layer', 'tactics', 'because', 'stage', 'from'),
  ...keep('tactic', 'lscpa', 'aim', 'step', 'phrases', 'articles', 'avoid', 'rule'),
  ...keep('risk', 'labels', 'law', 'article', 'stream', 'role', 'on'),
])
const IN_FACTS: ReadonlyMap<string, Rule> = new Map([
  ...keep('locale', 'currency', 'responsibility', 'position', 'by', 'receivedOn'),
  // A marker in place of an id would make one customer of all who were erased.
  ['id', DROP],
  ['customerId', DROP],
  ['caseId', DROP],
])

/**
 * The event without what was said (D6): every free text, name of a customer, span and evidence is gone; who spoke in which
 * turn, labels, money, stages, tactics and clause ids stay, so that the fold, the money and the audit chain still work. Valid
 * by the schema of its type, and itself again when erased again. The result is hashed into the chain when the event is
 * written, so what this function makes of an event must never change (a test pins it).
 */
export function erasedEvent<Event extends CallEvent>(event: Event): Event {
  const erased = erasedFields(event, IN_EVENT)
  // The one text of this name that comes from a closed list.
  if (event.type === 'suggestion-withheld') erased.reason = event.reason
  // Clients name their utterances; the turn says the same without their words.
  if ('utteranceId' in event) erased.utteranceId = `u-${event.turn}`
  return erased as Event
}

function erasedFields(fields: object, rules: ReadonlyMap<string, Rule>): Record<string, unknown> {
  const given = fields as Record<string, unknown>
  const erased: Record<string, unknown> = {}
  for (const key in given) {
    const value = given[key]
    const rule = rules.get(key)
    if (rule === undefined) erased[key] = erasedValue(value, false, rules)
    else if (rule === KEEP) erased[key] = typeof value === 'object' ? erasedValue(value, true, rules) : value
    else if (rule === WHOLE) erased[key] = value
    else if (rule === FACTS) erased[key] = erasedFields(value as object, IN_FACTS)
    else if (rule !== DROP) erased[key] = rule.fixed
  }
  return erased
}

function erasedValue(value: unknown, kept: boolean, rules: ReadonlyMap<string, Rule>): unknown {
  if (typeof value === 'string') return kept ? value : ERASED
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.length === 0 ? value : value.map(item => erasedValue(item, kept, rules))
  return erasedFields(value, rules)
}
