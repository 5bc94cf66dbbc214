export interface Row {
  what: string
  value: string
  goal?: string
  /** Whether the goal was met; absent where there is none. */
  met?: boolean
}

/** Prints measurements as a table that can be pasted into docs/measurements.md. */
export function printTable(title: string, rows: readonly Row[]): void {
  console.log(`\n### ${title}\n`)
  console.log('| what | measured | goal | |')
  console.log('|---|---|---|---|')
  for (const row of rows) {
    const mark = row.met === undefined ? '' : row.met ? 'met' : '**missed**'
    console.log(`| ${row.what} | ${row.value} | ${row.goal ?? ''} | ${mark} |`)
  }
}

export function ratioRow(what: string, ratio: number, goalMax: number): Row {
  return { what, value: `${ratio.toFixed(2)}×`, goal: `≤ ${goalMax}×`, met: ratio <= goalMax }
}

/** The value below which `share` of the samples lie (nearest rank). */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** CPU of this process in ms; on a busy machine it says more than the clock. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
