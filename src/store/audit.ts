import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { LoggedEvent } from '../domain/events.ts'
import { type AuditedCall, type AuditFault, CallAudit, type Lookup } from './audit-call.ts'
import { callHash, type Erasure, erasureHash } from './audit-chain.ts'
import { type CallMoney, committedMinor, followMoney, type KeyOf, noMoney } from './call-money.ts'
import { readKeyOf } from './id-keys.ts'
import { auditedCallOf, chainedRowOf, moneyOf, type Row } from './sqlite-rows.ts'

/** Where the chain of a call ends. */
export interface CallHeadHash {
  callId: string
  seq: number
  hash: string
}

export interface AuditReport {
  calls: number
  events: number
  /** One hash over the heads of all calls. */
  root: string
  /** The first fault of each call that has one, in the order of their ids; at most `FAULTS_MAX` of them. */
  faults: AuditFault[]
  erasures: Erasure[]
  /** The head of the chain of erasures; empty where nothing was erased. */
  erasuresHead: string
}

const FAULTS_MAX = 100
const LOOKUPS_MAX = 20

/** The line by which a call enters the root. */
export const headLine = ({ callId, seq, hash }: CallHeadHash) => `${JSON.stringify([callId, seq, hash])}\n`

/** Works every hash of the database out anew. Reads row by row; the caller sees to it that the state stands still. */
export function auditDatabase(database: DatabaseSync, onHead: (head: CallHeadHash) => void = () => {}): AuditReport {
  const { erasures, head: erasuresHead, fault } = auditErasures(database)
  const faults: AuditFault[] = []
  const note = (found: AuditFault | null) => {
    if (found && faults.length < FAULTS_MAX) faults.push(found)
  }
  note(fault)
  const erased = new Map(erasures.map(({ callId, seq }) => [callId, seq]))
  const rowsOf = database.prepare('SELECT * FROM events WHERE call_id = ? ORDER BY seq')
  const moneyOfCall = database.prepare('SELECT * FROM call_money WHERE call_id = ?')
  const keyOf = readKeyOf(database)
  const lookup = lookupIn(database)
  const root = createHash('sha256')
  const size = { calls: 0, events: 0 }
  for (const call of database.prepare('SELECT * FROM calls ORDER BY call_id').iterate()) {
    const callId = String(call.call_id)
    const audited = auditedCallOf(call, erased.get(callId) ?? null)
    const walked = walk(audited, rowsOf.iterate(callId), keyOf, lookup)
    note(walked.fault ?? staleErasure(call, audited) ?? staleProjection(call, walked, moneyOfCall.get(callId)))
    const head = { callId, seq: walked.rows, hash: walked.hash }
    root.update(headLine(head))
    onHead(head)
    size.calls += 1
    size.events += walked.rows
  }
  for (const stray of strays(database)) note(stray)
  return { ...size, root: root.digest('base64url'), faults, erasures, erasuresHead }
}

interface Walked {
  fault: AuditFault | null
  rows: number
  hash: string
  money: CallMoney
}

function walk(call: AuditedCall, rows: Iterable<Row>, keyOf: KeyOf, lookup: Lookup): Walked {
  const audit = new CallAudit(call, lookup)
  const walked: Walked = { fault: null, rows: 0, hash: callHash(call), money: noMoney }
  for (const row of rows) {
    const chained = chainedRowOf(row)
    walked.fault ??= audit.take(chained)
    walked.rows += 1
    walked.hash = chained.hash
    if (!walked.fault) walked.money = followMoney(walked.money, [JSON.parse(chained.body) as LoggedEvent], keyOf)
  }
  walked.fault ??= audit.end()
  return walked
}

/** Finds rows by their hash, which no index helps with: enough for the faults that people read, not for a ruined file. */
function lookupIn(database: DatabaseSync): Lookup {
  const statement = database.prepare('SELECT call_id, seq FROM events WHERE hash = ?')
  let left = LOOKUPS_MAX
  return hash => {
    left -= 1
    const row = left < 0 ? undefined : statement.get(hash)
    return row ? { callId: String(row.call_id), seq: Number(row.seq) } : null
  }
}

function strays(database: DatabaseSync): AuditFault[] {
  const rows = database.prepare(
    'SELECT call_id, min(seq) AS seq FROM events WHERE call_id NOT IN (SELECT call_id FROM calls) GROUP BY call_id',
  )
  return rows.all().map(({ call_id, seq }) => {
    return { callId: String(call_id), seq: Number(seq), kind: 'inserted', detail: 'the row belongs to no call' }
  })
}

function staleErasure(call: Row, { callId, erasedSeq }: AuditedCall): AuditFault | null {
  if ((call.erased_at === null) === (erasedSeq === null)) return null
  return { callId, seq: 0, kind: 'erasure', detail: 'what the call says of its erasure is not what is on record' }
}

/** What decides over the caps of other calls, and over whether a call may be erased, must be what the log says. */
function staleProjection(call: Row, { money, rows }: Walked, row: Row | undefined): AuditFault | null {
  const stale = (what: string) => ({
    callId: String(call.call_id),
    seq: rows,
    kind: 'projection' as const,
    detail: what,
  })
  if ((call.phase === 'ended') !== money.ended) return stale('whether the call has ended is not what its log says')
  const kept = JSON.stringify(row ? moneyOf(row) : noMoney)
  if (kept === JSON.stringify(money) && (!row || row.minor === committedMinor(money))) return null
  return stale('the money counted for the call is not that of its log')
}

function auditErasures(database: DatabaseSync): { erasures: Erasure[]; head: string; fault: AuditFault | null } {
  const erasures: Erasure[] = []
  let head = ''
  let fault: AuditFault | null = null
  for (const row of database.prepare('SELECT * FROM erasures ORDER BY id').all()) {
    const erasure = { callId: String(row.call_id), at: Number(row.at), by: String(row.by), seq: Number(row.seq) }
    if (row.prev !== head || erasureHash(head, erasure) !== row.hash) {
      const { callId, seq } = erasure
      fault ??= {
        callId,
        seq,
        kind: 'erasure',
        detail: `the record of erasure ${row.id}, or the one before it, was altered`,
      }
    }
    head = String(row.hash)
    erasures.push(erasure)
  }
  return { erasures, head, fault }
}
