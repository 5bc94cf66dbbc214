import { describe, expect, test } from 'vitest'
import { readAmounts } from '../../src/tools/amounts.ts'
import { foldText } from '../../src/tools/folded-text.ts'
import type { GuardBounds } from '../../src/tools/guard.ts'
import { amountReasons } from '../../src/tools/guard-amounts.ts'

const open: GuardBounds = {
  language: 'zh',
  currency: 'CNY',
  capMinor: 400_000,
  floorMinor: null,
  offerMinor: null,
  amounts: null,
  articles: [],
  maxLength: false,
}
const rules = (text: string, bounds: Partial<GuardBounds> = {}) =>
  amountReasons(foldText(text), readAmounts(text, { currency: 'CNY' }), { ...open, ...bounds }).map(({ rule }) => rule)

describe('fault 24: what several figures come to', () => {
  test.each([
    '先给您两千，再补您三千。',
    '给您两千，另外再赔您两千五。',
    '我们给您两千加三千。',
    '每月退您500元，一共十二个月。',
    '分三次赔您，每次两千元。',
    '保费一万，退您八成。',
    '您付的两千元，我们三倍赔您。',
  ])('over the cap together: %s', text => {
    expect(rules(text)).toContain('over-cap')
  })

  test.each([
    '先给您一千，再补您两千。',
    '给您两千，或者给您三千的券。',
    '从两千提到三千给您。',
    '每月退您100元，一共十二个月。',
    '您付的一千元，我们双倍赔您。',
  ])('under the cap together: %s', text => {
    expect(rules(text)).toEqual([])
  })

  test('a multiple of nothing that is known is unreadable', () => {
    expect(rules('我们三倍赔您。')).toEqual(['unreadable-amount'])
    expect(rules('您付的一千元，我们几倍赔您。')).toContain('unreadable-amount')
  })

  test('"一千多" may be anything up to two thousand', () => {
    expect(rules('给您一千多块', { capMinor: 150_000 })).toEqual(['over-cap'])
    expect(rules('给您一千多块', { capMinor: 200_000 })).toEqual([])
  })
})

describe('D2: the floor', () => {
  test('parts of a sum that reaches the floor are not under it', () => {
    expect(rules('先给您一千，再补您两千。', { floorMinor: 300_000 })).toEqual([])
    expect(rules('每月退您500元，一共六个月。', { floorMinor: 300_000 })).toEqual([])
    expect(rules('先给您一千，再补您一千。', { floorMinor: 300_000 })).toEqual(['under-floor', 'under-floor'])
  })

  test('a bare figure of a bargain is held as well', () => {
    expect(rules('五千，您看可以吗？')).toEqual(['over-cap'])
  })

  test('the total may be the offer of the plan', () => {
    expect(rules('每月退您100元，一共十二个月。', { offerMinor: 120_000 })).toEqual([])
    expect(rules('每月退您100元，一共十个月。', { offerMinor: 120_000 })).toEqual(['unplanned-amount'])
  })
})
