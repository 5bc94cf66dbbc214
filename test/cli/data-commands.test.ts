import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bodyHash, erasedHash, linkHash } from '../../src/store/audit-chain.ts'
import { openStore, sampleDirectory, tamper, writeCall, writeSamples } from '../store/sample-database.ts'
import { heard } from '../store/sample-events.ts'
import { writeVersion1 } from '../store/version-1.ts'
import { jsonLines, runCli } from './run-cli.ts'

let sample: ReturnType<typeof sampleDirectory>
let anchors: string
beforeEach(async () => {
  sample = sampleDirectory()
  anchors = join(sample.dir, 'anchors.jsonl')
  await writeSamples(sample.path)
})
afterEach(() => sample.dispose())

const run = (command: string, ...args: string[]) => runCli([command, '--data-dir', sample.dir, ...args])

describe('tongpin audit', () => {
  test('proves a whole chain, beside a server that holds the lock, and shows the erasures', async () => {
    const store = await openStore(sample.path)
    const { code, stdout, stderr } = await run('audit')
    await store.close()
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(
      /erased .* by root: call c, 8 events\nthe chain is whole: 3 calls, 24 events, root [\w-]{43}\n/,
    )
  })

  test('names the first fault and exits 1', async () => {
    tamper(sample.path, `DELETE FROM events WHERE call_id = 'b' AND seq = 4`)
    const text = await run('audit')
    expect(text.code).toBe(1)
    expect(text.stdout).toContain('call b, row 4: missing')
    const json = await run('audit', '--json', '--anchor', anchors)
    expect(json.code).toBe(1)
    expect(jsonLines(json.stdout)).toMatchObject([{ ok: false, fault: { callId: 'b', seq: 4, kind: 'missing' } }])
    expect(readdirSync(sample.dir)).not.toContain('anchors.jsonl')
  })

  test('anchors the heads outside, and finds by them what the database cannot tell', async () => {
    expect(await run('audit', '--anchor', anchors)).toMatchObject({ code: 0 })
    const [anchor] = jsonLines(readFileSync(anchors, 'utf8'))
    expect(anchor).toMatchObject({
      calls: 3,
      events: 24,
      heads: [
        ['a', 8, expect.any(String)],
        ['b', 8],
        ['c', 8],
      ].map(([id, seq]) => [id, seq, expect.any(String)]),
    })
    const store = await openStore(sample.path)
    await writeCall(store, 'd', {}, [heard(0)])
    await store.close()
    const again = await run('audit', '--check', anchors, '--anchor', anchors)
    expect(again.stdout).toContain('3 heads of 1 anchors are in the chain')
    expect(again.code).toBe(0)
    tamper(sample.path, ...['events', 'call_money', 'calls'].map(table => `DELETE FROM ${table} WHERE call_id = 'd'`))
    expect(await run('audit')).toMatchObject({ code: 0 })
    const found = await run('audit', '--check', anchors)
    expect(found.code).toBe(1)
    expect(found.stdout).toMatch(/call d, row 2: missing, it was there when it was anchored/)
  })

  test('says in one line what it cannot do', async () => {
    const nowhere = await runCli(['audit', '--data', join(sample.dir, 'none')])
    expect([nowhere.code, nowhere.stderr.split('\n').length]).toEqual([2, 2])
    expect(nowhere.stderr).toMatch(/there is no database .*--data-dir/)
    writeFileSync(anchors, '{"at":"x"}\n')
    const wrong = await run('audit', '--check', anchors)
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/anchors.jsonl:1: this line is no anchor/)])
  })
})

describe('tongpin erase', () => {
  const bytes = () => readdirSync(sample.dir).map(name => readFileSync(join(sample.dir, name)))
  const holds = (word: string) => bytes().some(file => file.includes(word))

  test('erases a call only when told so, and the chain holds', async () => {
    const asked = await run('erase', '--call', 'b')
    expect(asked).toMatchObject({ code: 2, stdout: 'b\n', stderr: expect.stringContaining('add --yes') })
    expect(holds('b的第2句话')).toBe(true)
    expect(await run('erase', '--call', 'b', '--yes', '--by', 'li')).toMatchObject({
      code: 0,
      stdout: 'call b: 8 events erased\n',
    })
    expect(holds('b的')).toBe(false)
    expect(holds('a的第2句话')).toBe(true)
    expect(await run('erase', '--call', 'b', '--yes')).toMatchObject({ code: 0, stdout: 'call b: was erased before\n' })
    const audit = await run('audit', '--json')
    expect(jsonLines(audit.stdout)).toMatchObject([
      { ok: true, erasures: [{ callId: 'c' }, { callId: 'b', by: 'li' }] },
    ])
  })

  test('refuses an open call, unless it is to be ended first', async () => {
    const refused = await run('erase', '--customer', 'C-a', '--yes', '--json')
    expect(refused.code).toBe(1)
    expect(jsonLines(refused.stdout)).toMatchObject([{ callId: 'a', ok: false, why: expect.stringContaining('409') }])
    expect(holds('a的第2句话')).toBe(true)
    expect(await run('erase', '--customer', 'C-a', '--yes', '--end')).toMatchObject({
      code: 0,
      stdout: 'call a: 9 events erased\n',
    })
    expect(holds('a的')).toBe(false)
    expect(await run('erase', '--customer', 'C-a', '--yes')).toMatchObject({ code: 2 })
  })

  test('D6: --before takes calls of earlier days only', async () => {
    const kept = await run('erase', '--customer', 'C-b', '--before', '2023-11-14', '--yes')
    expect(kept).toMatchObject({ code: 2, stderr: expect.stringContaining('no call of customer C-b') })
    expect(await run('erase', '--customer', 'C-b', '--before', '2023-02-30')).toMatchObject({ code: 2 })
    expect(await run('erase', '--customer', 'C-b', '--before', '2023-11-17', '--yes')).toMatchObject({ code: 0 })
  })

  test('refuses while a server holds the directory, and calls that do not exist', async () => {
    const store = await openStore(sample.path)
    const { code, stderr } = await run('erase', '--call', 'b', '--yes')
    await store.close()
    expect([code, stderr]).toEqual([2, expect.stringMatching(/another Tongpin process .*stop it/)])
    expect(await run('erase', '--call', 'nobody', '--yes')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no such call'),
    })
    expect(await run('erase', '--yes')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--call or --customer'),
    })
  })
})

describe('tongpin export', () => {
  test('writes every event with its place in the chain, so that anybody can verify it', async () => {
    const { code, stdout } = await run('export')
    expect(code).toBe(0)
    const [header, ...events] = jsonLines(stdout)
    expect(header).toMatchObject({ type: 'log-exported', seq: 0, calls: 3, events: 24 })
    expect(events).toHaveLength(24)
    let prev = ''
    for (const { chain, ...event } of events) {
      const { callId, salt, body, erased, hash, ...rest } = chain as Record<string, string>
      const text = JSON.stringify(event)
      expect(callId === 'c' ? erasedHash(text) : bodyHash(salt ?? '', text)).toBe(callId === 'c' ? erased : body)
      if (event.seq !== 1) expect(rest.prev).toBe(prev)
      const link = { prev: rest.prev ?? '', bodyHash: body ?? '', erasedHash: erased ?? '' }
      expect(linkHash(link, callId ?? '', Number(event.seq), Number(event.at), String(event.type))).toBe(hash)
      prev = hash ?? ''
    }
  })

  test('writes one call, or those since a day, to a file if it is told', async () => {
    const one = jsonLines((await run('export', '--call', 'b')).stdout)
    expect(one.map(line => (line.chain as { callId: string } | undefined)?.callId)).toEqual([
      undefined,
      ...Array(8).fill('b'),
    ])
    expect(jsonLines((await run('export', '--since', '2023-11-17')).stdout)).toMatchObject([{ calls: 0, events: 0 }])
    const out = join(sample.dir, 'out.jsonl')
    expect(await run('export', '--since', '2023-11-14', '--out', out)).toMatchObject({ code: 0, stdout: '' })
    expect(jsonLines(readFileSync(out, 'utf8'))).toHaveLength(25)
    expect(await run('export', '--call', 'nobody')).toMatchObject({
      code: 2,
      stderr: 'tongpin: there is no call nobody\n',
    })
  })

  test('is read again as a transcript', async () => {
    const out = join(sample.dir, 'out.jsonl')
    await run('export', '--call', 'a', '--out', out)
    const { stdout } = await runCli(['convert', out, '--json'])
    expect(jsonLines(stdout).filter(line => 'text' in line)).toMatchObject(
      [0, 1, 2, 3].map(turn => ({ text: `a的第${turn}句话` })).concat({ text: '第5句' }),
    )
  })
})

describe('tongpin migrate', () => {
  test('says that there is nothing to do', async () => {
    expect(await run('migrate')).toMatchObject({ code: 0, stdout: expect.stringContaining('schema 2 already') })
    const json = await run('migrate', '--json')
    expect(jsonLines(json.stdout)).toEqual([{ from: 2, to: 2, calls: 0, events: 0 }])
  })

  test('brings an older database to the schema and says what it kept', async () => {
    const old = sampleDirectory()
    writeVersion1(old.path, 4)
    const before = await runCli(['audit', '--data-dir', old.dir])
    expect(before).toMatchObject({ code: 2, stderr: expect.stringContaining('tongpin migrate') })
    const done = await runCli(['migrate', '--data-dir', old.dir])
    expect(done).toMatchObject({ code: 0, stdout: 'schema 1 → 2: 4 calls with 20 events kept\n' })
    expect(await runCli(['audit', '--data-dir', old.dir])).toMatchObject({ code: 0 })
    old.dispose()
  })
})
