import type { ChatOpenAICompletions } from '@langchain/openai'
import { type AnswerWatch, watchAnswer } from './answer-watch.ts'
import { boundedFetch } from './bounded-fetch.ts'
import { type CircuitOutcome, createCircuit } from './circuit.ts'
import { RAW_CHARS_MAX, readRewrite } from './rewrite-output.ts'
import {
  failure,
  type RewriteFailureReason,
  type RewriteRequest,
  type RewriteResult,
  type Rewriter,
} from './rewriter.ts'
import { faultOf, retryAfterMs } from './server-fault.ts'

export interface RewriterConfig {
  /** Without a key there is no rewriter, and the product works by its playbook alone. */
  apiKey: string | null | undefined
  /** Address of an OpenAI-compatible server, `/v1` included. */
  baseUrl?: string | undefined
  model?: string | undefined
  /** The most that a request may take in all, whatever the request itself asks for. */
  deadlineMs: number
  /** Silence in mid-stream after which a server counts as stalled. */
  idleMs?: number | undefined
  /** Asks the server for JSON mode; a few compatible servers refuse the parameter. */
  jsonMode?: boolean | undefined
  temperature?: number | undefined
  /** Bounds what a model that repeats itself may cost (fault 23). */
  outputTokensMax?: number | undefined
  circuitOpenMs?: number | undefined
  /** Monotonic milliseconds. */
  now: () => number
}

const IDLE_MS = 2_000
const CIRCUIT_FAILURES_MAX = 5
const CIRCUIT_OPEN_MS = 30_000
const OUTPUT_TOKENS_MAX = 512

/** Reasons that speak about the server's health; a bad or refused text comes from a server that is up. */
const FAILED: ReadonlySet<RewriteFailureReason> = new Set<RewriteFailureReason>([
  'rate-limited',
  'timeout',
  'stalled',
  'server-error',
  'request-error',
  'network',
  'cut-off',
])

/**
 * A rewriter over any OpenAI-compatible server, or null without a key. The SDK is loaded with the first request or by
 * `warm`: it takes about a second, which a server without a model need not spend.
 */
export function createRewriter(config: RewriterConfig): Rewriter | null {
  const apiKey = config.apiKey?.trim()
  if (!apiKey) return null
  const circuit = createCircuit({
    failuresMax: CIRCUIT_FAILURES_MAX,
    openMs: config.circuitOpenMs ?? CIRCUIT_OPEN_MS,
    now: config.now,
  })
  let chat: Promise<ChatOpenAICompletions> | null = null
  const load = () => {
    chat ??= openChat(config, apiKey).catch(error => {
      chat = null
      throw error
    })
    return chat
  }

  async function rewrite(request: RewriteRequest, signal: AbortSignal): Promise<RewriteResult> {
    if (signal.aborted) return failure('aborted', 'the turn was over before the model was asked')
    const report = circuit.admit()
    if (!report) return failure('circuit-open', 'the server failed repeatedly and is left alone for a while')
    const deadlineMs = Math.max(0, Math.min(request.deadlineMs, config.deadlineMs))
    const watch = watchAnswer({ deadlineMs, idleMs: config.idleMs ?? IDLE_MS, signal })
    const until = config.now() + deadlineMs
    const result = await Promise.race([
      watch.stopped,
      ask(load, request, watch, () => until - config.now()).catch(error => faultOf(error)),
    ])
    watch.dispose()
    report(result.ok ? 'answered' : outcomeOf(result.reason))
    return result
  }

  return {
    rewrite,
    warm: async () => {
      await load().catch(() => undefined)
    },
  }
}

function outcomeOf(reason: RewriteFailureReason): CircuitOutcome {
  if (reason === 'aborted') return 'undecided'
  return FAILED.has(reason) ? 'failed' : 'answered'
}

async function openChat(config: RewriterConfig, apiKey: string): Promise<ChatOpenAICompletions> {
  const { ChatOpenAICompletions: Chat } = await import('@langchain/openai')
  return new Chat({
    apiKey,
    model: config.model ?? 'gpt-4o-mini',
    // The SDK sleeps a Retry-After of a minute if it is let (fault 1); whether a retry fits is decided here.
    maxRetries: 0,
    maxTokens: config.outputTokensMax ?? OUTPUT_TOKENS_MAX,
    // Several compatible servers refuse the parameter that asks for usage.
    streamUsage: false,
    ...(config.temperature === undefined ? {} : { temperature: config.temperature }),
    ...(config.jsonMode === false ? {} : { modelKwargs: { response_format: { type: 'json_object' } } }),
    configuration: {
      // Always explicit, because the SDK would otherwise read it from the environment.
      baseURL: config.baseUrl || 'https://api.openai.com/v1',
      fetch: boundedFetch,
      // The SDK would print pieces of broken streams, and with them what was said in the call.
      logLevel: 'off',
    },
  })
}

/** One request, and a second one where a 429 says when to come back and that is within the time left. */
async function ask(
  load: () => Promise<ChatOpenAICompletions>,
  request: RewriteRequest,
  watch: AnswerWatch,
  leftMs: () => number,
): Promise<RewriteResult> {
  const chat = await load()
  try {
    return await readAnswer(chat, request, watch)
  } catch (error) {
    const fault = faultOf(error)
    const waitMs = retryAfterMs(error)
    if (waitMs === null || waitMs >= leftMs() || watch.signal.aborted) return fault
    await watch.pause(waitMs)
  }
  return readAnswer(chat, request, watch)
}

/** Collects the whole stream; nothing of it is used before its end mark says `stop`. */
async function readAnswer(
  chat: ChatOpenAICompletions,
  request: RewriteRequest,
  watch: AnswerWatch,
): Promise<RewriteResult> {
  let raw = ''
  let finish: string | null = null
  let toolCalls = false
  const messages = request.messages.map(({ role, content }) => ({ role, content }))
  for await (const chunk of await chat.stream(messages, { signal: watch.signal })) {
    watch.touch()
    if (typeof chunk.content === 'string') raw += chunk.content
    if ((chunk.tool_call_chunks?.length ?? 0) > 0) toolCalls = true
    const mark: unknown = chunk.response_metadata.finish_reason
    if (typeof mark === 'string') finish = mark
    if (raw.length > RAW_CHARS_MAX) return failure('repetition', 'the output goes on without end')
  }
  if (finish === 'content_filter') return failure('filtered', 'the server filtered the answer')
  if (finish === 'length') return failure('truncated', 'the answer was cut at the token limit')
  if (finish === null) return failure('cut-off', 'the stream ended without a finish reason')
  if (finish !== 'stop' || toolCalls)
    return failure('bad-output', `finish reason ${finish.slice(0, 40)}, or a tool call`)
  return readRewrite(raw, request.language)
}
