import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printTable, type Row } from './table.ts'

const root = join(import.meta.dirname, '..')
const RUNS = 5

/** From spawn to the first 200 of /readyz, in ms. */
async function startMs(args: readonly string[], port: number): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongpin-start-'))
  const began = performance.now()
  const child = spawn(process.execPath, [...args, 'serve', '--port', String(port), '--data-dir', dataDir], {
    cwd: root,
    stdio: 'ignore',
  })
  try {
    while (performance.now() - began < 30_000) {
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
        response => response.ok,
        () => false,
      )
      if (ready) return performance.now() - began
      await new Promise(resolve => setTimeout(resolve, 10))
    }
    throw new Error('not ready in 30 s')
  } finally {
    child.kill('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function median(args: readonly string[]): Promise<number> {
  const samples: number[] = []
  for (let run = 0; run < RUNS; run += 1) samples.push(await startMs(args, 19_000 + run))
  return samples.sort((a, b) => a - b)[Math.floor(RUNS / 2)] as number
}

export async function benchStart(): Promise<void> {
  const rows: Row[] = []
  const source = await median(['src/cli.ts'])
  rows.push({
    what: 'start to ready, from source',
    value: `${(source / 1000).toFixed(2)} s`,
    goal: '≤ 3 s',
    met: source <= 3000,
  })
  if (existsSync(join(root, 'dist', 'cli.js'))) {
    const bundle = await median(['bin/tongpin.js'])
    rows.push({
      what: 'start to ready, from the bundle',
      value: `${(bundle / 1000).toFixed(2)} s`,
      goal: '≤ 1 s',
      met: bundle <= 1000,
    })
  } else {
    rows.push({ what: 'start to ready, from the bundle', value: 'not measured: `npm run build` first', goal: '≤ 1 s' })
  }
  printTable(`Start (median of ${RUNS})`, rows)
}
