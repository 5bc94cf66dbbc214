import { isDeepStrictEqual } from 'node:util'
import { type CaseFacts, currencyFor, type Limits } from '../domain/case-facts.ts'
import type { FoldedCall } from './call-log.ts'
import type { LiveContext } from './ports.ts'

/** What other calls have committed for the case and the customer; null where the facts name neither. */
export type Spending =
  | { known: true; spent: { caseMinor: number; customerYearMinor: number } | null }
  | { known: false }

/** Asks the log of all calls. A store that cannot tell leaves the spending unknown, which is not the same as nothing. */
export async function spendingOf(
  callId: string,
  facts: CaseFacts,
  { store, clock }: Pick<LiveContext, 'store' | 'clock'>,
): Promise<Spending> {
  const { caseId, customerId } = facts
  if (caseId === undefined && customerId === undefined) return { known: true, spent: null }
  const query = { caseId, customerId, currency: currencyFor(facts), exceptCallId: callId }
  const found = await store.committed({ ...query, since: yearBefore(clock.now()) })
  if (!found.ok) return { known: false }
  const { caseMinor, customerMinor } = found
  return {
    known: true,
    spent: {
      caseMinor: caseId === undefined ? 0 : caseMinor,
      customerYearMinor: customerId === undefined ? 0 : customerMinor,
    },
  }
}

/** What of the limits so far goes on to hold: the day of the call, its category, and what was approved for it. */
export type Standing = Pick<Limits, 'on' | 'category' | 'approved'>

/** The limits of a call as they stand now (D1). While the spending is unknown nothing may be given: fail closed. */
export function limitsNow(
  facts: CaseFacts,
  spending: Spending,
  { on = null, category = null, approved = null }: Standing,
  limitsFor: LiveContext['limitsFor'],
): Limits {
  const context = { on, category, approved }
  if (spending.known) return limitsFor(facts, { ...context, spent: spending.spent })
  return {
    ...limitsFor(facts, { ...context, spent: null }),
    capMinor: 0,
    basis: 'what other calls have committed is not known',
    problem: `${UNKNOWN}: what was given to this customer in other calls cannot be read at the moment`,
  }
}

const UNKNOWN = 'spending-unknown'

/** Whether the limits allow nothing only because the spending could not be read. */
export function isSpendingUnknown(limits: Limits | null): boolean {
  return limits?.problem?.startsWith(`${UNKNOWN}:`) ?? false
}

/** The limits after another look at what other calls have committed, or null where nothing has changed. */
export async function limitsMovedBySpending(
  { callId, call }: Pick<FoldedCall, 'callId' | 'call'>,
  context: Pick<LiveContext, 'store' | 'clock' | 'limitsFor'>,
): Promise<Limits | null> {
  const { facts, limits } = call
  if (!limits || (facts.caseId === undefined && facts.customerId === undefined)) return null
  const now = limitsNow(facts, await spendingOf(callId, facts, context), limits, context.limitsFor)
  return isDeepStrictEqual(now, limits) ? null : now
}

/** The day on which a call begins, where the service stands: its rows of the authority hold for the whole call. */
export function dayOf(ms: number): string {
  const date = new Date(ms)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

function yearBefore(ms: number): number {
  const date = new Date(ms)
  return date.setFullYear(date.getFullYear() - 1)
}
