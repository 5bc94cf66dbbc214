import { expect } from 'vitest'

export const ALTERED_BODY = `UPDATE events SET body = replace(body, '第2句', '第9句')`
/** What somebody may do to the file, and the row that must be named. */
export const TAMPERINGS: Record<string, [sql: string[], fault: object]> = {
  'a body is altered': [[`${ALTERED_BODY} WHERE call_id = 'b'`], { callId: 'b', seq: 4, kind: 'altered' }],
  'a speaker is altered': [
    [`UPDATE events SET body = replace(body, 'customer', 'agent') WHERE call_id = 'a' AND seq = 3`],
    { callId: 'a', seq: 3, kind: 'altered' },
  ],
  'a body is no event any more': [
    [`UPDATE events SET body = 'nothing' WHERE call_id = 'a' AND seq = 8`],
    { callId: 'a', seq: 8, kind: 'altered' },
  ],
  'the time is altered': [
    [`UPDATE events SET at = at + 1 WHERE call_id = 'b' AND seq = 2`],
    { callId: 'b', seq: 2, kind: 'altered' },
  ],
  'the time is altered in the body too': [
    [`UPDATE events SET at = at + 1, body = json_set(body, '$.at', at + 1) WHERE call_id = 'b' AND seq = 2`],
    { callId: 'b', seq: 2, kind: 'altered' },
  ],
  'the type is altered': [
    [`UPDATE events SET type = 'utterance-corrected' WHERE call_id = 'b' AND seq = 5`],
    { callId: 'b', seq: 5, kind: 'altered' },
  ],
  'the salt is altered': [
    [`UPDATE events SET salt = 'x' WHERE call_id = 'b' AND seq = 5`],
    { callId: 'b', seq: 5, kind: 'altered' },
  ],
  'a hash is altered': [
    [`UPDATE events SET hash = prev WHERE call_id = 'b' AND seq = 5`],
    { callId: 'b', seq: 5, kind: 'altered' },
  ],
  'the hash of an erased form is altered': [
    [`UPDATE events SET erased_hash = body_hash WHERE call_id = 'b' AND seq = 5`],
    { callId: 'b', seq: 5, kind: 'altered' },
  ],
  'two rows are swapped': [
    [
      `UPDATE events SET seq = -seq WHERE call_id = 'b' AND seq IN (3, 4)`,
      `UPDATE events SET seq = 7 + seq WHERE call_id = 'b' AND seq < 0`,
    ],
    { callId: 'b', seq: 3, kind: 'reordered' },
  ],
  'two bodies are swapped with their salts and hashes': [
    [
      `CREATE TEMP TABLE two AS SELECT * FROM events WHERE call_id = 'b' AND seq IN (3, 4)`,
      `UPDATE events SET (body, salt, body_hash, erased_hash) =
         (SELECT body, salt, body_hash, erased_hash FROM two WHERE two.seq = 7 - events.seq)
       WHERE call_id = 'b' AND seq IN (3, 4)`,
    ],
    { callId: 'b', seq: 3, kind: 'reordered' },
  ],
  'a row in the middle is deleted': [
    [`DELETE FROM events WHERE call_id = 'b' AND seq = 4`],
    { callId: 'b', seq: 4, kind: 'missing' },
  ],
  'a row in the middle is deleted and the rest moves up': [
    [
      `DELETE FROM events WHERE call_id = 'b' AND seq = 4`,
      `UPDATE events SET seq = seq - 1 WHERE call_id = 'b' AND seq > 4`,
      `UPDATE calls SET seq = 7 WHERE call_id = 'b'`,
    ],
    { callId: 'b', seq: 4, kind: 'reordered' },
  ],
  'the first row is deleted': [
    [`DELETE FROM events WHERE call_id = 'b' AND seq = 1`],
    { callId: 'b', seq: 1, kind: 'missing' },
  ],
  'all rows are deleted': [[`DELETE FROM events WHERE call_id = 'b'`], { callId: 'b', seq: 1, kind: 'missing' }],
  'the last row is deleted': [
    [`DELETE FROM events WHERE call_id = 'b' AND seq = 8`],
    { callId: 'b', seq: 8, kind: 'missing' },
  ],
  'the last row is deleted and the count with it': [
    [
      `DELETE FROM events WHERE call_id = 'b' AND seq = 8`,
      `UPDATE calls SET seq = 7, summary = json_set(summary, '$.seq', 7) WHERE call_id = 'b'`,
    ],
    { callId: 'b', seq: 7, kind: 'altered' },
  ],
  'the last row is deleted and everything but the summary with it': [
    [
      `DELETE FROM events WHERE call_id = 'b' AND seq = 8`,
      `UPDATE calls SET seq = 7, head_hash = (SELECT hash FROM events WHERE call_id = 'b' AND seq = 7) WHERE call_id = 'b'`,
    ],
    { callId: 'b', seq: 7, kind: 'projection' },
  ],
  'a row is added at the end': [
    [
      `INSERT INTO events (call_id, seq, at, type, salt, body, body_hash, erased_hash, prev, hash)
       SELECT call_id, 9, at, type, salt, json_set(body, '$.seq', 9), body_hash, erased_hash, hash, hash
       FROM events WHERE call_id = 'b' AND seq = 8`,
    ],
    { callId: 'b', seq: 9 },
  ],
  'a row is moved to the end of another call': [
    [`UPDATE events SET call_id = 'a', seq = 9 WHERE call_id = 'b' AND seq = 8`],
    { callId: 'a', seq: 9 },
  ],
  'a row is moved into the place of another of the same number': [
    [
      `DELETE FROM events WHERE call_id = 'b' AND seq = 4`,
      `UPDATE events SET call_id = 'b' WHERE call_id = 'a' AND seq = 4`,
    ],
    { callId: 'a', seq: 4, kind: 'missing' },
  ],
  'a row is copied over that of another call': [
    [
      `CREATE TEMP TABLE one AS SELECT * FROM events WHERE call_id = 'a' AND seq = 4`,
      `UPDATE events SET (at, type, body, salt, body_hash, erased_hash, prev, hash) =
         (SELECT at, type, body, salt, body_hash, erased_hash, prev, hash FROM one) WHERE call_id = 'b' AND seq = 4`,
    ],
    { callId: 'b', seq: 4, kind: 'moved', detail: expect.stringContaining('row 3 of call a') },
  ],
  'the owner of a call is altered': [
    [`UPDATE calls SET owner = 'li' WHERE call_id = 'b'`],
    { callId: 'b', seq: 0, kind: 'altered' },
  ],
  'the age of a call is altered': [
    [`UPDATE calls SET created_at = 1 WHERE call_id = 'b'`],
    { callId: 'b', seq: 0, kind: 'altered' },
  ],
  'a call is deleted without its rows': [
    [`DELETE FROM calls WHERE call_id = 'b'`],
    { callId: 'b', seq: 1, kind: 'inserted' },
  ],
  'D1: the money of a call is altered': [
    [`UPDATE call_money SET minor = 0 WHERE call_id = 'b'`],
    { callId: 'b', kind: 'projection' },
  ],
  'D1: the money of a call is counted under another customer': [
    [`UPDATE call_money SET customer_key = NULL WHERE call_id = 'b'`],
    { callId: 'b', kind: 'projection' },
  ],
  'D6: an erased row is altered': [
    [`UPDATE events SET body = replace(body, 'customer', 'agent') WHERE call_id = 'c' AND seq = 4`],
    { callId: 'c', seq: 4, kind: 'altered' },
  ],
  'D6: the figure of an erased offer is altered': [
    [`UPDATE events SET body = replace(body, '300', '301') WHERE call_id = 'c' AND seq = 6`],
    { callId: 'c', seq: 6, kind: 'altered' },
  ],
  'D6: an erased row is deleted': [
    [`DELETE FROM events WHERE call_id = 'c' AND seq = 3`],
    { callId: 'c', seq: 3, kind: 'missing' },
  ],
  'D6: the record of an erasure is deleted': [['DELETE FROM erasures'], { callId: 'c', seq: 1, kind: 'erasure' }],
  'D6: the record of an erasure is altered': [[`UPDATE erasures SET by = 'eve'`], { callId: 'c', kind: 'erasure' }],
  'D6: a call claims that it was never erased': [
    [`UPDATE calls SET erased_at = NULL WHERE call_id = 'c'`],
    { callId: 'c', kind: 'erasure' },
  ],
  'an open call claims to have ended, so that it may be erased': [
    [`UPDATE calls SET phase = 'ended' WHERE call_id = 'a'`],
    { callId: 'a', kind: 'projection' },
  ],
}
