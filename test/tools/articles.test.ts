import { describe, expect, test } from 'vitest'
import { citedArticles } from '../../src/tools/articles.ts'

describe('D3: cited articles', () => {
  test.each([
    ['根据《消费者权益保护法》第五十五条，您可以要求赔偿', '消费者权益保护法', '55', '《消费者权益保护法》第五十五条'],
    ['保险法第49条之一怎么说', '保险法', '49-1', '保险法第49条之一'],
    ['依照第十六条的规定', null, '16', '第十六条'],
    [
      'under Section 75 of the Consumer Credit Act 1974 you may',
      'consumer credit act 1974',
      '75',
      'Section 75 of the Consumer Credit Act 1974',
    ],
    ['Regulation Z covers this', null, 'Z', 'Regulation Z'],
    ['保险法十六条说得很清楚', '保险法', '16', '保险法十六条'],
    ['按消法五十五条来', '消法', '55', '消法五十五条'],
    ['依据第四十九条第二款处理', null, '49', '第四十九条'],
    ['治安管理处罚法第④⑨条', '治安管理处罚法', '49', '治安管理处罚法第④⑨条'],
    ['第肆拾玖條规定', null, '49', '第肆拾玖條'],
    ['第 四 · 十 九 条规定了', null, '49', '第 四 · 十 九 条'],
    ['《刑法》第二百五十三条之一', '刑法', '253-1', '《刑法》第二百五十三条之一'],
    ['under 15 USC 1693f(a) you may', '15 U.S.C.', '1693F(A)', '15 USC 1693f(a)'],
    ['§ 1666(a) says so', null, '1666(A)', '§ 1666(a)'],
    ['Article 49 of the PRC Insurance Law', 'prc insurance law', '49', 'Article 49 of the PRC Insurance Law'],
    ['article forty-nine of 保险法 applies', '保险法', '49', 'article forty-nine of 保险法'],
  ])('%s', (text, law, article, words) => {
    const [found, ...others] = citedArticles(text)
    expect(others).toEqual([])
    expect(found).toMatchObject({ law, article })
    expect(text.slice(...(found?.span ?? [0, 0]))).toBe(words)
  })

  test.each([
    '第一条，我先记下来',
    '合同第五条写的是犹豫期',
    '提了三条建议',
    'this section of the form',
    'rule of thumb',
    'rule 1 is to be kind',
    'clause 4 of your contract',
    '《用户服务协议》第五条',
    '我们内部规定第三条',
    '一共发了十五条短信',
    '第十二条意见我记下了',
  ])('no statute: %s', text => {
    expect(citedArticles(text)).toEqual([])
  })

  test('lists and ranges: every article that is named, with the law before the first', () => {
    const pairs = (text: string) => citedArticles(text).map(({ law, article }) => [law, article])
    expect(pairs('《保险法》第二十三、二十四条')).toEqual([
      ['保险法', '23'],
      ['保险法', '24'],
    ])
    expect(pairs('保险法第十六条和第十七条')).toEqual([
      ['保险法', '16'],
      ['保险法', '17'],
    ])
  })

  test('a title that holds another title', () => {
    const [found] = citedArticles('按《最高人民法院关于适用《保险法》若干问题的解释（二）》第六条')
    expect(found).toMatchObject({ law: '最高人民法院关于适用《保险法》若干问题的解释(二)', article: '6' })
  })
})
