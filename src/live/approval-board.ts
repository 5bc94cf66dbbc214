import type { Money } from '../domain/money.ts'
import { LIST_LIMIT_MAX } from '../store/event-store.ts'
import { tierOf } from './approvals.ts'
import { spendingOf } from './limits-now.ts'
import { type LiveContext, type Refusal, unavailable } from './ports.ts'
import type { Sessions } from './sessions.ts'

/** A request that waits for a decision, with what a decider has to know. */
export interface OpenApproval {
  approvalId: string
  callId: string
  owner: string
  amount: Money
  why: string
  requestedBy: string
  expiresAt: number
  /** The version that a decision has to name. */
  version: number
  /** What the agent may give without it. */
  capMinor: number
  /** The tier that has to decide; null where none may give it any more, or it cannot be told now. */
  tier: string | null
}

/** At most this many a page of the board, the most urgent first; the rest follow when these are decided. */
export const BOARD_MAX = 200

/** Every open request in every live call. Reads the list of calls, and folds only those in which something is open. */
export async function openApprovals(
  context: LiveContext,
  sessions: Sessions,
): Promise<{ ok: true; approvals: OpenApproval[] } | Refusal> {
  const open: OpenApproval[] = []
  let cursor: string | null = null
  do {
    const page = await context.store.list({ phase: 'live' }, cursor, LIST_LIMIT_MAX)
    if (!page.ok) return unavailable()
    for (const { callId, approvalsOpen } of page.calls) {
      if (approvalsOpen.length === 0) continue
      const found = await openIn(callId, context, sessions)
      if (!found) return unavailable()
      open.push(...found)
    }
    cursor = page.next
  } while (cursor !== null && open.length < BOARD_MAX)
  return { ok: true, approvals: open.sort((a, b) => a.expiresAt - b.expiresAt).slice(0, BOARD_MAX) }
}

async function openIn(callId: string, context: LiveContext, sessions: Sessions): Promise<OpenApproval[] | null> {
  const session = await sessions.find(callId)
  if ('ok' in session) return session.code === 'not-found' ? [] : null
  const { call, owner } = session.state
  const now = context.clock.now()
  const waiting = call.approvals.filter(({ decision, expiresAt }) => decision === null && expiresAt > now)
  if (call.phase === 'ended' || waiting.length === 0) return []
  const spending = await spendingOf(callId, call.facts, context)
  return waiting.map(({ approvalId, amount, why, requestedBy, expiresAt, version }) => ({
    approvalId,
    callId,
    owner,
    amount,
    why,
    requestedBy,
    expiresAt,
    version,
    capMinor: call.limits?.capMinor ?? 0,
    tier: tierOf(amount.minor, { call, tiers: context.tiers, spending }),
  }))
}
