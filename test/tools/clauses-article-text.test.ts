import { describe, expect, test } from 'vitest'
import { articlesOf, normaliseArticle } from '../../src/tools/clauses/article-text.ts'
import { articleName, chineseNumeral, readNumeral } from '../../src/tools/clauses/numeral.ts'

const LAW = `# 样本法

## 第一章　总则

**第一条**　为了测试，制定本法。

第二条规定的情形，不算一条。

第二条 有下列情形之一的：

（一）甲；

（二）乙。

第二条之一　另行规定。

第二章 附则第三条 本法自公布之日起施行。
`

describe('D3 the articles of a law text', () => {
  test('labels, branches, items, headings and run-together headings', () => {
    const articles = articlesOf(LAW)
    expect(articles.map(({ article }) => article)).toEqual(['1', '2', '2-1', '3'])
    expect(articles[0]?.text).toContain('第二条规定的情形')
    expect(articles[1]?.text).toContain('（二）乙。')
    expect(articles[1]?.text).not.toContain('另行')
  })

  test('a section of the United States Code is one article with its subheadings', () => {
    const [only, ...more] = articlesOf('#### § 1692x. Sample\n##### (a) One\n\nFirst.\n\n##### (b) Two\n\nSecond.\n')
    expect(more).toEqual([])
    expect(only).toMatchObject({ article: '1692x' })
    expect(only?.text).toContain('Second.')
  })

  test('two printings give the same form; a changed word, figure or comma does not', () => {
    const one = normaliseArticle('**　银行应当在30日内，答复客户。**\n\n（一）甲；')
    expect(normaliseArticle('银行应当在３０日内，答复客户。 （一）甲；')).toBe(one)
    expect(normaliseArticle('银行应当在30日内,答复客户。(一)甲;')).toBe(one)
    for (const other of [
      '银行应当在40日内，答复客户。（一）甲；',
      '银行应当在30日内答复客户。（一）甲；',
      '银行可以在30日内，答复客户。（一）甲；',
    ])
      expect(normaliseArticle(other)).not.toBe(one)
  })

  test('Chinese numerals there and back', () => {
    for (let value = 1; value < 1400; value += 1) expect(readNumeral(chineseNumeral(value))).toBe(value)
    expect(articleName('253-1')).toBe('第二百五十三条之一')
    expect(articleName('1692c')).toBe('§ 1692c')
  })
})
