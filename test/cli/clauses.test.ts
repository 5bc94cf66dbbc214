import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { jsonLines, repoRoot, runCli } from './run-cli.ts'

const legal = resolve(repoRoot, '..', 'shared', 'legal')
const copies: string[] = []
afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true })
})

describe('clauses', () => {
  test('D3 answers line by line with risk, labels and clauses; a bad line stops nothing', async () => {
    const lines = [
      JSON.stringify({ id: 'a', speaker: 'agent', text: '您先把投诉撤了，钱马上到账' }),
      '{"id": 2, ',
      JSON.stringify({ id: 3, text: 'no speaker' }),
      JSON.stringify({ id: 4, speaker: 'customer', text: '好的，谢谢你' }),
    ].join('\n')
    const { code, stdout, stderr } = await runCli(['clauses', '--on', '2026-11-22'], lines)
    const [first, second, third, fourth] = jsonLines(stdout) as { id?: unknown; clauses?: Record<string, unknown>[] }[]
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(first).toMatchObject({ id: 'a', risk: 'high', labels: ['complaint-withdrawal'] })
    expect(first?.clauses?.[0]).toMatchObject({
      id: 'TS-15',
      law: expect.any(String),
      version: expect.any(String),
      article: '第十五条',
      why: expect.any(String),
      span: [expect.any(Number), expect.any(Number)],
    })
    expect(second).toHaveProperty('error')
    expect(third).toMatchObject({ id: 3, error: expect.stringContaining('speaker') })
    expect(fourth).toEqual({ id: 4, risk: 'none', labels: [], clauses: [] })
  })

  test('D3 --on takes the law of that day', async () => {
    const line = JSON.stringify({ id: 1, speaker: 'agent', text: '再不还钱我就找人到你家门口堵你，短信骂死你' })
    const ids = async (on: string) => {
      const [answer] = jsonLines((await runCli(['clauses', '--on', on], line)).stdout) as {
        clauses: { id: string }[]
      }[]
      return answer?.clauses.map(({ id }) => id) ?? []
    }
    expect(await ids('2026-11-22')).toContain('ZA-50')
    expect(await ids('2025-06-01')).not.toContain('ZA-50')
    expect((await runCli(['clauses', '--on', '2026-13-40'], '')).code).toBe(2)
  })

  test('D7 --search finds by topic, by words of a call, by law and article; --list shows all', async () => {
    const first = async (words: string) => (await runCli(['clauses', '--search', words])).stdout.split('\n')[0]
    expect(await first('保险法第二十三条')).toContain('BX-23')
    expect((await runCli(['clauses', '--search', '退一赔三'])).stdout).toContain('XBF-55-1')
    expect((await runCli(['clauses', '--search', '您先把投诉撤了'])).stdout).toContain('TS-15')
    const list = await runCli(['clauses', '--list', '--json'])
    expect(jsonLines(list.stdout).length).toBeGreaterThan(200)
  })

  test('--help has an example', async () => {
    expect((await runCli(['clauses', '--help'])).stdout).toMatch(/Example/)
  })
})

describe('clauses --verify', () => {
  test('a folder without the texts is a finding; one that is not there is bad input', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'no-law-'))
    copies.push(empty)
    const { code, stdout } = await runCli(['clauses', '--verify', empty])
    expect(code).toBe(1)
    expect(stdout).toMatch(/0 verified, 0 mismatched, 2\d\d missing/)
    const absent = await runCli(['clauses', '--verify', join(empty, 'nowhere')])
    expect(absent.code).toBe(2)
    expect(absent.stderr.trim().split('\n')).toHaveLength(1)
  })

  test.skipIf(!existsSync(legal))('D3 the texts of ../shared/legal match (skipped where they are absent)', async () => {
    for (const dir of [legal, join(legal, 'corpus')]) {
      const { code, stdout } = await runCli(['clauses', '--verify', dir])
      expect(stdout).toMatch(/212 clauses: 212 verified, 0 mismatched, 0 missing; 0 newer texts/)
      expect(code).toBe(0)
    }
  })

  test.skipIf(!existsSync(legal))('D3 one changed figure in one article is found, and exits 1', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'law-copy-'))
    copies.push(copy)
    cpSync(join(legal, 'corpus'), copy, { recursive: true })
    const file = join(copy, 'statutes', '保险法(2015-04-24).md')
    const text = readFileSync(file, 'utf8')
    const at = text.indexOf('第二十四条')
    writeFileSync(file, text.slice(0, at) + text.slice(at).replace('三日', '五日'))
    const { code, stdout } = await runCli(['clauses', '--verify', copy])
    expect(code).toBe(1)
    expect(stdout.split('\n').filter(line => line.startsWith('mismatch'))).toEqual([expect.stringContaining('BX-24')])
  })
})
