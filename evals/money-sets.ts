import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Currency } from '../src/domain/money.ts'

/** The dev rows of the shared money corpora, in one form for every reader. */
export interface Row {
  text: string
  /** Expected minor units and currency (null: any). */
  expected: { minor: number; code: string | null }[]
}
export interface MoneySet {
  name: string
  currency: Currency
  rows: Row[]
}
type Json = Record<string, unknown>

const corpora = resolve(import.meta.dirname, '../../shared/corpora/money')
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
const minorOf = (value: number) => Math.round(value * 100)

function linesOf(file: string): Json[] {
  return readFileSync(resolve(corpora, file), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Json)
}

function recognizersRows(file: string): Row[] {
  return linesOf(file).map(row => ({
    text: String(row.text),
    expected: (row.spans as Json[]).flatMap(span => {
      const value = Number(span.value)
      if (span.value === null || !Number.isSafeInteger(minorOf(value))) return []
      const [code, factor] = span.iso ? [String(span.iso), 1] : (UNITS[String(span.unit)] ?? [null, 1])
      const isOpen = !span.iso && (String(span.unit) === 'Dollar' || factor === 0.01)
      return [{ minor: minorOf(value * factor), code: isOpen ? null : code }]
    }),
  }))
}

function normRows(file: string): Row[] {
  return linesOf(file)
    .filter(row => /money/.test(String(row.kind)))
    .map(row => {
      const isWritten = /^tex|^tn/.test(String(row.kind))
      const figure = String(isWritten ? row.text : row.norm)
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
  const isShort = match[2].length < String(match[1]).length
  const high = isShort ? Number(String(match[1]).slice(0, -match[2].length) + match[2]) : Number(match[2])
  return [minorOf(low * factor), minorOf(high * factor)]
}

const nothing = (rows: Json[]): Row[] => rows.map(row => ({ text: String(row.text), expected: [] }))
const LOADERS: Record<string, () => Row[]> = {
  adv_money: () =>
    linesOf('adv_money.jsonl').map(row => ({
      text: String(row.text),
      expected: [{ minor: minorOf(Number(row.value_cny ?? 5000)), code: String(row.cur ?? 'CNY') }],
    })),
  duckling_zh: () =>
    linesOf('duckling_zh_money.jsonl').map(row => ({
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
  non_money: () => nothing(linesOf('non_money.jsonl')),
  zh_percent: () => nothing(linesOf('recognizers_zh_percent.jsonl')),
  nemo_zh_other: () => nothing(linesOf('nemo_zh_tn_itn.jsonl').filter(row => !/money/.test(String(row.kind)))),
  wetext_zh_other: () =>
    nothing(linesOf('wetext_zh_tn_itn.jsonl').filter(row => !/money|normalizer/.test(String(row.kind)))),
}

/** What a reader found, as far as it is scored. */
export interface Figure {
  minor: number | null
  currency: string
}

/** A row is right when every expected figure, in its currency, is found once and nothing else is. */
export function verdict(row: Row, amounts: readonly Figure[]): 'right' | 'missed' | 'wrong' {
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

/** All sets, or null where the shared corpora are absent. */
export function moneySets(): MoneySet[] | null {
  if (!existsSync(corpora)) return null
  return Object.entries(LOADERS).map(([name, load]) => ({
    name,
    currency: name.endsWith('_en') ? 'USD' : 'CNY',
    rows: load(),
  }))
}
