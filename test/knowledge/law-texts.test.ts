import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { articleHash, LawTexts } from '../../src/knowledge/law-texts.ts'
import type { KnownLaw } from '../../src/tools/clauses/citation.ts'

const dir = mkdtempSync(join(tmpdir(), 'law-texts-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
mkdirSync(join(dir, 'corpus', 'statutes'), { recursive: true })
writeFileSync(
  join(dir, 'corpus', 'statutes', '样本法(2020-01-01).md'),
  '**第七条**　应当答复客户。\n\n第八条 应当保存记录。\n',
)
writeFileSync(join(dir, 'corpus', '样本法(2026-05-01).md'), '第七条 应当尽快答复客户。\n')

const law: KnownLaw = {
  key: 'YB',
  name: '样本法',
  aliases: [],
  version: '2020',
  status: 'current',
  from: '2020-01-01',
  jurisdiction: 'CN',
  file: '样本法(2020-01-01).md',
}
const hash = articleHash('　应当答复客户。\n\n')

describe('D3 the folder of law texts', () => {
  const texts = new LawTexts(dir)

  test('hands out the words of an article whose hash is the registered one', () => {
    expect(texts.quoteOf({ law, article: '7', hash })).toBe('应当答复客户。')
  })

  test('hands out nothing where the article reads otherwise, or is not there', () => {
    expect(texts.check({ law, article: '8', hash })).toEqual({ state: 'mismatch' })
    expect(texts.quoteOf({ law, article: '8', hash })).toBeNull()
    expect(texts.check({ law, article: '9', hash })).toEqual({ state: 'missing', what: 'article' })
    expect(texts.check({ law: { ...law, file: '别的法.md' }, article: '7', hash })).toEqual({
      state: 'missing',
      what: 'file',
    })
  })

  test('tells of a later text of the same law', () => {
    expect(texts.newer([law])).toEqual([{ law: '样本法', registered: law.file, file: '样本法(2026-05-01).md' }])
    expect(texts.newer([{ ...law, status: 'superseded' }])).toEqual([])
  })

  test('a folder that is not there is an error of one line', () => {
    expect(() => new LawTexts(join(dir, 'nowhere'))).toThrow(/does not exist/)
  })
})
