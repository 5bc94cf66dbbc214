import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { stampEvents } from '../domain/events.ts'
import { SqliteStore } from '../store/sqlite-store.ts'
import { databaseIn, dataDirOption, readDay } from './data-dir.ts'

interface EraseOptions {
  dataDir?: string
  call?: string
  customer?: string
  before?: number
  by?: string
  end?: boolean
  yes?: boolean
  json?: boolean
}

type Answer = { callId: string; ok: true; events: number } | { callId: string; ok: false; why: string }

export function register(program: Command): void {
  program
    .command('erase')
    .description("take a customer's words out of every table and file; the audit chain still verifies")
    .addOption(dataDirOption())
    .option('--call <id>', 'the call to erase')
    .option('--customer <id>', 'every call of this customer (`customerId` of the case facts)')
    .option(
      '--before <day>',
      'of those only the calls that were created before this day (YYYY-MM-DD, local time)',
      readDay,
    )
    .option('--by <name>', 'who erases, for the record (default: the user of this machine)')
    .option('--end', 'end calls that were left open first; without it a call that has not ended is refused')
    .option('--yes', 'do it; without it the calls are only named')
    .option('--json', 'machine output only')
    .addHelpText(
      'after',
      '\nIt writes, so stop the server first. Backups and exports are yours to erase.' +
        '\n\nExample:\n  tongpin erase --customer C-1042 --before 2024-01-01 --yes',
    )
    .action(erase)
}

async function erase(options: EraseOptions): Promise<void> {
  const { call, customer, before, dataDir, json } = options
  if ((call === undefined) === (customer === undefined)) throw new Error('name either --call or --customer')
  if (before !== undefined && customer === undefined) throw new Error('--before goes with --customer')
  const store = new SqliteStore({ path: databaseIn(dataDir) })
  await store.open()
  try {
    const callIds = call === undefined ? await callsOf(store, customer ?? '', before) : [call]
    if (callIds.length === 0) throw new Error(`no call of customer ${customer} is left to erase`)
    if (!options.yes) {
      for (const callId of callIds) console.log(callId)
      throw new Error(`nothing was erased; add --yes to erase ${callIds.length === 1 ? 'this call' : 'these calls'}`)
    }
    const answers: Answer[] = []
    for (const callId of callIds) answers.push(await eraseOne(store, callId, options))
    if (json) for (const answer of answers) console.log(JSON.stringify(answer))
    else for (const answer of answers) print(answer)
    if (answers.some(answer => !answer.ok)) process.exitCode = 1
  } finally {
    await store.close()
  }
}

async function callsOf(store: SqliteStore, customer: string, before = Number.MAX_SAFE_INTEGER): Promise<string[]> {
  const found = await store.callsOfCustomer(customer, before)
  if (!found.ok) throw new Error('the database cannot be read')
  return found.callIds
}

async function eraseOne(store: SqliteStore, callId: string, { by, end }: EraseOptions): Promise<Answer> {
  const order = { by: by ?? machineUser(), at: Date.now() }
  let erased = await store.erase(callId, order)
  if (!erased.ok && erased.reason === 'live' && end) {
    await endCall(store, callId)
    erased = await store.erase(callId, order)
  }
  if (!erased.ok) return { callId, ok: false, why: WHY[erased.reason] }
  if (!erased.clean) return { callId, ok: false, why: WHY.unclean }
  return { callId, ok: true, events: erased.events }
}

function machineUser(): string {
  try {
    return userInfo().username
  } catch {
    // A container may run under a number that has no name.
    return `uid ${process.getuid?.() ?? 'unknown'}`
  }
}

const WHY = {
  live: 'the call has not ended (409); end it, or add --end where it was left open',
  altered: 'the call does not verify and is left as it is; see `tongpin audit`',
  unclean: 'erased, but a reader of the database keeps the words in the write-ahead file; end it and erase again',
  'unknown-call': 'there is no such call',
  unavailable: 'the database could not be written; nothing was erased',
} as const

/** No server writes while this process holds the directory: a call that is still open was left so. */
async function endCall(store: SqliteStore, callId: string): Promise<void> {
  const claimed = await store.claim(callId)
  const head = await store.head(callId)
  if (!claimed.ok || !head.ok) return
  await store.append(
    callId,
    head.seq,
    claimed.epoch,
    stampEvents([{ type: 'call-ended', reason: '' }], head.seq, Date.now()),
  )
}

function print(answer: Answer): void {
  if (!answer.ok) process.stderr.write(`tongpin: call ${answer.callId}: ${answer.why}\n`)
  else if (answer.events === 0) console.log(`call ${answer.callId}: was erased before`)
  else console.log(`call ${answer.callId}: ${answer.events} events erased`)
}
