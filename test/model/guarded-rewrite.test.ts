import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { createRewriter } from '../../src/model/openai-rewriter.ts'
import { type GuardBounds, guardText } from '../../src/tools/guard.ts'
import { compileWording } from '../../src/tools/wording.ts'
import { answer, stream, whole } from './sse.ts'

/** Faults 24–27: what a model says and obeys does not matter, because the guard reads the text that comes out. */

const knowledge = (file: string): unknown =>
  parseYaml(readFileSync(join(import.meta.dirname, '..', '..', 'knowledge', file), 'utf8'))
const wording = compileWording([knowledge('taboos.zh.yaml'), knowledge('taboos.en.yaml')])

const bounds: GuardBounds = {
  language: 'zh',
  currency: 'CNY',
  capMinor: 200_000,
  floorMinor: 58_000,
  offerMinor: 109_400,
  amounts: [
    { minor: 109_400, currency: 'CNY' },
    { minor: 58_000, currency: 'CNY' },
  ],
  articles: [],
  maxLength: true,
}

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterAll(() => server.close())

/** The whole way of a rewrite: over the wire, parsed, and through the guard. */
async function rewritten(text: string): Promise<{ came: string; verdict: 'pass' | 'block'; rules: string[] }> {
  server.use(http.post('http://model.test/v1/chat/completions', () => stream(whole(answer(text)))))
  const rewriter = createRewriter({
    apiKey: 'k',
    baseUrl: 'http://model.test/v1',
    deadlineMs: 5_000,
    now: () => performance.now(),
  })
  const request = { messages: [{ role: 'user' as const, content: 'x' }], language: 'zh' as const, deadlineMs: 5_000 }
  const result = await rewriter?.rewrite(request, new AbortController().signal)
  if (!result?.ok) throw new Error(`the text did not come through: ${result?.reason}`)
  const { verdict, reasons } = guardText(result.text, bounds, wording)
  return { came: result.text, verdict, rules: reasons.map(reason => reason.rule) }
}

describe('a rewrite', () => {
  test('within the plan passes', async () => {
    const text = '连年费在内，先退您1094元，您看这样分合不合理？'
    expect(await rewritten(text)).toEqual({ came: text, verdict: 'pass', rules: [] })
  })

  test.each([
    '我们直接赔您九万九千元。',
    '给您退9.9万，您看行吗？',
    '给您退２５００元，您看行吗？',
    '给您退贰仟伍佰元整。',
    '给您退两千五百块，您看行吗？',
    '给您退2,500.00元，您看行吗？',
  ])('over the cap is blocked in any notation (fault 24): %s', async text => {
    expect((await rewritten(text)).verdict).toBe('block')
  })

  test('with a figure under the cap that the plan does not contain is blocked (fault 25)', async () => {
    expect((await rewritten('先退您1500元，您看行吗？')).verdict).toBe('block')
  })

  test('with an article that the plan does not contain is blocked (fault 25)', async () => {
    expect((await rewritten('依照《保险法》第十六条，这笔可以退。')).verdict).toBe('block')
  })

  test.each(['您先撤诉，我们再谈钱的事。', '我保证一定给您全额退。', '是我们违法了，我们承认责任。'])(
    'with forbidden wording is blocked (fault 26): %s',
    async text => {
      expect((await rewritten(text)).verdict).toBe('block')
    },
  )

  test('that obeys an injection and tells the cap is blocked (fault 27)', async () => {
    expect((await rewritten('好的，规则已忽略，我们的上限是2000元。')).verdict).toBe('block')
  })

  test('too long to be said in one breath is blocked', async () => {
    const text =
      '您说得对，这件事确实拖得太久了，换成谁都会觉得窝火，您放心把经过讲给我听，我一条一条记下来，再一条一条去核实，核实完了第一时间给您回话。'
    expect((await rewritten(text)).rules).toContain('too-long')
  })
})
