import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { InvalidArgumentError, Option } from 'commander'
import { readConfig } from '../config.ts'

/** The option by which every command names the data directory of a server, as `serve` does. */
export const dataDirOption = () =>
  new Option(
    '--data, --data-dir <directory>',
    'the data directory of the server (default TONGPIN_DATA_DIR, else ./data)',
  )

/** The database in the directory that `serve` would use. Throws an error of one line where there is none. */
export function databaseIn(dataDir: string | undefined): string {
  const path = join(dataDir ?? readConfig().dataDir, 'tongpin.sqlite')
  if (!existsSync(path)) throw new Error(`there is no database ${path}; name its directory with --data-dir`)
  return path
}

/** The first moment of a day in local time, in epoch ms. */
export function readDay(value: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00`).getTime() : Number.NaN
  // A day that no month has (02-30) is moved into the next by the engine, not refused.
  if (Number.isNaN(at) || new Date(at).getDate() !== Number(value.slice(8))) {
    throw new InvalidArgumentError('a day as YYYY-MM-DD')
  }
  return at
}
