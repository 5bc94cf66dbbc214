import { describe, expect, test } from 'vitest'
import type { Currency } from '../../../src/domain/money.ts'
import { isPart } from '../../../src/domain/money.ts'
import { readAmounts } from '../../../src/tools/amounts.ts'

function read(text: string, context: { currency?: Currency; premiumMinor?: number } = {}): string[] {
  return readAmounts(text, { currency: 'CNY', ...context }).map(
    ({ kind, minor, span }) => `${kind} ${minor} «${text.slice(...span)}»`,
  )
}
/** The one figure that the others are parts of. */
function totalOf(text: string, currency: Currency = 'CNY'): number | null | undefined {
  const amounts = readAmounts(text, { currency })
  return amounts.find(amount => amounts.some(part => part !== amount && isPart(part, [amount])))?.minor
}

describe('D1: totals', () => {
  test('an instalment, and what it comes to', () => {
    expect(read('每月退您一百元，一共十二个月')).toEqual([
      'exact 120000 «每月退您一百元，一共十二个月»',
      'exact 10000 «一百元»',
    ])
  })

  test.each([
    ['分三次给您，每次两千元', 600_000],
    ['每期500块，共6期', 300_000],
    ['每个月两百块，补满一年', 240_000],
    ['五百块一个月，连着半年', 300_000],
    ['每天五十元，赔三十天', 150_000],
    ['一百块乘十二', 120_000],
    ['125元×4', 50_000],
    ['5笔700元', 350_000],
    ['给您三个1000', 300_000],
    ['三个人各五百块', 150_000],
    ['一千加五百块', 150_000],
    ['三百元，再加两百元话费', 50_000],
    ['一千加五百加三百块', 180_000],
    ['26+55元', 8_100],
  ])('%s', (text, minor) => {
    expect(totalOf(text)).toBe(minor)
  })

  test.each([
    ['$100 a month for twelve months', 120_000],
    ['three payments of $200', 60_000],
    ['$50 a month for a year', 60_000],
    ['$300 plus $50', 35_000],
  ])('%s', (text, minor) => {
    expect(totalOf(text, 'USD')).toBe(minor)
  })

  test.each([
    '每月扣我二十块，已经等了三个月',
    '10月、11月每个月扣20元',
    '一年1300元的宽带，16年1月生效',
    '第二次500元',
  ])('no total: %s', text => {
    expect(totalOf(text)).toBeUndefined()
  })
})

describe('D1: shares of a known sum, full refunds', () => {
  test('a share of a figure in the text is a figure as well', () => {
    expect(read('保费一万二退80%')).toEqual(['exact 1200000 «一万二»', 'exact 960000 «80%»'])
    expect(read('您交的三千元，退您一半')).toEqual(['exact 300000 «三千元»', 'exact 150000 «一半»'])
    expect(read('您交的三千元，退您三分之二')).toContain('exact 200000 «三分之二»')
    expect(read('refund 80% of $12,000', { currency: 'USD' })).toContain('exact 960000 «80%»')
  })

  test('a share of nothing that is known is no amount', () => {
    expect(read('赔付比例是百分之八十')).toEqual([])
    expect(read('退您一半')).toEqual([])
  })

  test('the premium of the case makes figures of "full refund" and of shares of it', () => {
    expect(read('给您全额退款', { premiumMinor: 1_200_000 })).toEqual(['exact 1200000 «全额退款»'])
    expect(read('we will give you a full refund', { premiumMinor: 90_000 })).toEqual(['exact 90000 «full refund»'])
    expect(read('退您保费的百分之五十', { premiumMinor: 1_200_000 })).toEqual(['exact 600000 «百分之五十»'])
    expect(read('给您全额退款')).toEqual([])
    expect(read('这个不能全额退款', { premiumMinor: 1_200_000 })).toEqual([])
  })
})
