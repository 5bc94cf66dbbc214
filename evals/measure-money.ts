import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Amount, Currency } from '../src/domain/money.ts'
import { readAmounts } from '../src/tools/amounts.ts'

/**
 * Measures the reading of amounts on the dev rows of the shared corpora: `node evals/measure-money.ts [--show SET]`.
 * A row is right when every expected figure, in its currency, is found once and nothing else is.
 */
interface Row {
  text: string
  /** Expected minor units and currency (null: any). */
  expected: { minor: number; code: string | null }[]
}
type Json = Record<string, unknown>

const corpora = resolve(import.meta.dirname, '../../shared/corpora/money')
const shown = process.argv[process.argv.indexOf('--show') + 1]
const UNITS: Record<string, [string | null, number]> = {
  Dollar: ['USD', 1],
  Cent: ['USD', 0.01],
  Pound: ['GBP', 1],
  Pence: ['GBP', 0.01],
  Penny: ['GBP', 0.01],
  Euro: ['EUR', 1],
}
const SIGNS: [RegExp, string][] = [
  [/US\$|\$/, 'USD'],
  [/JPY¥/, 'JPY'],
  [/¥|￥|CNY/, 'CNY'],
  [/€/, 'EUR'],
  [/£/, 'GBP'],
  [/₩/, 'KRW'],
  [/₹/, 'INR'],
  [/₽/, 'RUB'],
  [/RM/, 'MYR'],
]

function rowsOf(file: string): Json[] {
  return readFileSync(resolve(corpora, file), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Json)
}

const minorOf = (value: number) => Math.round(value * 100)

function recognizersRows(file: string): Row[] {
  return rowsOf(file).map(row => ({
    text: String(row.text),
    expected: (row.spans as Json[]).flatMap(span => {
      const value = Number(span.value)
      if (span.value === null || !Number.isSafeInteger(minorOf(value))) return []
      const [code, factor] = span.iso ? [String(span.iso), 1] : (UNITS[String(span.unit)] ?? [null, 1])
      return [
        {
          minor: minorOf(value * factor),
          code: span.iso ? code : String(span.unit) === 'Dollar' || factor === 0.01 ? null : code,
        },
      ]
    }),
  }))
}

function normRows(file: string): Row[] {
  return rowsOf(file)
    .filter(row => /money/.test(String(row.kind)))
    .map(row => {
      const tn = /^tex|^tn/.test(String(row.kind))
      const figure = String(tn ? row.text : row.norm)
      const code = SIGNS.find(([sign]) => sign.test(figure))?.[1] ?? (/美元/.test(figure) ? 'USD' : 'CNY')
      return { text: String(row.text), expected: figuresOf(figure).map(minor => ({ minor, code })) }
    })
}

function figuresOf(text: string): number[] {
  const match = /(\d[\d,.]*)(?:[~-](\d[\d.]*))?(万)?/.exec(text)
  if (!match) return []
  const factor = (match[3] ? 10_000 : 1) * (/[毛角]/.test(text) ? 0.1 : 1)
  const low = Number(match[1]?.replaceAll(',', ''))
  if (!match[2]) return [minorOf(low * factor)]
  // "730-40" is 730 to 740: the upper end leaves out what it shares with the lower.
  const high =
    match[2].length < String(match[1]).length
      ? Number(String(match[1]).slice(0, -match[2].length) + match[2])
      : Number(match[2])
  return [minorOf(low * factor), minorOf(high * factor)]
}

const sets: Record<string, () => Row[]> = {
  adv_money: () =>
    rowsOf('adv_money.jsonl').map(row => ({
      text: String(row.text),
      expected: [{ minor: minorOf(Number(row.value_cny ?? 5000)), code: String(row.cur ?? 'CNY') }],
    })),
  duckling_zh: () =>
    rowsOf('duckling_zh_money.jsonl').map(row => ({
      text: String(row.text),
      expected: String(row.value)
        .split(',')
        .map(value => ({
          minor: minorOf(Number(value) * (row.cur === 'Cent' ? 0.01 : 1)),
          code: /CNY|HKD/.test(String(row.cur)) ? String(row.cur) : null,
        })),
    })),
  nemo_zh: () => normRows('nemo_zh_tn_itn.jsonl'),
  wetext_zh: () => normRows('wetext_zh_tn_itn.jsonl'),
  recognizers_zh: () => recognizersRows('recognizers_zh_currency.jsonl'),
  recognizers_en: () => recognizersRows('recognizers_en_currency.jsonl'),
  non_money: () => rowsOf('non_money.jsonl').map(row => ({ text: String(row.text), expected: [] })),
  zh_percent: () => rowsOf('recognizers_zh_percent.jsonl').map(row => ({ text: String(row.text), expected: [] })),
  nemo_zh_other: () =>
    rowsOf('nemo_zh_tn_itn.jsonl')
      .filter(row => !/money/.test(String(row.kind)))
      .map(row => ({ text: String(row.text), expected: [] })),
  wetext_zh_other: () =>
    rowsOf('wetext_zh_tn_itn.jsonl')
      .filter(row => !/money|normalizer/.test(String(row.kind)))
      .map(row => ({ text: String(row.text), expected: [] })),
}

function verdict(row: Row, amounts: Amount[]): 'right' | 'missed' | 'wrong' {
  const left = [...amounts]
  let hit = 0
  for (const { minor, code } of row.expected) {
    const index = left.findIndex(amount => amount.minor === minor && (code === null || amount.currency === code))
    if (index < 0) continue
    left.splice(index, 1)
    hit += 1
  }
  if (hit === row.expected.length && left.length === 0) return 'right'
  return hit < row.expected.length && left.length === 0 ? 'missed' : 'wrong'
}

function main(): void {
  if (!existsSync(corpora)) {
    console.log(`skipped: ${corpora} is absent`)
    return
  }
  console.log(
    'set'.padEnd(18),
    'rows'.padStart(6),
    'right'.padStart(6),
    'missed'.padStart(7),
    'wrong'.padStart(6),
    '  right %',
  )
  for (const [name, load] of Object.entries(sets)) {
    const rows = load()
    const counts = { right: 0, missed: 0, wrong: 0 }
    const currency: Currency = name.endsWith('_en') ? 'USD' : 'CNY'
    for (const row of rows) {
      const amounts = readAmounts(row.text, { currency })
      const result = verdict(row, amounts)
      counts[result] += 1
      if (result !== 'right' && shown === name)
        console.log(
          `  ${result}: ${row.text} → ${amounts.map(a => `${a.kind} ${a.minor} ${a.currency} "${row.text.slice(...a.span)}"`).join('; ')} | expected ${row.expected.map(e => `${e.minor} ${e.code}`).join('; ')}`,
        )
    }
    const { right, missed, wrong } = counts
    console.log(
      name.padEnd(18),
      String(rows.length).padStart(6),
      String(right).padStart(6),
      String(missed).padStart(7),
      String(wrong).padStart(6),
      ((right / rows.length) * 100).toFixed(1).padStart(8),
    )
  }
}

main()
