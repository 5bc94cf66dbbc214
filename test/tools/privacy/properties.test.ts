import { expect, test } from 'vitest'
import { seeded } from '../../../evals/notations/random.ts'
import { harmlessPersonal } from '../../../evals/personal-data/harmless.ts'
import { personalTexts } from '../../../evals/personal-data.ts'
import { readAmounts } from '../../../src/tools/amounts.ts'
import { citedArticles } from '../../../src/tools/articles.ts'
import { maskPersonalData } from '../../../src/tools/privacy.ts'

const CASE_PARTS = [
  '，一共交了36000元',
  '，每年一万二，交了三年',
  '，保险法第四十九条写得清清楚楚',
  '，根据《消费者权益保护法》第五十五条退一赔三',
  '，2023年5月12日签的合同，赔我3500块',
  '，三月十五号扣了我268.5元',
  '，民法典第一千一百六十五条，退两万八千六百元',
]
const DATES = /\d{4}年\d{1,2}月\d{1,2}日|三月十五号/g

test('D6 masking leaves amounts, articles and dates of the case as they were', () => {
  const random = seeded(11)
  const figures = (text: string) =>
    readAmounts(text, { currency: 'CNY' }).map(({ minor, kind, currency }) => ({ minor, kind, currency }))
  for (const { text, kind } of personalTexts(12, 3)) {
    // A birthday is a date that has to go, and a number alone may be read as a sum before it is masked.
    const part = random.pick(CASE_PARTS)
    const alone = part.slice(1)
    const whole = `${text}${/[。？?，]$/.test(text) ? '' : '。'}${alone}`
    const masked = maskPersonalData(whole).text
    const tail = masked.slice(-alone.length)
    expect(tail, kind).toBe(alone)
    const kept = figures(alone)
    expect(figures(masked).slice(figures(masked).length - kept.length)).toEqual(kept)
    expect(citedArticles(masked).map(({ law, article }) => [law, article])).toEqual(
      citedArticles(whole).map(({ law, article }) => [law, article]),
    )
    expect(masked.match(DATES) ?? []).toEqual(expect.arrayContaining(alone.match(DATES) ?? []))
  }
})

test('D6 amounts of sentences that hold both are read the same before and after', () => {
  const random = seeded(13)
  for (let run = 0; run < 600; run += 1) {
    const yuan = random.pick(['36000元', '三万六千块', '12,800元', '268.5元', '两千八', '13.8万', '三千五百元整'])
    const phone = random.pick(['13812345678', '一三八一二三四五六七八', '138 1234 5678'])
    const text = random.pick([
      `我叫张伟，电话${phone}，你们扣了我${yuan}，第四十九条写着呢`,
      `扣了${yuan}，回我电话${phone}，今天是2024年3月5日`,
      `卡号6222021234567890128，退${yuan}，保险法第十六条`,
      `身份证110101199003070038，2019年3月买的，交了${yuan}`,
    ])
    const masked = maskPersonalData(text).text
    const read = (each: string) => readAmounts(each, { currency: 'CNY' }).map(({ minor, kind }) => [minor, kind])
    expect(read(masked)).toEqual(read(text))
    expect(citedArticles(masked).map(({ article }) => article)).toEqual(
      citedArticles(text).map(({ article }) => article),
    )
  }
})

test('D6 masking twice is masking once, in context and out of it', () => {
  const random = seeded(14)
  const pool = personalTexts(15, 6)
  const asked = ['您的手机号是多少', '请问怎么称呼您', '您的地址是哪里', '您生日是哪天', '身份证后六位呢', '保单号多少']
  for (let run = 0; run < 6000; run += 1) {
    const parts = Array.from({ length: random.int(1, 4) }, () =>
      random.chance(0.25) ? harmlessPersonal(random) : random.pick(pool).text,
    )
    const text = parts.join(random.pick(['', '，', '。', ' ', '和', '，不对，', '或者', '\n']))
    const context = random.chance(0.5) ? { previous: [random.pick(pool).text], asked: random.pick(asked) } : undefined
    const once = maskPersonalData(text, context).text
    expect(maskPersonalData(once, context).text).toBe(once)
  }
})
