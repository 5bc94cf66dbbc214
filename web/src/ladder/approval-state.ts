import type { ApprovalNote, Call } from '../../../src/domain/call.ts'

export type ApprovalState = 'waiting' | 'approved' | 'refused' | 'expired'

/** How a request stands (P8): one that nobody decided in time, or before the call ended, can no longer be released. */
export function approvalState(
  { decision, expiresAt }: Pick<ApprovalNote, 'decision' | 'expiresAt'>,
  phase: Call['phase'],
  now: number,
): ApprovalState {
  if (decision !== null) return decision
  return now >= expiresAt || phase === 'ended' ? 'expired' : 'waiting'
}
