import { type Entry, type Range, rangeAt } from './entry.ts'

/** What may not stand right before a sum: the rest of its figure, in signs that no program reads. */
const GARBAGE_UNITS_MAX = 40
/** Letters that people glue to a price; their figure stands. */
const NAMES =
  /(?:^|[^a-z])(?:vip|svip|plus|app|etc|pos|rmb|cny|usd|hkd|us|hk|eur|gbp|pro|max|mini|ticket|only|total|为|约)$/
/** Drawn, masked and unread characters, and letters for an unknown ("n万"). */
const HOLE =
  /[*×_□■◆◇^&+|<>{}[\]\\`\u2190-\u2bff\ud800-\udfff]$|\.{3}$|[0-9零一二三四五六七八九十百千万]\?+$|[0-9a-z零一二三四五六七八九十百千万#]#$|==$/
const ORDINARY = /[\s,.。!?;:、()（）《》〈〉「」『』"'“”\-~/·]/
/** 某元, 若干块: money without a figure. */
const UNNAMED = /(?:[某]{1,3}|若干|好些|不知多少|[xn]{1,3})$/
/** A unit that counts itself ("千元") may follow these; after another character the digit is hidden in it. */
const BEFORE_BARE_UNIT =
  /(?:^|[上近成数几好每过把这那有要给赔退补花交了是到约概多小大整足个您我你就才至的为收扣付出送减免省赚亏损失达超逾或和跟与按拿领得卖买值贵宜够差欠借还罚返再加共计总合领取请批付发投存保额偿案税资奖险贷租薪押订首余金费款价元块,.。!;:、 (（《/"“'也都只能可以最高低少会将把被让叫去来用做当])$/
/** Characters that sound like a digit and are rarely said before a unit. */
const HOMOPHONE = /[武吴舞午仵耳尔而散伞山流留死斯寺刘榴妻凄齐巴爸酒玖久医伊依衣灵玲凌铃]$/
/** A sound of thinking between this sum and numerals before it. */
const BREAK = /[0-9零一二三四五六七八九两十百千万亿]([,、. ]{0,2}(?:呃|嗯|额|唔|诶|欸|um|uh|er|hmm)[,、. ]{0,2})$/
const NUMERAL = /[0-9零一二三四五六七八九两俩十百千万亿点]/
/** Digits in base64: every third digit gives four of these characters. */
const ENCODED = /^(?:[mno][dtjz][aeimquycgk][w-z0-5])+(?:[mno][dtjzacegikmoqsuwy][aeimquycgk]?)?$/
/** Ways of writing a figure that are worked out, not read. */
const WORKED_OUT =
  /(?:次方|后面[跟带加有]?[一二两三四五六七八九十\d]个(?:零|0|圈|圆圈)|[加带跟][一二两三四五六七八九十\d]个(?:零|0)|[\d.]{1,9}e\d{1,3}|\d\^\d|10的\d)/
/** 百零一块: the digit before the first unit is not there, or is another word. */
const HEADLESS =
  /(?<![0-9零一二三四五六七八九两俩几数半十百千万亿])[百千万亿](?=[零一二三四五六七八九])[零一二三四五六七八九十百千]+$/
/** 五迁元, 三白块: a character that sounds or looks like the unit. */
const MISSPELT = /[0-9一二三四五六七八九两][白前迁牵签晚弯湾](?=$)/
/** 九N一块: something that is no numeral within one. */
const HOLED = /[零一二三四五六七八九十百千万亿][a-z*×□■#@&^_某]{1,6}[零一二三四五六七八九十百千万亿]{1,8}$/
const MORSE = /(?:^|[^.-])((?:[.-]{2,6} ?){2,40})$/
/** Words of money with a mask, letters or a drawing where the figure should stand, unit or not. */
const MASKED =
  /(?:赔偿?金?|补偿金?|赔付|退款|退还|支付|金额)(?:为|是|给|您|了|定){0,4}[:： ]?(?:\d{0,12}[*#×□x]{2,12}\d{0,12}|\?{2,}(?=元|的|,)|0x[\da-f]{2,12}|[a-z\d+/]{3,24}=)|(?:四|五|六|七|八|[4-8])位数(?:的)?(?:赔|补|退|款|钱|金额|现金|数字)|(?:赔|补|退|给)(?:您|你|到)?(?:一个)?(?:四|五|六|七|八|[4-8])位数|(?:赔|补|退|给)(?:偿|还|您|你|到){0,3}(?:个)?(?:[上过超破成][百千万亿](?![一-龥])|[一二两三四五六七八九十几\d]{1,6}个数(?![据字目量码])|[一两三几]?[沓摞捆叠](?:红票|现金|钞票|钱|毛爷爷|人民币|百元)|\d{3,9}[ruyq]{1,2}(?=$|[,。!?;吧吗]))|[\d一二三四五六七八九十百千万](?:元|块)?(?:后面?|末尾|再|有|[加带跟添多](?:上|了)?){1,3}(?:[一二两三四五六七八\d]个|个)(?:0|零)(?![.\d])|\d{1,9}\/\d{1,9} ?[千万亿]|分之[一二三四五六七八九十\d]{1,6} ?[千万亿](?=[元块,。!?]|$)/g

const MASK = /[*#×□=]|\?\?|xx|0x|位数|个数|[上过超破成][百千万亿]|[沓摞捆叠]|\d[ruyq]|个[0零]|\/\d+ ?[千万亿]|分之/

/** Money that no figure can be put to: what is left of the marks, and sums whose figure goes on in front of them. */
export function findHiddenMoney(text: string, entries: readonly Entry[], marks: readonly number[]): Range[] {
  const found: Range[] = []
  for (const mark of marks) {
    const hidden = hiddenAtMark(text, mark)
    if (hidden && hidden.start >= (found.at(-1)?.end ?? 0)) found.push(hidden)
  }
  for (const entry of entries) {
    if (entry.kind === 'range-high') continue
    const start = gluedFrom(text, entry)
    if (start !== null) found.push({ start, end: entry.end })
    else if (goesOn(text, entry)) found.push({ start: entry.start, end: entry.end + 1 })
  }
  return found
}

/** Masks and the like in the place of a sum, without any word of money behind them. */
export function findMasked(text: string, entries: readonly Range[]): Range[] {
  if (!MASK.test(text)) return []
  return [...text.matchAll(MASKED)]
    .map(match => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => {
      const read = rangeAt(entries, start)
      return !read || read.end < end
    })
}

function hiddenAtMark(text: string, mark: number): Range | null {
  const char = text.charAt(mark)
  const right = text.slice(mark + 1, mark + 12)
  if (/\p{Sc}/u.test(char)) {
    const figure = /^ ?(?:[*#×?_□○●■◆]{1,8}|[a-z]{1,6}(?=[ ,.!?;]|$)|\d[\d.,]*)/.exec(right)?.[0]
    return figure === undefined ? null : { start: mark, end: mark + 1 + figure.length }
  }
  if (char === '元' && /^[素件旦宝宵老帅首凶气音始组器年月化复论]/.test(right)) return null
  if (char === '块' && /^[头儿]/.test(right)) return null
  const left = text.slice(Math.max(0, mark - GARBAGE_UNITS_MAX), mark)
  const end = mark + (/^[a-z]+/.exec(text.slice(mark))?.[0].length ?? (char === '块' && right.startsWith('钱') ? 2 : 1))
  const named =
    UNNAMED.exec(left) ??
    WORKED_OUT.exec(left) ??
    MORSE.exec(left) ??
    HEADLESS.exec(left) ??
    HOLED.exec(left) ??
    MISSPELT.exec(left)
  if (named) return { start: mark - left.length + named.index, end }
  const start = garbageFrom(text, char > 'z' ? mark : mark - (/\s$/.test(left) ? 1 : 0))
  if (start === null || (char <= 'z' && !/[^a-z]|^x+$/.test(text.slice(start, mark).trim()))) return null
  return { start, end }
}

/** Where the letters, digits and signs begin that end at `end`; null where an ordinary word or mark stands there. */
function garbageFrom(text: string, end: number): number | null {
  let start = end
  while (start > 0 && end - start < GARBAGE_UNITS_MAX && isGarbage(text, start - 1)) start -= 1
  // A number by itself was read, and counts something else.
  const run = text.slice(start, end)
  if (start === end || /^[\d.,]+$/.test(run) || NAMES.test(run)) return null
  if (/^[?=@]$/.test(run) && !NUMERAL.test(text.charAt(start - 1))) return null
  return start
}

function isGarbage(text: string, index: number): boolean {
  const char = text.charAt(index)
  const code = text.charCodeAt(index)
  if (/[a-z0-9=?@]/.test(char) || HOLE.test(text.slice(Math.max(0, index - 2), index + 1))) return true
  return code > 0x7f && code < 0x2e80 && !ORDINARY.test(char) && char !== '¥'
}

/** Where the figure of an entry begins in truth, if something is glued to its front; null where nothing is. */
function gluedFrom(text: string, { start, end }: Range): number | null {
  if (start === 0) return null
  const left = text.slice(Math.max(0, start - GARBAGE_UNITS_MAX), start)
  const last = left.charAt(left.length - 1)
  if (/[[{<]/.test(last) && /[\]}>]/.test(text.slice(start, end))) return null
  const isBare = /^[百千万亿]/.test(text.charAt(start))
  if (isBare && !BEFORE_BARE_UNIT.test(last)) return start - 1
  if (isBare && last === ' ' && (HOLE.test(left.trimEnd()) || /[=?]$/.test(left.trimEnd()))) return start - 2
  if (/^[十百千万]/.test(text.charAt(start)) && (HOMOPHONE.test(last) || last === '?')) return start - 1
  if (last === '某' || (isBare && UNNAMED.test(left))) return start - 1
  const worked = WORKED_OUT.exec(left + text.slice(start, end))
  if (worked && worked.index + worked[0].length >= left.length) return start - left.length + worked.index
  if (/(?:周|星期|礼拜)[一二三四五六]$/.test(left)) return null
  if (/[0-9零一二三四五六七八九两亿万千百]/.test(last)) return numeralFrom(text, start)
  if (BREAK.test(left)) return numeralFrom(text, start - (BREAK.exec(left)?.[1]?.length ?? 1))
  // "7*5=35元" is a result; "六=十块" is pulled apart.
  if (/[0-9零一二三四五六七八九十百千万]= ?$/.test(left) && !/[*×x+÷/乘加减-]/.test(left))
    return numeralFrom(text, start - 1)
  if (/[-./:]/.test(last) && /[0-9]$/.test(left.slice(0, -1)) && /^\d/.test(text.charAt(start)))
    return numeralFrom(text, start - 1)
  if (/[a-z]/.test(last) && isNamed(text, left, start, end)) return null
  if (/[a-z]/.test(last) || HOLE.test(left) || (last > '\u00ff' && last < '\u2e80' && !ORDINARY.test(last)))
    return garbageFrom(text, start)
  return null
}

/** Letters that people write before a price without a space: "WIFI19元", "500M30块", and not the signs of a code. */
function isNamed(text: string, left: string, start: number, end: number): boolean {
  const run = /[a-z0-9+/]*$/.exec(left)?.[0] ?? ''
  if (/^(?:x+|n+|[^mx]?0x[\da-f]*)$/.test(run) || ENCODED.test(run + /^[\da-z+/]*/.exec(text.slice(start, end))?.[0]))
    return false
  return /^[mgkhpw]$|^(?:\d+(?:m|g|mb|gb|k|kb|t|h|p|w|kg|ml|g?b?ps))+$|^[a-z]{2,}$/.test(run)
}

function numeralFrom(text: string, end: number): number {
  let start = end
  while (start > 0 && end - start < GARBAGE_UNITS_MAX && NUMERAL.test(text.charAt(start - 1))) start -= 1
  return start
}

/** 5元000: zeros behind the unit belong to the figure before it. */
function goesOn(text: string, { end }: Range): boolean {
  return /^(?:0|零零|[*#×□]{2,})/.test(text.slice(end, end + 2))
}
