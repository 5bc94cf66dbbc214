import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { build } from 'vite'
import { readConfig } from '../../src/config.ts'
import { createServer } from '../../src/server.ts'
import { SETTLE_MS } from '../../web/src/suggestion-card/hotkeys.ts'

export type RunningService = Awaited<ReturnType<typeof createServer>>

const web = resolve(import.meta.dirname, '..', '..', 'web')

/** The console of this very checkout, built aside, so that a test never looks at an older `web/dist`. */
export async function buildConsole(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'tongpin-console-'))
  await build({ root: web, logLevel: 'error', build: { outDir, emptyOutDir: true } })
  return outDir
}

/** The real server with the store in memory, on a free port. */
export async function startServer(
  consoleDir: string,
  environment: Record<string, string> = {},
): Promise<{ server: RunningService; url: string }> {
  const config = {
    ...readConfig(environment),
    port: 0,
    memory: true,
    consoleDir,
    logLevel: 'silent',
  }
  const server = await createServer(config)
  const { url } = await server.start()
  return { server, url }
}

/** The words of an element, also of one that only screen readers see. */
export async function wordsOf(element: Locator): Promise<string> {
  return (await element.textContent()) ?? ''
}

/** The desk as a person sees it, by names and roles; names are those of the Chinese screen unless said otherwise. */
export class DeskPage {
  readonly page: Page
  /** What the page complained of: exceptions, and violations of the content policy. */
  readonly complaints: string[] = []

  constructor(page: Page) {
    this.page = page
    page.setDefaultTimeout(10_000)
    page.on('pageerror', error => this.complaints.push(error.message))
    page.on('console', message => {
      // A line that is down is part of these tests, and the browser reports every failed request.
      if (message.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(message.text()))
        this.complaints.push(message.text())
    })
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name })
  }

  get card() {
    return this.page.locator('#suggestion')
  }

  /** The large sentence on the card. */
  get sentence() {
    return this.card.locator('p[aria-live="polite"]')
  }

  get accept() {
    return this.card.getByRole('button', { name: /^(采用|Accept)$/ })
  }

  get alternatives() {
    return this.card.getByRole('region', { name: /备选|Alternatives/ }).getByRole('button')
  }

  get turns() {
    return this.page
      .getByRole('log')
      .getByRole('listitem')
      .filter({ has: this.page.locator('p') })
  }

  get composer() {
    return this.page.getByRole('textbox', { name: /键入一句话|Type a turn/ })
  }

  async linkIs(kind: string): Promise<void> {
    await this.page.locator(`[data-link="${kind}"]`).waitFor()
  }

  async pickSpeed(label: string): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: /速度|Speed/ })
      .getByText(label, { exact: true })
      .click()
  }

  /** Steps through the recording until a suggestion waits for an answer, at most `max` utterances on. */
  async stepToSuggestion(max = 12): Promise<void> {
    const before = await this.sentenceText()
    for (let step = 0; step < max; step += 1) {
      const turns = await this.turns.count()
      await this.button('下一句').click()
      await this.turns.nth(turns).waitFor()
      await this.readTheCard()
      if ((await this.accept.isVisible()) && (await this.sentenceText()) !== before) return
    }
    throw new Error(`no new suggestion within ${max} utterances`)
  }

  /** Waits as long as a person needs at the least: the card takes no key for words that have only just appeared. */
  async readTheCard(): Promise<void> {
    await this.page.waitForTimeout(SETTLE_MS + 150)
  }

  async sentenceText(): Promise<string> {
    return (await this.sentence.count()) > 0 ? wordsOf(this.sentence) : ''
  }
}
