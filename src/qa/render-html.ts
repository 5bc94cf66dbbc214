import { formatMoney } from '../domain/money.ts'
import { LSCPA } from '../domain/vocabulary.ts'
import { type NameOf, nameIds } from './report-names.ts'
import { REPORT_TEXTS } from './report-texts.ts'
import type { FiledScorecard, ScorecardLine } from './scorecard.ts'

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5d6b7e; --line: #dfe4ea; --back: #fff; --good: #1f8a5b; --fair: #b7791f; --bad: #c53030 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf2; --soft: #93a1b5; --line: #2d3848; --back: #141a23 } }
* { box-sizing: border-box }
body { margin: 2rem auto; max-width: 68rem; padding: 0 1rem; font: 15px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; color: var(--ink); background: var(--back) }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin: 2.5rem 0 .3rem }
p { margin: .2rem 0; color: var(--soft) }
table { width: 100%; border-collapse: collapse; margin: .8rem 0 }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top }
th { font-weight: 600; color: var(--soft); font-size: .85rem } td.figure, th.figure { text-align: right; font-variant-numeric: tabular-nums }
meter { width: 7rem } a { color: inherit }
.good { color: var(--good) } .fair { color: var(--fair) } .bad { color: var(--bad) } .soft { color: var(--soft) }
`

/** A page that stands alone: no script, nothing loaded from elsewhere. Everything from a call or a file name is escaped. */
export function renderHtml(cards: readonly FiledScorecard[], language: 'zh' | 'en', nameOf: NameOf): string {
  const text = REPORT_TEXTS[language]
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text.title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${text.title}</h1>
${overview(cards, text, id => nameOf(id, language))}
${cards.map((card, index) => section(card, index, nameOf)).join('\n')}
</body>
</html>
`
}

type Texts = (typeof REPORT_TEXTS)['zh' | 'en']

function overview(cards: readonly FiledScorecard[], text: Texts, name: (id: string) => string): string {
  const rows = cards.map(
    (card, index) => `<tr>
<td><a href="#call-${index}">${escapeHtml(card.file)}</a></td>
<td class="figure ${grade(card.overall)}">${card.overall}</td>
<td>${LSCPA.filter(step => card.lscpa[step].done).length} / ${LSCPA.length}</td>
<td>${escapeHtml(name(card.category))}</td>
<td>${escapeHtml(card.severity ? name(card.severity) : text.none)}</td>
<td class="figure">${heatOf(card)}</td>
<td class="figure">${card.taboos.reduce((sum, taboo) => sum + taboo.types.length, 0)}</td>
</tr>`,
  )
  const heads = [text.call, text.overall, text.lscpa, text.category, text.severity, text.heat, text.taboos]
  return `<table><thead><tr>${heads.map(head => `<th>${head}</th>`).join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table>`
}

function section(card: FiledScorecard, index: number, nameOf: NameOf): string {
  const text = REPORT_TEXTS[card.language]
  const name = (id: string) => nameOf(id, card.language)
  const why = (words: string) => nameIds(words, card.language, nameOf)
  const demands = card.demands.map(({ kind, amount }) => (amount ? `${name(kind)} ${formatMoney(amount)}` : name(kind)))
  const offers = card.money.offers.map(offer => `${text[offer.by]} ${formatMoney(offer)} (${offer.turn})`)
  const facts: [string, string][] = [
    [text.lscpa, LSCPA.map(step => `${card.lscpa[step].done ? '●' : '○'} ${text.steps[step]}`).join(' ')],
    [text.stage, name(card.stage)],
    [text.demands, demands.join(', ') || text.none],
    [
      text.signals,
      card.signals.map(signal => `${name(signal.type)} (${signal.turns.join(', ')})`).join(', ') || text.none,
    ],
    [text.offers, `${offers.join(' → ') || text.none} · ${card.money.keptAuthority ? text.kept : text.broken}`],
    [text.promises, card.promises.items.map(promise => promise.what).join(' · ') || text.none],
  ]
  return `<section id="call-${index}">
<h2>${escapeHtml(card.file)} <span class="${grade(card.overall)}">${card.overall}</span></h2>
${facts.map(([name, value]) => `<p>${name}: ${escapeHtml(value)}</p>`).join('\n')}
${card.taboos.map(taboo => `<p class="bad">✗ ${taboo.turn}: ${escapeHtml(taboo.types.map(name).join(', '))} – ${escapeHtml(taboo.why)}</p>`).join('\n')}
<table><thead><tr><th>${text.line}</th><th class="figure">${text.score}</th><th></th><th class="figure">${text.weight}</th><th>${text.why}</th><th>${text.turns}</th></tr></thead><tbody>
${card.lines.map(one => line({ ...one, why: why(one.why) })).join('\n')}
</tbody></table>
<p>${text.notDue}: ${escapeHtml(card.notDue.map(idle => idle.id).join(', ') || text.none)} · ${text.rubric} ${escapeHtml(card.rubric.id)} ${escapeHtml(card.rubric.version)}</p>
</section>`
}

function line({ method, title, score, weight, why, turns }: ScorecardLine): string {
  return `<tr><td><span class="soft">${escapeHtml(method)}</span> ${escapeHtml(title)}</td><td class="figure ${grade(score)}">${score}</td><td><meter min="0" max="100" low="50" high="80" optimum="100" value="${score}"></meter></td><td class="figure">${weight}</td><td>${escapeHtml(why)}</td><td>${turns.join(', ')}</td></tr>`
}

const heatOf = ({ heat }: FiledScorecard): string =>
  [heat.start, heat.peak, heat.end].map(value => value.toFixed(2)).join(' / ')

const grade = (score: number): string => (score >= 80 ? 'good' : score >= 50 ? 'fair' : 'bad')

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.codePointAt(0)};`)
}
