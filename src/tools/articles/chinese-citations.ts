import type { Citation } from '../articles.ts'
import { chineseNumeral } from './spoken-numerals.ts'

const NUMERAL = '[0-9零一二三四五六七八九十百千两](?:[\\s*·_.]{0,3}[0-9零一二三四五六七八九十百千两]){0,9}'
const LIST = `${NUMERAL}(?:\\s*[、,和及与至到或~-]\\s*第?\\s*${NUMERAL}){0,6}`
/** "第四十九条", "第23、24条", "49条之一"; whether a hit without 第 is a citation is decided by what stands around it. */
const ARTICLE = new RegExp(`(第\\s*)?(${LIST})\\s*条(?:\\s*之\\s*([0-9一二三四五六七八九十]{1,3}))?`, 'g')
const SUFFIX = '(?:法典?|条例|规定|办法|解释|细则|规则|准则|草案)'
const NUMBERED = '(?:\\s*[（(]?[一二三四五六七八九十]{1,2}[）)]?)?'
const BETWEEN = '\\s*(?:[（(][^()（）]{1,20}[)）])?\\s*(?:的|中的?|里的?|里面的?|规定的|上的?|之|内的?)?\\s*'
const BETWEEN_AT_END = new RegExp(`${BETWEEN}$`)
const RUN = new RegExp(`([一-鿿〈〉《》、（）()]{1,60}${SUFFIX}${NUMBERED})${BETWEEN}$`)
const LAW_TITLE = new RegExp(
  `${SUFFIX}${NUMBERED}\\s*(?:[（(][^()（）]{1,30}[)）])?$|^[^合协]{0,20}(?:通知|意见|决定|修正案|法律|法规)$`,
)
/** More than any sentence holds; what comes after is not looked for. */
const CITATIONS_MAX = 40
/** How far before an article its law may begin: the longest names of interpretations have some sixty characters. */
const BEFORE_UNITS = 90
/** Titles that end like a law and are papers of a contract or of the house. */
const HOUSE_PAPER =
  /合同(?![编法])|协议|保单|须知|说明书|章程|公司|内部|我行|我司|本行|行内|平台|店|活动|会员|积分|用户|服务规则|游戏/
const CONTRACT_BEFORE =
  /(?:合同|保单|协议|章程|约定|须知|条款|保险单|说明书|附件|会员规则|活动规则|积分规则)(?:的|里|中|里的|里面|上|上的|书|书的)?\s*$/
const STATUTE_BEFORE = /(?:[法例则定]|依照|根据|按照|依据|违反|援引|引用|参照|适用)(?:的|了)?\s*$/
const SHORT_BEFORE = /(?:依照|根据|按照|依据|违反|援引|引用|参照|适用|[按依])\s*$/
const LAW_WORDS_BEHIND = /^\s*(?:的|里|中)?(?:规定|款|项|明确|要求|写(?:着|的|明|得)|之规定)/
const COUNTED_BEHIND =
  /^\s*(?:评论|消息|短信|留言|建议|意见|记录|通话|微博|新闻|视频|内容|信息|路|线|街|鱼|裤|腿|命|河|船|船)/
/** Whatever is relied on like a law is held against the registry like one. */
const RELIED_ON = /(?:根据|依据|按照|依照|违反|参照|适用|援引|引用)$/
/** Runs that end like a law's name and name none. */
const NO_LAW =
  /(?:按|照|根据|依照|依|有|的|照着|违反|这|那|什么|明文|相关|有关|没|没有|想|好|别的|其他|老|新|怎么)(?:规定|办法|规则|解释|细则)$|(?:方法|想法|说法|看法|做法|用法|写法|算法|无法|没法|合法|违法|依法|非法|司法|执法|立法)$/
/** Words before a law's name that are no part of it. */
const LEAD =
  /^.*(?:根据|按照|依照|依据|违反|援引|引用|参照|适用|符合|现行|翻到|查到|看到|说到|提到|写在|就是|比如|例如|那部|这部|[按查看说讲在的和与及或跟对由我您你他她们个是也还都有像以于从问反提读叫如本]|我国|国家的)(?=[一-鿿〈〉（）()]{1,})/

/** Chinese citations of statutes in a folded text: with 第 or without, with the law before them or not, in lists. */
export function chineseCitations(text: string): Citation[] {
  const found: Citation[] = []
  let last: { law: string | null; end: number } = { law: null, end: -1 }
  for (const match of text.matchAll(ARTICLE)) {
    if (found.length > CITATIONS_MAX) break
    const [whole, ordinal, list = '', branch] = match
    const start = match.index
    const end = start + whole.length
    const before = text.slice(Math.max(0, start - BEFORE_UNITS), start)
    const named = lawBefore(before)
    if (named === 'house-paper') continue
    const joined =
      last.end >= 0 && /^\s*[、,和及与至到或~-]?\s*$/.test(text.slice(last.end, start)) && last.law !== null
    const law = named?.law ?? (joined ? last.law : null)
    const numbers = articleNumbers(list, branch)
    if (law === null && !isCitation(text, start, end, ordinal !== undefined, Number.parseInt(numbers[0] ?? '', 10)))
      continue
    const run = named?.run ?? law
    for (const article of numbers)
      found.push({ law, run, article, start: named ? start - before.length + named.at : start, end })
    last = { law, end }
  }
  return found
}

/** Laws named without an article, in 《》 or as a run of characters that ends like a law's name. */
export function lawMentions(text: string): { law: string; isTitle: boolean; start: number; end: number }[] {
  const found: { law: string; isTitle: boolean; start: number; end: number }[] = []
  const behind =
    /^[^一-鿿0-9]{0,3}(?:[（(][^()（）]{1,20}[)）])?\s*(?:的|中的?|里的?|规定的)?\s*第?\s*[0-9零一二三四五六七八九十百]+[0-9零一二三四五六七八九十百\s、,和至到]*条/
  for (const match of text.matchAll(/《((?:[^《》\n]|《[^《》\n]{2,40}》){2,80})》/g)) {
    const law = match[1] ?? ''
    const end = match.index + match[0].length
    const isRelied = RELIED_ON.test(text.slice(Math.max(0, match.index - 4), match.index))
    if (HOUSE_PAPER.test(law) || !(isRelied || LAW_TITLE.test(law)) || behind.test(text.slice(end, end + 40))) continue
    found.push({ law, isTitle: true, start: match.index, end })
  }
  for (const match of text.matchAll(/[一-鿿]{1,30}?(?:法典?|条例|办法|规定|解释|草案)/g)) {
    if (found.length > CITATIONS_MAX) break
    const end = match.index + match[0].length
    if (behind.test(text.slice(end, end + 40))) continue
    // The run may go on: 消费者权益保护法|实施条例. Both ends are looked at, the longer one first by the caller.
    const from = Math.max(0, end - 30)
    const run = /[一-鿿]+$/.exec(text.slice(from, end))?.[0] ?? match[0]
    found.push({ law: run, isTitle: false, start: end - run.length, end })
  }
  return found
}

/** The law that stands right before an article, and where; "house-paper" where a contract or the like stands there. */
function lawBefore(before: string): { law: string; run: string; at: number } | 'house-paper' | null {
  const titled = titleAtEnd(before)
  if (titled) {
    const { name, at } = titled
    return LAW_TITLE.test(name) || !HOUSE_PAPER.test(name) ? { law: name, run: name, at } : 'house-paper'
  }
  if (CONTRACT_BEFORE.test(before)) return 'house-paper'
  const run = RUN.exec(before)
  if (!run) return null
  // "保险法规定第十六条": what the law provides, and no "provisions on insurance law".
  const whole = (run[1] ?? '').replace(/(?<=法典?|条例|办法)规定$/, '')
  if (NO_LAW.test(whole) && !/若干问题的(?:规定|解释)$/.test(whole)) return null
  if (HOUSE_PAPER.test(whole.slice(-12))) return 'house-paper'
  const state = whole.lastIndexOf('中华人民共和国')
  const law = state >= 0 ? whole.slice(state) : whole.replace(LEAD, '')
  return law.length < 2 ? null : { law, run: whole, at: run.index + whole.length - law.length }
}

/** The title in 《》 that the text ends with; a title may hold another one. */
function titleAtEnd(before: string): { name: string; at: number } | null {
  const end = before.length - (BETWEEN_AT_END.exec(before)?.[0].length ?? 0)
  if (before[end - 1] !== '》') return null
  let depth = 0
  for (let at = end - 1; at >= 0; at -= 1) {
    if (before[at] === '》') depth += 1
    else if (before[at] === '《') depth -= 1
    if (depth === 0) return { name: before.slice(at + 1, end - 1), at }
  }
  return null
}

/** "第一条，" counts points and "十五条短信" counts things; other articles without a law are taken for one. */
function isCitation(text: string, start: number, end: number, ordinal: boolean, article: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start)
  const behind = text.slice(end, end + 8)
  if (COUNTED_BEHIND.test(behind)) return false
  if (!ordinal) return SHORT_BEFORE.test(before) || (article > 9 && LAW_WORDS_BEHIND.test(behind))
  if (STATUTE_BEFORE.test(before)) return true
  return article > 9 || LAW_WORDS_BEHIND.test(behind)
}

function articleNumbers(list: string, branch: string | undefined): string[] {
  const numbers = list.split(/[、,和及与至到或~-]/).map(words => chineseNumeral(words.replace(/[第\s*·_.]/g, '')))
  // "49-1" is a branch, not a range.
  if (numbers.length === 2 && list.includes('-') && (numbers[1] ?? 0) < 10 && (numbers[0] ?? 0) >= 10)
    return [`${numbers[0]}-${numbers[1]}`]
  return numbers.map((number, index) =>
    branch !== undefined && index === numbers.length - 1 ? `${number}-${chineseNumeral(branch)}` : String(number),
  )
}
