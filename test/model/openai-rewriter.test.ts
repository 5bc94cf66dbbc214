import { describe, expect, test } from 'vitest'
import { createRewriter } from '../../src/model/openai-rewriter.ts'
import { create, reasonOf, request, SENTENCE, sends, serve, startFakeServer, status } from './fake-server.ts'
import { answer, chunk, DONE, frame, whole } from './sse.ts'

startFakeServer()

describe('a sound answer', () => {
  test('is returned whole', async () => {
    serve(sends(whole(answer(SENTENCE))))
    expect(await create().rewrite(request(), new AbortController().signal)).toEqual({ ok: true, text: SENTENCE })
  })

  test('in English is returned whole', async () => {
    const text = "It sounds like you've been passed around. What would help you most today?"
    serve(sends(whole(answer(text))))
    expect(await create().rewrite(request({ language: 'en' }), new AbortController().signal)).toEqual({
      ok: true,
      text,
    })
  })

  test('asks for a stream in JSON mode with bounded output, without usage', async () => {
    const seen = serve(sends(whole(answer(SENTENCE))))
    await create({ model: 'local-1', outputTokensMax: 99 }).rewrite(request(), new AbortController().signal)
    expect(seen.bodies[0]).toMatchObject({
      model: 'local-1',
      stream: true,
      max_tokens: 99,
      response_format: { type: 'json_object' },
      messages: [{ role: 'user', content: '{"text"}' }],
    })
    expect(seen.bodies[0]).not.toHaveProperty('stream_options')
  })

  test('survives frames without choices, without delta, comments, and glued or split frames (faults 11, 13)', async () => {
    const frames = [
      ': keep-alive\n\n',
      frame({ choices: [] }),
      frame({ choices: [{ index: 0 }] }),
      ...whole(answer(SENTENCE)).filter(piece => typeof piece === 'string'),
    ].join('')
    const cuts = [frames.slice(0, 77), frames.slice(77, 300), frames.slice(300)]
    serve(sends(cuts))
    expect(await reasonOf(create())).toBe('ok')
  })

  test('of a server that never names the role is read', async () => {
    serve(sends([chunk({ content: answer(SENTENCE) }), chunk({ finish: 'stop' }), DONE]))
    expect(await reasonOf(create())).toBe('ok')
  })

  test('with thoughts before it is read without them (fault 18)', async () => {
    serve(sends(whole(`<think>赔 99999 元？不行</think>\n${answer(SENTENCE)}`)))
    expect(await create().rewrite(request(), new AbortController().signal)).toEqual({ ok: true, text: SENTENCE })
  })

  test('over the cap passes this room as text: the guard is the one to block it (fault 24)', async () => {
    serve(sends(whole(answer('我们赔您九万九千元。'))))
    expect(await reasonOf(create())).toBe('ok')
  })
})

describe('the circuit (fault 3)', () => {
  test('opens after five failures, asks nothing while open, and closes after a good probe', async () => {
    let clock = 0
    const rewriter = create({ now: () => clock, circuitOpenMs: 1_000 })
    const seen = serve(status(500))
    for (let index = 0; index < 5; index += 1) expect(await reasonOf(rewriter)).toBe('server-error')
    expect(await reasonOf(rewriter)).toBe('circuit-open')
    expect(seen.count).toBe(5)

    clock = 1_001
    expect(await reasonOf(rewriter)).toBe('server-error')
    expect(await reasonOf(rewriter)).toBe('circuit-open')

    clock = 2_100
    const good = serve(sends(whole(answer(SENTENCE))))
    expect(await reasonOf(rewriter)).toBe('ok')
    expect(await reasonOf(rewriter)).toBe('ok')
    expect(good.count).toBe(2)
  })

  test('stays closed over texts that are bad: the server is up', async () => {
    const rewriter = create()
    const seen = serve(sends(whole('not JSON')))
    for (let index = 0; index < 7; index += 1) expect(await reasonOf(rewriter)).toBe('bad-output')
    expect(seen.count).toBe(7)
  })
})

test('without a key there is no rewriter', () => {
  for (const apiKey of [null, undefined, '', '  '])
    expect(createRewriter({ apiKey, deadlineMs: 1, now: () => 0 })).toBeNull()
})
