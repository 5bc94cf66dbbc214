import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signature } from '../../src/http/approval-webhook.ts'
import type { ServerMessageOf } from '../../src/protocol/messages.ts'
import { stubAdvice } from '../live/stub-advice.ts'
import { threeTiers } from '../tools/authority/authorities.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ advice: stubAdvice({ authority: threeTiers }) }, { TONGPIN_MEMORY: '1' })
})
afterAll(() => server.close())

type Who = [user: string, role: Parameters<TestServer['token']>[1], authority?: string]
const headersOf = async ([user, role, authority]: Who, on = server) => ({
  authorization: `Bearer ${await on.token(user, role, 60_000, authority)}`,
})
const post = async (path: string, body: unknown, who: Who, on = server) =>
  fetch(on.url + path, { method: 'POST', headers: await headersOf(who, on), body: JSON.stringify(body) })
const MEI: Who = ['mei', 'agent']
const BOSS: Who = ['boss', 'supervisor']

/** A call of mei's in which a figure above her authority has been asked for. */
async function asked(minor: number, on = server) {
  const { callId } = (await (await post('/v1/calls', { facts: { role: 'agent' } }, MEI, on)).json()) as {
    callId: string
  }
  const amount = { minor, currency: 'CNY' }
  const request = (id: string, more = {}) =>
    post(`/v1/calls/${callId}/events`, { type: 'approval.request', id, amount, why: '客户住院', ...more }, MEI, on)
  await (await request('q')).text()
  return { callId, request, approval: (await open(BOSS, on)).find(entry => entry.callId === callId) as Open }
}
interface Open {
  approvalId: string
  callId: string
  version: number
}
const open = async (who: Who, on = server) => {
  const response = await fetch(`${on.url}/v1/approvals?state=open`, { headers: await headersOf(who, on) })
  return ((await response.json()) as { approvals: Open[] }).approvals
}
const decide = async (who: Who, { approvalId, callId, version }: Open, more = {}) => {
  const body = { callId, version, decision: 'approved', ...more }
  const response = await post(`/v1/approvals/${approvalId}/decision`, body, who)
  return { status: response.status, body: (await response.json()) as { code?: string; error?: string; seq?: number } }
}

describe('approvals over REST (P8)', () => {
  test('the open ones are listed with what a decider has to know, the most urgent first', async () => {
    const slow = await asked(700_000)
    const quick = await asked(250_000)
    const list = await open(BOSS)
    const at = (callId: string) => list.findIndex(entry => entry.callId === callId)
    expect(at(quick.callId)).toBeLessThan(at(slow.callId))
    expect(list[at(quick.callId)]).toMatchObject({
      amount: { minor: 250_000, currency: 'CNY' },
      why: '客户住院',
      requestedBy: 'mei',
      owner: 'mei',
      version: 1,
      capMinor: 100_000,
      tier: 'lead',
      expiresAt: expect.any(Number),
    })
    expect(list[at(slow.callId)]).toMatchObject({ tier: 'chief' })
  })

  test('are shown to nobody who may not decide', async () => {
    for (const role of ['agent', 'qa', 'trainer'] as const) {
      const response = await fetch(`${server.url}/v1/approvals`, { headers: await headersOf(['x', role]) })
      expect(response.status).toBe(404)
    }
    expect((await fetch(`${server.url}/v1/approvals`)).status).toBe(401)
    const closed = await fetch(`${server.url}/v1/approvals?state=closed`, { headers: await headersOf(BOSS) })
    expect(closed.status).toBe(400)
  })

  test('are decided once; the same decision sent again has the same answer, another one a conflict', async () => {
    const { approval, callId } = await asked(250_000)
    const first = await decide(BOSS, approval, { id: 'd-1' })
    expect(first).toMatchObject({ status: 200, body: { callId, seq: 4 } })
    expect(await decide(BOSS, approval, { id: 'd-1' })).toEqual(first)
    expect(await decide(['chen', 'admin'], approval)).toMatchObject({ status: 409, body: { code: 'conflict' } })
    expect((await open(BOSS)).some(entry => entry.callId === callId)).toBe(false)
  })

  test('a version that has passed is 409, a call that has ended 410', async () => {
    const { approval, request, callId } = await asked(250_000)
    await (await request('q2', { approvalId: approval.approvalId, why: '复核' })).text()
    expect(await decide(BOSS, approval)).toMatchObject({ status: 409, body: { code: 'version-mismatch' } })
    await (await post(`/v1/calls/${callId}/events`, { type: 'call.end', id: 'e' }, MEI)).text()
    expect(await decide(BOSS, { ...approval, version: 2 })).toMatchObject({ status: 410, body: { code: 'gone' } })
  })

  test('own requests and figures above one’s own authority are 403, unknown ones 404, nonsense 400', async () => {
    const { approval } = await asked(700_000)
    expect(await decide(['mei', 'supervisor'], approval)).toMatchObject({ status: 403, body: { code: 'four-eyes' } })
    expect(await decide(['wu', 'supervisor', 'lead'], approval)).toMatchObject({
      status: 403,
      body: { code: 'above-authority', error: expect.stringContaining('ask the chief') },
    })
    expect(await decide(MEI, approval)).toMatchObject({ status: 404 })
    expect(await decide(BOSS, { ...approval, approvalId: 'none' })).toMatchObject({ status: 404 })
    expect(await decide(BOSS, { ...approval, callId: 'none' })).toMatchObject({ status: 404 })
    expect(await decide(BOSS, approval, { decision: 'perhaps' })).toMatchObject({ status: 400 })
  })
})

describe('the feed of approvals', () => {
  const pending = (received: { type: string }[]) =>
    received.filter(message => message.type === 'approval.pending') as ServerMessageOf<'approval.pending'>[]

  test('brings what waits and what comes, until somebody has confirmed it', async () => {
    const own = await startTestServer({ advice: stubAdvice({ authority: threeTiers }) }, { TONGPIN_MEMORY: '1' })
    const before = await asked(250_000, own)
    const client = await own.client('boss', 'supervisor')
    await client.connect()
    client.tell({ type: 'approvals.watch' })
    await client.until(() => pending(client.received).length === 1)
    const after = await asked(300_000, own)
    await client.until(() => pending(client.received).length === 2)
    expect(pending(client.received)).toMatchObject([
      { callId: before.callId, event: { type: 'approval-requested', amount: { minor: 250_000 } } },
      { callId: after.callId, event: { type: 'approval-requested', amount: { minor: 300_000 } } },
    ])
    const [first] = pending(client.received)
    client.tell({ type: 'approvals.received', deliveryIds: [first?.deliveryId as number] })
    client.tell({ type: 'ping' })
    await client.until(() => client.received.some(message => message.type === 'pong'))
    // Another page opens: it is given only what nobody has taken over.
    const later = await own.client('chen', 'supervisor')
    await later.connect()
    later.tell({ type: 'approvals.watch' })
    await later.until(() => pending(later.received).length > 0)
    expect(pending(later.received).map(message => message.callId)).toEqual([after.callId])
    await Promise.all([client.close(), later.close()])
    await own.close()
  })

  test('is not for those who may not decide', async () => {
    const client = await server.client('mei')
    await client.connect()
    client.tell({ type: 'approvals.watch' })
    await client.until(() => client.received.some(message => message.type === 'error'))
    expect(client.received.at(-1)).toMatchObject({ type: 'error', code: 'not-found' })
    await client.close()
  })
})

describe('the webhook of approvals (fault 43)', () => {
  interface Hit {
    headers: IncomingMessage['headers']
    body: string
  }
  async function receiver(answers: number[]) {
    const hits: Hit[] = []
    const http = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += String(chunk)
      hits.push({ headers: request.headers, body })
      response.writeHead(answers[hits.length - 1] ?? 200).end()
    })
    await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/approvals`
    return { hits, url, close: () => new Promise(resolve => http.close(resolve)) }
  }
  const SECRET = 'a secret of more than thirty-two characters'
  const eventually = async (holds: () => boolean) => {
    for (let waited = 0; !holds() && waited < 8_000; waited += 20) await new Promise(resolve => setTimeout(resolve, 20))
    expect(holds()).toBe(true)
  }

  test('gets every approval event signed, again after an error, with the id that doubles are dropped by', async () => {
    const hook = await receiver([500])
    const environment = { TONGPIN_MEMORY: '1', APPROVALS_WEBHOOK: hook.url, APPROVALS_WEBHOOK_SECRET: SECRET }
    const own = await startTestServer({ advice: stubAdvice({ authority: threeTiers }) }, environment)
    const { callId } = await asked(250_000, own)
    await eventually(() => hook.hits.length === 2)
    const [failed, taken] = hook.hits
    expect(failed?.body).toBe(taken?.body)
    expect(failed?.headers['x-tongpin-delivery']).toBe(taken?.headers['x-tongpin-delivery'])
    const message = JSON.parse(taken?.body as string) as { deliveryId: number; callId: string; event: { type: string } }
    expect(message).toMatchObject({ callId, event: { type: 'approval-requested', why: '客户住院' } })
    expect(taken?.headers['x-tongpin-delivery']).toBe(String(message.deliveryId))
    const [, at, hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(taken?.headers['x-tongpin-signature'])) ?? []
    expect(hex).toBe(signature(SECRET, Number(at), taken?.body as string))
    expect(Math.abs(Number(at) - Date.now() / 1000)).toBeLessThan(10)
    await own.close()
    expect(hook.hits).toHaveLength(2)
    await hook.close()
  })

  test('follows no redirect, and gives up on an answer that does not come', async () => {
    const { createApprovalWebhook } = await import('../../src/http/approval-webhook.ts')
    const moved = createServer((_request, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' }).end(),
    )
    const silent = createServer(() => {})
    const log = { info() {}, warn() {}, error() {} }
    const event = { v: 1, seq: 1, at: 0, type: 'approval-decided', approvalId: 'a', version: 1 } as const
    const delivery = { id: 1, callId: 'c', event: { ...event, decision: 'approved' as const, decidedBy: 'b' } }
    for (const [http, answer] of [
      [moved, 'refused'],
      [silent, 'unreachable'],
    ] as const) {
      await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
      const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/`
      const hook = createApprovalWebhook({ url, secret: SECRET, timeoutMs: 200 }, { log, now: Date.now })
      expect(await hook.take(delivery)).toBe(answer)
      http.closeAllConnections()
      http.close()
    }
    const nobody = createApprovalWebhook(
      { url: 'http://127.0.0.1:1/', secret: SECRET, timeoutMs: 200 },
      { log, now: Date.now },
    )
    expect(await nobody.take(delivery)).toBe('unreachable')
  })
})
