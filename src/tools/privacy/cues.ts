/** What the words before a number say it is; `reference` numbers belong to the case or the company, not to the customer. */
export type Cue = 'id' | 'social' | 'card' | 'account' | 'policy' | 'reference' | 'phone'

const CUES: readonly (readonly [Cue, string])[] = [
  [
    'id',
    "身份证件?|身份号码?|证件号码?|社保号|identity (?:card )?(?:number|no)|\\bid (?:card )?(?:number|no)\\b|national id|driver'?s? licen[sc]e",
  ],
  ['social', '\\bssn\\b|social security|social insurance|national insurance|\\bni (?:number|no)\\b'],
  ['card', '卡号|银行卡|信用卡|借记卡|储蓄卡|卡|(?:credit |debit |bank )?card|\\bcc\\b'],
  [
    'account',
    '[账帐][号户]|户号|户头|客户号|客户编号|会员号|订单(?:号码?|编号)|赔案号|报案号|理赔号|立案号|qq号?|(?:account|acct|a/c|customer|member(?:ship)?|client|order|claim|routing|loan)(?: (?:number|num|no|id)\\b| ?#)|sort code|\\baccount\\b|\\biban\\b',
  ],
  ['policy', '(?:投?保单|保险单|合同)(?:号码?|编号|号)?|policy(?: (?:number|num|no|id)\\b| ?#)?'],
  [
    'reference',
    '流水|订单|工单|交易|工号|编号|批次|单号|批单|票号|条码|代码|客服|热线|\\b(?:case|ticket|reference|ref|staff|employee|badge|agent|confirmation|tracking|transaction|order|invoice|serial)',
  ],
  [
    'phone',
    '手机|电话|座机|固话|联系方式|联系我|打给?我|拨打?|致电|号码|微信|传真|phone|mobile|\\bcell|\\btel\\b|\\bfax|\\bdesk|\\bcall(?:ing)?(?: me| us| him| her)?(?: back)?(?: on| at)?|reach (?:me|us|him|her)(?: on| at)?|text me(?: on| at)?|(?:answering|messages?|texts?|dial|ring) (?:at|to|on)|registered|contact|my number|whatsapp',
  ],
]
/** What may stand between the cue and its number. */
const LINK =
  "(?:[ :,.=#(+'\"-]|号码?|数字|[是为的呢呃嗯啊哦额您你]|就是|这个|那个|一下|numbers?\\b|num\\b|no\\b|is\\b|was\\b|it's\\b|its\\b|that's\\b|are\\b|um+\\b|uh+\\b|er+\\b)*$"
const CUE = new RegExp(`(?:${CUES.map(([, pattern]) => `(${pattern})`).join('|')})${LINK}`)
const REACH = 36

/** The cue that ends right before `start`, or null. */
export function cueBefore(text: string, start: number): Cue | null {
  const match = CUE.exec(text.slice(Math.max(0, start - REACH), start))
  if (!match) return null
  for (let index = 0; index < CUES.length; index += 1)
    if (match[index + 1] !== undefined) return (CUES[index] as [Cue, string])[0]
  return null
}
