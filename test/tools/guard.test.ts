import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { type GuardBounds, guardText } from '../../src/tools/guard.ts'
import { compileWording, type Wording } from '../../src/tools/wording.ts'

const wording = compileWording(
  ['zh', 'en'].map(language =>
    parseYaml(readFileSync(join(import.meta.dirname, '..', '..', 'knowledge', `taboos.${language}.yaml`), 'utf8')),
  ),
)
const open: GuardBounds = {
  language: 'zh',
  currency: 'CNY',
  capMinor: 100_000,
  floorMinor: null,
  offerMinor: null,
  amounts: null,
  articles: [],
  maxLength: true,
}
const rules = (text: string, bounds: Partial<GuardBounds> = {}) =>
  guardText(text, { ...open, ...bounds }, wording).reasons.map(reason => reason.rule)

describe('fault 24: over the cap in any notation', () => {
  test.each([
    '给您补偿1001元',
    '给您补偿一千零一块',
    '给您１００１元',
    '给您1\u200b001元',
    '赔您壹仟零壹圆整',
    '给您一千二',
    '给您两k',
    '补您0.2万',
    '给您大概九百五',
    '给您八百到一千二',
  ])('%s', text => {
    expect(rules(text)).toContain('over-cap')
  })

  test.each(['给您三倍赔偿', '给您几百块', '赔您x千元', '退一赔三赔给您'])(
    'cannot be shown to be under the cap: %s',
    text => {
      expect(rules(text)).toContain('unreadable-amount')
    },
  )

  test('another currency cannot be compared', () => {
    expect(rules('给您补偿50美元')).toContain('over-cap')
  })

  test.each(['给您补偿1000元', '给您补偿九百九十九块', '我先把情况记下来，三点前给您回电话'])(
    'under the cap: %s',
    text => {
      expect(rules(text)).toEqual([])
    },
  )

  test('without a cap no figure is safe', () => {
    expect(rules('给您补偿1元', { capMinor: null })).toContain('over-cap')
  })
})

describe('fault 25: amounts and articles outside the plan', () => {
  const plan = {
    amounts: [
      { minor: 65_000, currency: 'CNY' as const },
      { minor: 500_000, currency: 'CNY' as const },
    ],
    offerMinor: 65_000,
  }

  test('the offer passes, another figure does not', () => {
    expect(rules('这边可以先给您补偿650元。', plan)).toEqual([])
    expect(rules('这边可以先给您补偿651元。', plan)).toEqual(['unplanned-amount'])
    expect(rules('这边大概能给您补偿650元。', plan)).toEqual(['unplanned-amount'])
  })

  test("a demand above the cap may be named as the customer's, never as an offer", () => {
    expect(rules('您提到的五千元，是怎么算出来的？', plan)).toEqual([])
    expect(rules('您希望我们赔您五千元，对吗？', plan)).toEqual([])
    expect(rules('我们给您五千元。', plan)).toEqual(['over-cap'])
  })

  test('D2: an offer below what is owed', () => {
    expect(rules('给您补偿300元', { floorMinor: 50_000 })).toEqual(['under-floor'])
    expect(rules('您交的手续费是20元', { floorMinor: 50_000 })).toEqual([])
  })

  test('D3: only articles of the plan, under either name of the law', () => {
    const articles = ['保险法|16']
    expect(rules('按《中华人民共和国保险法》第十六条，我给您解释。', { articles })).toEqual([])
    expect(rules('按《保险法》第四十九条，我给您解释。', { articles })).toEqual(['unknown-article'])
    expect(rules('按《消费者权益保护法》第十六条，我给您解释。', { articles })).toEqual(['unknown-article'])
  })
})

describe('faults 22, 26, 28: language, wording, shape', () => {
  test('D5: forbidden wording', () => {
    expect(rules('您先把投诉撤了吧。')).toEqual(['taboo:withdraw-demand'])
    expect(rules('我保证给您退全款。')).toEqual(['taboo:guarantee'])
  })

  test('D6: personal data', () => {
    expect(rules('我打13800138000联系您。')).toContain('personal-data')
  })

  test('wrong language, empty, too long', () => {
    expect(rules('Let me look into that for you.')).toEqual(['wrong-language'])
    expect(rules('我来看一下。', { language: 'en' })).toEqual(['wrong-language'])
    expect(rules('Let me look into that for you.', { checkLanguage: false })).toEqual([])
    expect(rules(' …… ')).toEqual(['empty'])
    expect(rules('我'.repeat(61))).toEqual(['too-long'])
    expect(rules('我'.repeat(61), { maxLength: false })).toEqual([])
  })

  test('fails closed: an error inside blocks', () => {
    const broken = {
      get rules() {
        throw new Error('gone')
      },
      cues: new Map(),
      firsts: {
        get 25105() {
          throw new Error('gone')
        },
      },
    } as unknown as Wording
    expect(guardText('我来看一下。', open, broken)).toMatchObject({
      verdict: 'block',
      reasons: [{ rule: 'guard-failed' }],
    })
  })

  test('no string makes it throw, and pass means no reason', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const { verdict, reasons } = guardText(text, open, wording)
        expect(verdict === 'pass').toBe(reasons.length === 0)
        for (const { span } of reasons) expect(span[1]).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
