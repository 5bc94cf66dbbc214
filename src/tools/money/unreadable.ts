import { readSum, type Sum } from './sum.ts'

/** A range of folded text that money was read from, or that plainly means money. */
interface Range {
  start: number
  end: number
}

/** What a second look found: a sum under fillers and punctuation, or money that no program may put a figure to. */
export interface HiddenMoney extends Range {
  sum: Sum | null
}

const NUMERAL = '[零一二三四五六七八九两俩十百千万亿0-9]'
const FILLER = '(?:[,、… ]{0,2}(?:呃|嗯|额|啊|哦|那个|这个|就是|唔|um|uh|er)[,、… ]{0,2})'
/** Numerals that punctuation or fillers pull apart: "三*千元", "3-0-0元", "三呃千块". */
const PULLED_APART: readonly RegExp[] = [
  new RegExp(
    `${NUMERAL}+(?:[*_|·•^=#@!\\\\\`"'…+。]{1,3}${NUMERAL}+)+[*_|·•^=#@!\\\\\`"'…。]{0,3}(?:元|块钱?|万元)`,
    'g',
  ),
  new RegExp(`(?<!${NUMERAL})${NUMERAL}(?:[-.~、/ ]{1,2}${NUMERAL}){2,12}[-.~、/ ]{0,2}(?:元|块钱?)`, 'g'),
  new RegExp(
    `(?<!${NUMERAL})${NUMERAL}{1,8}[-.~、/]{1,2}[十百千万](?:[-.~、/]{0,2}${NUMERAL}){0,6}[-.~、/ ]{0,2}(?:元|块钱?)`,
    'g',
  ),
  new RegExp(`${NUMERAL}+(?:${FILLER}${NUMERAL}+)+${FILLER}?(?:元|块钱?)|${NUMERAL}+${FILLER}(?:元|块钱?)`, 'g'),
]
const NOISE = /[*_|·•^=#@!\\`"'…+。\-.~、/, ]|呃|嗯|额|啊|哦|那个|这个|就是|唔|um|uh|er/g

const PINYIN = '(?:ling|yi|er|liang|san|si|wu|liu|qi|ba|jiu|shi|bai|qian|wan)'
/** Letters or placeholders where the figure should be: "x元", "***块", "wu bai yuan", "$xx". */
const HIDDEN: readonly RegExp[] = [
  new RegExp(`(?<![a-z])(?:${PINYIN}[ -]?){1,8}(?:yuan|kuai(?: ?qian)?|rmb|元|块)`, 'g'),
  /(?:[a-z]{1,8}|[*×?_□○●■◆…]{1,8}|#{2,8})(?:万|千|百)?(?:元(?![a-z])|块(?=钱|[,。!?;]|$))/g,
  /\p{Sc} ?\d[\d,.]*|\d[\d,.]* ?\p{Sc}/gu,
  /[$£€¥] ?(?:[*#×?_□○●■◆]{1,8}|[a-z]{1,6}(?=[ ,.!?;]|$))/g,
  /(?:[*#×_□○●■◆]{1,8}|\bx{1,6}|\b[a-z]{0,12}[*#@0-9][a-z*#@0-9]{0,12}) ?(?:dollars|bucks|quid|pounds|euros)\b/g,
  new RegExp(`${NUMERAL}[a-z*#@&^=~|\\\\<>{}[\\]]{1,6}${NUMERAL}{0,12}(?:元|块钱|块(?=[,。!?;]|$))`, 'g'),
]

/** More hidden figures than this say nothing new: the text is not fit to be shown. */
const HIDDEN_MAX = 32
/** A currency code before the figure hides nothing. */
const CODED = /^(?:rmb|usd|cny|hk|us|eur|gbp)/
/** Punctuation after a numeral, letters or placeholders: the rest of the figure may hide in front. */
const GLUE = /[零一二三四五六七八九两十百千万0-9a-z][^\p{L}\p{N}\s,]{1,3}$|[a-z*#×?_□○●■◆…]$/u
/** What may stand between a hidden figure and the 千 or 万 that was read alone. */
const BEFORE_BARE_UNIT = /(?:[,、… ]|呃|嗯|额|啊|哦|那个|这个)$/

/**
 * The second look: money marks that no sum was read for, and sums that are glued to what looks like the rest of a figure.
 * `hasMarks` says that there are such marks; costs nothing where all is accounted for, which is nearly always.
 */
export function findHiddenMoney(text: string, read: readonly Range[], hasMarks: boolean): HiddenMoney[] {
  if (!hasMarks && !read.some(range => isGlued(text, range))) return []
  const found: HiddenMoney[] = []
  const isFree = (start: number, end: number) => !found.some(other => start < other.end && other.start < end)
  for (const pattern of PULLED_APART)
    for (const match of text.matchAll(pattern)) {
      if (found.length >= HIDDEN_MAX) return found
      const end = match.index + match[0].length
      if (!isFree(match.index, end) || (readAt(read, match.index)?.end ?? 0) >= end) continue
      const plain = match[0].replace(NOISE, '')
      const sum = readSum(plain, 0, 0)
      found.push({ start: match.index, end, sum: sum && sum.end === plain.length && sum.low !== null ? sum : null })
    }
  for (const pattern of HIDDEN)
    for (const match of text.matchAll(pattern)) {
      if (found.length >= HIDDEN_MAX) return found
      const end = match.index + match[0].length
      const isRead = (readAt(read, match.index)?.end ?? 0) > match.index
      if (!isRead && !CODED.test(match[0]) && isFree(match.index, end))
        found.push({ start: match.index, end, sum: null })
    }
  return found
}

/** The last range that begins at or before `index`; the ranges run from left to right. */
function readAt(read: readonly Range[], index: number): Range | undefined {
  let low = 0
  let high = read.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((read[middle] as Range).start <= index) low = middle + 1
    else high = middle
  }
  return read[low - 1]
}

/** A sum that is glued to what looks like the rest of its figure. */
function isGlued(text: string, { start }: Range): boolean {
  const before = text.charCodeAt(start - 1)
  if (start === 0 || (before > 0x2e80 && !isBareUnit(text, start))) return false
  const left = text.slice(Math.max(0, start - 4), start)
  return GLUE.test(left) || (isBareUnit(text, start) && BEFORE_BARE_UNIT.test(left))
}

function isBareUnit(text: string, start: number): boolean {
  return /[十百千万]/.test(text.charAt(start))
}
