import { DIGITS, SMALL_UNITS, TENS } from './chinese-characters.ts'
import { HOLE, joins, ORDINARY, SOUND } from './figure-gaps.ts'
import { writePinyin } from './pinyin.ts'
import { writePlainDigits } from './plain-digits.ts'
import { Rewriting } from './rewriting.ts'

/** A text with the figures put together that noise pulls apart, and the way back into the text as it was. */
export interface Heard {
  text: string
  starts: readonly number[]
  ends: readonly number[]
  /**
   * The places of `text` that differ, from left to right: twice the index where something was taken out before that
   * character, one more where the character itself was written anew.
   */
  touched: readonly number[]
}

/** Whether a character belongs to a figure: a digit of either script, or a unit. */
const isFigure = new Uint8Array(0x10000)
for (const code of [...DIGITS.keys(), ...SMALL_UNITS.keys(), ...TENS.keys(), 0x4e07, 0x4ebf]) isFigure[code] = 1
for (const char of '0123456789') isFigure[char.charCodeAt(0)] = 1
/** Sounds of thinking and marks between the parts of a figure. */
const NOISE =
  /(?:呃+|嗯+|额|啊|哦|噢|唔|诶|欸|哎|那个|这个|就是说?|那什么|怎么说|um+|uh+|erm?|hmm+|ah|[^\p{L}\p{N}$£€¥¤‰]){1,8}/uy
/** A bracket or quotation mark that closes before the word of money: 【5000】元. */
const CLOSING = /^[)\]}>】」』》"”’']+ ?$/
const MONEY = /(?:元(?![素件旦宝宵老帅首月年])|块(?![头儿])|圆|毛钱|rmb|cny|人民币|yuan|kuai|dollars|bucks)/y
const GROUPS_MAX = 64

interface Chain {
  groups: [start: number, end: number][]
  /** End of the noise between the last group and a word of money; null where there is none. */
  tail: number | null
  /** Whether a word of money follows. */
  paid: boolean
  end: number
}

/**
 * Takes noise out of figures ("五，呃，千块", "5*0*0*0元"), writes pinyin as numerals and mixed digits as plain ones. Null
 * where there is nothing of the kind. Linear in the text.
 */
export function asHeard(text: string): Heard | null {
  let heard: Heard | null = null
  for (const rewrite of [writePinyin, joinFigures, writePlainDigits]) {
    const next = rewrite(heard?.text ?? text)
    if (next) heard = heard ? compose(heard, next) : next
  }
  return heard
}

function joinFigures(text: string): Heard | null {
  const out = new Rewriting(text)
  for (let at = 0; at < text.length; ) {
    if (isFigure[text.charCodeAt(at)] === 0) {
      at += 1
      continue
    }
    const chain = chainAt(text, at)
    rewriteChain(text, chain, out)
    at = chain.end
  }
  return out.changed ? out.finish() : null
}

function chainAt(text: string, start: number): Chain {
  const groups: Chain['groups'] = []
  for (let at = start; groups.length < GROUPS_MAX; ) {
    let end = at
    while (isFigure[text.charCodeAt(end)] === 1 && end < text.length) end += 1
    groups.push([at, end])
    NOISE.lastIndex = end
    const gap = NOISE.test(text) ? NOISE.lastIndex : end
    if (gap > end && isFigure[text.charCodeAt(gap)] === 1) {
      at = gap
      continue
    }
    MONEY.lastIndex = gap
    const paid = MONEY.test(text)
    return { groups, tail: paid && gap > end ? gap : null, paid, end }
  }
  return { groups, tail: null, paid: false, end: groups.at(-1)?.[1] ?? start }
}

function rewriteChain(text: string, chain: Chain, out: Rewriting): void {
  const { groups } = chain
  const gaps = groups.slice(1).map(([start], index) => text.slice((groups[index] as [number, number])[1], start))
  const last = groups.at(-1)?.[1] ?? 0
  const tail = chain.tail === null ? '' : text.slice(last, chain.tail)
  const marked = spelled(chain, gaps, tail)
  // 9.2.3 without a word of money is a version.
  const isSpelled = (index: number) => marked(index) && (chain.paid || gaps[index] !== '.' || groups.length > 4)
  let before = ''
  for (let index = 0; index < groups.length; index += 1) {
    const [start, end] = groups[index] as [number, number]
    before += text.slice(start, end)
    const next = groups[index + 1]
    const noise = gaps[index]
    if (!next || noise === undefined) break
    const gap = { before, noise, after: text.slice(...next), right: text.slice(next[0], next[0] + 4) }
    if (!isSpelled(index) && noise === '。' && /^\d{1,2}$/.test(gap.after) && /\d$/.test(before)) out.replace(end, '.')
    else if (isSpelled(index) || joins(gap, chain.paid)) out.drop(end, next[0])
    else before = ''
  }
  if (chain.tail === null || tail.trim() === '') return
  const isPlain = ORDINARY.test(tail) || SOUND.test(tail) || tail.startsWith('..') || CLOSING.test(tail)
  if ((isPlain && !HOLE.test(tail)) || isSpelled(gaps.length)) out.drop(last, chain.tail)
}

/**
 * Which gaps stand within a figure that is said sign by sign, with the same noise after each ("5*0*0*0", "2.6.元"); where
 * the noise changes all the time, all of them may.
 */
function spelled({ groups, paid }: Chain, gaps: readonly string[], tail: string): (index: number) => boolean {
  const isSingle = (index: number) => groups[index] === undefined || groups[index][1] - groups[index][0] === 1
  const all = tail === '' ? gaps : [...gaps, tail]
  const marks = all.map(() => false)
  for (let from = 0, to = 0; from < all.length; from = to) {
    to = from + 1
    while (to < all.length && all[to] === all[from] && isSingle(to) && isSingle(to + 1)) to += 1
    if (to - from > 1 && isSingle(from) && isSingle(from + 1)) marks.fill(true, from, to)
  }
  if (paid && !marks.includes(true) && groups.length > 2 && groups.every((_, index) => isSingle(index)))
    if (!all.some(gap => HOLE.test(gap))) marks.fill(true)
  return index => marks[index] ?? false
}

/** The way back through two rewritings. */
function compose(inner: Heard, outer: Heard): Heard {
  const touched = [...outer.touched]
  let next = 0
  for (let index = 0; index < outer.starts.length; index += 1) {
    const from = outer.starts[index] as number
    for (let place = inner.touched[next]; place !== undefined && place >> 1 <= from; place = inner.touched[next]) {
      touched.push(index * 2 + (place & 1))
      next += 1
    }
  }
  return {
    text: outer.text,
    starts: outer.starts.map(start => inner.starts[start] ?? 0),
    ends: outer.ends.map(end => inner.ends[end - 1] ?? 0),
    touched: touched.sort((a, b) => a - b),
  }
}
