import { LSCPA } from '../domain/vocabulary.ts'
import type { Rubric } from './rubric.ts'
import type { FiledScorecard } from './scorecard.ts'

/**
 * One row a call, one column a line of the rubric that the cards were scored by, in its order, for a spreadsheet. A line
 * that was not due is an empty cell.
 */
export function renderCsv(cards: readonly FiledScorecard[], rubric: Rubric): string {
  const ids = rubric.lines.map(line => line.id)
  const header = [
    'file',
    'call',
    'overall',
    ...LSCPA,
    'category',
    'severity',
    'stage',
    'heatStart',
    'heatPeak',
    'heatEnd',
    'taboos',
    'keptAuthority',
    'promises',
    'rubric',
    ...ids,
  ]
  const rows = cards.map(card => [
    card.file,
    card.callId ?? '',
    card.overall,
    ...LSCPA.map(step => (card.lscpa[step].done ? 1 : 0)),
    card.category,
    card.severity ?? '',
    card.stage,
    card.heat.start,
    card.heat.peak,
    card.heat.end,
    card.taboos.reduce((sum, taboo) => sum + taboo.types.length, 0),
    card.money.keptAuthority ? 1 : 0,
    card.promises.items.length,
    `${card.rubric.id} ${card.rubric.version}`,
    ...ids.map(id => card.lines.find(line => line.id === id)?.score ?? ''),
  ])
  return [header, ...rows].map(row => `${row.map(cell).join(',')}\r\n`).join('')
}

/** A text that begins like a formula is quoted for the spreadsheet as well, so that a file name cannot run. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
