import type { Fall } from './baseline.ts'
import type { SuiteResult } from './judge.ts'
import { shareOf } from './scorers/scorer.ts'

const MISSES_SHOWN_MAX = 5
const MISS_CHARS_MAX = 160

/** A table a suite: the scorers down, the cases across, the whole at the end; then what is wrong, and what fell. */
export function renderReport(results: readonly SuiteResult[], falls: readonly Fall[], verbose: boolean): string {
  const lines = results.flatMap(result => [...table(result), ...misses(result, verbose), ''])
  if (falls.length === 0) return [...lines, 'nothing fell', ''].join('\n')
  const fell = falls.map(fall => {
    const where = fall.case === null ? fall.suite : `${fall.suite} / ${fall.case}`
    return `  ${where} / ${fall.scorer}: ${percent(fall.share)} is below the ${fall.of} ${percent(fall.below)}`
  })
  return [...lines, `${falls.length} fell:`, ...fell, ''].join('\n')
}

function table(result: SuiteResult): string[] {
  const ids = Object.keys(result.scores)
  const width = Math.max(...ids.map(id => id.length))
  const columns = result.cases.map((_, index) => `[${index + 1}]`)
  const row = (name: string, cells: readonly string[], rest: string) =>
    `  ${name.padEnd(width)} ${cells.map(cell => cell.padStart(6)).join('')} ${rest}`
  return [
    `${result.id} (version ${result.version}): ${result.description}`,
    ...result.cases.map(({ name }, index) => `  [${index + 1}] ${name}`),
    row('', columns, '     all  threshold'),
    ...ids.map(id => {
      const all = result.scores[id]
      const cells = result.cases.map(({ scores }) => {
        const score = scores[id]
        return score && score.of > 0 ? percent(shareOf(score)) : '–'
      })
      const whole = all
        ? `${percent(all.share).padStart(7)}  ${percent(all.threshold).padStart(6)}  ${all.hits}/${all.of}`
        : ''
      return row(id, cells, whole)
    }),
  ]
}

function misses(result: SuiteResult, verbose: boolean): string[] {
  const all = result.cases.flatMap(({ name, scores }) =>
    Object.entries(scores).flatMap(([id, score]) => score.misses.map(miss => ({ id, name, ...miss }))),
  )
  const byScorer = Object.groupBy(all, miss => miss.id)
  return Object.entries(byScorer).flatMap(([id, list = []]) => {
    const shown = verbose ? list : list.slice(0, MISSES_SHOWN_MAX)
    const more = list.length - shown.length
    return [
      `  ${id}: ${list.length} missed`,
      ...shown.map(miss => `    ${miss.name} @${miss.turn}: ${verbose ? miss.what : clip(miss.what)}`),
      ...(more > 0 ? [`    … ${more} more (--verbose shows all)`] : []),
    ]
  })
}

const percent = (share: number): string => `${(share * 100).toFixed(share === 1 || share === 0 ? 0 : 1)}%`

function clip(text: string): string {
  return text.length > MISS_CHARS_MAX ? `${text.slice(0, MISS_CHARS_MAX)}…` : text
}
