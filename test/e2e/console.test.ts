import { rm } from 'node:fs/promises'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { Cable } from './cable.ts'
import { buildConsole, DeskPage, type RunningService, startServer, wordsOf } from './desk-page.ts'

let browser: Browser
let consoleDir = ''
let server: RunningService
let cable: Cable
let context: BrowserContext
let desk: DeskPage
let base = ''
/** The sample that is played: a Chinese one with a customer who grows hot. */
const SAMPLE = 'mis-selling-no-evidence'

beforeAll(async () => {
  browser = await launchBrowser()
  consoleDir = await buildConsole()
  const started = await startServer(consoleDir)
  server = started.server
  cable = await Cable.to(Number(new URL(started.url).port))
  base = `http://127.0.0.1:${cable.port}`
  context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } })
  desk = new DeskPage(await context.newPage())
})

afterAll(async () => {
  await browser?.close()
  await cable?.close()
  await server?.close()
  if (consoleDir) await rm(consoleDir, { recursive: true, force: true })
})

const linkOf = (url: string) => base + new URL(url).pathname

describe('signing in', () => {
  test('without a sign-in the page says how to get one', async () => {
    await desk.page.goto(base)
    await desk.page.getByRole('heading', { name: '需要登录' }).waitFor()
    expect(await wordsOf(desk.page.locator('code'))).toBe('npm start')
  })

  test('the one-time link opens the desk, once', async () => {
    const link = linkOf(server.newSignIn())
    await desk.page.goto(link)
    await desk.page.getByRole('heading', { name: '示例通话' }).waitFor()
    await desk.linkIs('live')
    const second = await context.request.get(link, { maxRedirects: 0 })
    expect(second.status()).toBe(410)
  })
})

describe('a sample call', () => {
  test('is listed, opens, and plays', async () => {
    const { title } = (await server.samples.find(SAMPLE)) ?? { title: '' }
    await desk.page.getByRole('button', { name: title.slice(0, 12) }).click()
    await desk.button('暂停').click()
    await desk.stepToSuggestion()
    expect(await desk.turns.count()).toBeGreaterThan(0)
  })

  test('T1 T3 the card shows a sentence, its tactic and reason, and alternatives of other tactics', async () => {
    expect((await wordsOf(desk.sentence)).length).toBeGreaterThan(3)
    expect(await desk.alternatives.count()).toBeGreaterThanOrEqual(2)
    const tactic = await wordsOf(desk.card.getByRole('heading'))
    expect(await wordsOf(desk.alternatives.first())).not.toContain(tactic)
  })

  test('Enter accepts', async () => {
    const said = await wordsOf(desk.sentence)
    await desk.page.locator('body').press('Enter')
    await desk.card.getByText('已采用', { exact: true }).waitFor()
    expect(await wordsOf(desk.sentence)).toBe(said)
    expect(await desk.accept.count()).toBe(0)
  })

  test('E edits in place, Escape gives up, Enter sends the edited words', async () => {
    await desk.stepToSuggestion()
    await desk.page.locator('body').press('e')
    const field = desk.page.getByLabel('修改建议的话')
    await field.press('Escape')
    expect(await field.count()).toBe(0)
    await desk.page.locator('body').press('e')
    await field.fill('您先别着急，d1e2 我都记下来了。')
    await field.press('Enter')
    await desk.card.getByText('已改为').waitFor()
    expect(await wordsOf(desk.sentence)).toContain('我都记下来了')
  })

  test('2 takes the first alternative', async () => {
    await desk.stepToSuggestion()
    const other = await wordsOf(desk.alternatives.first())
    await desk.page.locator('body').press('2')
    await desk.card.getByText('已采用备选').waitFor()
    expect(other).toContain(await wordsOf(desk.sentence))
  })

  test('D dismisses', async () => {
    await desk.stepToSuggestion()
    await desk.page.locator('body').press('d')
    await desk.card.getByText('已放弃').waitFor()
  })

  test('F7 plays to the end at the highest speed, and the trajectory is drawn and told in words', async () => {
    const { utterances } = (await server.samples.find(SAMPLE)) ?? { utterances: [] }
    await desk.pickSpeed('最快')
    await desk.button('播放').click()
    await desk.turns.nth(utterances.length - 1).waitFor()
    expect(await desk.turns.count()).toBe(utterances.length)
    const customers = utterances.filter(({ speaker }) => speaker === 'customer').length
    const plot = desk.page.getByTestId('trajectory-plot')
    await desk.page.locator(`[data-points="${customers}"]`).waitFor({ state: 'attached' })
    expect(await plot.locator('canvas').count()).toBe(1)
    expect(await wordsOf(desk.page.getByTestId('trajectory-words'))).toMatch(/客户现在.+，热度 \d+/)
    expect(await desk.page.getByRole('table', { includeHidden: true }).getByRole('row').count()).toBe(customers + 1)
  })
})

describe('the screen', () => {
  test('changes its language and remembers it; after a reload the call is still there', async () => {
    const turns = await desk.turns.count()
    const sentence = await wordsOf(desk.sentence)
    await desk.button('切换语言：English').click()
    await desk.page.getByRole('heading', { name: 'Emotional trajectory' }).waitFor()
    await desk.page.reload()
    await desk.page.getByRole('heading', { name: 'Emotional trajectory' }).waitFor()
    await desk.turns.nth(turns - 1).waitFor()
    expect(await desk.turns.count()).toBe(turns)
    expect(await wordsOf(desk.sentence)).toBe(sentence)
    await desk.button(/Switch language/).click()
    await desk.page.getByRole('heading', { name: '情绪走势' }).waitFor()
  })
})

describe('a call of one’s own', () => {
  test('P1 is typed by both sides; the stage rail says what is missing', async () => {
    await desk.page.getByRole('combobox', { name: '通话' }).click()
    await desk.page.getByRole('option', { name: '新通话' }).click()
    await desk.page.getByLabel('产品').fill('年金险')
    await desk.page.getByLabel('上限（CNY）').fill('3000')
    await desk.button('开始通话').click()
    const field = desk.composer
    await field.fill('你们扣了我一千二，今天必须退给我，不然我打12378！')
    await field.press('Enter')
    await desk.turns.first().waitFor()
    await desk.sentence.waitFor()
    expect(await desk.turns.count()).toBe(1)
    expect(await wordsOf(desk.page.getByRole('navigation', { name: '阶段' }))).toContain('还差')
    await desk.page.getByText('监管', { exact: true }).waitFor()
  })

  test('accepted words enter the call as the agent’s turn', async () => {
    const words = await wordsOf(desk.sentence)
    await desk.readTheCard()
    await desk.accept.click()
    await desk.turns.nth(1).waitFor()
    expect(await desk.turns.nth(1).getAttribute('data-speaker')).toBe('agent')
    expect(await wordsOf(desk.turns.nth(1).locator('p'))).toBe(words)
  })

  test('while somebody types, keys are letters', async () => {
    const field = desk.composer
    await field.fill('那你说怎么办')
    await field.press('Enter')
    await desk.turns.nth(2).waitFor()
    await desk.accept.waitFor()
    await desk.readTheCard()
    await field.pressSequentially('123ed')
    expect(await field.inputValue()).toBe('123ed')
    expect(await desk.accept.count()).toBe(1)
    await field.fill('')
  })
})

describe('leaving', () => {
  test('an open call of one’s own is not ended by a slip', async () => {
    const turns = await desk.turns.count()
    await desk.page.getByRole('combobox', { name: '通话' }).click()
    await desk.page.getByRole('option', { name: '新通话' }).click()
    await desk.page.getByRole('dialog').getByRole('button', { name: '留在通话中' }).click()
    expect(await desk.turns.count()).toBe(turns)
  })
})

describe('a line that is lost', () => {
  test('what was typed meanwhile arrives once, after the desk has come back by itself', async () => {
    const before = await desk.turns.count()
    cable.pull()
    await desk.linkIs('reconnecting')
    const field = desk.composer
    await field.fill('喂，听得见吗')
    await field.press('Enter')
    await desk.page.waitForTimeout(600)
    expect(await desk.turns.count()).toBe(before)
    cable.plug()
    await desk.linkIs('live')
    await desk.turns.nth(before).waitFor()
    await desk.page.waitForTimeout(500)
    expect(await desk.turns.count()).toBe(before + 1)
    expect(await wordsOf(desk.turns.nth(before).locator('p'))).toBe('喂，听得见吗')
  })

  test('a second window takes the call over; the first reads on and can take it back', async () => {
    const stored = await desk.page.evaluate(() => sessionStorage.getItem('tongpin.desk'))
    const other = new DeskPage(await context.newPage())
    await other.page.addInitScript(what => sessionStorage.setItem('tongpin.desk', what), stored ?? '')
    await other.page.goto(base)
    await desk.linkIs('read-only')
    const turns = await desk.turns.count()
    const field = other.composer
    await field.fill('我是另一个窗口')
    await field.press('Enter')
    await desk.turns.nth(turns).waitFor()
    expect(await desk.composer.isDisabled()).toBe(true)
    await desk.button('在这里接管').click()
    await desk.linkIs('live')
    await other.linkIs('read-only')
    expect(other.complaints).toEqual([])
    await other.page.close()
  })
})

describe('the end', () => {
  test('P4 a promise is recorded with its owner', async () => {
    await desk.page.getByRole('tab', { name: /承诺/ }).click()
    await desk.page.getByLabel('承诺什么').fill('三个工作日内书面答复')
    await desk.page.getByLabel('谁负责').fill('李敏')
    await desk.button('登记承诺').click()
    await desk.page.getByText(/李敏 · 未定时间/).waitFor()
  })

  test('the call ends after one question, and nothing can be written any more', async () => {
    await desk.button('结束通话').click()
    await desk.page.getByRole('dialog').getByLabel('待跟进').click()
    await desk.page.getByRole('dialog').getByRole('button', { name: '结束通话' }).click()
    await desk.page.getByText('通话已结束', { exact: true }).waitFor()
    expect(await desk.composer.isDisabled()).toBe(true)
  })

  test('signing out asks for a sign-in again', async () => {
    const elsewhere = await browser.newContext({ locale: 'en-GB' })
    const other = new DeskPage(await elsewhere.newPage())
    await other.page.goto(linkOf(server.newSignIn()))
    await other.button('local').click()
    await other.page.getByRole('menuitem', { name: 'Sign out' }).click()
    await other.page.getByRole('heading', { name: 'Please sign in' }).waitFor()
    await other.page.reload()
    await other.page.getByRole('heading', { name: 'Please sign in' }).waitFor()
    await elsewhere.close()
  })

  test('a server that goes down for maintenance is announced', async () => {
    void server.close()
    await desk.page.locator('[data-link="draining"], [data-link="reconnecting"]').waitFor()
  })

  test('nothing on the way broke a script or the content policy', () => {
    expect(desk.complaints).toEqual([])
  })
})
