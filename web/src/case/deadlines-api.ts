import {
  type DeadlineAnswerView,
  type DeadlineKind,
  deadlineAnswerSchema,
  deadlineKindsSchema,
} from '../../../src/protocol/law-views.ts'
import { type Answer, getJson, postJson } from '../session/request.ts'

/** The periods that the service can count. */
export function fetchDeadlineKinds(): Promise<Answer<DeadlineKind[]>> {
  return getJson('/v1/deadlines', body => deadlineKindsSchema.safeParse(body).data?.kinds ?? null)
}

/** When a period ends, or what has to be known first; null where no answer came. */
export async function computeDeadline(question: Record<string, unknown>): Promise<DeadlineAnswerView | null> {
  const { status, body } = await postJson('/v1/deadlines', question)
  return status === 200 ? (deadlineAnswerSchema.safeParse(body).data ?? null) : null
}
