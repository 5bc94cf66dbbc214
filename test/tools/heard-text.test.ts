import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText } from '../../src/tools/folded-text.ts'
import { compileHearing, hear, heardSpan, hearingSchema } from '../../src/tools/heard-text.ts'

const hearing = compileHearing([
  hearingSchema.parse({
    sounds: { 撤: '车彻', 诉: '速', 投: '头' },
    spoken: ['撤诉', '投诉'],
    real: ['头速'],
    mixed: ['complaint→投诉'],
    fillers: ['嗯', '呃'],
    stammered: '您我',
  }),
  hearingSchema.parse({ heard: ["can't→cannot", 'dont→do not'], fillers: ['uh', 'um'] }),
])
const heard = (text: string) => hear(foldText(text), hearing).text

describe('T19: words as they were said', () => {
  test.each([
    ['先车诉再说', '先撤诉再说'],
    ['您您先撤 诉', '您先撤诉'],
    ['撤-诉，嗯我们再谈', '撤诉,我们再谈'],
    ['把complaint撤了', '把投诉撤了'],
    ["I uh can't do that", 'i cannot do that'],
    ['you dont need it', 'you do not need it'],
    ['头速很快', '头速很快'],
    ['the complaint is open', 'the complaint is open'],
    ['number one, umbrella', 'number one, umbrella'],
  ])('%s', (text, said) => {
    expect(heard(text)).toBe(said)
  })

  test('a span leads back to what was written', () => {
    const text = '先车 诉吧'
    const folded = foldText(text)
    const said = hear(folded, hearing)
    const at = said.text.indexOf('诉')
    expect(text.slice(...heardSpan(folded, said, 0, at + 1))).toBe('先车 诉')
  })

  test('any text: never throws, spans stay inside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const folded = foldText(text)
        const said = hear(folded, hearing)
        const [start, end] = heardSpan(folded, said, 0, said.text.length)
        return start >= 0 && end <= text.length
      }),
    )
  })
})
