import { createHash } from 'node:crypto'
import type { Archive } from './archive.ts'
import { type AuditReport, type CallHeadHash, headLine } from './audit.ts'
import type { AuditFault } from './audit-call.ts'

/** What of the chain is written down outside, so that a cut or a call that is gone as a whole is found as well. */
export interface Anchor {
  /** ISO 8601. */
  at: string
  calls: number
  events: number
  /** One hash over `heads`. */
  root: string
  heads: [callId: string, seq: number, hash: string][]
  erasures: { count: number; hash: string }
}

export function anchorOf(report: AuditReport, heads: readonly CallHeadHash[], at: number): Anchor {
  const { calls, events, root, erasures, erasuresHead } = report
  return {
    at: new Date(at).toISOString(),
    calls,
    events,
    root,
    heads: heads.map(({ callId, seq, hash }) => [callId, seq, hash]),
    erasures: { count: erasures.length, hash: erasuresHead },
  }
}

/** Reads a line of an anchor file; a message of one line where it is none, or was changed since it was written. */
export function readAnchor(line: string): Anchor | string {
  let anchor: Anchor
  try {
    anchor = JSON.parse(line) as Anchor
    if (!Array.isArray(anchor.heads) || typeof anchor.at !== 'string') return 'this line is no anchor'
  } catch {
    return 'this line is no anchor'
  }
  const root = createHash('sha256')
  for (const [callId, seq, hash] of anchor.heads) root.update(headLine({ callId, seq, hash }))
  return root.digest('base64url') === anchor.root ? anchor : 'the heads of this line do not fit its root'
}

/** Every head that was anchored must still be in the chain, with all that came before it. */
export function* checkAnchor(anchor: Anchor, archive: Archive): Generator<AuditFault> {
  for (const [callId, seq, hash] of anchor.heads) {
    const found = archive.hashAt(callId, seq)
    if (found === hash) continue
    if (found !== null)
      yield { callId, seq, kind: 'altered', detail: `it had another hash when it was anchored at ${anchor.at}` }
    else yield { callId, seq, kind: 'missing', detail: `it was there when it was anchored at ${anchor.at}` }
  }
  const { count, hash } = anchor.erasures
  if (count > 0 && !archive.hasErasure(hash)) {
    const detail = `an erasure was on record when it was anchored at ${anchor.at}`
    yield { callId: '', seq: 0, kind: 'erasure', detail }
  }
}
