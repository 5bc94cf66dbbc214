import { hash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { KeyOf } from './call-money.ts'

/**
 * How this database writes ids of cases and customers down beside the log: equal ids have equal keys, and nobody without the
 * database can tell an id from its key. The log itself holds the plain id until the call is erased.
 */
export function readKeyOf(database: DatabaseSync): KeyOf {
  const secret = String(database.prepare("SELECT value FROM meta WHERE name = 'id-key'").get()?.value)
  return (kind, id) => hash('sha256', `${secret}\n${kind}\n${id}`, 'base64url')
}
