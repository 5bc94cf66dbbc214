import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { CaseFacts } from '../../src/domain/case-facts.ts'
import { type CallEvent, stampEvents } from '../../src/domain/events.ts'
import { Archive } from '../../src/store/archive.ts'
import { SqliteStore } from '../../src/store/sqlite-store.ts'
import { answered, callStarted, ended, heard, offered } from './sample-events.ts'

export const AT = 1_700_000_000_000

/** A directory of its own with a database in it, gone after `dispose`. */
export function sampleDirectory(): { dir: string; path: string; dispose(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'tongpin-store-'))
  return { dir, path: join(dir, 'tongpin.sqlite'), dispose: () => rmSync(dir, { recursive: true, force: true }) }
}

export async function openStore(path: string): Promise<SqliteStore> {
  const store = new SqliteStore({ path })
  await store.open()
  return store
}

/** Writes a call event by event, with a receipt for each, as a session does. */
export async function writeCall(
  store: SqliteStore,
  callId: string,
  facts: CaseFacts,
  events: readonly CallEvent[],
  at = AT,
): Promise<void> {
  const opening = stampEvents([callStarted(callId, facts)], 0, at)
  await store.createCall({ callId, owner: 'mei', createdAt: at }, opening, {
    clientId: 'start',
    bodyHash: 'b'.repeat(22),
  })
  for (const [index, event] of events.entries()) {
    const seq = index + 1
    const receipt = { clientId: `m${seq}`, bodyHash: 'h'.repeat(22), order: index }
    const appended = await store.append(callId, seq, 1, stampEvents([event], seq, at + seq), receipt)
    if (!appended.ok) throw new Error(appended.reason)
  }
}

/** Three calls of eight events: `a` goes on, `b` has ended, `c` has been erased. */
export async function writeSamples(path: string): Promise<void> {
  const store = await openStore(path)
  for (const callId of ['a', 'b', 'c']) {
    const spoken = Array.from({ length: 4 }, (_, turn) => heard(turn, `${callId}的第${turn}句话`))
    const last = callId === 'a' ? heard(5) : ended
    const facts = { locale: 'zh-CN', product: `${callId}的保单`, caseId: 'K', customerId: `C-${callId}` }
    await writeCall(store, callId, facts, [...spoken, offered(300), answered('accepts', '那笔年费'), last])
  }
  await store.erase('c', { by: 'root', at: AT + 99 })
  await store.close()
}

/** Runs SQL past the store, as somebody with the file in their hands would. */
export function tamper(path: string, ...statements: string[]): void {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false })
  for (const statement of statements) database.exec(statement)
  database.close()
}

export function auditOf(path: string) {
  const archive = new Archive(path)
  try {
    return archive.audit()
  } finally {
    archive.close()
  }
}
