import type { ClauseView, DeadlineAnswerView, DeadlineKind } from '../protocol/law-views.ts'
import type { Clause } from '../tools/clauses.ts'
import type { CivilDay } from '../tools/deadlines/civil-day.ts'
import type { DeadlineRules } from '../tools/deadlines/deadline-rules.ts'
import type { WorkCalendar } from '../tools/deadlines/work-calendar.ts'
import { computeDeadline } from '../tools/deadlines.ts'
import { indexLaw, type LawIndex, searchLaw } from './law-search.ts'

/** The words of an article, or why they are not shown. */
export type Quote = { quote: string } | { quoteState: Exclude<ClauseView['quoteState'], 'verified'> }

export interface LawBookParts {
  clauses: ReadonlyMap<string, Clause>
  quoteOf(clause: Clause): Quote
  /** How people speak of each clause in calls; asked for at the first search, since nothing else needs it. */
  spoken(): ReadonlyMap<string, readonly string[]>
  deadlines: { rules: DeadlineRules; calendar: WorkCalendar }
  today(): CivilDay
}

/** Everything that the console shows of the law (D3, D4, D7): the service's `LawBook`. */
export class RegistryBook {
  #parts: LawBookParts
  #index: LawIndex | null = null

  constructor(parts: LawBookParts) {
    this.#parts = parts
  }

  clause(id: string): ClauseView | null {
    const clause = this.#parts.clauses.get(id)
    if (!clause) return null
    const found = this.#parts.quoteOf(clause)
    if (!('quote' in found)) return viewOf(clause, { quoteVerified: false, quoteState: found.quoteState })
    return viewOf(clause, { quote: found.quote, quoteVerified: true, quoteState: 'verified' })
  }

  search(words: string, limit: number): ClauseView[] {
    this.#index ??= this.#indexed()
    return searchLaw(this.#index, words, limit).flatMap(id => {
      const clause = this.#parts.clauses.get(id)
      return clause ? [viewOf(clause, { quoteVerified: false, quoteState: 'not-read' })] : []
    })
  }

  deadlineKinds(): DeadlineKind[] {
    return this.#parts.deadlines.rules.rules.flatMap(({ id, kinds, from, choose, extension }) => {
      const named = this.#inForce(id)
      const [kind] = kinds
      if (!named || kind === undefined) return []
      const chosen = choose ? { fact: choose.fact, options: Object.keys(choose.options) } : null
      return [{ kind, clause: id, ...named, from, choose: chosen, canBeExtended: extension !== undefined }]
    })
  }

  deadline(question: object): DeadlineAnswerView {
    const { rules, calendar } = this.#parts.deadlines
    return computeDeadline(question, { rules, calendar, clause: (id, on) => this.#inForce(id, on) })
  }

  /** A clause counts a period only where it is in force on the day that the period starts. */
  #inForce(id: string, on = this.#parts.today()): { law: string; article: string } | undefined {
    const clause = this.#parts.clauses.get(id)
    if (!clause || clause.from > on || (clause.until !== null && clause.until <= on)) return undefined
    return { law: clause.law.name, article: clause.articleName }
  }

  #indexed(): LawIndex {
    const spoken = this.#parts.spoken()
    return indexLaw(
      [...this.#parts.clauses.values()].map(({ id, law, article, topic, obligation, remedy }) => ({
        id,
        lawNames: [law.name, law.code ?? law.name, ...law.aliases],
        article,
        topic,
        words: [obligation.zh, obligation.en, ...(remedy ? [remedy.zh, remedy.en] : [])],
        spoken: spoken.get(id) ?? [],
      })),
    )
  }
}

function viewOf(clause: Clause, quote: Pick<ClauseView, 'quote' | 'quoteVerified' | 'quoteState'>): ClauseView {
  const { id, law, articleName, paragraph, from, until, topic, binds, obligation, remedy } = clause
  const { name, version } = law
  const told = { topic, binds, obligation, remedy: remedy ?? null }
  return { id, law: name, version, article: articleName, paragraph, effective: from, until, ...told, ...quote }
}
