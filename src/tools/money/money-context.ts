import type { Numeral } from './numeral.ts'
import type { Sum } from './sum.ts'

/** What a clause may stretch to the left of a number before its words stop counting. */
const LEFT_UNITS = 24
const RIGHT_UNITS = 14

/** After a number: it counts, dates, measures or shares something, and is no money. */
const NOT_MONEY =
  /^ ?(?:[%％‰]|折|成(?![交功为本立了])|个(?!w|达)|[次遍回页份张位名人家户条件台部辆套瓶斤克吨米里平度层楼级天日月年周岁秒号倍期届班航门步字行顿碗杯片粒颗根组队声轮代辈段项款种类样季寸尺亩座栋间扇头匹株棵吨群排列堆批箱盒包袋桶车船篇本册卷首曲幅帧格点时刻厘毫微瓦伏安赫卡股][^元钱]?|公里|公斤|千克|千米|千瓦|小时|分钟|分之|分贝|世纪|星期|礼拜|工作日|百分点|个百分点|像素|分辨率|岁|多?(?:个|次|天|年|人|公里|秒|位|名|家|条|页|张|分钟|小时|月)|per ?cent|percent|pct|basis points?|bps|(?:ml|mg|kg|km|cm|mm|gb|mb|tb|hz|kw|mah|px|g|h|s|p|v|w|th|st|nd|rd|am|pm|x)(?![a-z]))|^[a-z]/
/** Before a number: it is an ordinal, an id, a fraction, a date. */
const NOT_MONEY_BEFORE =
  /(?:第|尾号|编号|单号|工号|号码|号|电话|手机|热线|拨打|拨|按|邮编|账号|卡号|保单|身份证|车牌|型号|航班|版本|代码|验证码|密码|尾数|年份|分机|转|分之|no\.?|number|#|code|ext\.?|extension|policy|order|flight|room|line|page|section|article|rule|version|dial|press|since|year)[ :：是为]{0,3}$/
/** Verbs and nouns that only money follows. */
const STRONG =
  /(?:赔偿?金?|补偿金?|赔付|退款|退费|退还|退回|退我|退给|退您|返还?|返现|支付|付款|付给|付了?|理赔|补贴|补给|补我|补您|垫付|报销|罚款?|打款|转账|转给|打给[我您你他她]|给我|给您|给你|给他|给她|给客户|给到|申请到|申请|争取到|争取|要价|索赔|开价|出价|报价|价格|价钱|金额|费用|年费|保费|手续费|滞纳金|违约金|利息|本金|欠款?|余额|损失|花了?|交了|缴了|存了?|投了|扣了?|收了我?|亏了|卖|买|值|赚|借了?|贷了?|还款|工资|月薪|年薪|底薪|收入|奖金|交|缴|(?<![保生储贮])存|保额|额度|限额|缺口|差价|报的?价|定价|原价|现价|票价|房租|月租|租金|押金|定金|订金|首付|加到|涨到|降到|提到|升到|提高到|再加|多给|少给|方案是|赔|退|补|贵了|便宜)(?:的|是|为|了|到|给|我|您|你|他|她|你们|我们|至少|最多|起码|大概|大约|约|差不多|个|整整|足足|全部|一共|总共|共|一次性|人民币|才|只|就|也|都|至|不到|将近|近|接近|超过|不少于|不低于|这|那|[:： ])*$/
/** Words that money often follows, with a number that ends its clause. */
const WEAK =
  /(?:要|出|给|拿|最多|最少|至少|起码|最低|最高|顶多|顶天|上限|下限|目标|一共|总共|合计|共计|那就|按|只要|想要|希望|不低于|不少于|能到|能不能|可不可以|可以|能|(?:要求|诉求|底线|数|标准|意思)是|offer is)(?:的|是|为|了|我|您|你|这个|个|大概|大约|约|差不多|整整|足足|[: ])*$/
/** Words too common to make plain digits money; numerals in 百, 千 and 万 they do. */
const WEAK_FOR_NUMERALS = /(?:是|就|到|收|得|加|减|或者|或|和|还)(?:了|我|您|你|个|大概|大约|约|差不多|[: ])*$/
/** A number after these is dialled, sent or looked up. */
const DIALLED = /(?:打|拨|电话|热线|客服|致电|短信|发送|回复|编辑|尾数|查询|输入|ssn|year|number|model)/
/** What may follow a bare sum of money: the clause ends, a particle, or the sum is put to use. */
const CLOSED =
  /^ ?(?:$|[,。!?;:、)）"”'’~]|[吧吗呢啊呀嘛哦噢哈的了就才也都还而但不行可作左右上下以怎够我你您这那他她给到至赔补退或和跟与加减起封打]|as\b|现金|红包|话费|违约金|精神|误工|钱|现|您|另外|然后|如果|再)/
/** What follows a sum and makes it money by itself. */
const PUT_TO_USE =
  /^ ?(?:(?:退|还|赔|补|打|转|付|返)(?:给|还|到|我|您|你|回)|的?(?:赔偿|补偿|赔付|赔款|退款|理赔|补贴|违约金|手续费|年费|保费|费用|损失|罚款|保额|保险|额度|贷款|存款|现金|红包|话费|误工费|精神损失)|作为(?:补偿|赔偿|和解)|(?:您|你)?(?:看)?(?:行不行|可以吗|怎么样|够吗|够不够|行吗|能接受吗|如何)|成交|封顶|起步|打底|as goodwill|as compensation)/
const ENGLISH_VERB =
  /\b(?:offer(?:ed|ing)?|pa(?:y|id|ying)|refund(?:ed)?|give|gave|giving|compensat\w+|settle|take|accept|want(?:ed)?|needs?|asking|ask|demand(?:ed)?|owe[sd]?|cost|costs|worth|charged?|spent|lost|save[ds]?|credit(?:ed)?|reimburse[d]?|deposit(?:ed)?|transfer(?:red)?|send|do|get|got|make it|go up to|go to|up to|cap(?:ped)?|minimum|maximum|at least|at most|(?:less|more) than|(?:refund|compensation|total|amount|sum|offer|price|fee|premium|balance|payment|settlement|figure) (?:of|is|was|at)|goodwill(?: of)?|how about|what about|let's say|meet at|lower to|drop to|come down to)(?: (?:me|you|us|him|her|them|it|for|at|to|in at|about|around|the|a|an|another|only|just|just about|roughly|back|up|with|is|of|exactly|maybe|like|say|least|most|customer|you back|me back))*[ :]*$/
const ENGLISH_CLOSED =
  /^(?:$| ?[,.!?;:)"'](?!\d)|(?: ?-)? ?(?:and|or|for|as|to|in total|in all|in cash|back|more|less|now|today|then|per|if|but|total|please|off|each|is|was|will|would|would be|plus|cash|compensation|refund|goodwill|instead|at|max|maximum|minimum|tops|right|a month|a year|by|on|because|so|because|from|toward|towards|okay|ok|deal|altogether|extra)\b)/

/** 退一赔三: the number is a factor. */
const PENALTY = /[退假缺少罚][一1][赔罚补]$/

/** "300 would be fine": money by what is said of it. */
const ENGLISH_USE =
  /^ (?:would be (?:fine|ok|fair|enough|good)|is (?:fine|ok|fair|enough|my (?:final|last offer|last word|limit|bottom line)|the (?:most|best) (?:i|we))|sounds (?:good|fair)|will do)/
/** Words for money that are numbers as well. */
const SLANG = /grand$|fiver$|tenner$/
const GRAND_THING =
  /^ ?(?:pianos?|slam|total|children|prix|jury|opening|plan|scheme|tour|finale|parents?|mother|father)/

/** Whether a number without a currency is money, by the words around it. */
export function isMoneyInContext(text: string, sum: Sum): boolean {
  const { numeral } = sum
  const right = text.slice(numeral.end, numeral.end + RIGHT_UNITS)
  const isUsed = PUT_TO_USE.test(right)
  if ((NOT_MONEY.test(right) && !isUsed) || /^[-/:.]\d/.test(right)) return false
  const left = leftClause(text, numeral.start)
  if (PENALTY.test(left)) return false
  if (numeral.script === 'english') return isEnglishMoney(text, numeral, left, right)
  if (text.charAt(numeral.end - 1) === 'm') return false
  if (numeral.script === 'arabic' && numeral.scale === 1000 && isSlang(text, numeral, right)) return true
  if (numeral.script === 'arabic' && (numeral.digits > 7 || /[a-z0-9.#_/-]$/.test(left))) return false
  if (NOT_MONEY_BEFORE.test(left)) return false
  if (ENGLISH_USE.test(right) && numeral.low >= 50) return true
  const big = numeral.scale >= 100 || (numeral.script === 'arabic' && (numeral.low >= 100 || numeral.formatted))
  if (numeral.script === 'arabic' && ENGLISH_VERB.test(left))
    return !(isYear(numeral) && /\bis $/.test(left)) && ENGLISH_CLOSED.test(right) && (numeral.low >= 20 || big)
  if (!big) return numeral.low >= 10 && STRONG.test(left) && /^ ?(?:$|[,。!?;吧吗呢的行可]|as\b)/.test(right)
  if (STRONG.test(left) || isUsed) return true
  if (!CLOSED.test(right) || DIALLED.test(left)) return false
  if (numeral.low >= 100 && WEAK.test(left)) return true
  if (numeral.script === 'chinese' && numeral.low >= 100 && WEAK_FOR_NUMERALS.test(left)) return true
  return isColloquial(text, sum) && left.trim() === ''
}

/** 2016 after "it is": a year, not a price. */
function isYear({ low, digits, formatted }: Numeral): boolean {
  return digits === 4 && !formatted && low >= 1900 && low < 2100
}

/** 三千五, 5k, 2w standing alone: nobody counts anything but money in this way. */
function isColloquial(text: string, { numeral }: Sum): boolean {
  const isShort = numeral.end - numeral.start <= 4
  return isShort && numeral.scale >= 1000 && (numeral.elided || /[kw]/.test(text.charAt(numeral.end - 1)))
}

function isEnglishMoney(text: string, numeral: Numeral, left: string, right: string): boolean {
  if (isSlang(text, numeral, right)) return true
  const big = numeral.scale >= 100 || numeral.elided
  return big && ((ENGLISH_VERB.test(left) && ENGLISH_CLOSED.test(right)) || ENGLISH_USE.test(right))
}

function isSlang(text: string, numeral: Numeral, right: string): boolean {
  const said = text.slice(numeral.start, numeral.end)
  return SLANG.test(said) && said !== 'grand' && !GRAND_THING.test(right)
}

function leftClause(text: string, start: number): string {
  const left = text.slice(Math.max(0, start - LEFT_UNITS), start)
  const cut = Math.max(
    left.lastIndexOf(','),
    left.lastIndexOf('。'),
    left.lastIndexOf('!'),
    left.lastIndexOf('?'),
    left.lastIndexOf(';'),
    left.lastIndexOf('\n'),
  )
  return left.slice(cut + 1)
}

const NEAR_BEFORE =
  /(?:(?:大概|大约|差不多|估计)[^0-9,。零一二三四五六七八九十百千万两几]{0,8}|大概|大约|约|差不多|将近|接近|近|快|小|不到|上|大致|估计|(?<!how |what )about|around|roughly|approximately|approx\.?|nearly|almost|close to|circa|some|over|more than|an estimated|ish)[是要有: ]{0,2}$/
const NEAR_AFTER = /^ ?(?:左右|上下|出头|开外|多(?![少])|不到|来往|or so|ish|odd|give or take|-ish|plus|or thereabouts)/

/** 大约, 左右, "about": the figure is near, not exact. */
export function isNear(text: string, sum: Sum): boolean {
  return (
    sum.numeral.approximate ||
    NEAR_BEFORE.test(text.slice(Math.max(0, sum.start - 14), sum.start)) ||
    NEAR_AFTER.test(text.slice(sum.end, sum.end + 14))
  )
}

const PIECE =
  /^(?:屏|蛋|电[池视]|表|手表|原味|鸡|肉|板|砖|地|玻|布|石|牌|面包|糖|肥|巧|硬盘|主板|显|移|腕|香|豆|金[牌条]|铜|铁|木|皮|土|空地|内存|区域|骨头|内容|业务|工作|儿|去|来|走|吃)/

/** 两块屏幕, 第二块, 5分好评, 三分钟: a currency word that counts something else here. */
export function isPiece(text: string, sum: Sum): boolean {
  const { word, numeral } = sum
  if (!word || word.start < numeral.end) return false
  const said = text.slice(word.start, word.end)
  const right = text.slice(sum.end, sum.end + 4)
  if (/第$/.test(text.slice(Math.max(0, sum.start - 1), sum.start))) return true
  if (said === '块' && numeral.few && !/^(?:$|[,。!?;钱多的就都吧呢啊了费押零左话])/.test(right)) return true
  if (said === '毛' && numeral.low === 3 && !/^(?:钱|[0-9一二三四五六七八九几])/.test(right)) return true
  if (said === '块') return numeral.low < 20 && (PIECE.test(right) || isTogether(text, sum, word.end))
  if (said === '分' || said === '仙') return numeral.formatted || !isWhole(text, sum)
  if (said === '角' || said === '毛' || said === '毫')
    return !isWhole(text, sum) && !/^(?:钱|[,。!?;的吧吗呢都也]|左右|以)/.test(right) && right !== ''
  return said === 'p' || (said === '刀' && numeral.low < 10 && !/^(?:的?[赔补]|,|。|$)/.test(right))
}

/** 一块儿, 咱们一块去: together, not one yuan. */
function isTogether(text: string, sum: Sum, end: number): boolean {
  if (sum.numeral.low !== 1 || sum.numeral.script !== 'chinese') return false
  const right = text.slice(end, end + 2)
  if (/^(?:钱|半|[0-9零一二三四五六七八九两])/.test(right)) return false
  return (
    !/(?:[给赔退收扣付差才就只多少每]|最多|至少|^)$/.test(text.slice(Math.max(0, sum.start - 4), sum.start)) ||
    !/^(?:$|[,。!?;都也的])/.test(right)
  )
}

function isWhole(text: string, sum: Sum): boolean {
  return text.slice(0, sum.start).trim() === '' && text.slice(sum.end).trim() === ''
}
