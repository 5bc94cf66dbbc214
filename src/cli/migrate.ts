import type { Command } from 'commander'
import { SqliteStore } from '../store/sqlite-store.ts'
import { databaseIn, dataDirOption } from './data-dir.ts'

export function register(program: Command): void {
  program
    .command('migrate')
    .description('bring a database to the schema of this version; `serve` does the same at its start')
    .addOption(dataDirOption())
    .option('--json', 'machine output only: {from, to, calls, events}')
    .addHelpText(
      'after',
      '\nIt writes, so stop the server and make a backup first.\n\nExample:\n  tongpin migrate --data-dir ./data',
    )
    .action(migrate)
}

async function migrate({ dataDir, json }: { dataDir?: string; json?: boolean }): Promise<void> {
  const store = new SqliteStore({ path: databaseIn(dataDir) })
  await store.open()
  const done = store.migration ?? { from: 0, to: 0, calls: 0, events: 0 }
  await store.close()
  if (json) console.log(JSON.stringify(done))
  else if (done.from === done.to) console.log(`the database has schema ${done.to} already; nothing was changed`)
  else console.log(`schema ${done.from} → ${done.to}: ${done.calls} calls with ${done.events} events kept`)
}
