import { readNumberAt } from './any-numeral.ts'
import { type Range, touches } from './entry.ts'

const TRIGGER = /倍|翻番|翻一番|[退假缺少][一1]|doubl|tripl|trebl|quadrupl|twice|thrice|times|fold|\dx/
const PENALTY = /[退假缺少][一1](?:元|块)?[,，]?[赔罚补][零一二两三四五六七八九十百0-9]+(?!元|块|万|千)/g
const TIMES_ZH =
  /(?:[0-9零一二两三四五六七八九十百几数]+(?:\.[0-9]+)?(?:点[零一二三四五六七八九]+)?|双|加|翻|多|成)倍|翻(?:一)?番/g
const TIMES_EN =
  /\b(?:double|triple|treble|quadruple|twice|thrice|(?:two|three|four|five|six|ten|\d{1,2}(?:\.\d+)?) ?(?:times|x|-?fold)|(?:two|three|four|five|ten)fold)\b/g
const MONEY_ZH = /[赔退补偿还罚款价费钱付金元块额]|给|要求|保额/
const MONEY_EN =
  /\b(?:refund|compensat\w*|pay\w*|paid|money|amount|price|fees?|premium|cost|sum|offer|deposit|damages|back|my loss\w*|what (?:i|you|we)|settlement|figure|penalty|charge|credit|dollars|pounds|euros|bucks)\b|[$£€¥]/
/** "double-check", "charged twice", "three times already": nothing is multiplied. */
const NOT_EN_AFTER =
  /^(?:[- ]?check|[- ]book|[- ]charg|[- ]bill| (?:already|today|this|last|now|before|in a|a (?:day|week|month|year)|since|yesterday|and no|because|but|when|he|she|they)|$|[.,!?])/
const WINDOW = 14
/** "五百的十倍": the base stands this near. */
const BESIDE = 3
/** More factors than this in one text say nothing new. */
const MULTIPLES_MAX = 32

/**
 * Every sum said as a factor of another ("退一赔三", 双倍, "double") that stands near words of money or beside one of the
 * sums that were read, which run from left to right.
 */
export function findMultiples(text: string, entries: readonly Range[]): Range[] {
  if (!TRIGGER.test(text)) return []
  const found: Range[] = []
  const note = (start: number, length: number) => {
    if (found.length < MULTIPLES_MAX && !found.some(other => start < other.end && other.start < start + length))
      found.push({ start, end: start + length })
  }
  for (const match of text.matchAll(PENALTY)) note(match.index, match[0].length)
  for (const match of text.matchAll(TIMES_ZH)) {
    const end = match.index + match[0].length
    const near = text.slice(Math.max(0, match.index - WINDOW), match.index) + text.slice(end, end + 8)
    if (MONEY_ZH.test(near) || touches(entries, { start: match.index - BESIDE, end }))
      note(match.index, match[0].length)
  }
  for (const match of text.matchAll(TIMES_EN))
    if (isFactor(text, match.index, match[0])) note(match.index, match[0].length)
  return found
}

function isFactor(text: string, start: number, said: string): boolean {
  const end = start + said.length
  const left = text.slice(Math.max(0, start - 30), start)
  const right = text.slice(end, end + 30)
  const counts = /^(?:twice|thrice)$|times|x$/.test(said)
  if (
    counts &&
    (NOT_EN_AFTER.test(right) ||
      !/^ (?:the|what|that|my|your|our|as|this|of|over|more|back|compensation|refund)/.test(right))
  )
    return false
  if (/^[- ]?(?:check|book|charg|bill|debit|tap|click|room|bed|glaz|standard|jeopardy)/.test(right)) return false
  return MONEY_EN.test(right) || MONEY_EN.test(left)
}

const WORDS: Readonly<Record<string, number>> = {
  double: 2,
  twice: 2,
  two: 2,
  triple: 3,
  treble: 3,
  thrice: 3,
  three: 3,
  quadruple: 4,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
  双: 2,
  加: 2,
  翻: 2,
  成: 2,
}

/**
 * How many times as much a multiple comes to: 3 for 三倍, 4 for 退一赔三 (the sum itself and three on top). Null where it
 * cannot be told ("几倍"). Takes the words as they stand in the text.
 */
export function factorOf(words: string): number | null {
  const said = words.toLowerCase().normalize('NFKC')
  const penalty = /^[退假缺少].*?[赔罚补](.+)$/.exec(said)
  if (penalty) {
    const number = readNumberAt(penalty[1] as string, 0)
    return number && number.low > 0 ? number.low + 1 : null
  }
  const known = WORDS[/^(?:[a-z]+|.)/.exec(said)?.[0] ?? ''] ?? WORDS[/^[a-z]+?(?=fold)/.exec(said)?.[0] ?? '']
  if (known !== undefined && !/^多/.test(said)) return known
  const number = readNumberAt(said, 0)
  return number && number.low > 0 && !number.few ? number.low : null
}
