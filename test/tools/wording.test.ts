import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TABOOS } from '../../src/domain/vocabulary.ts'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { compileWording, findTaboos, wordingSchema } from '../../src/tools/wording.ts'

const files = ['zh', 'en'].map(language =>
  parseYaml(readFileSync(join(import.meta.dirname, '..', '..', 'knowledge', `taboos.${language}.yaml`), 'utf8')),
)
const wording = compileWording(files)
const types = (text: string) => findTaboos(text, wording).map(taboo => taboo.type)

describe.each(files.map(file => wordingSchema.parse(file)))('T19: taboos of $id', ({ taboos, language }) => {
  test('every taboo of the vocabulary is there', () => {
    expect(new Set(taboos.map(taboo => taboo.id))).toEqual(new Set(TABOOS))
  })

  test.each(taboos.flatMap(({ id, yes }) => yes.map(text => ({ id, text }))))('$id is found: $text', ({ id, text }) => {
    expect(types(text)).toContain(id)
  })

  test.each(taboos.flatMap(({ id, no }) => no.map(text => ({ id, text }))))(
    'near $id, and harmless: $text',
    ({ text }) => {
      expect(types(text)).toEqual([])
    },
  )

  test('the reason comes in the language of the words', () => {
    const reasons = taboos.flatMap(({ yes }) => findTaboos(yes[0] as string, wording).map(taboo => taboo.why))
    for (const why of reasons) expect(/\p{Script=Han}/u.test(why)).toBe(language === 'zh')
  })
})

describe('T19: what is meant counts, not what is quoted, denied or softened', () => {
  test.each([
    '您刚才说业务员保证收益，是这样吗',
    '业务员跟您说保本，对吗',
    '我不会跟您说这不可能',
    '我理解您的心情，您等了三周，我现在就查',
    '我保证今天五点前给您回电话',
    '撤不撤诉由您自己决定',
  ])('%s', text => {
    expect(types(text)).toEqual([])
  })

  test('the span is that of the words, also behind invisible characters', () => {
    const text = '您好，这\u200b不可\u200b能。'
    const [found] = findTaboos(text, wording)
    expect(text.slice(...(found?.span ?? [0, 0]))).toBe('不可\u200b能')
  })

  test('no string makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text =>
        findTaboos(text, wording).every(taboo => taboo.span[1] <= text.length),
      ),
    )
  })
})
