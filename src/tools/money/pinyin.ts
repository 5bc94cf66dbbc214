import type { Heard } from './as-heard.ts'
import { Rewriting } from './rewriting.ts'

/** Numerals in pinyin, and the characters that they stand for. */
const SYLLABLES: Readonly<Record<string, string>> = {
  ling: '零',
  yi: '一',
  er: '二',
  liang: '两',
  san: '三',
  si: '四',
  wu: '五',
  liu: '六',
  qi: '七',
  ba: '八',
  jiu: '九',
  shi: '十',
  bai: '百',
  qian: '千',
  wan: '万',
}
/** Longer ones first: qian is no qi. */
const SYLLABLE = 'liang|ling|qian|bai|wan|liu|jiu|shi|san|yi|er|si|wu|qi|ba'
const DIGIT = '(?:liang|ling|liu|jiu|shi|san|yi|er|si|wu|qi|ba)'
const UNIT = '(?:shi|bai|qian|wan)'
/** A figure in pinyin: paid in a word of money, or a digit and a unit side by side ("wu qian", "5 qian", "五 qian"). */
const FIGURE = new RegExp(
  `(?<![a-z0-9])(?:(?:${SYLLABLE})[ -]?){1,16}(?=(?:kuai|yuan|rmb|cny|元|块|人民币))|(?<![a-z])(?:${DIGIT}[ -]?${UNIT}[ -]?)(?:(?:${SYLLABLE})[ -]?){0,14}(?![a-z])|(?<=[0-9一二三四五六七八九两几][ -]?)(?:bai|qian|wan)(?![a-z])`,
  'g',
)
const HINT =
  /(?:bai|qian|wan|kuai|yuan|rmb|cny)(?![a-z])|(?:ling|yi|er|liang|san|si|wu|liu|qi|ba|jiu|shi)[ -]?(?:元|块)/
const ONE = new RegExp(SYLLABLE, 'g')

/** Writes figures in pinyin as Chinese numerals. Null where there are none. */
export function writePinyin(text: string): Heard | null {
  if (!HINT.test(text)) return null
  const out = new Rewriting(text)
  for (const figure of text.matchAll(FIGURE)) {
    let end = figure.index
    for (const syllable of figure[0].matchAll(ONE)) {
      const at = figure.index + syllable.index
      if (at > end) out.drop(end, at)
      end = at + syllable[0].length
      out.replace(at, SYLLABLES[syllable[0]] as string, end)
    }
    const close = figure.index + figure[0].length
    if (close > end && /^(?:元|块)/.test(text.slice(close, close + 1))) out.drop(end, close)
  }
  return out.changed ? out.finish() : null
}
