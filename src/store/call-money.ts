import type { CaseFacts } from '../domain/case-facts.ts'
import type { CallEvent, LoggedEvent } from '../domain/events.ts'

/** What a call has put on the table, as far as other calls of the same case and customer must know it (D1). */
export interface CallMoney {
  /** Whom the money is counted under; null where the facts do not say, or do not say any more. */
  caseKey: string | null
  customerKey: string | null
  currency: string | null
  /** The highest figure of the company, as in the ledger of the call. */
  companyMinor: number | null
  accepted: boolean
  ended: boolean
  /** Epoch ms of the event that last changed what is committed. */
  at: number
}

export const noMoney: CallMoney = {
  caseKey: null,
  customerKey: null,
  currency: null,
  companyMinor: null,
  accepted: false,
  ended: false,
  at: 0,
}

/** How ids of cases and customers are written down: a store on disk keeps no plain ones. */
export type KeyOf = (kind: 'case' | 'customer', id: string) => string

/**
 * The money after more events: the same object where nothing changed. Acceptance follows the fold of the call (`folds.read`)
 * but for one thing: only an answer to a figure counts, since what is accepted here is money.
 */
export function followMoney(money: CallMoney, events: readonly LoggedEvent[], keyOf: KeyOf): CallMoney {
  return events.reduce((state, event) => follow(state, event, keyOf), money)
}

/** The figure that stands: what was accepted, or what is offered while the call goes on. */
export function committedMinor({ companyMinor, accepted, ended }: CallMoney): number {
  return companyMinor !== null && (accepted || !ended) ? companyMinor : 0
}

/** Whether any of the events can change what is committed; most turns cannot. */
export function concernsMoney(events: readonly CallEvent[]): boolean {
  return events.some(event => {
    if (event.type === 'reading-made') return answersMoney(event.reading.cues)
    return event.type === 'offer-made' ? event.by === 'company' : MONEY_EVENTS.has(event.type)
  })
}

const MONEY_EVENTS: ReadonlySet<CallEvent['type']> = new Set([
  'call-started',
  'facts-updated',
  'limits-set',
  'call-ended',
])
const answersMoney = (cues: readonly string[]) => cues.includes('accepts') || cues.includes('rejects')

function follow(money: CallMoney, event: LoggedEvent, keyOf: KeyOf): CallMoney {
  switch (event.type) {
    case 'call-started': {
      const company = (event.facts.offers ?? []).filter(offer => offer.by === 'company').map(offer => offer.minor)
      const companyMinor = company.length > 0 ? Math.max(...company) : null
      const keys = keysOf(event.facts, money, keyOf)
      return { ...noMoney, ...keys, currency: event.limits.currency, companyMinor, at: event.at }
    }
    case 'facts-updated':
      return { ...money, ...keysOf(event.facts, money, keyOf), currency: event.limits.currency }
    case 'limits-set':
      return { ...money, currency: event.limits.currency }
    case 'offer-made':
      if (event.by !== 'company' || event.minor <= (money.companyMinor ?? -1)) return money
      return { ...money, companyMinor: event.minor, at: event.at }
    case 'reading-made': {
      const { cues } = event.reading
      if (cues.includes('rejects')) return money.accepted ? { ...money, accepted: false, at: event.at } : money
      if (!cues.includes('accepts') || money.accepted || money.companyMinor === null) return money
      return { ...money, accepted: true, at: event.at }
    }
    case 'call-ended':
      return { ...money, ended: true }
    default:
      return money
  }
}

function keysOf({ caseId, customerId }: CaseFacts, before: CallMoney, keyOf: KeyOf) {
  return {
    caseKey: caseId === undefined ? before.caseKey : keyOf('case', caseId),
    customerKey: customerId === undefined ? before.customerKey : keyOf('customer', customerId),
  }
}
