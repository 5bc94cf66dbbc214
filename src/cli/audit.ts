import { closeSync, createReadStream, fsyncSync, openSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { type Anchor, anchorOf, checkAnchor, readAnchor } from '../store/anchor.ts'
import { Archive } from '../store/archive.ts'
import type { AuditReport, CallHeadHash } from '../store/audit.ts'
import type { AuditFault } from '../store/audit-call.ts'
import { databaseIn, dataDirOption } from './data-dir.ts'

interface AuditOptions {
  dataDir?: string
  anchor?: string
  check?: string
  json?: boolean
}

const ERASURES_SHOWN = 20
const FAULTS_SHOWN = 20

export function register(program: Command): void {
  program
    .command('audit')
    .description('prove that no event was altered, removed or put in; names the first row where one was')
    .addOption(dataDirOption())
    .option('--anchor <file>', 'add a line with the heads of all calls to a file; keep it where the database is not')
    .option('--check <file>', 'prove that every head in such a file is still in the chain')
    .option('--json', 'machine output only')
    .addHelpText(
      'after',
      '\nIt only reads, and may run beside the server. Exit 1 where something is wrong.' +
        '\n\nExample:\n  tongpin audit --check /mnt/safe/anchors.jsonl --anchor /mnt/safe/anchors.jsonl',
    )
    .action(audit)
}

async function audit({ dataDir, anchor, check, json }: AuditOptions): Promise<void> {
  const archive = new Archive(databaseIn(dataDir))
  try {
    const heads: CallHeadHash[] = []
    const report = archive.audit(anchor === undefined ? undefined : head => void heads.push(head))
    const checked = check === undefined ? null : await checkAnchors(check, archive)
    const faults = [...report.faults, ...(checked?.faults ?? [])]
    // A head that is wrong today would make the wrong row the true one tomorrow.
    const anchored = anchor !== undefined && faults.length === 0
    if (anchored) appendAnchor(anchor, anchorOf(report, heads, Date.now()))
    if (json) printJson(report, faults, checked, anchored)
    else printText(report, faults, checked, anchored ? anchor : null)
    if (faults.length > 0) process.exitCode = 1
  } finally {
    archive.close()
  }
}

interface Checked {
  anchors: number
  heads: number
  faults: AuditFault[]
}

async function checkAnchors(file: string, archive: Archive): Promise<Checked> {
  const checked: Checked = { anchors: 0, heads: 0, faults: [] }
  let number = 0
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line.trim() === '') continue
    const anchor = readAnchor(line)
    if (typeof anchor === 'string')
      throw new Error(`${file}:${number}: ${anchor}; take the copy of the file that was kept`)
    for (const fault of checkAnchor(anchor, archive)) checked.faults.push(fault)
    checked.anchors += 1
    checked.heads += anchor.heads.length
  }
  if (checked.anchors === 0) throw new Error(`${file} holds no anchor; write one with --anchor`)
  return checked
}

/** On the disk before the command says so. */
function appendAnchor(file: string, anchor: Anchor): void {
  const descriptor = openSync(file, 'a', 0o600)
  try {
    writeFileSync(descriptor, `${JSON.stringify(anchor)}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function printJson(report: AuditReport, faults: AuditFault[], checked: Checked | null, anchored: boolean): void {
  const { calls, events, root, erasures } = report
  const check = checked ? { anchors: checked.anchors, heads: checked.heads } : null
  const verdict = {
    ok: faults.length === 0,
    calls,
    events,
    root,
    fault: faults[0] ?? null,
    faults,
    erasures,
    check,
    anchored,
  }
  console.log(JSON.stringify(verdict))
}

function printText(report: AuditReport, faults: AuditFault[], checked: Checked | null, anchor: string | null): void {
  const { calls, events, root, erasures } = report
  for (const { callId, at, by, seq } of erasures.slice(-ERASURES_SHOWN)) {
    console.log(`erased ${new Date(at).toISOString()} by ${by}: call ${callId}, ${seq} events`)
  }
  if (erasures.length > ERASURES_SHOWN) console.log(`and ${erasures.length - ERASURES_SHOWN} erasures before these`)
  if (checked && faults.length === 0)
    console.log(`${checked.heads} heads of ${checked.anchors} anchors are in the chain`)
  for (const fault of faults.slice(0, FAULTS_SHOWN)) console.log(`${placeOf(fault)}: ${fault.kind}, ${fault.detail}`)
  if (faults.length > FAULTS_SHOWN) console.log(`and ${faults.length - FAULTS_SHOWN} more`)
  if (faults.length === 0) console.log(`the chain is whole: ${calls} calls, ${events} events, root ${root}`)
  if (anchor !== null) console.log(`anchored in ${anchor}`)
}

function placeOf({ callId, seq }: AuditFault): string {
  if (callId === '') return 'the erasures'
  return seq === 0 ? `call ${callId}` : `call ${callId}, row ${seq}`
}
