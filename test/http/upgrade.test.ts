import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRaw } from './raw-socket.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({}, { TONGPIN_ALLOWED_ORIGINS: 'https://desk.example.com' })
})
afterAll(() => server.close())

const statusOf = async (url: string, headers: Record<string, string> = {}) => {
  const raw = await openRaw(url, { headers })
  if ('status' in raw) return raw.status
  raw.socket.close()
  return 101
}
const bearer = async () => ({ authorization: `Bearer ${await server.token('mei', 'agent')}` })
const ticket = async () => {
  const response = await fetch(`${server.url}/v1/tickets`, { method: 'POST', headers: await bearer() })
  return ((await response.json()) as { ticket: string }).ticket
}

describe('the upgrade', () => {
  test('takes a bearer token in the header', async () => {
    expect(await statusOf(server.socketUrl, await bearer())).toBe(101)
  })

  test('answers 401 without, with a broken and with an expired token', async () => {
    expect(await statusOf(server.socketUrl)).toBe(401)
    expect(await statusOf(server.socketUrl, { authorization: 'Bearer not.a.token' })).toBe(401)
    const expired = await server.token('mei', 'agent', -1_000)
    expect(await statusOf(server.socketUrl, { authorization: `Bearer ${expired}` })).toBe(401)
  })

  test('answers 401 to a token of another secret and to one without a signature', async () => {
    const [header, payload] = (await server.token('mei', 'agent')).split('.')
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
    expect(await statusOf(server.socketUrl, { authorization: `Bearer ${none}.${payload}.` })).toBe(401)
    expect(await statusOf(server.socketUrl, { authorization: `Bearer ${header}.${payload}.AAAA` })).toBe(401)
  })

  test('takes a ticket once', async () => {
    const url = `${server.socketUrl}?ticket=${await ticket()}`
    expect(await statusOf(url)).toBe(101)
    expect(await statusOf(url)).toBe(401)
  })

  test('answers 400 to a token in the query, even to a good one', async () => {
    const token = await server.token('mei', 'agent')
    expect(await statusOf(`${server.socketUrl}?token=${token}`)).toBe(400)
    expect(await statusOf(`${server.socketUrl}?token=${token}`, await bearer())).toBe(400)
  })

  test('answers 403 to a foreign page, and lets our own, configured ones and programs in', async () => {
    const headers = await bearer()
    expect(await statusOf(server.socketUrl, { ...headers, origin: 'https://evil.example.com' })).toBe(403)
    expect(await statusOf(server.socketUrl, { ...headers, origin: 'null' })).toBe(403)
    expect(await statusOf(server.socketUrl, { ...headers, origin: `${server.url}.evil.example.com` })).toBe(403)
    expect(await statusOf(server.socketUrl, { ...headers, origin: server.url })).toBe(101)
    expect(await statusOf(server.socketUrl, { ...headers, origin: 'https://desk.example.com' })).toBe(101)
  })

  test('answers 404 elsewhere', async () => {
    expect(await statusOf(server.socketUrl.replace('socket', 'nowhere'), await bearer())).toBe(404)
  })
})

describe('too many sockets', () => {
  test('of one user are refused with 429; a closed one makes room', async () => {
    const crowded = await startTestServer({ limits: { socketsPerUserMax: 2 } })
    const headers = { authorization: `Bearer ${await crowded.token('mei', 'agent')}` }
    const open = [await openRaw(crowded.socketUrl, { headers }), await openRaw(crowded.socketUrl, { headers })]
    const refused = await openRaw(crowded.socketUrl, { headers })
    expect('status' in refused && refused.status).toBe(429)
    const other = { authorization: `Bearer ${await crowded.token('li', 'agent')}` }
    expect('status' in (await openRaw(crowded.socketUrl, { headers: other }))).toBe(false)
    const [first] = open
    if (!first || 'status' in first) throw new Error('the first socket was refused')
    first.socket.close()
    await first.closed
    expect('status' in (await openRaw(crowded.socketUrl, { headers }))).toBe(false)
    await crowded.close()
  })

  test('in all, and too many at once, are refused with 429 (fault 45)', async () => {
    const small = await startTestServer({}, { TONGPIN_SOCKETS_MAX: '1', TONGPIN_UPGRADES_PER_SECOND: '2' })
    const headers = { authorization: `Bearer ${await small.token('mei', 'agent')}` }
    const all = await Promise.all(Array.from({ length: 8 }, () => openRaw(small.socketUrl, { headers })))
    const statuses = all.map(raw => ('status' in raw ? raw.status : 101))
    expect(statuses.filter(status => status === 101)).toHaveLength(1)
    expect(statuses.filter(status => status === 429)).toHaveLength(7)
    await small.close()
  })
})
