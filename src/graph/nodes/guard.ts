import type { Call } from '../../domain/call.ts'
import { languageOf } from '../../domain/case-facts.ts'
import type { CallEvent } from '../../domain/events.ts'
import type { BlockReason, Plan, Suggestion } from '../../domain/suggestion.ts'
import { fallbackDraft } from '../../playbook/compose.ts'
import { type GuardBounds, guardText } from '../../tools/guard.ts'
import type { Expertise } from '../expertise.ts'
import type { TurnInput } from '../turn-input.ts'
import { isOffPlan } from './off-plan.ts'
import { currencyOf } from './understand.ts'

/** Without limits no figure may be suggested at all. */
const NO_MONEY_MINOR = 0

/**
 * The last door: every sentence that an agent could see, from whatever source, is checked as it will be shown. A blocked
 * sentence of the playbook is replaced by the safe fallback, which passes the same door; a blocked rewrite leaves
 * revision 1 standing. Where nothing passes, nothing is suggested.
 */
export function guard(call: Call, _input: TurnInput, expertise: Expertise): CallEvent[] {
  const { draft, plan } = call
  if (!draft || !plan) return []
  const checked = check(call, plan, draft, expertise)
  if (checked.passed) return [...checked.blocks, { type: 'suggestion-issued', ...checked.passed }]
  if (draft.source === 'model') {
    return [...checked.blocks, { type: 'turn-degraded', turn: draft.turn, reason: 'rewrite-blocked' }]
  }
  const fallback = fallbackDraft(call, plan, expertise.playbook)
  const second = fallback ? check(call, plan, fallback, expertise) : null
  if (second?.passed) return [...checked.blocks, ...second.blocks, { type: 'suggestion-issued', ...second.passed }]
  return [
    ...checked.blocks,
    ...(second?.blocks ?? []),
    { type: 'suggestion-withheld', turn: draft.turn, reason: 'nothing-safe' },
  ]
}

function check(call: Call, plan: Plan, draft: Suggestion, expertise: Expertise) {
  const bounds = boundsOf(call, plan, expertise)
  const blocks: CallEvent[] = []
  const block = (id: string, reasons: BlockReason[]) =>
    blocks.push({
      type: 'suggestion-blocked',
      id,
      revision: draft.revision,
      source: draft.source,
      turn: draft.turn,
      reasons,
    })
  const main = guardText(draft.text, bounds, expertise.wording)
  const reasons = isOffPlan(call, draft, expertise.playbook)
    ? [...main.reasons, { rule: 'off-plan', span: wholeOf(draft), detail: 'not a rewrite of what was planned' }]
    : main.reasons
  if (reasons.length > 0) block(draft.id, reasons)
  const alternatives = draft.alternatives.filter((alternative, index) => {
    const verdict = guardText(alternative.text, bounds, expertise.wording)
    if (verdict.verdict === 'block') block(`${draft.id}/alternative-${index + 1}`, verdict.reasons)
    return verdict.verdict === 'pass'
  })
  return { blocks, passed: reasons.length === 0 ? { ...draft, alternatives } : null }
}

const wholeOf = (draft: Suggestion): BlockReason['span'] => [0, draft.text.length]

/** What a sentence of this turn may say. The caps come from the server's own limits, never from anything said. */
export function boundsOf(call: Call, plan: Plan, { registry }: Pick<Expertise, 'registry'>): GuardBounds {
  const { limits } = call
  return {
    language: languageOf(call.facts.locale),
    currency: currencyOf(call),
    capMinor: limits && !limits.problem ? limits.capMinor : NO_MONEY_MINOR,
    floorMinor: limits?.floorMinor ?? null,
    offerMinor: plan.offer?.minor ?? null,
    amounts: plan.amounts,
    premiumMinor: call.facts.premiumMinor ?? null,
    articles: plan.articles,
    law: { registry, on: limits?.on ?? null },
    maxLength: true,
  }
}
