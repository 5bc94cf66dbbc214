import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The secret that tokens are signed with: the configured one, or one that the first start generates into the data
 * directory, readable by its owner only. `serve` and `token` read the same.
 */
export function readTokenSecret(dataDir: string, configured: string | null): string {
  if (configured !== null) return configured
  const path = join(dataDir, 'token-secret')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  try {
    // Exclusive creation: of two processes that start at once, one writes and the other reads.
    writeFileSync(path, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const secret = readFileSync(path, 'utf8').trim()
  if (secret.length < 32) throw new Error(`${path} holds no secret; delete the file and a new one is made`)
  return secret
}
