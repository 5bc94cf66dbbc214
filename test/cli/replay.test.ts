import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type LoggedEvent, parseLoggedEvent } from '../../src/domain/events.ts'
import { jsonLines, repoRoot, runCli } from './run-cli.ts'

const shared = join(repoRoot, '..', 'shared', 'transcripts')
const scratch = mkdtempSync(join(tmpdir(), 'tongpin-replay-'))
const file = (name: string, text: string) => {
  const path = join(scratch, name)
  writeFileSync(path, text)
  return path
}
const log = (stdout: string): LoggedEvent[] => jsonLines(stdout).map(parseLoggedEvent)

describe('replay', () => {
  test('R1: prints the event log of a sample call, gapless and readable again', async () => {
    const path = join(repoRoot, 'evals', 'cases', 'card-fee-dispute.jsonl')
    const { code, stdout, stderr } = await runCli(['replay', path, '--json'])
    expect([code, stderr]).toEqual([0, ''])
    const events = log(stdout)
    expect(events.map(event => event.seq)).toEqual(events.map((_, index) => index + 1))
    expect(events[0]?.type).toBe('call-started')
    expect(events.at(-1)?.type).toBe('call-ended')
    const again = await runCli(['replay', file('log.jsonl', stdout), '--json'])
    const heard = (all: LoggedEvent[]) => all.flatMap(event => (event.type === 'utterance-heard' ? [event.text] : []))
    expect(again.code).toBe(0)
    expect(heard(log(again.stdout))).toEqual(heard(events))
  })

  test('F7: shows the call and its trajectory to a reader', async () => {
    const path = join(repoRoot, 'evals', 'cases', 'claim-refused.jsonl')
    const { code, stdout } = await runCli(['replay', path])
    expect(code).toBe(0)
    expect(stdout).toContain('情绪走势')
    expect(stdout.match(/▶/g)?.length).toBeGreaterThanOrEqual(10)
    expect(stdout).toMatch(/[▁▂▃▄▅▆▇█]{10,}/)
  })

  test('a broken line gives one clear error and the rest goes on', async () => {
    const path = file(
      'broken.jsonl',
      '{"speaker":"customer","text":"我要投诉","startMs":0,"endMs":900}\n{"speaker":"cust\n{"speaker":"customer","text":"没人管吗","startMs":1000,"endMs":1900}\n',
    )
    const { code, stdout, stderr } = await runCli(['replay', path, '--json'])
    expect(code).toBe(0)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain(':2:')
    expect(log(stdout).filter(event => event.type === 'utterance-heard')).toHaveLength(2)
  })

  test('survives bad talk: empty, emoji, 10,000 characters, mixed languages, lone surrogates', async () => {
    const texts = ['😡😡😡', '我'.repeat(10_000), 'I want 退款 now 好吗 okay?', '\ud800退', '   ', '？？？！！！']
    const lines = texts.map((text, index) =>
      JSON.stringify({ speaker: 'customer', text, startMs: index * 1000, endMs: index * 1000 + 900 }),
    )
    const { code, stdout } = await runCli(['replay', file('bad.jsonl', lines.join('\n')), '--json'])
    expect(code).toBe(0)
    expect(log(stdout).filter(event => event.type === 'utterance-heard').length).toBeGreaterThanOrEqual(5)
  })

  test('a missing file is bad input, told in one line', async () => {
    const { code, stderr } = await runCli(['replay', join(scratch, 'nowhere.jsonl')])
    expect(code).toBe(2)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  const files = existsSync(shared) ? readdirSync(shared) : []
  test.skipIf(files.length === 0)('every shared transcript replays without a crash', async () => {
    const { stdout, stderr } = await runCli(['replay', ...files.map(name => join(shared, name)), '--json'])
    expect(stderr).not.toMatch(/at .*\.ts:\d+/)
    expect(log(stdout).filter(event => event.type === 'call-started').length).toBe(files.length)
  })
})
