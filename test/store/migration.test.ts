import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Archive } from '../../src/store/archive.ts'
import { AT, auditOf, openStore, sampleDirectory } from './sample-database.ts'
import { writeVersion1 } from './version-1.ts'

let sample: ReturnType<typeof sampleDirectory>
beforeEach(() => {
  sample = sampleDirectory()
})
afterEach(() => sample.dispose())

describe('a database of version 1', () => {
  test('keeps every event, receipt and token, and gets a chain that verifies', async () => {
    const logs = writeVersion1(sample.path, 12)
    expect(() => new Archive(sample.path)).toThrow(/schema 1 .* `tongpin migrate`/)
    const store = await openStore(sample.path)
    expect(store.migration).toEqual({ from: 1, to: 2, calls: 12, events: 60 })
    for (const [callId, events] of logs) expect(await store.read(callId, 1, 100)).toEqual({ ok: true, events })
    expect(await store.head('c3')).toEqual({ ok: true, seq: 5, epoch: 3, owner: 'mei', createdAt: AT, nextOrder: 1 })
    expect(await store.receipt('c3', 'm')).toEqual({ ok: true, receipt: { bodyHash: 'h', seq: 2, epoch: 1 } })
    expect(await store.revoked(AT)).toHaveLength(1)
    expect(await store.list({}, null, 1)).toMatchObject({
      calls: [{ product: '旧词9尾', erasedAt: null, phase: 'ended' }],
    })
    const query = { caseId: 'K3', customerId: 'C1', currency: 'CNY', since: 0, exceptCallId: '' }
    expect(await store.committed(query)).toEqual({ ok: true, caseMinor: 300, customerMinor: 3600 })
    expect(auditOf(sample.path)).toMatchObject({ calls: 12, events: 60, faults: [] })
    await store.close()
  })

  test('goes on as any other: appended to, and erased without a trace', async () => {
    writeVersion1(sample.path, 60)
    const store = await openStore(sample.path)
    for (let index = 0; index < 60; index += 2) {
      expect(await store.erase(`c${index}`, { by: 'root', at: AT })).toMatchObject({ ok: true, events: 5, clean: true })
    }
    const left = foundWords(sample.path)
    expect(left).toEqual(Array.from({ length: 30 }, (_, half) => 2 * half + 1))
    expect(auditOf(sample.path).faults).toEqual([])
    await store.close()
    const again = await openStore(sample.path)
    expect(again.migration).toEqual({ from: 2, to: 2, calls: 0, events: 0 })
    await again.close()
  })

  /** Which of the sixty calls left a word in the file. */
  function foundWords(path: string): number[] {
    const bytes = readFileSync(path)
    const numbers = Array.from({ length: 60 }, (_, index) => index)
    return numbers.filter(index => bytes.includes(`旧词${index}尾`) || bytes.includes(`旧话${index}尾`))
  }

  test('that breaks half way is taken back whole', async () => {
    writeVersion1(sample.path, 3)
    const database = new DatabaseSync(sample.path)
    database.exec(`UPDATE events SET body = 'broken' WHERE call_id = 'c2' AND seq = 5`)
    database.close()
    await expect(openStore(sample.path)).rejects.toThrow()
    const after = new DatabaseSync(sample.path)
    expect(after.prepare('SELECT version FROM schema_version').get()).toEqual({ version: 1 })
    expect(after.prepare('SELECT count(*) AS count FROM events').get()).toEqual({ count: 15 })
    after.close()
  })
})
