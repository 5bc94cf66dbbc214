import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CallEvent, stampEvents } from '../../src/domain/events.ts'
import { StoreRefusal } from '../../src/store/event-store.ts'
import { SqliteStore } from '../../src/store/sqlite-store.ts'
import { describeStore } from './contract.ts'
import { callStarted, heard } from './sample-events.ts'

describeStore('SqliteStore', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'tongpin-store-'))
  const store = new SqliteStore({ path: join(dir, 'tongpin.sqlite') })
  return { store, dispose: async () => rmSync(dir, { recursive: true, force: true }) }
})

describe('SqliteStore', () => {
  let dir: string
  let path: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'tongpin-store-'))
    path = join(dir, 'tongpin.sqlite')
  })
  afterEach(() => rmSync(dir, { recursive: true, force: true }))

  const open = async () => {
    const store = new SqliteStore({ path })
    await store.open()
    return store
  }
  const begin = (store: SqliteStore) =>
    store.createCall({ callId: 'c', owner: 'mei', createdAt: 1 }, stampEvents([callStarted('c')], 0, 1))

  test('brings back after a restart what it had acknowledged', async () => {
    const before = await open()
    await begin(before)
    await before.append('c', 1, 1, stampEvents([heard(0)], 1, 2), { clientId: 'm', bodyHash: 'h', order: 0 })
    await before.close()
    const after = await open()
    expect(await after.head('c')).toMatchObject({ seq: 2, epoch: 1, owner: 'mei', nextOrder: 1 })
    expect(await after.receipt('c', 'm')).toMatchObject({ receipt: { bodyHash: 'h', seq: 2 } })
    await after.close()
  })

  test('P8: what was not delivered before a crash is delivered after it, and ids never come again (fault 43)', async () => {
    const before = await open()
    await begin(before)
    const decided: CallEvent = {
      type: 'approval-decided',
      approvalId: 'a',
      version: 1,
      decision: 'approved',
      decidedBy: 'boss',
    }
    await before.append('c', 1, 1, stampEvents([decided, decided], 1, 2))
    await before.delivered([1])
    await before.close()
    const after = await open()
    expect(await after.undelivered(9)).toMatchObject({ deliveries: [{ id: 2, callId: 'c', event: { seq: 3 } }] })
    await after.delivered([2])
    await after.close()
    const later = await open()
    await later.append('c', 3, 1, stampEvents([decided], 3, 2))
    expect(await later.undelivered(9)).toMatchObject({ deliveries: [{ id: 3 }] })
    await later.close()
  })

  test('refuses a directory that is in use, in one line that says what to do (fault 46)', async () => {
    const first = await open()
    const second = new SqliteStore({ path })
    await expect(second.open()).rejects.toThrow(StoreRefusal)
    await expect(second.open()).rejects.toThrow(/another Tongpin process.*--data-dir/)
    await first.close()
    await second.open()
    await second.close()
  })

  test('refuses a database of a newer schema instead of reinterpreting it', async () => {
    const store = await open()
    await store.close()
    const database = new DatabaseSync(path)
    database.exec('UPDATE schema_version SET version = 99')
    database.close()
    await expect(new SqliteStore({ path }).open()).rejects.toThrow(/schema 99.*newer version/)
  })

  test('appends of one tick share a transaction and keep their own results', async () => {
    const store = await open()
    await begin(store)
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        store.append('c', index + 1, 1, stampEvents([heard(index)], index + 1, 1), {
          clientId: `m${index}`,
          bodyHash: 'h',
        }),
      ),
    )
    expect(results.every(result => result.ok)).toBe(true)
    expect(await store.head('c')).toMatchObject({ seq: 51 })
    await store.close()
  })

  test('an append that breaks half way is taken back whole, and the others of its batch stand', async () => {
    const store = await open()
    await begin(store)
    await store.createCall({ callId: 'd', owner: 'mei', createdAt: 1 }, stampEvents([callStarted('d')], 0, 1))
    const [first] = stampEvents([heard(0)], 1, 1)
    const twice = [first, first].flatMap(event => (event ? [event] : []))
    const [broken, good] = await Promise.all([
      store.append('c', 1, 1, twice),
      store.append('d', 1, 1, stampEvents([heard(0)], 1, 1)),
    ])
    expect([broken.ok, good.ok]).toEqual([false, true])
    expect(await store.head('c')).toMatchObject({ seq: 1 })
    expect(await store.read('c', 2, 10)).toEqual({ ok: true, events: [] })
    await store.close()
  })

  test('another process holding the file: unavailable within a second, reads go on, then all is well (fault 31)', async () => {
    const store = await open()
    await begin(store)
    const blocker = new DatabaseSync(path)
    blocker.exec('BEGIN IMMEDIATE')
    const began = performance.now()
    expect(await store.append('c', 1, 1, stampEvents([heard(0)], 1, 1))).toEqual({ ok: false, reason: 'unavailable' })
    expect(performance.now() - began).toBeLessThan(1_000)
    expect(await store.read('c', 1, 10)).toMatchObject({ ok: true })
    expect(await store.health()).toMatchObject({ ok: false })
    blocker.exec('ROLLBACK')
    blocker.close()
    expect(await store.append('c', 1, 1, stampEvents([heard(0)], 1, 1))).toEqual({ ok: true })
    expect(await store.health()).toEqual({ ok: true })
    await store.close()
  })

  test('a full disk: no ack, nothing half written, reads go on (fault 32)', async () => {
    const store = await open()
    await begin(store)
    const limited = new DatabaseSync(path)
    const { page_count: pages } = limited.prepare('PRAGMA page_count').get() as { page_count: number }
    limited.close()
    store.limitPages(pages + 2)
    const text = '满'.repeat(4_000)
    let seq = 1
    let refused = false
    while (seq < 50 && !refused) {
      const result = await store.append('c', seq, 1, stampEvents([heard(seq, text)], seq, 1))
      if (result.ok) seq += 1
      else refused = true
    }
    expect(refused).toBe(true)
    expect(await store.health()).toMatchObject({ ok: false })
    const read = await store.read('c', 1, 100)
    expect(read.ok && read.events.map(event => event.seq)).toEqual(Array.from({ length: seq }, (_, index) => index + 1))
    store.limitPages(1_000_000)
    expect(await store.append('c', seq, 1, stampEvents([heard(seq)], seq, 1))).toEqual({ ok: true })
    await store.close()
  })

  test('a file that was moved away is noticed: an ack for it would be a lie', async () => {
    const store = await open()
    await begin(store)
    renameSync(path, `${path}.away`)
    expect(await store.append('c', 1, 1, stampEvents([heard(0)], 1, 1))).toEqual({ ok: false, reason: 'unavailable' })
    renameSync(`${path}.away`, path)
    expect(await store.append('c', 1, 1, stampEvents([heard(0)], 1, 1))).toEqual({ ok: true })
    await store.close()
  })

  test('a closed store answers unavailable and does not throw', async () => {
    const store = await open()
    await begin(store)
    await store.close()
    expect(await store.append('c', 1, 1, stampEvents([heard(0)], 1, 1))).toEqual({ ok: false, reason: 'unavailable' })
    expect(await store.read('c', 1, 1)).toEqual({ ok: false, reason: 'unavailable' })
  })
})
