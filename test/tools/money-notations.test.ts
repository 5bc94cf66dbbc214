import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { harmlessTexts, type MoneyText, moneyTexts } from '../../evals/money-notations.ts'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { readAmounts } from '../../src/tools/amounts.ts'
import { type GuardBounds, guardText } from '../../src/tools/guard.ts'
import { compileWording } from '../../src/tools/wording.ts'

const root = join(import.meta.dirname, '..', '..')
const wording = compileWording(
  ['zh', 'en'].map(language => parseYaml(readFileSync(join(root, 'knowledge', `taboos.${language}.yaml`), 'utf8'))),
)
const bounds = (language: 'zh' | 'en', capMinor: number): GuardBounds => ({
  language,
  currency: language === 'zh' ? 'CNY' : 'USD',
  capMinor,
  floorMinor: null,
  offerMinor: null,
  amounts: null,
  articles: [],
  maxLength: false,
  checkLanguage: false,
})
const languageOf = (text: string) => (/[\u4e00-\u9fff]/.test(text) ? 'zh' : 'en')

/** More of them, and the figures by notation: `node evals/measure-money.ts`. */
const SEED = 20_261_122
const TEXTS = 6_000

describe('D1, fault 24: sums in every notation, generated', () => {
  const texts = [...moneyTexts(SEED, TEXTS)]
  const money = (text: MoneyText, capMinor: number) =>
    guardText(text.text, bounds(text.language, capMinor), wording).reasons.filter(({ rule }) =>
      /^(?:over-cap|unreadable-amount)$/.test(rule),
    )

  test('none over the cap passes the guard, by however little', () => {
    const passed = texts.filter(
      (text, index) => money(text, Math.floor((text.minor - 1) * [0.3, 0.7, 1][index % 3]!)).length === 0,
    )
    expect(passed.map(({ notation, text }) => `${notation}: ${text}`)).toEqual([])
  })

  test('the figure is exact wherever it can be read', () => {
    const wrong = texts.filter(
      ({ text, language, minor, reads }) =>
        reads === 'exact' &&
        !readAmounts(text, { currency: language === 'zh' ? 'CNY' : 'USD' }).some(amount => amount.minor === minor),
    )
    const all = texts.filter(({ reads }) => reads === 'exact').length
    expect(wrong.length / all, wrong.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(0.005)
  })
})

describe('harmless texts', () => {
  test('numbers that count, date, measure and name are no amounts', () => {
    const found = [...harmlessTexts(SEED, 3_000)].filter(text => readAmounts(text, { currency: 'CNY' }).length > 0)
    expect(found).toEqual([])
  })

  test("an agent's sentences of complaint calls pass under a cap of one yuan: at most 1 % blocked", () => {
    const lines = readFileSync(join(root, 'test', 'fixtures', 'harmless-agent-lines.txt'), 'utf8')
      .trim()
      .split('\n')
    expect(lines.length).toBeGreaterThanOrEqual(300)
    const blocked = lines.filter(line => guardText(line, bounds(languageOf(line), 100), wording).verdict === 'block')
    expect(blocked.length / lines.length, blocked.join('\n')).toBeLessThanOrEqual(0.01)
  })
})

describe('long texts', () => {
  const LENGTH = 20_000
  const filled = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
  /** CPU time, the best of three, so that other work on the machine does not count; at least a millisecond. */
  const costOf = (text: string) => {
    let best = Number.POSITIVE_INFINITY
    for (let round = 0; round < 3; round += 1) {
      const before = process.cpuUsage()
      readAmounts(text, { currency: 'CNY', premiumMinor: 100 })
      best = Math.min(best, process.cpuUsage(before).user)
    }
    return Math.max(best, 1_000)
  }

  // Eight times the text costs about eight times as much; what grew with the square would cost sixty-four times as much.
  test.each([
    '五，5',
    '千元',
    '5呃元',
    'wu ',
    '给',
    '退还',
    '每月一百，',
    '两千加',
    '111/5万',
    'o0元',
    'five ',
    '退80%',
    '保费一万二退80%，',
    '5*',
    '九N一块',
    '…',
    '大约大约约5',
    '?',
    '(5',
    '$ ',
  ])('linear: %s, over and over', piece => {
    costOf(filled(piece, LENGTH / 8))
    expect(costOf(filled(piece, LENGTH)) / costOf(filled(piece, LENGTH / 8))).toBeLessThan(40)
  })
})
