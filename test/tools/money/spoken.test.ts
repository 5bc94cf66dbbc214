import { describe, expect, test } from 'vitest'
import type { Currency } from '../../../src/domain/money.ts'
import { readAmounts } from '../../../src/tools/amounts.ts'

const read = (text: string, currency: Currency = 'CNY') =>
  readAmounts(text, { currency }).map(({ kind, minor, span }) => `${kind} ${minor} «${text.slice(...span)}»`)

describe('D1: figures without a unit, in a bargain', () => {
  test.each([
    ['二十万，少一分免谈', 20_000_000, '二十万'],
    ['就三千，不能再多了', 300_000, '三千'],
    ['一千二百八吧', 128_000, '一千二百八'],
    ['我也让一步。一千六百五十，连年费。', 165_000, '一千六百五十'],
    ['2400，少一块都不行', 240_000, '2400'],
    ['八百，成交', 80_000, '八百'],
    ['转您卡上五千', 500_000, '五千'],
    ['补偿标准5000', 500_000, '5000'],
    ['1w5行不行', 1_500_000, '1w5'],
    ['给您三千半', 350_000, '三千半'],
  ])('%s', (text, minor, words) => {
    expect(read(text)).toEqual([`exact ${minor} «${words}»`])
  })

  test.each([
    ["it's eighty-seven forty-two, and it goes back", 8_742, 'eighty-seven forty-two'],
    ['no, six hundred, not a penny less', 60_000, 'six hundred'],
  ])('%s', (text, minor, words) => {
    expect(read(text, 'USD')).toEqual([`exact ${minor} «${words}»`])
  })

  test.each([
    '一分钱都不能少',
    '少一毛都不行',
    '一块钱都没退',
    '一分钱一分货',
    '一共八百页吧',
    '2024，那一年我刚投保',
    '手机升到9.2.3了吗',
  ])('no sum: %s', text => {
    expect(read(text)).toEqual([])
  })
})

describe('D1: figures under noise, in pinyin, in slang', () => {
  test.each([
    ['赔您五，千，块', 500_000],
    ['赔您5…0…0…0 元', 500_000],
    ['赔您五那个千块', 500_000],
    ['赔您五·千', 500_000],
    ['赔您6伍4七0元', 6_547_000],
    ['赔您wǔ qiān kuài', 500_000],
    ['赔您5 qian', 500_000],
    ['赔您S000元', 500_000],
    ['赔您元5000', 500_000],
    ['赔您【5000】元', 500_000],
    ['赔您5000（元）', 500_000],
    ['赔您5️⃣0️⃣0️⃣0️⃣元', 500_000],
    ['赔您五干元', 500_000],
    ['赔您50张毛爷爷', 500_000],
    ['赔您5个达不溜', 5_000_000],
    ['pay you five-oh-oh-oh dollars', 500_000],
    ['pay you five large', 500_000],
    ["we can pay fifteen G's", 1_500_000],
  ])('%s', (text, minor) => {
    expect(readAmounts(text, { currency: /[a-z]{4}/.test(text) && !/赔/.test(text) ? 'USD' : 'CNY' })).toMatchObject([
      { minor, kind: 'exact' },
    ])
  })

  test.each([
    '赔您五X千元',
    '赔您5***元',
    '赔您0x1388元',
    '赔您NTAwMA==元',
    '赔您MMMMM元',
    '赔您..... -----元',
    '赔您5后面三个零元',
    '赔您武千块',
    '赔您某某元',
    '赔您💯💯元',
    '赔您1/2万',
    '赔您0500元',
    '赔您\u202e0005元',
    '赔您五位数',
    '赔您过万',
    '赔您五个数',
    'pay you five thousand five',
  ])('smells of money, and nobody may rely on a figure: %s', text => {
    const amounts = readAmounts(text, { currency: 'CNY' })
    expect(amounts.length).toBeGreaterThan(0)
    expect(amounts.map(({ minor }) => minor)).toEqual(amounts.map(() => null))
  })
})
