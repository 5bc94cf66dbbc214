import type { Range } from './entry.ts'
import type { Numeral } from './numeral.ts'

/** Words of payment, approval and settlement: beside them a bare figure of some size is money. */
const SETTLING_ZH =
  /给|打款|打给|打您|打过去|付|赔|退|补|批|同意|答应|到账|到手|到您|到卡|走您|了结|了事|私了|成交|您[^,。]{0,4}领|您[^,。]{0,4}拿|我认|承担|我们担|公司出|我们出|出到|要下来|走人|通过了|得了|满意|成不成|行不行|好不好|可以不|够意思|不是不行|不是问题|就按|就[^,。]{0,6}吧|可以到|能到|再二|头一笔|账上|您看|包[两一二三四五六七八九]|没问题|就办|不用还|不用您还|茶|吃顿饭/
const SETTLING_EN =
  /\b(?:pay|paid|yours|account|approved|approve|agreed?|coming|offer|settle(?:d|ment)?|deal|cheque|check for|shall we|let's|call it|fair|okay|ok|would|does|sound|can have|may have|have|number is|our number|total comes|land|authori[sz]ed|signed|wire|hand you|cut you|write off|knock|forgive|waive|cover|put|raise|raising|up it|bump|throw in|stretch|see my way|you'll see|expect|look for|final|match|beat|on us|in the post|give|send|it is|good for|go (?:as|two|to)|what if|double|top up|request for|get every|you said|cool|above my limit)\b|=|_minor|\?$/
/** What a Chinese figure counts when no unit of money follows. */
const COUNTED =
  /^ ?(?:多|余|来|几|好几)? ?(?:个|次|人|位|天|份|张|条|名|家|项|页|字|年|月|日|号|点|分|秒|小时|公里|里|米|度|步|瓦|兆|楼|室|层|栋|股|户|岁|倍|遍|种|句|件|台|辆|部|本|篇|封|斤|吨|克|升|毫|平|亩|款(?!项)|级|线|热|开头|尾|客|电话|路|车|套|头|只|群|员|颗|粒|箱|包|瓶|通|起|宗|批次|笔|单|用户|积分|里程|公斤|千米|字节|厘|代|世|度|强|%|％|:|\/|-|\.\d|[0-9a-z])/
const IDENTIFIER =
  /(?:号|号码|尾号|编号|代码|验证码|密码|分机|工号|(?<![a-z])(?:id|no\.?|ref|case|room|extension|ext\.?|ending(?: in)?|ends in|order|number|flight|line|article|section|page|step|version|since|until|year|in|top|gate|unit|code|digits?|(?:reference|account|policy|ticket|claim|case)(?: number)?(?: is| was)?)|版本|第|约|分之|转|拨|拨打|按)(?:是|为)? ?[:#]?\s?$/
const COUNT_EN =
  /^ ?(?:%|percent|per cent|:|\/|-|\d|[a-z]+-|(?!is\b|was\b|as\b|this\b|us\b|towards\b|plus\b|does\b|yours\b|has\b|always\b)[a-z]+[^s\W]s\b|(?:people|main|street|road|avenue|km|feet|am|pm|characters?|more calls|other|degrees|mile|min|hour|day|week|month|year|meg|points?)\b)/
const SERVICE = /^(?:12(?!\d00)\d{3}|9[56](?!000)\d{3}|100(?!00)\d\d|110|119|12[02]|400[1-9]\d*|800\d{7}|365)$/

/** Whether a figure without a unit is a sum that is put on the table; `numeral` stands in the folded `text`. */
export function isBareOffer(text: string, numeral: Numeral): boolean {
  if (numeral.low < 100 || numeral.few || numeral.low > 1e8) return false
  const left = text.slice(Math.max(0, numeral.start - 16), numeral.start)
  const right = text.slice(numeral.end, numeral.end + 16)
  const said = text.slice(numeral.start, numeral.end)
  if (/(?:第|分之|\d:|[a-z0-9])$/.test(left)) return false
  if (numeral.script === 'arabic') {
    if (IDENTIFIER.test(left) && !numeral.formatted && numeral.scale === 1) return false
    const isYear = numeral.digits === 4 && !numeral.formatted && numeral.low > 1900 && numeral.low < 2100
    if ((isYear && numeral.low % 100 > 0) || SERVICE.test(said) || numeral.digits > 6) return false
    if (numeral.scale === 1 && numeral.low % 10 > 0) return false
  } else if (numeral.scale < 100 || (numeral.script === 'chinese' && !/^[零一二三四五六七八九两俩十半\d]/.test(said)))
    return false
  const isChinese = /[一-鿿]/.test(text)
  if (isChinese ? COUNTED.test(right) : COUNT_EN.test(right)) return false
  if (/^(?:一百|一千|一万|十万|百分)/.test(said) && /^[分一别不零]/.test(right)) return false
  return (isChinese ? SETTLING_ZH : SETTLING_EN).test(text)
}

/** Notations of a sum that nobody reads reliably: powers, hexadecimal, markup, letters, misspellings, slang, other languages. */
const ODD =
  /\d(?:\.\d+)?e\d+|[$¥]?0x[0-9a-f]{2,}|[`*_~]+ *\d[\d,]{2,} *[`*_~]+ *[元块]|\\text|(?:\b[a-z] ){8,}|\b(?:thousnad|tousand|thosand|thousan|hunnid|hundrd|thou|bux|racks?|bags? of sand|dimes|dozen hundreds|fifties|twenties|[a-z]{3,}thousand\w*|mil)\b|followed by \w+ (?:zeros?|noughts?)|(?:two|three|four) zeros\b|[两三四五六2-6]个零|[四五六]位数(?!字|密)|\b(?:four|five|six|7)[- ]figure|four figures\b|幺[零一二三四五六七八九洞拐勾]{2}|零一分|[\d万]零\d分|(?:说的|那个)数[^。]{0,8}(?:乘|双份|翻|倍)|万分(?=[,。]|$)|\d{5,}分|[一两几仨俩三四五六]吊|仨千|仨万|万儿八千|千儿?八百|千余|两大千|半个万|\bdeux mille|\bdos mil\b|(?:zwei|drei|ein|fünf|vier)tausend|mille (?:euros?|dollars?)|[2-9二三两]?천|이천|老人头|红票子|大红票|泰达币|q币|扦|二于|又一[元块]|又二分|二万厘|十万厘|上不封顶|不设上限|没有上限|no upper limit|no cap\b|sky'?s the limit|说多少就(?:是)?多少|开个价[^。]{0,8}给|要的[^。]{0,4}数[^。]{0,8}给|全包了|差额[^。]{0,4}全|whatever (?:sum|amount )?you (?:ask|want|name)|name your (?:price|figure)|💵{2,}|\bmd dollars|点二万|[两三几]沓|每个红包|红包[,，]?[每一]/gi
const GIVES_ANY =
  /给|打|付|出|退|补|送|赔|返|免|드|报销|掏|包|保底|说多少|说的数|pay|refund|goodwill|credit|give|send|offer|settle|yours|zahlen|versons|pagamos|price|sum\b|补偿/i
const NAMES = /密码|验证码|身份证|卡号|pin\b|passcode|digit|racks? of|server/i

/** Where the text offers a sum in a notation that cannot be relied on. */
export function oddNotations(text: string): Range[] {
  if (!GIVES_ANY.test(text) || NAMES.test(text)) return []
  return [...text.matchAll(ODD)].map(match => ({ start: match.index, end: match.index + match[0].length }))
}
