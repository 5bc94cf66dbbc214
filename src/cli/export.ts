import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Command } from 'commander'
import { Archive } from '../store/archive.ts'
import { databaseIn, dataDirOption, readDay } from './data-dir.ts'

interface ExportOptions {
  dataDir?: string
  call?: string
  since?: number
  out?: string
}

export function register(program: Command): void {
  program
    .command('export')
    .description('the logs of calls as JSON Lines, masked as they are stored, with their place in the audit chain')
    .addOption(dataDirOption())
    .option('--call <id>', 'one call only')
    .option('--since <day>', 'only calls that were created on this day or later (YYYY-MM-DD, local time)', readDay)
    .option('--out <file>', 'write to a file instead of the terminal')
    .option('--json', 'machine output only (it is JSON Lines anyway)')
    .addHelpText(
      'after',
      '\nIt only reads, and may run beside the server.\n\nExample:\n  tongpin export --since 2026-01-01 --out calls.jsonl',
    )
    .action(exportLogs)
}

async function exportLogs({ dataDir, call, since, out }: ExportOptions): Promise<void> {
  if (call !== undefined && since !== undefined) throw new Error('name --call or --since, not both')
  const archive = new Archive(databaseIn(dataDir))
  try {
    if (call !== undefined && archive.hashAt(call, 0) === null) throw new Error(`there is no call ${call}`)
    const lines = archive.lines({ callId: call, since }, Date.now())
    if (out === undefined) return await writeAll(lines, process.stdout)
    const file = createWriteStream(out, { mode: 0o600 })
    await writeAll(lines, file)
    await finished(file.end())
  } finally {
    archive.close()
  }
}

/** Lines are drawn only as fast as the reader takes them, so that memory stays constant behind a slow pipe. */
async function writeAll(lines: Iterable<string>, to: Writable): Promise<void> {
  for (const line of lines) if (!to.write(line)) await once(to, 'drain')
}
