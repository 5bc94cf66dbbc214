import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The rows of a dev set, or null with a line that says so where the set is absent. */
export function rowsOf(dataDir: string, file: string): Record<string, unknown>[] | null {
  const path = join(dataDir, file)
  if (!existsSync(path)) {
    console.log(`skipped: ${path} is absent`)
    return null
  }
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line !== '')
  return lines.map(line => JSON.parse(line) as Record<string, unknown>)
}

/** One figure, in columns. */
export function print(set: string, what: string, figure: string): void {
  console.log(`${set.padEnd(20)} ${what.padEnd(58)} ${figure}`)
}

/** `show` of the texts, spread evenly, so that a person can judge what a figure stands for. */
export function sample(title: string, texts: readonly string[], show: number): void {
  if (show === 0 || texts.length === 0) return
  console.log(`  ${title} (${texts.length}):`)
  const step = Math.max(1, Math.floor(texts.length / show))
  for (let i = 0; i < texts.length && i < step * show; i += step) console.log(`    ${texts[i]?.slice(0, 160)}`)
}
