import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'tongpin-eval-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function tongpin(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise(resolve => {
    const run = [join(root, 'src', 'cli.ts'), 'eval', ...args]
    execFile(process.execPath, run, { cwd: root, maxBuffer: 1 << 24 }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

/** A suite that one call can never meet: nobody in it announces violence. What it measures is 0 and stays 0. */
function suite(threshold: number): string {
  const path = join(dir, 'hopeless.yaml')
  writeFileSync(
    path,
    JSON.stringify({
      id: 'hopeless',
      version: '1',
      source: 'test',
      description: 'test',
      scorers: [{ id: 'expected-signals', threshold }],
      cases: [{ file: 'delayed-refund.jsonl', expect: [{ turn: 1, signals: ['violence'] }] }],
    }),
  )
  return path
}

function baseline(share: number): string {
  const path = join(dir, `baseline-${share}.json`)
  const scores = { 'expected-signals': share }
  writeFileSync(path, JSON.stringify({ suites: { hopeless: { version: '1', scores, cases: {} } } }))
  return path
}

describe('tongpin eval', () => {
  test('exits 0 where nothing fell', async () => {
    const { code, out } = await tongpin(suite(0), '--baseline', baseline(0))
    expect(out).toContain('nothing fell')
    expect(code).toBe(0)
  })

  test('exits 1 where the baseline fell, and says what', async () => {
    const { code, out } = await tongpin(suite(0), '--baseline', baseline(1))
    expect(out).toContain('hopeless / expected-signals: 0% is below the baseline 100%')
    expect(code).toBe(1)
  })

  test('exits 1 where a share is below its threshold', async () => {
    const { code, out } = await tongpin(suite(0.5), '--baseline', baseline(0), '--json')
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      results: [{ id: 'hopeless', scores: { 'expected-signals': { share: 0, hits: 0, of: 1 } } }],
      falls: [{ suite: 'hopeless', scorer: 'expected-signals', of: 'threshold' }],
    })
    expect(code).toBe(1)
  })

  test('writes a baseline that it then meets', async () => {
    const path = join(dir, 'taken.json')
    expect((await tongpin(suite(0), '--baseline', path, '--update-baseline')).code).toBe(0)
    expect(JSON.parse(readFileSync(path, 'utf8')).suites.hopeless.scores).toEqual({ 'expected-signals': 0 })
    expect((await tongpin(suite(0), '--baseline', path)).code).toBe(0)
  })

  test.each([
    ['a suite that is not there', ['no-such-suite'], /no suite no-such-suite; there are complaint-calls-en/],
    [
      'a baseline that is not there',
      ['complaint-calls-en', '--baseline', '/no/such.json'],
      /cannot read \/no\/such\.json/,
    ],
  ])('exits 2 with one line for %s', async (_, args, message) => {
    const { code, err } = await tongpin(...args)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(message)
    expect(code).toBe(2)
  })
})
