import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { articleHash } from '../../src/knowledge/law-texts.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { type Clause, readLaw } from '../../src/tools/clauses.ts'
import { launchBrowser } from './browser.ts'
import { buildConsole, DeskPage, type RunningService, startServer, wordsOf } from './desk-page.ts'

/** What the customer says; the first right that it raises is the clause whose words are shown. */
const SAID = '你们不管，那我就打12378投诉到监管去'
/** Its text is written by this test, and the registry is told the hash of that text: the repository holds no law texts. */
const WORDS = '这是测试写下的一条，不是法律原文。'

let browser: Browser
let consoleDir = ''
let folder = ''
let server: RunningService
let desk: DeskPage
let quoted: Clause

beforeAll(async () => {
  browser = await launchBrowser()
  consoleDir = await buildConsole()
  folder = mkdtempSync(join(tmpdir(), 'tongpin-law-'))
  const { legalDir, knowledgeDir } = writeFixture(folder)
  const started = await startServer(consoleDir, { LEGAL_DIR: legalDir, KNOWLEDGE_DIR: knowledgeDir })
  server = started.server
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } })
  desk = new DeskPage(await context.newPage())
  await desk.page.goto(server.newSignIn())
  await desk.button('开始通话').click()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  for (const dir of [consoleDir, folder]) if (dir) await rm(dir, { recursive: true, force: true })
})

/** A folder with one law text, and an overlay of the registry that knows its hash. */
function writeFixture(dir: string): { legalDir: string; knowledgeDir: string } {
  const shipped = resolve(import.meta.dirname, '../../knowledge')
  const { registry } = loadKnowledge({ dir: shipped }).expertise
  const raised = readLaw({ speaker: 'customer', text: SAID }, registry).clauses.find(({ stream }) => stream === 'right')
  quoted = registry.clauses.get(raised?.id ?? '') as Clause
  const [legalDir, knowledgeDir] = [join(dir, 'legal'), join(dir, 'knowledge')]
  mkdirSync(legalDir)
  mkdirSync(join(knowledgeDir, 'clauses'), { recursive: true })
  writeFileSync(join(legalDir, quoted.law.file), `# 测试\n\n${quoted.articleName}　${WORDS}\n`)
  const rows = readFileSync(join(shipped, 'clauses', 'registry.yaml'), 'utf8')
  writeFileSync(join(knowledgeDir, 'clauses', 'registry.yaml'), rows.replace(quoted.hash, articleHash(WORDS)))
  return { legalDir, knowledgeDir }
}

async function say(words: string, who: '客户' | '坐席' = '客户'): Promise<void> {
  const turns = await desk.turns.count()
  const choice = desk.page.getByRole('radiogroup', { name: '以谁的身份发言' })
  await choice.getByText(who, { exact: true }).click()
  await desk.composer.fill(words)
  await desk.composer.press('Enter')
  await desk.turns.nth(turns).waitFor()
}

const panel = () => desk.page.getByRole('region', { name: '法律' })
const rights = () => panel().locator('[data-stream="rights"]').getByRole('listitem')
const drawer = () => desk.page.getByRole('dialog')

describe('D3 the law beside the call', () => {
  test('a call that has touched no clause says so', async () => {
    await desk.composer.waitFor()
    expect(await wordsOf(panel())).toContain('还没有涉及法条')
  })

  test('naming the regulator raises a right with what the customer can do, and no risk', async () => {
    await say(SAID)
    await rights().first().waitFor()
    await rights().first().getByText('→').waitFor()
    expect(await wordsOf(rights().first())).toContain('12378')
    expect(await panel().locator('[data-stream="risks"]').count()).toBe(0)
  })

  test('a clause opens by keyboard, with its words where the text is the registered one', async () => {
    const clause = rights().getByRole('button', { name: quoted.articleName }).first()
    await clause.focus()
    await desk.page.keyboard.press('Enter')
    await drawer().getByRole('blockquote').getByText(WORDS).waitFor()
    await drawer().getByText('与登记的文本一致').waitFor()
    expect(await wordsOf(drawer())).toContain(quoted.from)
    await desk.page.keyboard.press('Escape')
    await drawer().waitFor({ state: 'hidden' })
    await clause.and(desk.page.locator(':focus')).waitFor()
  })

  test('the agent’s own words are minded beside the suggestion, at once', async () => {
    await say('您先把投诉撤了，撤了我才能给您退钱，不撤就一分没有', '坐席')
    await desk.card.getByText('您刚才说').first().waitFor()
    await panel().locator('[data-stream="risks"]').getByText('坐席').first().waitFor()
  })
})

describe('D7 the lookup table', () => {
  test('finds by words and by article, and says where a text is missing', async () => {
    await desk.button('查法条').click()
    const field = drawer().getByRole('searchbox')
    await field.fill('保险法第十六条')
    await drawer().getByRole('button', { name: '保险法 第十六条' }).click()
    await drawer().getByText('法律文本文件夹里没有这一条').waitFor()
    await desk.button('返回查找').click()
    await field.fill('录音')
    await drawer().getByRole('listitem').first().waitFor()
    await desk.page.keyboard.press('Escape')
    await drawer().waitFor({ state: 'hidden' })
  })
})

describe('D4 clocks', () => {
  test('from the day of receipt to the day an answer is due; it is kept with the case', async () => {
    await desk.page.getByRole('tab', { name: '时限' }).click()
    await desk.page.getByText('填写收到投诉的日期').waitFor()
    await desk.page.getByLabel('收到投诉的日期').fill('2026-03-02')
    await desk.page.getByText('2026-03-17', { exact: true }).waitFor()
    await desk.page.getByText(/已超期 \d+ 天/).waitFor()
    await desk.page.reload()
    await desk.page.getByRole('tab', { name: /时限.*超/ }).click()
    expect(await desk.page.getByLabel('收到投诉的日期').inputValue()).toBe('2026-03-02')
  })

  test('what cannot be computed asks for what is missing', async () => {
    await desk.page.getByLabel('已批准延期').check()
    await desk.page.getByText('还不能计算').waitFor()
    await desk.page.getByLabel('批准人').fill('王经理')
    await desk.page.getByLabel('告知客户的日期').fill('2026-03-20')
    await desk.page.getByText('2026-05-01', { exact: true }).waitFor()
    await desk.page.getByText('计算步骤').click()
    expect(await desk.page.getByRole('group').getByRole('listitem').count()).toBeGreaterThan(2)
  })

  test('nothing on the way broke a script or the content policy', () => {
    expect(desk.complaints).toEqual([])
  })
})
