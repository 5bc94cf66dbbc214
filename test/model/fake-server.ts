import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { createRewriter, type RewriterConfig } from '../../src/model/openai-rewriter.ts'
import type { RewriteFailureReason, RewriteRequest, Rewriter } from '../../src/model/rewriter.ts'
import { type Piece, stream } from './sse.ts'

/** An OpenAI-compatible server that answers as it is told, and a rewriter that asks it. */

const URL = 'http://model.test/v1/chat/completions'
export const SENTENCE = '听起来这件事拖了这么久，您最在意的是有个准话。'

const server = setupServer()

/** Listens for the tests of one file. */
export function startFakeServer(): void {
  beforeAll(async () => {
    server.listen({ onUnhandledFrame: 'error' })
    // The SDK takes a second to load, which is not what these tests are about.
    await create().warm?.()
  })
  afterEach(() => server.resetHandlers())
  afterAll(() => server.close())
}

export function create(config: Partial<RewriterConfig> = {}): Rewriter {
  const rewriter = createRewriter({
    apiKey: 'sk-test',
    baseUrl: 'http://model.test/v1',
    deadlineMs: 2_000,
    now: () => performance.now(),
    ...config,
  })
  if (!rewriter) throw new Error('a key was given')
  return rewriter
}

export const request = (part: Partial<RewriteRequest> = {}): RewriteRequest => ({
  messages: [{ role: 'user', content: '{"text"}' }],
  language: 'zh',
  deadlineMs: 1_000,
  ...part,
})

/** Answers the requests in order; the last answer is given to all that follow. Returns how many came. */
export function serve(...responses: (() => Response | Promise<Response>)[]): { count: number; bodies: unknown[] } {
  const seen = { count: 0, bodies: [] as unknown[] }
  server.use(
    http.post(URL, async ({ request: received }) => {
      seen.bodies.push(await received.json())
      const respond = responses[Math.min(seen.count, responses.length - 1)]
      seen.count += 1
      return respond?.() ?? HttpResponse.error()
    }),
  )
  return seen
}

export const sends = (pieces: readonly Piece[], init?: ResponseInit) => () => stream(pieces, init)
export const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    HttpResponse.json({ error: { message: 'no', type: 'error', code: `e${code}` } }, { status: code, headers })

export async function reasonOf(
  rewriter: Rewriter,
  part: Partial<RewriteRequest> = {},
  signal = new AbortController().signal,
): Promise<RewriteFailureReason | 'ok'> {
  const result = await rewriter.rewrite(request(part), signal)
  return result.ok ? 'ok' : result.reason
}
