import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MemoryStore } from '../../src/store/memory-store.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
let consoleDir: string
let logged = ''
beforeAll(async () => {
  consoleDir = mkdtempSync(join(tmpdir(), 'tongpin-console-'))
  mkdirSync(join(consoleDir, 'assets'))
  writeFileSync(join(consoleDir, 'index.html'), '<!doctype html><title>同频</title>')
  writeFileSync(join(consoleDir, 'assets', 'app-1a2b.js'), 'console.log(1)')
  writeFileSync(join(consoleDir, '..', 'outside.txt'), 'outside')
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk)
      done()
    },
  })
  server = await startTestServer({ log: pino({ level: 'trace' }, sink) }, { TONGPIN_CONSOLE_DIR: consoleDir })
})
afterAll(async () => {
  await server.close()
  rmSync(consoleDir, { recursive: true, force: true })
})

const as = async (user: string, role: Parameters<TestServer['token']>[1] = 'agent') => ({
  authorization: `Bearer ${await server.token(user, role)}`,
})
const post = async (path: string, body: unknown, headers: Record<string, string>) =>
  fetch(server.url + path, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers })
const startCall = async (headers: Record<string, string>, body: object = {}) =>
  ((await (await post('/v1/calls', body, headers)).json()) as { callId: string }).callId
const lines = async (response: Response) =>
  (await response.text())
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { type: string; id?: string; seq?: number; code?: string })

describe('signing in', () => {
  test('the printed link works once and gives a cookie that scripts cannot read', async () => {
    expect((await fetch(server.signInUrl, { method: 'HEAD' })).status).toBe(204)
    const first = await fetch(server.signInUrl, { redirect: 'manual' })
    expect(first.status).toBe(302)
    const cookie = first.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    expect((await fetch(server.signInUrl, { redirect: 'manual' })).status).toBe(410)
    const session = { cookie: cookie.split(';')[0] as string }
    expect(await (await get('/v1/me', session)).json()).toMatchObject({ user: 'local', role: 'admin' })
    expect((await post('/v1/tickets', {}, { ...session, origin: 'https://evil.example.com' })).status).toBe(403)
    expect((await post('/v1/tickets', {}, { ...session, origin: server.url })).status).toBe(201)
    expect((await post('/v1/sign-out', {}, { ...session, origin: server.url })).status).toBe(200)
    expect((await get('/v1/me', session)).status).toBe(401)
  })

  test('a token can be turned into a session', async () => {
    const token = await server.token('mei', 'agent')
    const signedIn = await post('/v1/sign-in', { token }, {})
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] as string
    expect(await (await get('/v1/me', { cookie })).json()).toMatchObject({ user: 'mei', role: 'agent' })
    expect((await post('/v1/sign-in', { token: 'nonsense' }, {})).status).toBe(401)
  })

  test('an admin takes a token back by its id', async () => {
    const headers = await as('mei')
    const jti = JSON.parse(Buffer.from(headers.authorization.split('.')[1] as string, 'base64url').toString()).jti
    expect((await post('/v1/tokens/revoke', { jti }, headers)).status).toBe(404)
    expect((await post('/v1/tokens/revoke', { jti }, await as('root', 'admin'))).status).toBe(200)
    expect((await get('/v1/me', headers)).status).toBe(401)
  })

  test('without it nothing under /v1 answers', async () => {
    for (const path of ['/v1/me', '/v1/calls', '/v1/calls/x', '/v1/calls/x/events', '/v1/sample-calls']) {
      expect((await get(path)).status).toBe(401)
    }
  })
})

describe('calls over REST', () => {
  test('are started, written by NDJSON, read and listed', async () => {
    const headers = await as('mei')
    const callId = await startCall(headers, { facts: { product: '车险' } })
    const upload = [
      { type: 'transcript.final', id: 'm1', speaker: 'customer', text: '理赔怎么还没到' },
      { type: 'transcript.final', id: 'm2', speaker: 'agent', text: '我马上查' },
      { type: 'nonsense' },
      { type: 'transcript.final', id: 'm1', speaker: 'customer', text: '理赔怎么还没到' },
      { type: 'ping' },
      { type: 'call.end', id: 'm3' },
    ]
    const response = await post(
      `/v1/calls/${callId}/events`,
      upload.map(line => JSON.stringify(line)).join('\n'),
      headers,
    )
    expect(response.headers.get('content-type')).toContain('application/x-ndjson')
    const answers = await lines(response)
    expect(answers.map(answer => [answer.type, answer.id ?? answer.code])).toEqual([
      ['ack', 'm1'],
      ['ack', 'm2'],
      ['error', 'bad-message'],
      ['ack', 'm1'],
      ['error', 'bad-message'],
      ['ack', 'm3'],
    ])
    expect(answers[3]).toEqual(answers[0])
    const state = (await (await get(`/v1/calls/${callId}`, headers)).json()) as {
      seq: number
      state: { turns: number }
    }
    expect(state).toMatchObject({ owner: 'mei', seq: 7, state: { turns: 2, phase: 'ended' } })
    const { events, next } = (await (await get(`/v1/calls/${callId}/events?from=3`, headers)).json()) as {
      events: { seq: number }[]
      next: number
    }
    expect(events.map(event => event.seq)).toEqual([3, 4, 5, 6, 7])
    expect(next).toBe(8)
    const list = (await (await get('/v1/calls?phase=ended', headers)).json()) as { calls: { callId: string }[] }
    expect(list.calls[0]).toMatchObject({ callId, product: '车险', turns: 2 })
  })

  test('an upload may begin with its own call.start', async () => {
    const headers = await as('mei')
    const upload = `${JSON.stringify({ type: 'call.start', id: 's' })}\n${JSON.stringify({
      type: 'transcript.final',
      id: 'm',
      speaker: 'customer',
      text: '喂',
    })}\n`
    const answers = await lines(await post('/v1/calls/crm-77/events', upload, headers))
    expect(answers).toMatchObject([
      { type: 'ack', seq: 1 },
      { type: 'ack', seq: 2 },
    ])
  })

  test('do not fence the console that is writing the same call', async () => {
    const client = await server.client('mei')
    await client.connect()
    await client.start()
    const line = { type: 'transcript.final', id: 'hook', speaker: 'customer', text: '喂' }
    await post(`/v1/calls/${client.callId}/events`, line, await as('mei'))
    await client.eventOf('suggestion-issued')
    expect(await client.say('agent', '您好')).toMatchObject({ type: 'ack', epoch: 1 })
    await client.close()
  })

  test('of others look like none, to every question', async () => {
    const callId = await startCall(await as('mei'))
    const stranger = await as('li')
    for (const path of ['', '/events']) {
      const foreign = await get(`/v1/calls/${callId}${path}`, stranger)
      const absent = await get(`/v1/calls/nowhere${path}`, stranger)
      expect([foreign.status, await foreign.json()]).toEqual([absent.status, await absent.json()])
      expect(foreign.status).toBe(404)
    }
    const line = { type: 'call.end', id: 'e' }
    expect((await post(`/v1/calls/${callId}/events`, line, stranger)).status).toBe(404)
    const list = (await (await get('/v1/calls', stranger)).json()) as { calls: unknown[] }
    expect(list.calls).toEqual([])
    expect((await get(`/v1/calls/${callId}`, await as('q', 'qa'))).status).toBe(200)
  })

  test('bad requests are answered with 400 and the name of the field', async () => {
    const headers = await as('mei')
    const broken = await post('/v1/calls', { facts: { capMinor: -1 } }, headers)
    expect([broken.status, JSON.stringify(await broken.json())]).toEqual([
      400,
      expect.stringContaining('facts.capMinor'),
    ])
    expect((await post('/v1/calls', '{', headers)).status).toBe(400)
    expect((await post('/v1/calls', 'x'.repeat(70_000), headers)).status).toBe(413)
    expect((await get('/v1/calls?limit=0', headers)).status).toBe(400)
  })
})

describe('the sample calls', () => {
  test('are listed by name, and each is whole: facts and utterances', async () => {
    const headers = await as('mei')
    const { samples } = (await (await get('/v1/sample-calls', headers)).json()) as {
      samples: { name: string; title: string; locale: string; turns: number }[]
    }
    expect(samples.length).toBeGreaterThan(0)
    for (const { name, title, locale, turns } of samples) {
      const sample = (await (await get(`/v1/sample-calls/${name}`, headers)).json()) as { utterances: unknown[] }
      expect(sample).toMatchObject({ name, title, locale, turns })
      expect(sample.utterances).toHaveLength(turns)
      expect(sample.utterances[0]).toMatchObject({ speaker: expect.stringMatching(/customer|agent/) })
    }
    expect((await get('/v1/sample-calls/..%2f..%2fpackage', headers)).status).toBe(404)
  })
})

describe('the console', () => {
  test('is served with strict headers, with its own pages and its hashed files', async () => {
    const page = await get('/calls/42')
    expect(await page.text()).toContain('同频')
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(page.headers.get('x-frame-options')).toBe('DENY')
    const script = await get('/assets/app-1a2b.js')
    expect(script.headers.get('content-type')).toContain('javascript')
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect((await get('/assets/missing.js')).status).toBe(404)
    expect((await get('/v1/nothing', await as('mei'))).status).toBe(404)
  })

  test.each(['/../outside.txt', '/%2e%2e/outside.txt', '/..%2foutside.txt', '/assets/..%2f..%2foutside.txt', '/%00'])(
    'gives nothing away at %s',
    async path => {
      const { port } = new URL(server.url)
      const body = await new Promise<string>((resolve, reject) => {
        // fetch would tidy the path up before it is sent.
        request({ host: '127.0.0.1', port, path }, response => {
          let text = ''
          response.on('data', chunk => {
            text += String(chunk)
          })
          response.on('end', () => resolve(text))
        })
          .on('error', reject)
          .end()
      })
      expect(body).not.toContain('outside')
    },
  )
})

describe('operation', () => {
  test('health and metrics answer without a token', async () => {
    expect((await get('/livez')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(200)
    const metrics = await (await get('/metrics')).text()
    for (const name of [
      'turns_total',
      'turn_seconds',
      'suggestions_total',
      'sockets',
      'live_calls',
      'append_seconds',
    ]) {
      expect(metrics).toContain(`tongpin_${name}`)
    }
  })

  test('a store that fails: readiness 503, the upload is not acknowledged, no stack trace (fault 31)', async () => {
    class BrokenStore extends MemoryStore {
      broken = false
      override async health() {
        return this.broken ? { ok: false as const, reason: 'disk' } : { ok: true as const }
      }
      override async append(...args: Parameters<MemoryStore['append']>) {
        return this.broken ? { ok: false as const, reason: 'unavailable' as const } : super.append(...args)
      }
      override async list(...args: Parameters<MemoryStore['list']>) {
        if (this.broken) throw new Error('at secret/place.ts:1')
        return super.list(...args)
      }
    }
    const store = new BrokenStore()
    const fragile = await startTestServer({ store })
    const headers = { authorization: `Bearer ${await fragile.token('mei', 'agent')}` }
    const started = await fetch(`${fragile.url}/v1/calls`, { method: 'POST', headers })
    const { callId } = (await started.json()) as { callId: string }
    store.broken = true
    expect((await fetch(`${fragile.url}/readyz`)).status).toBe(503)
    const line = JSON.stringify({ type: 'transcript.final', id: 'm', speaker: 'customer', text: '喂' })
    const upload = await fetch(`${fragile.url}/v1/calls/${callId}/events`, { method: 'POST', headers, body: line })
    expect(await lines(upload)).toMatchObject([{ type: 'error', code: 'unavailable', retry: true }])
    expect((await fetch(`${fragile.url}/v1/calls/${callId}`, { headers })).status).toBe(200)
    const list = await fetch(`${fragile.url}/v1/calls`, { headers })
    expect([list.status, await list.text()]).toEqual([500, '{"error":"internal error"}'])
    await fragile.close()
  })

  test('the log never holds what is said in a call', async () => {
    const headers = await as('mei')
    const callId = await startCall(headers, { facts: { summary: '绝密案情' } })
    const say = (id: string, text: string) => ({ type: 'transcript.final', id, speaker: 'customer', text })
    const upload = [say('a', '绝密的话'), say('a', '绝密的另一句话'), { type: 'bad', text: '绝密' }, say('b', ' ')]
    await (
      await post(`/v1/calls/${callId}/events`, upload.map(line => JSON.stringify(line)).join('\n'), headers)
    ).text()
    await get(`/v1/calls/${callId}?q=绝密`, headers)
    expect(logged).toContain('another body')
    expect(logged).not.toContain('绝密')
    expect(logged).not.toContain(headers.authorization.slice(7))
  })
})
