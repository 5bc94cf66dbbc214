import type { Call } from '../../domain/call.ts'
import { languageOf } from '../../domain/case-facts.ts'
import type { CallEvent } from '../../domain/events.ts'
import type { Rewriter } from '../../model/rewriter.ts'
import { renderRewrite } from '../../prompts/rewrite.ts'

/**
 * Asks the model to reword revision 1 within its plan. Whatever goes wrong, the answer is an event: a draft for the guard,
 * or a degraded turn that leaves revision 1 standing. The alternatives stay the playbook's.
 */
export async function rewrite(
  call: Call,
  rewriter: Rewriter,
  deadlineMs: number,
  signal: AbortSignal,
): Promise<CallEvent[]> {
  const { plan, suggestion } = call
  if (!plan || !suggestion) return []
  const language = languageOf(call.facts.locale)
  const messages = renderRewrite({ plan, draft: suggestion, recent: call.recent, language })
  const result = await rewriter.rewrite({ messages, language, deadlineMs }, signal)
  if (!result.ok) return [{ type: 'turn-degraded', turn: plan.turn, reason: result.reason }]
  const draft = { ...suggestion, revision: 2, source: 'model' as const, text: result.text, phrases: [] }
  return [{ type: 'suggestion-drafted', draft }]
}
