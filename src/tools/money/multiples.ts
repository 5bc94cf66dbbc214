/** A sum said as a factor of another ("退一赔三", 双倍, "double"): start and end in the folded text. */
export interface Multiple {
  start: number
  end: number
}

const TRIGGER = /倍|翻番|翻一番|[退假缺少][一1]|doubl|tripl|quadrupl|twice|times|fold|\dx/
const PENALTY = /[退假缺少][一1](?:元|块)?[,，]?[赔罚补][零一二两三四五六七八九十百0-9]+(?!元|块|万|千)/g
const TIMES_ZH =
  /(?:[0-9零一二两三四五六七八九十百几数]+(?:\.[0-9]+)?(?:点[零一二三四五六七八九]+)?|双|加|翻|多|成)倍|翻(?:一)?番/g
const TIMES_EN =
  /\b(?:double|triple|treble|quadruple|twice|thrice|(?:two|three|four|five|six|ten|\d{1,2}(?:\.\d+)?) ?(?:times|x|-?fold)|(?:two|three|four|five|ten)fold)\b/g
const MONEY_ZH = /[赔退补偿还罚款价费钱付金元块额]|给|要求|保额/
const MONEY_EN =
  /\b(?:refund|compensat\w*|pay\w*|paid|money|amount|price|fees?|premium|cost|sum|offer|deposit|damages|back|my loss\w*|what (?:i|you|we)|settlement|figure|penalty|charge)\b/
/** "double-check", "charged twice", "three times already": nothing is multiplied. */
const NOT_EN_AFTER =
  /^(?:[- ]?check|[- ]book|[- ]charg|[- ]bill| (?:already|today|this|last|now|before|in a|a (?:day|week|month|year)|since|yesterday|and no|because|but|when|he|she|they)|$|[.,!?])/
const WINDOW = 14
/** More factors than this in one text say nothing new. */
const MULTIPLES_MAX = 32

/** Every multiple in the folded text that stands near words of money. */
export function findMultiples(text: string): Multiple[] {
  if (!TRIGGER.test(text)) return []
  const found: Multiple[] = []
  const note = (start: number, length: number) => {
    if (found.length < MULTIPLES_MAX && !found.some(other => start < other.end && other.start < start + length))
      found.push({ start, end: start + length })
  }
  for (const match of text.matchAll(PENALTY)) note(match.index, match[0].length)
  for (const match of text.matchAll(TIMES_ZH)) {
    const end = match.index + match[0].length
    const near = text.slice(Math.max(0, match.index - WINDOW), match.index) + text.slice(end, end + 8)
    if (MONEY_ZH.test(near)) note(match.index, match[0].length)
  }
  for (const match of text.matchAll(TIMES_EN)) {
    const end = match.index + match[0].length
    const left = text.slice(Math.max(0, match.index - 30), match.index)
    const right = text.slice(end, end + 30)
    const counts = /^(?:twice|thrice)$|times|x$/.test(match[0])
    if (
      counts &&
      (NOT_EN_AFTER.test(right) ||
        !/^ (?:the|what|that|my|your|our|as|this|of|over|more|back|compensation|refund)/.test(right))
    )
      continue
    if (
      !/^[- ]?(?:check|book|charg|bill|debit|tap|click|room|bed|glaz|standard|jeopardy)/.test(right) &&
      (MONEY_EN.test(right) || MONEY_EN.test(left))
    )
      note(match.index, match[0].length)
  }
  return found
}
