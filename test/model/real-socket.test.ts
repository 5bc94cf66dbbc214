import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { ANSWER_BYTES_MAX } from '../../src/model/bounded-fetch.ts'
import { createRewriter } from '../../src/model/openai-rewriter.ts'
import { chunk } from './sse.ts'

/** What only a real socket shows: that a given-up answer hangs up, and that no body grows without end. */

let server: Server | null = null
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  server = null
})

async function serve(respond: (response: ServerResponse) => void): Promise<{ url: string; hungUp: Promise<unknown> }> {
  const { promise: hungUp, resolve } = Promise.withResolvers<unknown>()
  server = createServer((request, response) => {
    request.resume()
    response.on('close', resolve)
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    respond(response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, hungUp }
}

async function ask(baseUrl: string, deadlineMs: number, idleMs: number, signal = new AbortController().signal) {
  const rewriter = createRewriter({ apiKey: 'k', baseUrl, deadlineMs: 5_000, idleMs, now: () => performance.now() })
  await rewriter?.warm?.()
  return rewriter?.rewrite({ messages: [{ role: 'user', content: 'x' }], language: 'zh', deadlineMs }, signal)
}

const begin = chunk({ role: 'assistant', content: '{"te' })

describe('the connection', () => {
  test('is hung up after a stall (fault 8)', async () => {
    const { url, hungUp } = await serve(response => response.write(begin))
    expect(await ask(url, 3_000, 60)).toMatchObject({ reason: 'stalled' })
    await hungUp
  })

  test('is hung up when the caller gives the turn up', async () => {
    const { url, hungUp } = await serve(response => response.write(begin))
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 40)
    expect(await ask(url, 3_000, 2_000, controller.signal)).toMatchObject({ reason: 'aborted' })
    await hungUp
  })

  test('that is reset in mid-stream is a failure (fault 7)', async () => {
    const { url } = await serve(response => {
      response.write(begin)
      setTimeout(() => response.socket?.destroy(), 20)
    })
    expect(await ask(url, 3_000, 2_000)).toMatchObject({ ok: false, reason: 'network' })
  })

  test('that ends before its end mark is a failure (fault 6)', async () => {
    const { url } = await serve(response => {
      response.end(begin)
    })
    expect(await ask(url, 3_000, 2_000)).toMatchObject({ ok: false, reason: 'cut-off' })
  })

  test('that sends one line without end is cut at its limit', async () => {
    let sent = 0
    const { url, hungUp } = await serve(response => {
      const pour = () => {
        while (!response.destroyed && sent < ANSWER_BYTES_MAX * 20) {
          sent += 64 * 1024
          if (!response.write('x'.repeat(64 * 1024))) return
        }
      }
      response.on('drain', pour)
      pour()
    })
    expect(await ask(url, 4_000, 2_000)).toMatchObject({ ok: false })
    await hungUp
    expect(sent).toBeLessThan(ANSWER_BYTES_MAX * 20)
  })
})
