import { rm } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/domain/vocabulary.ts'
import { launchBrowser } from './browser.ts'
import { buildConsole, DeskPage, type RunningService, startServer, wordsOf } from './desk-page.ts'

let browser: Browser
let consoleDir = ''
let server: RunningService
let url = ''
let agent: DeskPage
let supervisor: DeskPage

beforeAll(async () => {
  browser = await launchBrowser()
  consoleDir = await buildConsole()
  const started = await startServer(consoleDir)
  server = started.server
  url = started.url
  agent = new DeskPage(await (await signedIn('li', 'agent')).newPage())
  supervisor = new DeskPage(await (await newContext()).newPage())
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  if (consoleDir) await rm(consoleDir, { recursive: true, force: true })
})

const newContext = () => browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } })
const mint = async (user: string, role: Role) => (await server.tokens.mint({ user, role }, 600_000)).token

/** A browser of its own, signed in with a token as an administrator hands them out. */
async function signedIn(user: string, role: Role): Promise<BrowserContext> {
  const context = await newContext()
  const answer = await context.request.post(`${url}/v1/sign-in`, { data: { token: await mint(user, role) } })
  expect(answer.status()).toBe(200)
  return context
}

const ladder = (page: Page) => page.getByRole('region', { name: '报价阶梯' })
const capOf = (page: Page) => ladder(page).locator('[data-rung="cap"]')
const requestsOf = (page: Page) => page.getByRole('list', { name: '审批' }).getByRole('listitem')

async function askFor(amount: string, why: string): Promise<void> {
  await agent.button('申请更高授权…').click()
  await agent.page.getByLabel('金额（CNY）').fill(amount)
  await agent.page.getByLabel('理由').fill(why)
  await agent.button('提交申请').click()
}

describe('P8 an approval', () => {
  test('an agent does not see the approvals, wherever they go', async () => {
    await agent.page.goto(`${url}/approvals`)
    await agent.page.getByRole('heading', { name: '示例通话' }).waitFor()
    expect(await agent.button('审批').count()).toBe(0)
  })

  test('the agent asks, and the ladder waits with a clock', async () => {
    await agent.button('开始通话').click()
    await agent.composer.fill('你们扣了我七千二，今天必须退给我！')
    await agent.composer.press('Enter')
    await agent.sentence.waitFor()
    expect(await wordsOf(capOf(agent.page))).toContain('¥5,000')
    await askFor('7200', '证据在我方')
    await ladder(agent.page)
      .getByText(/待批 \d+:\d\d/)
      .waitFor()
  })

  test('a supervisor’s link leads to the open requests, with figure, cap, reason and clock', async () => {
    await supervisor.page.goto(server.newSignIn('supervisor'))
    const request = requestsOf(supervisor.page).first()
    await request.waitFor()
    const words = await wordsOf(request)
    for (const part of ['¥7,200', '¥5,000', '¥2,200', '证据在我方', 'li']) expect(words).toContain(part)
    expect(await wordsOf(request.getByRole('timer'))).toMatch(/^\d+:\d\d$/)
  })

  test('one key asks, Enter confirms the figure, and the agent’s cap rises', async () => {
    await supervisor.page.keyboard.press('a')
    const dialog = supervisor.page.getByRole('dialog')
    await dialog.getByText('¥7,200', { exact: true }).waitFor()
    await dialog.getByRole('button', { name: '批准' }).and(supervisor.page.locator(':focus')).waitFor()
    await supervisor.page.keyboard.press('Enter')
    await supervisor.page.getByRole('region', { name: '在本页作出的决定' }).getByText('已批准').waitFor()
    await supervisor.page.getByText('没有待审批的申请').waitFor()
    await capOf(agent.page).getByText('¥7,200').waitFor()
    await ladder(agent.page).getByText('上限现为 ¥7,200').waitFor()
  })

  test('a new request comes up by itself; a refusal leaves the cap as it is', async () => {
    await askFor('9000', '客户还想要更多')
    await requestsOf(supervisor.page).first().waitFor()
    await supervisor.page.keyboard.press('r')
    await supervisor.page.getByRole('dialog').getByRole('button', { name: '拒绝' }).click()
    await ladder(agent.page).getByText('已拒绝', { exact: true }).waitFor()
    expect(await wordsOf(capOf(agent.page))).toContain('¥7,200')
  })

  test('fault 40 a request that somebody else decides meanwhile can no longer be confirmed', async () => {
    await askFor('8000', '再问一次')
    await requestsOf(supervisor.page).first().waitFor()
    await supervisor.page.keyboard.press('a')
    await supervisor.page.getByRole('dialog').waitFor()
    const other = { authorization: `Bearer ${await mint('wang', 'supervisor')}` }
    const { approvals } = (await (await fetch(`${url}/v1/approvals?state=open`, { headers: other })).json()) as {
      approvals: { approvalId: string; callId: string; version: number }[]
    }
    const [open] = approvals
    const answer = await fetch(`${url}/v1/approvals/${open?.approvalId}/decision`, {
      method: 'POST',
      headers: other,
      body: JSON.stringify({ callId: open?.callId, version: open?.version, decision: 'refused' }),
    })
    expect(answer.status).toBe(200)
    await supervisor.page.getByRole('dialog').getByText('申请已不在列表').waitFor()
    expect(await supervisor.page.getByRole('dialog').getByRole('button', { name: '批准' }).isDisabled()).toBe(true)
    await supervisor.page.keyboard.press('Escape')
  })

  test('fault 41 nobody is offered their own request', async () => {
    const admin = new DeskPage(await (await newContext()).newPage())
    await admin.page.goto(server.newSignIn())
    await admin.button('开始通话').click()
    await admin.composer.waitFor()
    await admin.button('申请更高授权…').click()
    await admin.page.getByLabel('金额（CNY）').fill('6000')
    await admin.page.getByLabel('理由').fill('自己的申请')
    await admin.button('提交申请').click()
    await admin.button('审批').click()
    await admin.page.getByText('须由他人决定').waitFor()
    expect(await requestsOf(admin.page).getByRole('button', { name: '批准' }).isDisabled()).toBe(true)
    await admin.page.keyboard.press('a')
    expect(await admin.page.getByRole('dialog').count()).toBe(0)
    await admin.button('坐席工作台').click()
    await admin.composer.waitFor()
    expect(admin.complaints).toEqual([])
  })

  test('nothing on the way broke a script or the content policy', () => {
    expect([...agent.complaints, ...supervisor.complaints]).toEqual([])
  })
})
