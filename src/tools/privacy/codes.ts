import { isIban } from './check-digits.ts'
import type { Finding, PersonalDataKind } from './personal-data.ts'

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
const DIGIT = '[0-9零一二三四五六七八九幺洞]'
const PLATE = new RegExp(
  `[${PROVINCES}] ?[a-z] ?[·•.-]? ?(?=[a-z]{0,5}${DIGIT})(?:[a-z]|${DIGIT})(?:[ -]?(?:[a-z]|${DIGIT})){4,5}(?![a-z0-9])`,
  'g',
)
const CUED_PLATE = new RegExp(
  `牌照?(?:号码?)?[ :是为的]*([${PROVINCES}] ?[a-z] ?[·•.-]? ?[a-z0-9]{5,6})(?![a-z0-9])`,
  'g',
)
const LINK = "(?:[ :,.=#(-]|号码?|[是为的呢呃嗯啊]|就是|numbers?\\b|no\\b|id\\b|is\\b|was\\b|it's\\b)*"
const CODE =
  '(?:[a-z0-9](?:[-/_]?[a-z0-9]){4,29}|(?!(?:is|was|and|for|in|on|of|the|my|to|at|has|from|with|by|or|no)\\b)[a-z]{2,4} [0-9]{3,12})'

/** A code of letters and digits after words that say what it is. */
const CUED: readonly (readonly [PersonalDataKind, RegExp])[] = [
  [
    'policy-number',
    new RegExp(`(?:投?保单|保险单|合同|policy(?: (?:number|num|no|id)\\b| ?#)?)${LINK}(${CODE})(?![a-z0-9])`, 'g'),
  ],
  [
    'account',
    new RegExp(
      `(?:[账帐]号|户号|客户号|会员号|订单(?:号码?|编号)|[赔报理立][案赔]号|微信号|qq号?|(?:account|acct|customer|member(?:ship)?|order|claim)(?: (?:number|num|no|id)\\b| ?#)|\\biban)${LINK}(${CODE})(?![a-z0-9])`,
      'g',
    ),
  ],
  [
    'passport',
    new RegExp(`(?:护照|通行证|台胞证|回乡证|passport)${LINK}([a-z]{0,2} ?[0-9]{6,9}[a-z]?)(?![a-z0-9])`, 'g'),
  ],
  [
    'plate',
    new RegExp(
      `(?:车牌|licen[sc]e plate|plate|registration)${LINK}((?!with|that|from|and|the|for)[a-z0-9]{2,4}[ -]?[a-z0-9]{2,4})(?![a-z0-9])`,
      'g',
    ),
  ],
  ['id-number', new RegExp(`(?:driver'?s? licen[sc]e)${LINK}(${CODE})(?![a-z0-9])`, 'g')],
  ['social-security', /(?:national insurance|\bni\b)[a-z :]{0,16}?\b([a-z]{2}(?: ?[0-9]{2}){3} ?[a-d])\b/g],
]
const BRITISH_INSURANCE =
  /\b(?!gb|bg|nk|kn|tn|nt|zz)[a-ceghj-prtw-z][a-ceghj-nprtw-z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[a-d]\b/g
const BARE_PASSPORT = /(?<![a-z0-9])[eg][0-9]{8}(?![a-z0-9])/g
const HONG_KONG_ID = /(?<![a-z0-9])[a-z]{1,2}[0-9]{6} ?\([0-9a]\)/g
const IBAN = /(?<![a-z0-9])[a-z]{2}[0-9]{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,4})?(?![a-z0-9])/g
const IP =
  /(?<![0-9.])(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?![0-9]|\.[0-9])/g
const IP6 = /(?<![0-9a-f:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![0-9a-f:])/g

/** Plates, passports, policy and account codes, IBAN, IP addresses: codes that mix letters and digits. */
export function findCodes(text: string): Finding[] {
  const findings: Finding[] = []
  const add = (kind: PersonalDataKind, pattern: RegExp, holds: (code: string) => boolean = () => true) => {
    for (const match of text.matchAll(pattern)) {
      const code = match[1] ?? match[0]
      const start = match.index + match[0].length - code.length
      if (holds(code)) findings.push({ kind, start, end: start + code.length })
    }
  }
  add('plate', PLATE)
  if (text.includes('牌')) add('plate', CUED_PLATE)
  if (text.includes('.')) add('ip-address', IP, code => code.length >= 9 && !/^(?:0|127)\./.test(code))
  if (!/[a-z]/.test(text)) {
    if (text.includes('护照') || text.includes('证')) addCued(add, 'passport')
    return findings
  }
  for (const [kind] of CUED) addCued(add, kind)
  add('passport', BARE_PASSPORT)
  add('id-number', HONG_KONG_ID)
  add('social-security', BRITISH_INSURANCE)
  add('account', IBAN, code => isIban(code.replaceAll(' ', '')))
  if (text.includes(':')) add('ip-address', IP6)
  return findings
}

type Add = (kind: PersonalDataKind, pattern: RegExp, holds?: (code: string) => boolean) => void

function addCued(add: Add, kind: PersonalDataKind): void {
  const pattern = CUED.find(([each]) => each === kind)?.[1]
  if (pattern) add(kind, pattern, code => isCode(kind, code))
}

/** A code of plain digits is the business of the numbers (amounts, dates); one with too few digits is a word. */
function isCode(kind: PersonalDataKind, code: string): boolean {
  const digits = code.replace(/[^0-9]/g, '').length
  if (kind === 'passport') return true
  if (kind === 'plate') return digits >= 1 && /[a-z]/.test(code) && code.length >= 5
  return digits >= 3 && /[a-z]/.test(code)
}
