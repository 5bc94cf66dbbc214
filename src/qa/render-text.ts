import { formatMoney } from '../domain/money.ts'
import { LSCPA } from '../domain/vocabulary.ts'
import { type NameOf, nameIds } from './report-names.ts'
import { REPORT_TEXTS } from './report-texts.ts'
import type { FiledScorecard } from './scorecard.ts'

const BAR_CELLS = 10
const ID_COLUMNS = 24

/** A scorecard for a terminal, plain text: the lines with the turns that prove them, worst first. */
export function renderText(card: FiledScorecard, nameOf: NameOf): string {
  const text = REPORT_TEXTS[card.language]
  const name = (id: string) => nameOf(id, card.language)
  const none = text.none
  const heat = [card.heat.start, card.heat.peak, card.heat.end].map(value => value.toFixed(2)).join(' / ')
  const steps = LSCPA.map(step => `${card.lscpa[step].done ? '●' : '○'}${text.steps[step]}`).join(' ')
  const demands = card.demands.map(({ kind, amount }) => (amount ? `${name(kind)} ${formatMoney(amount)}` : name(kind)))
  const offers = card.money.offers.map(offer => `${text[offer.by]} ${formatMoney(offer)} @${offer.turn}`)
  const lines = [...card.lines].sort((a, b) => a.score - b.score || b.weight - a.weight)
  return [
    `${card.file}  ${text.overall} ${card.overall}`,
    `  ${text.lscpa} ${steps} · ${text.stage} ${name(card.stage)} · ${text.category} ${name(card.category)} · ${text.severity} ${card.severity ? name(card.severity) : none}`,
    `  ${text.heat} ${heat}`,
    `  ${text.demands} ${demands.join(', ') || none} · ${text.signals} ${card.signals.map(signal => name(signal.type)).join(', ') || none}`,
    `  ${text.offers} ${offers.join(' → ') || none} (${card.money.keptAuthority ? text.kept : text.broken}) · ${text.promises} ${card.promises.items.length}`,
    ...card.taboos.map(taboo => `  ✗ @${taboo.turn} ${taboo.types.map(name).join(', ')}: ${taboo.why}`),
    ...lines.map(line => {
      const turns = line.turns.length > 0 ? ` @${line.turns.join(',')}` : ''
      return `  ${bar(line.score)} ${String(line.score).padStart(3)} ×${line.weight} ${line.id.padEnd(ID_COLUMNS)} ${nameIds(line.why, card.language, nameOf)}${turns}`
    }),
    ...(card.notDue.length > 0 ? [`  ${text.notDue}: ${card.notDue.map(line => line.id).join(', ')}`] : []),
    `  ${text.rubric} ${card.rubric.id} ${card.rubric.version}`,
    '',
  ].join('\n')
}

function bar(score: number): string {
  const filled = Math.round((score / 100) * BAR_CELLS)
  return '█'.repeat(filled) + '·'.repeat(BAR_CELLS - filled)
}
