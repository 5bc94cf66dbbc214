import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Currency } from '../../src/domain/money.ts'
import { readAmounts } from '../../src/tools/amounts.ts'

/** "kind minor currency «words»" for each amount, so that a row reads like the sentence. */
function read(text: string, currency: Currency = 'CNY'): string[] {
  return readAmounts(text, { currency }).map(
    ({ kind, minor, currency: code, span }) => `${kind} ${minor} ${code} «${text.slice(...span)}»`,
  )
}

const exact = (minor: number, words: string, code = 'CNY') => [`exact ${minor} ${code} «${words}»`]

describe('D1: every amount that a listener would hear, Chinese', () => {
  test.each([
    ['我们先退您1280.50元。', 128_050, '1280.50元'],
    ['给您１，２８０元整', 128_000, '１，２８０元整'],
    ['给您1\u200b2\u200b80块钱', 128_000, '1\u200b2\u200b80块钱'],
    ['补您 1 2 8 0 元', 128_000, '1 2 8 0 元'],
    ['赔偿⑤⓪⓪元', 50_000, '⑤⓪⓪元'],
    ['赔偿5OO元', 50_000, '5OO元'],
    ['赔付人民币叁仟伍佰圆整', 350_000, '人民币叁仟伍佰圆整'],
    ['把三千五退给我', 350_000, '三千五'],
    ['您这边最多一万二', 1_200_000, '一万二'],
    ['退我两万', 2_000_000, '两万'],
    ['俩百块行吗', 20_000, '俩百块'],
    ['廿五块钱的工本费', 2_500, '廿五块钱'],
    ['一共十二块五毛', 1_250, '十二块五毛'],
    ['最少三块零四', 304, '三块零四'],
    ['就2w，少一分都不行', 2_000_000, '2w'],
    ['保费是1.2万元', 1_200_000, '1.2万元'],
    ['我交了六千保费', 600_000, '六千'],
    ['三*千元怎么样', 300_000, '三*千元'],
    ['赔您三，呃，千块', 300_000, '三，呃，千块'],
  ])('%s', (text, minor, words) => {
    expect(read(text)).toEqual(exact(minor, words))
  })

  test('near figures, ranges, factors and sizes without a figure', () => {
    expect(read('大概三百来块吧')).toEqual(['approximate 30000 CNY «三百来块»'])
    expect(read('我要三到五万')).toEqual(['range-low 3000000 CNY «三»', 'range-high 5000000 CNY «五万»'])
    expect(read('三五百块')).toEqual(['range-low 30000 CNY «三五百块»', 'range-high 50000 CNY «三五百块»'])
    expect(read('按退一赔三赔给我')).toEqual(['multiple null CNY «退一赔三»'])
    expect(read('双倍返还保费')).toEqual(['multiple null CNY «双倍»'])
    expect(read('就为了几十块钱')).toEqual(['approximate null CNY «几十块钱»'])
  })

  test('what smells of money and cannot be read is said to be unreadable', () => {
    for (const text of ['赔您x万元', '给您**元', '补您san千元', '退您￥？？', '给您1.500元'])
      expect(readAmounts(text, { currency: 'CNY' }).map(amount => amount.kind)).toEqual(['unreadable'])
  })

  test('a sum in another currency stays in it', () => {
    expect(read('赔我五百美金')).toEqual(exact(50_000, '五百美金', 'USD'))
    expect(read('退三千港币')).toEqual(exact(300_000, '三千港币', 'HKD'))
    expect(read('花了一千日元')).toEqual(exact(100_000, '一千日元', 'JPY'))
  })

  test.each([
    '等了三个月，打了五次电话',
    '2024年3月5日下午三点半',
    '您拨打12378，或者打给10010',
    '保单号P20240012345，工单20250715000123',
    '按百分之三十，打八折，七成',
    '根据第四十九条第二款',
    '两块屏幕都坏了，第二块也是',
    '满意度打5分，三分钟内回电',
    '咱们一块去，一块儿看',
    '千万别着急，万一再坏了呢',
    '套餐有500M流量，宽带20兆',
    '一百个放心，一万个道歉',
  ])('no money: %s', text => {
    expect(read(text)).toEqual([])
  })
})

describe('D1: every amount that a listener would hear, English', () => {
  test.each([
    ['give me 300', 30_000, '300'],
    ['make it three fifty', 35_000, 'three fifty'],
    ['I want a hundred and twenty dollars back', 12_000, 'a hundred and twenty dollars'],
    ['they owe me two and a half grand', 250_000, 'two and a half grand'],
    ['it cost twenty dollars and fifty cents', 2_050, 'twenty dollars and fifty cents'],
    ['we can refund $1,234.56 today', 123_456, '$1,234.56'],
    ['settle for eight hundred', 80_000, 'eight hundred'],
    ['that is half a million usd', 50_000_000, 'half a million usd'],
    ['75 USD million', 7_500_000_000, '75 USD million'],
  ])('%s', (text, minor, words) => {
    expect(read(text, 'USD')).toEqual(exact(minor, words, 'USD'))
  })

  test('near figures, ranges, factors', () => {
    expect(read('about $300', 'USD')).toEqual(['approximate 30000 USD «$300»'])
    expect(read('between 200 and 300 dollars', 'USD')).toEqual([
      'range-low 20000 USD «200»',
      'range-high 30000 USD «300 dollars»',
    ])
    expect(read('$200-300', 'USD')).toEqual(['range-low 20000 USD «$200»', 'range-high 30000 USD «300»'])
    expect(read('pay me triple compensation', 'USD')).toEqual(['multiple null USD «triple»'])
    expect(read('a few hundred dollars', 'USD')).toEqual(['approximate null USD «a few hundred dollars»'])
  })

  test.each([
    'I called you 3 times',
    'it took 45 minutes',
    'in 2019',
    'section 75 of the act',
    'my ssn is 4321',
    'please double-check',
    'policy 12345678',
    '5 percent of it',
  ])('no money: %s', text => {
    expect(read(text, 'USD')).toEqual([])
  })
})

describe('the reader', () => {
  const piece = fc.constantFrom(
    ...'零一二三五九十百千万亿几半多来点块元角分钱 kw0135,.-$¥到每约赔给退倍双ol*呃第条\ud800𝟓①\u200b加乘月个期%成（）=xX²৪\u202e💰',
    ...['每月', '个月', '一年', '后面', '全额', '保费', 'five ', 'hundred ', 'qian', ' a month', '的80%', '毛爷爷'],
  )
  const anything = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map(parts => parts.join('')),
    fc.string({ unit: 'binary' }),
  )

  test('never throws; spans are ordered and inside the text; figures are whole and not negative', () => {
    fc.assert(
      fc.property(anything, text => {
        let last = 0
        for (const { minor, span } of readAmounts(text, { currency: 'CNY', premiumMinor: 12_345 })) {
          expect(span[0]).toBeGreaterThanOrEqual(last)
          expect(span[1]).toBeGreaterThan(span[0])
          expect(span[1]).toBeLessThanOrEqual(text.length)
          if (minor !== null) expect(Number.isSafeInteger(minor) && minor >= 0).toBe(true)
          last = span[0]
        }
      }),
      { numRuns: 5_000 },
    )
  })

  test('reads back every sum that the product itself writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), minor => {
        const yuan = `${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, '0')}元`
        expect(readAmounts(`我们补偿您${yuan}。`, { currency: 'CNY' })).toMatchObject([{ minor, kind: 'exact' }])
      }),
    )
  })
})
