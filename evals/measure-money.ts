import type { Amount } from '../src/domain/money.ts'
import { readAmounts } from '../src/tools/amounts.ts'
import { foldText } from '../src/tools/folded-text.ts'
import type { GuardBounds } from '../src/tools/guard.ts'
import { amountReasons } from '../src/tools/guard-amounts.ts'
import { harmlessTexts, moneyTexts } from './money-notations.ts'
import { rival } from './money-rival.ts'
import { type MoneySet, moneySets, type Row, verdict } from './money-sets.ts'

/**
 * Measures the reading of amounts: `node evals/measure-money.ts [--show SET] [--texts N] [--seed N]`. First the dev rows of
 * the shared corpora, beside the rival from npm and scored alike: a row is right when every expected figure, in its
 * currency, is found once and nothing else is. Then generated sentences in every notation: exact figures, and how many
 * the guard passed although they are over the cap (there must be none). Then what a reading costs.
 */
const option = (name: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
const percent = (part: number, all: number) => `${((part / all) * 100).toFixed(1)} %`

function measureSets(sets: readonly MoneySet[]): void {
  const other = rival()
  console.log(
    `${'set'.padEnd(18)} ${'rows'.padStart(5)} ${'ours'.padStart(8)} ${'missed'.padStart(7)} ${'wrong'.padStart(6)}    rival`,
  )
  for (const { name, currency, rows } of sets) {
    const counts = { right: 0, missed: 0, wrong: 0 }
    let theirs = 0
    for (const row of rows) {
      const amounts = readAmounts(row.text, { currency })
      const result = verdict(row, amounts)
      counts[result] += 1
      if (other && verdict(row, other(row.text)) === 'right') theirs += 1
      if (result !== 'right' && option('show') === name) console.log(`  ${result}: ${told(row, amounts)}`)
    }
    const { right, missed, wrong } = counts
    console.log(
      `${name.padEnd(18)} ${String(rows.length).padStart(5)} ${percent(right, rows.length).padStart(8)} ${String(missed).padStart(7)} ${String(wrong).padStart(6)} ${(other ? percent(theirs, rows.length) : 'absent').padStart(8)}`,
    )
  }
}

function told(row: Row, amounts: readonly Amount[]): string {
  const read = amounts.map(
    ({ kind, minor, currency, span }) => `${kind} ${minor} ${currency} "${row.text.slice(...span)}"`,
  )
  return `${row.text} → ${read.join('; ')} | expected ${row.expected.map(({ minor, code }) => `${minor} ${code}`).join('; ')}`
}

function measureNotations(seed: number, count: number): void {
  const classes = new Map<string, { texts: number; exact: number; unreadable: number; passed: number; reads: string }>()
  for (const { text, notation, language, minor, reads } of moneyTexts(seed, count)) {
    const figures = classes.get(notation) ?? { texts: 0, exact: 0, unreadable: 0, passed: 0, reads }
    classes.set(notation, figures)
    const currency = language === 'zh' ? 'CNY' : 'USD'
    const amounts = readAmounts(text, { currency })
    figures.texts += 1
    if (amounts.some(amount => amount.minor === minor)) figures.exact += 1
    else if (amounts.some(amount => amount.minor === null)) figures.unreadable += 1
    const capMinor = Math.min(minor - 1, Math.floor(minor * [0.3, 0.7, 0.999][figures.texts % 3]!))
    const bounds: GuardBounds = {
      language,
      currency,
      capMinor,
      floorMinor: null,
      offerMinor: null,
      amounts: null,
      articles: [],
      maxLength: false,
    }
    if (amountReasons(foldText(text), amounts, bounds).length === 0) figures.passed += 1
  }
  console.log(
    `\n${'notation'.padEnd(30)} ${'reads'.padEnd(6)} ${'texts'.padStart(6)} ${'exact'.padStart(8)} ${'unreadable'.padStart(11)} passed over the cap`,
  )
  let passed = 0
  for (const [name, figures] of classes) {
    passed += figures.passed
    console.log(
      `${name.padEnd(30)} ${figures.reads.padEnd(6)} ${String(figures.texts).padStart(6)} ${percent(figures.exact, figures.texts).padStart(8)} ${percent(figures.unreadable, figures.texts).padStart(11)} ${figures.passed}`,
    )
  }
  const harmless = Math.ceil(count / 10)
  const blocked = [...harmlessTexts(seed, harmless)].filter(
    text => readAmounts(text, { currency: 'CNY' }).length > 0,
  ).length
  console.log(`passed over the cap: ${passed} of ${count}; harmless texts with an amount: ${blocked} of ${harmless}`)
}

const PLAIN = [
  '您好，这件事我来跟，您说的每一句我都记下来了。',
  '我理解您等了很久，三天里打了五次电话，换谁都会着急。',
  '我们下午四点前给您回电话，您看方便吗？',
  'You have called us four times and nobody rang you back.',
]
const PAID = [
  '我们这边先给您补偿650元，您看这样可以吗？',
  '我交的三千五要退给我，一分都不能少',
  '三到五万，少于这个数我就去总部。',
  'I want a hundred and twenty dollars back today.',
]

const READINGS = 20_000

/** CPU time, so that other work on the machine does not count. */
function measureSpeed(): void {
  for (const [what, texts] of [
    ['without money', PLAIN],
    ['with money', PAID],
  ] as const) {
    let best = Number.POSITIVE_INFINITY
    for (let round = 0; round < 5; round += 1) {
      const before = process.cpuUsage()
      for (let index = 0; index < READINGS; index += 1)
        readAmounts(texts[index % texts.length] as string, { currency: 'CNY' })
      best = Math.min(best, process.cpuUsage(before).user / READINGS)
    }
    console.log(`one reading, ${what}: ${best.toFixed(1)} µs`)
  }
}

const sets = moneySets()
if (sets) measureSets(sets)
else console.log('skipped: ../shared/corpora/money is absent')
measureNotations(Number(option('seed') ?? 1), Number(option('texts') ?? 200_000))
measureSpeed()
