import type { HeardUtterance } from '../domain/call.ts'
import type { Plan, Suggestion } from '../domain/suggestion.ts'
import { rewriteEn } from './rewrite.en.ts'
import { rewriteZh } from './rewrite.zh.ts'

/** Changes with every change of wording, so that a log or an eval tells which prompt spoke. */
export const REWRITE_PROMPT_VERSION = 'rewrite-1'

/** Turns of the call that the model sees; enough to answer the last one, few enough to be quick. */
const TURNS_MAX = 6

/** What may be told to a model about a turn. Everything in it is masked: personal data never reaches a model (D6). */
export interface RewriteMaterial {
  plan: Plan
  /** Revision 1, which stands if the rewrite fails. */
  draft: Pick<Suggestion, 'text'>
  recent: readonly HeardUtterance[]
  language: 'zh' | 'en'
}

export interface PromptMessage {
  role: 'system' | 'user'
  content: string
}

/**
 * The prompt that asks a model to reword one sentence within its plan. Instructions stand in the system message alone; the
 * call and the draft stand in data blocks of the user message.
 */
export function renderRewrite({ plan, draft, recent, language }: RewriteMaterial): PromptMessage[] {
  const template = language === 'zh' ? rewriteZh : rewriteEn
  const turns = recent.slice(-TURNS_MAX)
  return [
    { role: 'system', content: template.system },
    { role: 'user', content: template.user(plan, draft.text, turns) },
  ]
}
