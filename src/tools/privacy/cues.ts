import { ENGLISH_FILLERS, FILLERS } from './fillers.ts'
import { BARRIERS, type Finding, LAST_BARRIER, wordsBefore } from './personal-data.ts'

/** What the words beside a number say it is; `reference` numbers belong to the case or the company, not to the customer. */
export type Cue = 'id' | 'social' | 'card' | 'account' | 'policy' | 'reference' | 'phone'

export interface CueFound {
  cue: Cue
  /** The words ask for a number and nothing else ("卡号是"): a part of one is believed as well. */
  explicit: boolean
  /** Only the last few places are named ("尾号"), which point to a card and give nothing away. */
  tail: boolean
}

const CUES: readonly (readonly [Cue, string])[] = [
  [
    'id',
    "身份证件?|身份号码?|证件号码?|社会?保障?号码?|居[住留]证|永居证|驾驶证|驾照|军官证|士兵证|证件|identity (?:card )?(?:number|no)|\\bid (?:card )?(?:number|no)\\b|national id|driver'?s? licen[sc]e",
  ],
  ['social', '\\bssn\\b|social security|social insurance|national insurance|\\bni (?:number|no)\\b|\\bsocial\\b'],
  [
    'card',
    '卡号|银行卡|信用卡|借记卡|储蓄卡|工资卡|社保卡|医保卡|(?<![刷打办贺充])卡|(?:credit |debit |bank )?card|long number|\\bcc\\b',
  ],
  [
    'account',
    '[账帐][号户]|户号|户头|客户(?:号码?|编号)|会员(?:号码?|编号)|(?:赔案|报案|理赔|立案|病历|住院|门诊|就诊|学籍|学|准考证|就诊卡|诊疗卡|社保卡|医保卡|社保|医保|公积金|税务登记|档案|支付宝|微信)(?:号码?|编号)|(?<![a-z0-9])qq|(?:account|acct|a/c|customer|member(?:ship)?|client|claim|routing|loan|iban)(?: (?:number|num|no|id)\\b| ?#)|sort code|\\baccount\\b|\\biban\\b',
  ],
  ['policy', '(?:投?保单|保险单|合同|保险合同)(?:号码?|编号|号)?|policy(?: (?:number|num|no|id)\\b| ?#)?'],
  [
    'reference',
    '流水|订单|运单|快递单|工单|交易|工号|编号|批次|单号|批单|票号|条码|代码|验证码|客服|热线|令|\\b(?:case|ticket|reference|ref|staff|employee|badge|agent|confirmation|tracking|transaction|order|invoice|serial)',
  ],
  [
    'phone',
    '手机|电话|小灵通|座机|固话|联系方式|联系我|打给?我|拨打?|致电|号码|微信|传真|phone|mobile|\\bcell|\\btel\\b|\\bfax|\\bdesk|\\bcall(?:ing)?(?: me| us| him| her)?(?: back)?(?: on| at)?|reach (?:me|us|him|her)(?: on| at)?|text me(?: on| at)?|(?:answering|messages?|texts?|dial|ring) (?:at|to|on)|registered|contact|my number|whatsapp',
  ],
]
const PLACES = '(?:最后|[前后末头])[一二三四五六七八几两0-9]{1,2}位'
/** What may stand between the cue and its number; scanned once, so that no wording makes the search slow. */
const LINK_WORDS = `(?:[ :,.;=#(+'"-]|最后一位是?|${FILLERS}|${ENGLISH_FILLERS}|号码?|数字|尾号|${PLACES}|前面|开头|[为的在您你我]|[x叉](?=[ ,.;])|填的|写的|留的|登记的|给你?|报|念|说|一下|numbers?\\b|num\\b|no\\b|is\\b|was\\b|its\\b|are\\b|ending\\b|in\\b|last\\b|four\\b|digits\\b|of\\b|begins?\\b|starts?\\b|with\\b`
const LINK = new RegExp(`${LINK_WORDS})*`, 'y')
/** Between a cue and the end of an utterance: parts of the number may have been said. */
const OPEN = new RegExp(`${LINK_WORDS}|[0-9零一二三四五六七八九幺两拐洞勾…!?;、])*`, 'y')
const CUE = new RegExp(CUES.map(([, pattern]) => `(${pattern})`).join('|'), 'g')
const EXPLICIT = /号|number|\bno\b|#|手机|[前后]\S{1,2}位|\bsocial\b|\bssn\b/
const TAIL = /尾号|[后末][四4]位|ending|last (?:four|4)/
const REACH = 40

/** The cue in the words that end right before a number, or null. */
export function cueIn(words: string, link: RegExp = LINK): CueFound | null {
  for (const match of words.matchAll(CUE)) {
    if (!isAll(link, words, match.index + match[0].length)) continue
    const index = CUES.findIndex((_, each) => match[each + 1] !== undefined)
    const named = words.slice(match.index)
    return { cue: (CUES[index] as [Cue, string])[0], explicit: EXPLICIT.test(named), tail: TAIL.test(named) }
  }
  return null
}

/** Whether the rest of the words from `start` on is nothing but what the sticky pattern takes. */
export function isAll(pattern: RegExp, words: string, start: number): boolean {
  pattern.lastIndex = start
  pattern.test(words)
  return pattern.lastIndex === words.length
}

/** A number that goes on with one of the kind that has been masked right before: "… or …", "… no, sorry, …". */
const MORE =
  /和|跟|与|及|或|还有|另外|不对|不是|错了|更正|应该|改成|换成|备用|第二|[、/]|sorry|correction|actually|\bno\b|\bor\b|\band\b/
const MORE_WORDS = new RegExp(
  `(?:[ ,、.;:!/-]|和|跟|与|以?及|或者?|以及|另外|另一?[个张份]|[一那][个张份]|不对|不是|[说念报记弄搞]?错了|更正|应该|改成|换成|备用|第二[个张份]|的|号码?|sorry|correction|actually|i mean|no\\b|or\\b|and\\b|${FILLERS}|${ENGLISH_FILLERS})*`,
  'y',
)
const CUE_OF_BARRIER: Readonly<Record<string, Cue>> = {
  '\ue001': 'id',
  '\ue002': 'card',
  '\ue003': 'phone',
  '\ue006': 'policy',
  '\ue007': 'account',
}
const MORE_REACH = 28

/** The cue that ends right before `start`, or null. */
export function cueBefore(text: string, start: number): CueFound | null {
  return cueIn(wordsBefore(text, start, REACH)) ?? cueOfNeighbour(text, start)
}

/** The cue that what was found right before gives to a number that goes on with it. */
export function cueOfNeighbour(text: string, start: number, found?: Finding): CueFound | null {
  const words = text.slice(Math.max(0, start - MORE_REACH), start)
  const barrier = words.search(LAST_BARRIER)
  const from = found && found.end <= start ? found.end - (start - words.length) : barrier + 1
  if (from <= 0 || (!found && barrier < 0)) return null
  if (!MORE.test(words.slice(from)) || !isAll(MORE_WORDS, words, from)) return null
  const cue = CUE_OF_BARRIER[found ? BARRIERS[found.kind] : (words[barrier] as string)]
  return cue ? { cue, explicit: false, tail: false } : null
}

/** What is left open at the end of an utterance: a cue, or what was masked, with nothing but parts of the number behind it. */
export function openCue(words: string): CueFound | null {
  const barrier = words.search(LAST_BARRIER)
  if (barrier >= 0 && isAll(OPEN, words, barrier + 1)) {
    const cue = CUE_OF_BARRIER[words[barrier] as string]
    return cue ? { cue, explicit: true, tail: false } : null
  }
  const found = cueIn(words.slice(barrier + 1), OPEN)
  return found && { ...found, explicit: true }
}

const ORDER: readonly Cue[] = ['id', 'card', 'account', 'policy', 'phone']
const AFTER =
  /^[ ,]*(?:(?:这个?|那个?)?就?是(?:我们?|他|她|孩子)?|我们?|他|她|孩子)(?:妈妈?|爸爸?|老公|老婆|儿子|女儿)?(?:家|单位|公司|办公室)?[里的]*(?:用|登记|登记用|绑定|扣款)?的?(?:(身份证)|(银行卡|卡号|信用卡|储蓄卡)|(账号|账户|客户号|qq)|(保单|合同)|(手机|电话|座机|固话|号码|微信))/
/** The cue right behind a number ("…，这是我家电话"), or null. */
export function cueAfter(text: string, end: number): CueFound | null {
  const match = AFTER.exec(text.slice(end, end + 20))
  const cue = match ? ORDER[match.slice(1).findIndex(each => each !== undefined)] : undefined
  return cue ? { cue, explicit: false, tail: false } : null
}
