import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { forbiddenCitations, goodCitations } from '../../evals/law-citations.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { citationReasons } from '../../src/tools/citations.ts'
import { foldText } from '../../src/tools/folded-text.ts'
import { type GuardBounds, guardText } from '../../src/tools/guard.ts'

const root = join(import.meta.dirname, '..', '..')
const { registry, wording } = loadKnowledge({ dir: join(root, 'knowledge') }).expertise
const on = '2026-11-20'
const whys = (text: string) => citationReasons(foldText(text), { registry, on }).map(({ detail }) => detail)
const legal = resolve(root, '..', 'shared', 'legal')

describe('D3: what may be cited without a plan', () => {
  test.each([
    '《消费者权益保护法》第五十五条有相关规定',
    '保险法十六条说的是如实告知',
    '按《中华人民共和国保险法》第十六条，我给您解释',
    '《保险法》对这种情况有规定',
    '合同第五条写的是犹豫期',
    '《投保须知》第十二条写了等待期',
    '没有别的办法，我们按规定办',
    'under 15 U.S.C. § 1693f you may ask for a correction',
    'under Article 16 of the PRC Insurance Law',
    'the Truth in Lending Act, section 1666, covers billing errors',
  ])('passes: %s', text => {
    expect(whys(text)).toEqual([])
  })

  test.each([
    ['《治安管理处罚法》第四十九条', /第五十八条/],
    ['治安管理处罚法二十六条', /now article 30 since 2026-01-01/],
    ['依据《信访条例》办理', /not in force/],
    ['按信访条例第三条', /not in force/],
    ['《社会保险法》第五十八条', /not known/],
    ['按照社会保险法第五十八条的规定', /not known/],
    ['按新保险法第十六条', /not known/],
    ['保险法第一千条', /no 第一千条/],
    ['依照第四十九条的规定', /no law is named/],
    ['《保险法（修订草案）》的规定', /not (?:been )?verified|draft/],
    ['保险法修订草案第二十条', /not/],
    ['《个人贷款业务综合融资成本明示规定》要求', /not (?:been )?verified|draft/],
    ['§ 1666(a) says so', /no law is named/],
    ['section 75 of the Consumer Credit Act 1974', /not known/],
  ])('refused, with the reason: %s', (text, why) => {
    expect(whys(text).join('; ')).toMatch(why)
  })

  test('the day counts: a law is not cited before it came into force', () => {
    const text = '按《治安管理处罚法》第五十八条'
    expect(citationReasons(foldText(text), { registry, on: '2025-12-31' })).not.toEqual([])
    expect(citationReasons(foldText(text), { registry, on: '2026-01-01' })).toEqual([])
  })

  test('more citations than a sentence holds are refused', () => {
    expect(whys('第四十九条，'.repeat(60))).toEqual(['more citations than can be checked'])
  })

  test('with a plan an article must be planned and citable', () => {
    const bounds: GuardBounds = {
      language: 'zh',
      currency: 'CNY',
      capMinor: 100_000,
      floorMinor: null,
      offerMinor: null,
      amounts: [],
      articles: ['保险法|16', '治安管理处罚法|49'],
      maxLength: true,
      law: { registry, on },
    }
    const rules = (text: string) => guardText(text, bounds, wording).reasons.map(({ rule }) => rule)
    expect(rules('按《保险法》第十六条，我给您解释。')).toEqual([])
    expect(rules('按《保险法》第十七条，我给您解释。')).toEqual(['unknown-article'])
    expect(rules('按《治安管理处罚法》第四十九条，我给您解释。')).toEqual(['forbidden-citation'])
  })

  test.skipIf(!existsSync(legal))('no forbidden citation of ../shared/legal passes, verified articles do', () => {
    expect(forbiddenCitations(legal).filter(text => whys(text).length === 0)).toEqual([])
    const good = goodCitations(legal)
    expect(good.filter(text => whys(text).length > 0).length).toBeLessThan(good.length * 0.02)
  })
})
