import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { anchorOf, checkAnchor, readAnchor } from '../../src/store/anchor.ts'
import { Archive } from '../../src/store/archive.ts'
import type { CallHeadHash } from '../../src/store/audit.ts'
import { sealEvents } from '../../src/store/audit-chain.ts'
import { chainedRowOf, eventOf } from '../../src/store/sqlite-rows.ts'
import { auditOf, openStore, sampleDirectory, tamper, writeCall, writeSamples } from './sample-database.ts'
import { heard } from './sample-events.ts'
import { ALTERED_BODY, TAMPERINGS } from './tamperings.ts'

let dir: ReturnType<typeof sampleDirectory>
let path: string
beforeEach(async () => {
  dir = sampleDirectory()
  path = dir.path
  await writeSamples(path)
})
afterEach(() => dir.dispose())

const first = () => auditOf(path).faults[0]

describe('an untouched database', () => {
  test('verifies, with its erasures', () => {
    const report = auditOf(path)
    expect(report).toMatchObject({ calls: 3, events: 24, faults: [] })
    expect(report.erasures).toEqual([{ callId: 'c', at: expect.any(Number), by: 'root', seq: 8 }])
  })

  test('verifies beside a store that holds the lock, and while it writes', async () => {
    const store = await openStore(path)
    const archive = new Archive(path)
    await writeCall(store, 'd', {}, [heard(0), heard(1)])
    expect(archive.audit()).toMatchObject({ calls: 3, events: 24, faults: [] })
    archive.close()
    expect(auditOf(path)).toMatchObject({ calls: 4, events: 27, faults: [] })
    await store.close()
    expect(auditOf(path)).toMatchObject({ calls: 4, events: 27, faults: [] })
  })
})

describe('tampering is found, and its place', () => {
  test.each(Object.entries(TAMPERINGS))('%s', (_name, [sql, fault]) => {
    tamper(path, ...sql)
    expect(first()).toMatchObject(fault)
  })

  /** Forges a row as one would who knows how the hashes are made: all of them fit the new body. */
  const forge = (seq: number, more: (hash: string) => string[]) => {
    const database = new DatabaseSync(path)
    const rows = database.prepare(`SELECT * FROM events WHERE call_id = 'b' ORDER BY seq`).all().map(chainedRowOf)
    database.close()
    const row = rows[seq - 1]
    if (!row) throw new Error(`no row ${seq}`)
    const forged = sealEvents('b', row.prev, [{ ...eventOf(row), at: row.at - 1 }])[0]
    if (!forged) throw new Error('nothing was sealed')
    const { at, salt, body, bodyHash, erasedHash, hash } = forged
    const values = [`at = ${at}`, `salt = '${salt}'`, `body = '${body}'`, `body_hash = '${bodyHash}'`]
    tamper(
      path,
      `UPDATE events SET ${values}, erased_hash = '${erasedHash}', hash = '${hash}' WHERE id = ${row.id}`,
      ...more(hash),
    )
  }

  test('a row is altered together with its hashes: the row is named, not the one after it', () => {
    forge(4, () => [])
    expect(first()).toMatchObject({ callId: 'b', seq: 4, kind: 'altered' })
  })

  test('the last row is altered together with its hashes', () => {
    forge(8, () => [])
    expect(first()).toMatchObject({ callId: 'b', seq: 8, kind: 'altered' })
  })

  test('a row is altered together with its hashes and the next row made to follow it', () => {
    forge(4, hash => [`UPDATE events SET prev = '${hash}' WHERE call_id = 'b' AND seq = 5`])
    expect(first()).toMatchObject({ callId: 'b', seq: 5, kind: 'altered' })
  })

  test('a row is put in between with hashes that fit: the stranger is named', () => {
    const shift = [
      `UPDATE events SET seq = -seq WHERE call_id = 'b' AND seq >= 4`,
      `UPDATE events SET seq = 1 - seq WHERE call_id = 'b' AND seq < 0`,
      `UPDATE calls SET seq = 9 WHERE call_id = 'b'`,
    ]
    const copy = `INSERT INTO events (call_id, seq, at, type, salt, body, body_hash, erased_hash, prev, hash)
      SELECT call_id, 4, at, type, salt, body, body_hash, erased_hash, prev, hash FROM events WHERE call_id = 'b' AND seq = 5`
    tamper(path, ...shift, copy)
    forge(4, () => [])
    expect(first()).toMatchObject({ callId: 'b', seq: 4, kind: 'inserted' })
  })

  test('the first fault of every call is told', () => {
    tamper(path, `DELETE FROM events WHERE call_id = 'a' AND seq = 2`, `${ALTERED_BODY} WHERE call_id = 'b'`)
    expect(auditOf(path).faults).toMatchObject([
      { callId: 'a', seq: 2 },
      { callId: 'b', seq: 4 },
    ])
  })
})

describe('an anchor outside', () => {
  const anchor = () => {
    const heads: CallHeadHash[] = []
    const archive = new Archive(path)
    const report = archive.audit(head => void heads.push(head))
    archive.close()
    const read = readAnchor(JSON.stringify(anchorOf(report, heads, 0)))
    if (typeof read === 'string') throw new Error(read)
    return read
  }
  const check = (anchored: ReturnType<typeof anchor>) => {
    const archive = new Archive(path)
    const faults = [...checkAnchor(anchored, archive)]
    archive.close()
    return faults
  }

  test('holds while the calls go on', async () => {
    const before = anchor()
    const store = await openStore(path)
    await writeCall(store, 'd', {}, [heard(0)])
    expect(await store.erase('b', { by: 'root', at: 1 })).toMatchObject({ ok: true })
    await store.close()
    expect(check(before)).toEqual([])
    expect(anchor().root).not.toBe(before.root)
  })

  test('finds a call that is gone as a whole, of which the database itself knows nothing', () => {
    const before = anchor()
    tamper(
      path,
      `DELETE FROM events WHERE call_id = 'b'`,
      `DELETE FROM calls WHERE call_id = 'b'`,
      `DELETE FROM call_money WHERE call_id = 'b'`,
    )
    expect(first()).toBeUndefined()
    expect(check(before)).toMatchObject([{ callId: 'b', seq: 8, kind: 'missing' }])
  })

  test('finds a cut that hides itself, and a call that was written anew', () => {
    const before = anchor()
    const cut = `seq = 7, summary = json_set(summary, '$.seq', 7), head_hash = (SELECT hash FROM events WHERE call_id = 'a' AND seq = 7)`
    tamper(path, `DELETE FROM events WHERE call_id = 'a' AND seq = 8`, `UPDATE calls SET ${cut} WHERE call_id = 'a'`)
    expect(first()).toBeUndefined()
    expect(check(before)).toMatchObject([{ callId: 'a', seq: 8, kind: 'missing' }])
  })

  test('cannot be altered itself', () => {
    const line = JSON.stringify(anchor())
    expect(readAnchor(line.replace('"b",8', '"b",7'))).toMatch(/do not fit its root/)
    expect(readAnchor('{}')).toMatch(/no anchor/)
    expect(readAnchor('nothing')).toMatch(/no anchor/)
  })
})
