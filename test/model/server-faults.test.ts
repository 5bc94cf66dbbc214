import { HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'
import type { RewriteFailureReason } from '../../src/model/rewriter.ts'
import { create, reasonOf, request, SENTENCE, sends, serve, startFakeServer, status } from './fake-server.ts'
import { answer, chunk, DONE, frame, whole } from './sse.ts'

startFakeServer()

describe('what is not a whole, clean answer is a value, not an exception', () => {
  const cases: [string, RewriteFailureReason, () => Response | Promise<Response>][] = [
    ['500 (fault 3)', 'server-error', status(500)],
    ['502 with a page', 'server-error', () => HttpResponse.html('<h1>Bad gateway</h1>', { status: 502 })],
    ['HTML with status 200 (fault 4)', 'server-error', () => HttpResponse.html('<h1>Please sign in</h1>')],
    ['an empty body (fault 5)', 'cut-off', sends([])],
    ['no body at all', 'cut-off', () => new HttpResponse(null, { status: 200 })],
    ['a JSON body instead of a stream', 'cut-off', () => HttpResponse.json({ choices: [] })],
    ['no finish reason (fault 6)', 'cut-off', sends(whole(answer(SENTENCE), null))],
    [
      'finish lost with the last blank line (fault 12)',
      'cut-off',
      sends([...whole(answer(SENTENCE), null).slice(0, -1), chunk({ finish: 'stop' }).trimEnd().slice(0, -9)]),
    ],
    ['a reset connection (fault 7)', 'network', () => HttpResponse.error()],
    ['a reset in mid-stream', 'network', sends([chunk({ role: 'assistant', content: '{"te' }), { breakOff: true }])],
    [
      'an error in the stream (fault 10)',
      'server-error',
      sends([
        chunk({ role: 'assistant', content: '{"te' }),
        frame({ error: { message: 'boom', type: 'server_error' } }),
      ]),
    ],
    [
      '429 after the stream began (fault 2)',
      'rate-limited',
      sends([chunk({ role: 'assistant', content: '{"t' }), frame({ error: { code: 'rate_limit_exceeded' } })]),
    ],
    ['a truncated frame (fault 11)', 'cut-off', sends(['data: {"choices":[{"delta":{"con\n\n', DONE])],
    ['length (fault 14)', 'truncated', sends(whole('{"text": "听起来', 'length'))],
    ['cut JSON that claims to be whole', 'bad-output', sends(whole('{"text": "听起来'))],
    ['content_filter (fault 15)', 'filtered', sends(whole(answer(SENTENCE), 'content_filter'))],
    [
      'a filtered prompt',
      'filtered',
      () => HttpResponse.json({ error: { code: 'content_filter', message: 'x' } }, { status: 400 }),
    ],
    [
      'null content (fault 16)',
      'bad-output',
      sends([chunk({ role: 'assistant', content: null }), chunk({ finish: 'stop' }), DONE]),
    ],
    [
      'a cut tool call (fault 17)',
      'bad-output',
      sends([chunk({ role: 'assistant', toolCall: '{"minor": 10' }), chunk({ finish: 'tool_calls' }), DONE]),
    ],
    [
      'a tool call that ends with stop (fault 20)',
      'bad-output',
      sends([chunk({ role: 'assistant', toolCall: '{}' }), chunk({ content: answer(SENTENCE), finish: 'stop' }), DONE]),
    ],
    ['a refusal (fault 21)', 'refused', sends(whole('很抱歉，我无法协助完成这个请求。'))],
    ['another language (fault 22)', 'wrong-language', sends(whole(answer('It sounds like this took far too long.')))],
    ['repetition (fault 23)', 'repetition', sends(whole(answer('您说得对，'.repeat(30))))],
    ['output without end', 'repetition', sends(whole('好的'.repeat(10_000), null))],
    ['401', 'request-error', status(401)],
    ['404', 'request-error', status(404)],
  ]
  test.each(cases)('%s', async (_, reason, respond) => {
    const seen = serve(respond)
    expect(await reasonOf(create())).toBe(reason)
    expect(seen.count).toBe(1)
  })

  test('the detail holds nothing that the server or the call said', async () => {
    serve(() => HttpResponse.json({ error: { message: '客户王芳 13800138000', code: 'bad' } }, { status: 400 }))
    const result = await create().rewrite(request(), new AbortController().signal)
    expect(result).toMatchObject({ ok: false, reason: 'request-error' })
    expect(JSON.stringify(result)).not.toMatch(/王芳|138/)
  })
})
