import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LawBook } from '../../src/http/law-routes.ts'
import type { ClauseView } from '../../src/protocol/law-views.ts'
import { MemoryStore } from '../../src/store/memory-store.ts'
import { stubAdvice } from '../live/stub-advice.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const clause: ClauseView = {
  id: 'TS-07',
  law: '某办法',
  version: '1',
  article: '第七条',
  paragraph: null,
  effective: '2020-03-01',
  until: null,
  topic: 'recording',
  binds: 'company',
  obligation: { zh: '要录音', en: 'is recorded' },
  remedy: null,
  quoteVerified: false,
  quoteState: 'not-configured',
}
const asked: unknown[] = []
const book: LawBook = {
  clause: id => (id === clause.id ? clause : null),
  search: (words, limit) => {
    asked.push([words, limit])
    return [clause]
  },
  deadlineKinds: () => [],
  deadline: question => {
    asked.push(question)
    return { cannotCompute: ['start'] }
  },
}

let server: TestServer
let bare: TestServer
beforeAll(async () => {
  server = await startTestServer({ advice: { ...stubAdvice(), law: book }, store: new MemoryStore() })
  bare = await startTestServer()
})
afterAll(async () => {
  await server.close()
  await bare.close()
})

type Role = Parameters<TestServer['token']>[1]
const call = async (path: string, role: Role | null, body?: unknown, on = server) =>
  fetch(on.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: role === null ? {} : { authorization: `Bearer ${await on.token('li', role)}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

describe('D3 D7 clauses', () => {
  test.each(['agent', 'supervisor', 'trainer', 'qa', 'admin'] as const)('%s may read them', async role => {
    const answer = await call('/v1/clauses/TS-07', role)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual(clause)
  })

  test('nobody else may', async () => {
    for (const path of ['/v1/clauses/TS-07', '/v1/clauses?q=a', '/v1/deadlines'])
      expect((await call(path, null)).status).toBe(401)
  })

  test('a clause that is not in the registry is not found', async () => {
    expect((await call('/v1/clauses/XX-1', 'agent')).status).toBe(404)
  })

  test('a search needs words and takes a limit', async () => {
    expect(await (await call(`/v1/clauses?q=${encodeURIComponent(' 录音 ')}&limit=3`, 'agent')).json()).toEqual({
      clauses: [clause],
    })
    expect(asked.at(-1)).toEqual(['录音', 3])
    for (const query of ['', '?q=%20', '?q=a&limit=0', `?q=${'x'.repeat(201)}`])
      expect((await call(`/v1/clauses${query}`, 'agent')).status).toBe(400)
  })

  test('a service without a registry says so', async () => {
    expect((await call('/v1/clauses/TS-07', 'agent', undefined, bare)).status).toBe(503)
    expect((await call('/v1/deadlines', 'agent', { kind: 'complaint' }, bare)).status).toBe(503)
  })
})

describe('D4 deadlines', () => {
  test('the question is passed on with all its facts', async () => {
    const question = { kind: 'complaint', start: '2026-03-02', extension: { approver: 'w' } }
    expect(await (await call('/v1/deadlines', 'agent', question)).json()).toEqual({ cannotCompute: ['start'] })
    expect(asked.at(-1)).toEqual(question)
  })

  test('a question without a kind is no question', async () => {
    expect((await call('/v1/deadlines', 'agent', { start: '2026-03-02' })).status).toBe(400)
  })
})

describe('D6 erasure', () => {
  const said = '我的原话是这一句'

  async function endedCall(): Promise<string> {
    const { callId } = (await (await call('/v1/calls', 'agent', {})).json()) as { callId: string }
    const lines = [
      { type: 'transcript.final', id: 'm', speaker: 'customer', text: said },
      { type: 'call.end', id: 'e' },
    ]
    await fetch(`${server.url}/v1/calls/${callId}/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await server.token('li', 'agent')}` },
      body: lines.map(line => JSON.stringify(line)).join('\n'),
    })
    return callId
  }
  const wordsOf = async (callId: string) =>
    (await (await call(`/v1/calls/${callId}`, 'admin')).text()) +
    (await (await call(`/v1/calls/${callId}/events`, 'admin')).text())

  test('only an administrator may; to others there is no such call', async () => {
    const callId = await endedCall()
    for (const role of ['agent', 'supervisor', 'trainer', 'qa'] as const)
      expect((await call(`/v1/calls/${callId}/erase`, role, {})).status).toBe(404)
    expect(await wordsOf(callId)).toContain(said)
  })

  test('the words are gone from the log and from the memory of the process', async () => {
    const callId = await endedCall()
    expect(await wordsOf(callId)).toContain(said)
    const answer = await call(`/v1/calls/${callId}/erase`, 'admin', {})
    expect(answer.status).toBe(200)
    expect(((await answer.json()) as { events: number }).events).toBeGreaterThan(2)
    expect(await wordsOf(callId)).not.toContain(said)
    expect(await (await call(`/v1/calls/${callId}/erase`, 'admin', {})).json()).toMatchObject({ events: 0 })
  })

  test('a call that goes on is not erased, and an unknown one is not found', async () => {
    const { callId } = (await (await call('/v1/calls', 'agent', {})).json()) as { callId: string }
    expect((await call(`/v1/calls/${callId}/erase`, 'admin', {})).status).toBe(409)
    expect((await call('/v1/calls/nobody/erase', 'admin', {})).status).toBe(404)
  })
})
