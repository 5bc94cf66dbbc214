/** A fact that a deadline needs, as an input can ask for it. */
export interface MissingFact {
  /** Where the fact belongs in the question, such as `extension.approver`. */
  path: string
  kind: 'day' | 'text' | 'choice'
  options: readonly string[]
}

/** Facts that only a reader of the sentence can provide, or nobody: a calendar that is not published, a clause not in force. */
const NOT_ASKED = /^(?:kind|clause\b.*|holidays)$/

/** The facts that `cannotCompute` names; a sentence that names none of the facts an input could ask for is left to be read. */
export function missingFacts(cannotCompute: readonly string[]): { facts: MissingFact[]; sentences: string[] } {
  const facts: MissingFact[] = []
  const sentences: string[] = []
  for (const told of cannotCompute) {
    const [path = '', detail = ''] = told.split(/:\s*/, 2)
    const options = /^one of (.+)$/.exec(detail)?.[1]?.split(/,\s*/) ?? []
    const askable = /^[\w.-]+$/.test(path) && !NOT_ASKED.test(path)
    if (!askable || (detail !== '' && options.length === 0 && !/YYYY-MM-DD/.test(detail))) sentences.push(told)
    else facts.push({ path, kind: options.length > 0 ? 'choice' : isDay(path) ? 'day' : 'text', options })
  }
  return { facts, sentences }
}

const isDay = (path: string) => /(?:^start|On|\.from|\.to)$/.test(path)

export type ClockFacts = Readonly<Record<string, string>>

/** The question with the facts in their places: `extension.approver` becomes a field of `extension`. */
export function questionOf(kind: string, facts: ClockFacts, more: object): Record<string, unknown> {
  const question: Record<string, unknown> = { kind, ...more }
  for (const [path, value] of Object.entries(facts)) {
    if (value.trim() === '') continue
    const [name = '', rest] = path.split('.', 2)
    if (rest === undefined) question[name] = value.trim()
    else question[name] = { ...(isRecord(question[name]) ? question[name] : {}), [rest]: value.trim() }
  }
  return question
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** The day of a moment on the wall calendar of this desk, as YYYY-MM-DD. */
export function dayOf(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
