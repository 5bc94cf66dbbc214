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
  ])('no statute: %s', text => {
    expect(citedArticles(text)).toEqual([])
  })
})
