import { z } from 'zod'
import type { CaseFacts } from '../../../src/domain/case-facts.ts'
import { moneySchema } from '../../../src/domain/money.ts'
import { type Answer, getJson, postJson } from '../session/request.ts'

const openApprovalSchema = z.object({
  approvalId: z.string(),
  callId: z.string(),
  owner: z.string(),
  amount: moneySchema,
  why: z.string(),
  requestedBy: z.string(),
  expiresAt: z.number(),
  version: z.number(),
  /** What the agent may give without it. */
  capMinor: z.number(),
  /** The tier that has to decide; null where it cannot be told. */
  tier: z.string().nullable(),
})
/** A request for authority that waits for a decision (P8). */
export type OpenApproval = z.infer<typeof openApprovalSchema>

const listSchema = z.object({ approvals: z.array(openApprovalSchema) })
const refusalSchema = z.object({ code: z.string(), error: z.string() })

export type Verdict = 'approved' | 'refused'

/** How the service answered a decision; `lost` where no answer came, and nobody knows whether it counted. */
export type DecisionAnswer = { ok: true } | { ok: false; code: string; message: string } | 'lost' | 'signed-out'

export function fetchOpenApprovals(): Promise<Answer<OpenApproval[]>> {
  return getJson('/v1/approvals?state=open', body => listSchema.safeParse(body).data?.approvals ?? null)
}

/** Decides on the version that was looked at. `id` names this very decision, so that sending it again changes nothing. */
export async function postDecision(id: string, approval: OpenApproval, decision: Verdict): Promise<DecisionAnswer> {
  const { approvalId, callId, version } = approval
  const path = `/v1/approvals/${encodeURIComponent(approvalId)}/decision`
  const { status, body } = await postJson(path, { id, callId, version, decision })
  if (status === 200) return { ok: true }
  if (status === 401) return 'signed-out'
  const refusal = refusalSchema.safeParse(body)
  if (!refusal.success || status === 0) return 'lost'
  return { ok: false, code: refusal.data.code, message: refusal.data.error }
}

/** The case of a call, as far as it helps to decide; null where it did not come. */
export async function fetchCase(callId: string): Promise<CaseFacts | null> {
  const answer = await getJson(`/v1/calls/${encodeURIComponent(callId)}`, body => {
    const facts = (body as { state?: { facts?: CaseFacts } } | null)?.state?.facts
    return facts ?? null
  })
  return answer === 'signed-out' ? null : answer
}
