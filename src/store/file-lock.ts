import { DatabaseSync } from 'node:sqlite'
import { StoreRefusal } from './event-store.ts'

/**
 * Holds the data directory for this process. The lock is an open exclusive transaction on a side file: the kernel lets go
 * of it with the process, whatever kills it, so that no stale lock ever needs a person. Throws a `StoreRefusal` where
 * another process holds it.
 */
export function holdLock(path: string): { release(): void } {
  const lock = new DatabaseSync(path, { timeout: 0 })
  try {
    // Without a journal the lock file never leaves a companion behind that a crash would have to clean up.
    lock.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!/locked|busy/i.test((error as Error).message)) throw error
    throw new StoreRefusal(
      `another Tongpin process already uses this data directory (lock ${path}); stop it, or choose another with --data-dir`,
    )
  }
  return { release: () => lock.close() }
}
