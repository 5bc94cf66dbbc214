import { describe, expect, test } from 'vitest'
import { createFolding, fold } from '../../src/understanding/folding.ts'
import { compileLexicon } from '../../src/understanding/lexicon.ts'
import { lightReading } from '../../src/understanding/light-reading.ts'
import { compilePattern } from '../../src/understanding/pattern.ts'
import { createTrie, insert, walk } from '../../src/understanding/trie.ts'
import { understand } from '../../src/understanding/understand.ts'
import { lexicon } from './lexicon-files.ts'

/** Every match of one pattern in a text. */
function matches(pattern: string, text: string): string[] {
  const trie = createTrie<string>()
  for (const compiled of compilePattern(pattern)) insert(trie, compiled, pattern)
  const found: string[] = []
  walk(trie, text, (_, start, end) => found.push(text.slice(start, end)))
  return found
}

describe('the language in which the lexicon is written', () => {
  test.each([
    ['退(钱|款)', '我要退款退钱', ['退款', '退钱']],
    ['没(有)?人', '没人没有人', ['没人', '没有人']],
    ['凭什么~扣', '凭什么要乱扣', ['凭什么要乱扣']],
    ['凭什么~扣', '凭什么,你们扣', []],
    ['打了#次', '打了十五次', ['打了十五次']],
    ['#小时内', '24小时内', ['24小时内']],
    ['^好的$', '好的,好的吧,真好的呢', ['好的', '好的']],
    ['refund*', 'refunds and refunded', ['refunds', 'refunded']],
    ['sue', 'i will sue the issue', ['sue']],
    ['take~court', 'take you all to court', ['take you all to court']],
    ['take~court', 'take you and all of your friends to court', []],
    ['great service;really$', 'great service,really', ['great service,really']],
    ['(very )*bad', 'very very bad', ['very very bad', 'very bad', 'bad']],
  ])('%s in %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toEqual(expected)
  })

  test.each(['(a|b', 'a)b', '~扣', '*ing'])('a pattern that cannot work is refused: %s', pattern => {
    expect(() => compilePattern(pattern)).toThrow()
  })

  test('text is folded one unit to one: width, case, script, apostrophes', () => {
    const folding = createFolding([{ traditional: ['銀银', '錢钱'], fillers: [] }])
    expect(fold('銀行ＡＢＣ錢', folding)).toBe('银行abc钱')
    expect(fold("don't", folding)).toBe(fold('don’t', folding))
  })
})

describe('a lexicon file', () => {
  const file = (cues: unknown, more = {}) => ({
    id: 'test',
    version: 1,
    source: 'test',
    language: 'zh',
    cues,
    ...more,
  })

  test('is data: a trainer’s word changes the reading', () => {
    const text = '你们这个小黑屋'
    const read = (words: string) => {
      const own = compileLexicon([file({ feeling: { angry: [{ weight: 4, heat: 0.6, words }] } })])
      return understand({ text, amounts: [], language: 'zh', recent: [] }, own).emotion.label
    }
    expect(read('别的词')).toBe('calm')
    expect(read('小黑屋')).toBe('angry')
  })

  test('a homophone of the recogniser is read as what was said', () => {
    const own = compileLexicon([
      file({ signal: { lawsuit: [{ weight: 0.9, words: '起诉你们' }] } }, { homophones: '其诉→起诉' }),
    ])
    const { signals } = understand({ text: '我要其诉你们', amounts: [], language: 'zh', recent: [] }, own)
    expect(signals.map(signal => signal.type)).toEqual(['lawsuit'])
  })

  test.each([
    ['an unknown label', file({ feeling: { furious: [{ words: 'x' }] } })],
    ['an unknown kind', file({ mood: { angry: [{ words: 'x' }] } })],
    ['a group without words', file({ feeling: { angry: [{ words: ' , ' }] } })],
    ['a broken pattern', file({ feeling: { angry: [{ words: '(气' }] } })],
    ['no source', { id: 'x', version: 1, language: 'zh', cues: {} }],
  ])('%s is refused when knowledge loads', (_, broken) => {
    expect(() => compileLexicon([broken])).toThrow()
  })
})

describe('a light reading of what is still being said', () => {
  test('shows feeling, risk and money, and agrees with the full reading on them', () => {
    const text = '你们再不退钱我就去银保监投诉'
    const light = lightReading({ text, amounts: [], language: 'zh' }, lexicon)
    const full = understand({ text, amounts: [], language: 'zh', recent: [] }, lexicon)
    expect(light.signals).toEqual(full.signals.map(signal => signal.type))
    expect(light.emotion).toBe(full.emotion.label)
    expect(light.heat).toBe(full.emotion.heat)
  })

  test.each(['', '我', '\ud83d', '你们到底'])('reads any half sentence: "%s"', text => {
    const light = lightReading({ text, amounts: [], language: 'zh' }, lexicon)
    expect(light.heat).toBeGreaterThanOrEqual(0)
  })
})

describe('the same turn read twice', () => {
  test('gives the same reading, whatever was read before', () => {
    const input = {
      text: '那你们什么时候处理',
      amounts: [],
      language: 'zh' as const,
      recent: [
        { turn: 0, utteranceId: 'a', speaker: 'customer' as const, text: '气死我了，拒赔凭什么', startMs: 0, endMs: 1 },
        { turn: 1, utteranceId: 'b', speaker: 'agent' as const, text: '我帮您看看', startMs: 1, endMs: 2 },
      ],
    }
    const first = understand(input, lexicon)
    understand({ ...input, text: '好的谢谢' }, lexicon)
    expect(understand(input, lexicon)).toEqual(first)
  })
})
