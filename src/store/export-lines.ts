import type { DatabaseSync } from 'node:sqlite'
import { EVENT_VERSION } from '../domain/events.ts'
import { SCHEMA_VERSION } from './sqlite-schema.ts'

export interface ExportFilter {
  callId?: string | undefined
  /** Epoch ms: calls created then or later. */
  since?: number | undefined
}

/**
 * The logs as JSON Lines: a header, then every event as it lies in the database (masked, or erased), call after call, with
 * its place in the audit chain under `chain`. Whoever takes `chain` off again has the very text that `chain.body` is the hash
 * of, under `chain.salt`. `at` is the time of the export in epoch ms.
 */
export function* exportLines(database: DatabaseSync, filter: ExportFilter, at: number): Generator<string> {
  const where = filter.callId === undefined ? 'created_at >= ?' : 'call_id = ?'
  const wanted = filter.callId ?? filter.since ?? 0
  const count = database.prepare(`SELECT count(*) AS calls, sum(seq) AS events FROM calls WHERE ${where}`).get(wanted)
  const size = { calls: Number(count?.calls), events: Number(count?.events ?? 0) }
  yield `${JSON.stringify({ v: EVENT_VERSION, seq: 0, at, type: 'log-exported', schema: SCHEMA_VERSION, ...size })}\n`
  const calls = database.prepare(
    `SELECT call_id, owner, created_at FROM calls WHERE ${where} ORDER BY created_at, call_id`,
  )
  const events = database.prepare('SELECT * FROM events WHERE call_id = ? ORDER BY seq')
  for (const call of calls.iterate(wanted)) {
    const { call_id: callId, owner, created_at: createdAt } = call
    for (const row of events.iterate(String(callId))) {
      const { salt, prev, body_hash: body, erased_hash: erased, hash } = row
      const record = row.seq === 1 ? { owner, createdAt } : {}
      const chain = JSON.stringify({ callId, ...record, salt, prev, body, erased, hash })
      yield `${String(row.body).trimEnd().slice(0, -1)},"chain":${chain}}\n`
    }
  }
}
