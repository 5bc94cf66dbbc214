import { describe, expect, test } from 'vitest'
import { readAmounts } from '../../../src/tools/amounts.ts'
import { foldText } from '../../../src/tools/folded-text.ts'
import type { GuardBounds } from '../../../src/tools/guard.ts'
import { amountReasons } from '../../../src/tools/guard-amounts.ts'

const rules = (text: string, more: Partial<GuardBounds> = {}) => {
  const language = /[一-鿿]/.test(text) ? 'zh' : 'en'
  const currency = language === 'zh' ? 'CNY' : 'USD'
  const bounds: GuardBounds = {
    language,
    currency,
    capMinor: 100_000,
    floorMinor: null,
    offerMinor: null,
    amounts: null,
    articles: [],
    maxLength: false,
    ...more,
  }
  return amountReasons(foldText(text), readAmounts(text, { currency }), bounds).map(({ rule }) => rule)
}

describe('fault 24: offers that no one figure shows, cap 1,000', () => {
  test.each([
    // Two offers side by side.
    '先退您七百元，周末再退七百元。',
    '退款700元、慰问金600元。',
    '给您七百元，送您六百元加油卡。',
    "We'll refund $700 today, $600 on Monday.",
    'Refund: $700. Goodwill: $600.',
    "We'll give you $700 this month and match it next month.",
    // A rate whose count stands elsewhere, or nowhere.
    '每天补您两百元，您等了三十天。',
    '每张卡补您四百元，三张都补。',
    "We'll send four $400 cheques.",
    'You get $400 for each of your three cards.',
    // Open upwards.
    '给您九百元以上。',
    '赔您九百元起。',
    '补您五百元，上不封顶。',
    "We'll pay upwards of $900.",
    "We'll pay $900+.",
    // Growing figures.
    '给您六百元，再翻一倍。',
    '六百元上浮八成给您。',
    "We'll pay 180% of the $600.",
    "We'll double the 600.",
    // Bare figures, and those that the customer named.
    '四千，主任批了',
    '四千马上到您卡上',
    '您要求四万，我们同意',
    '您提的四千，没问题',
    'Four thousand will land in your account.',
    'My supervisor approved four thousand.',
    'You said 4000; agreed.',
    // Notations.
    "We'll pay $4.5e3.",
    "We'll pay $0x7DC.",
    '给您 `4000` 元',
    "We'll pay four thou.",
    '补您两吊',
    'Wir zahlen Ihnen dreitausend, ok, zweitausend.',
  ])('held back: %s', text => {
    expect(rules(text)).not.toEqual([])
  })

  test.each([
    '给您四百元，或者六百五十元的券。',
    '退您三百元，补您两百元。',
    '最多给您八百元，对，就是八百元。',
    '给您不超过一千元的补偿。',
    '我们一共有两千名员工，会有人给您回电话。',
    '您的保单号尾号是3000，我给您查到了。',
    '您等了三百多天，我给您道歉。',
    '每位客户我们都会给到答复。',
    '至少给我两天时间，我给您答复。',
    '验证码是四位数，您不要给别人。',
    "Your reference is 2500 and I'll send it to you.",
    "There are three hundred people in the queue, so I'll give you a call back.",
    "Each of your policies will be reviewed and I'll give you an answer.",
    'We can refund $300, or send a voucher of $900.',
  ])('left alone: %s', text => {
    expect(rules(text)).toEqual([])
  })

  test.each(['七百元，您看行吗？', '就七百吧', '我们可以到七百', 'How about $700, deal?'])(
    'another figure than the offer of this turn: %s',
    text => {
      expect(rules(text, { offerMinor: 60_000 })).toEqual(['unplanned-amount'])
    },
  )

  test('a bare figure under what is owed', () => {
    expect(rules('两百，今天到账', { floorMinor: 50_000 })).toEqual(['under-floor'])
  })

  test('a planned demand may be named and not taken up', () => {
    const amounts = [{ minor: 5_000_000, currency: 'CNY' as const }]
    expect(rules('您要求五万元，我记下了。', { amounts })).toEqual([])
    expect(rules('您要求五万元，我们同意。', { amounts })).toEqual(['over-cap'])
  })
})
