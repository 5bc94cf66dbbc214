/** One chat message as OpenAI-compatible servers take it. */
export interface ChatMessage {
  role: 'system' | 'user' | 'assistant'
  content: string
}

/** What a model is asked: the rendered prompt, the language that the answer must be in, and how long it may take in all. */
export interface RewriteRequest {
  messages: readonly ChatMessage[]
  language: 'zh' | 'en'
  deadlineMs: number
}

/**
 * Why there is no rewrite. All of them leave the playbook's suggestion standing. `cut-off` is an answer that ended without
 * its end mark, `request-error` a 4xx that a person has to mend (key, model name, prompt too long).
 */
export const REWRITE_FAILURES = [
  'rate-limited',
  'timeout',
  'stalled',
  'server-error',
  'request-error',
  'network',
  'cut-off',
  'truncated',
  'bad-output',
  'wrong-language',
  'repetition',
  'filtered',
  'refused',
  'aborted',
  'circuit-open',
] as const
export type RewriteFailureReason = (typeof REWRITE_FAILURES)[number]

export interface RewriteFailure {
  ok: false
  reason: RewriteFailureReason
  /** For the log and the metric; never holds what was said in the call, nor what the server answered. */
  detail: string
}

/** The whole, parsed text of a rewrite. It has not been guarded: only `tools/guard` may let it reach a person. */
export type RewriteResult = { ok: true; text: string } | RewriteFailure

/** The port to a model that words a plan. Implementations never throw and never hang, whatever the server does. */
export interface Rewriter {
  rewrite(request: RewriteRequest, signal: AbortSignal): Promise<RewriteResult>
  /** Loads what is slow to load, so that the first turn does not pay for it. */
  warm?(): Promise<void>
}

export const failure = (reason: RewriteFailureReason, detail: string): RewriteFailure => ({ ok: false, reason, detail })
