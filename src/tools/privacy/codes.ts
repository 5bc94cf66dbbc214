import { isIban } from './check-digits.ts'
import type { Cue } from './cues.ts'
import { CODE_GAP } from './fillers.ts'
import type { Finding, PersonalDataKind } from './personal-data.ts'
import { findPlates } from './plates.ts'
import { lengthOfCode, withFigures } from './spoken-digits.ts'

const LINK =
  "(?:[ :,.=#(-]|号码?|编号|[是为的呢呃嗯啊]|就是|那个|我的|账号|numbers?\\b|no\\b|id\\b|is\\b|was\\b|it's\\b){0,8}"
const GAP = `${CODE_GAP}{1,6}`
/** A second code of the kind that has been masked right before. */
const MORE = '(?:[ ,、]|和|跟|与|及|或者?|还有|另外?|[一1]?[份个]|以|是|and\\b|or\\b){1,8}'
const STOP =
  '(?!(?:is|was|and|for|in|on|of|the|my|to|at|has|from|with|by|or|no|starts?|begins?|began|ends?|ended|runs?|renews?|dated|until|since)\\b)'
const UNIT = '(?![0-9]{0,8} ?[年月日元块万千点个次条%])'
const PART = `${UNIT}[a-z]{0,4}[0-9][a-z0-9]{0,20}`
const CODE = `(?:${STOP}[a-z]{1,6}${GAP}(?:[a-z]${GAP}){0,2})?[a-z]{0,8}[0-9][a-z0-9]{0,24}(?:${GAP}${PART}){0,24}|[a-z0-9](?:[-/_]?[a-z0-9]){4,29}`
const DIGITS = (least: number, most: number) => `[0-9](?:${CODE_GAP}{0,4}[0-9]){${least - 1},${most - 1}}`

/** A code of letters and digits after words that say what it is. */
const CUED: readonly (readonly [PersonalDataKind, RegExp])[] = [
  [
    'policy-number',
    new RegExp(`(?:投?保单|保险单|合同|policy(?: (?:number|num|no|id)\\b| ?#)?)${LINK}(${CODE})(?![a-z0-9])`, 'g'),
  ],
  [
    'account',
    new RegExp(
      `(?:[账帐][号户]|户号|客户号|会员号|[赔报理立][案赔]号|病历号|住院号|学号|(?:社保|医保|就诊|诊疗)卡?号|(?<![a-z0-9])qq号?|(?:account|acct|customer|member(?:ship)?|claim)(?: (?:number|num|no|id|reference|ref)\\b| ?#)|\\biban)${LINK}(${CODE})(?![a-z0-9])`,
      'g',
    ),
  ],
  [
    'account',
    new RegExp(
      `(?:微信|抖音|快手|小红书|支付宝|[\ue006\ue007]|淘宝|旺旺|陌陌|wechat|whatsapp|telegram)${LINK}((?!iphone|ipad|android|windows|vivo|oppo|redmi|xiaomi(?!ng)|mate|note|version|app)[a-z][a-z0-9_-]{4,30})(?![a-z0-9@])`,
      'g',
    ),
  ],
  [
    'passport',
    new RegExp(
      `(?:护照|通行证|台胞证|回乡证|passport)${LINK}((?:[a-z]${CODE_GAP}{0,4}){0,2}${DIGITS(6, 10)}[a-z]?)(?![a-z0-9])`,
      'g',
    ),
  ],
  [
    'plate',
    new RegExp(
      `(?:车牌|licen[sc]e plate|plate|registration)${LINK}((?!with|that|from|and|the|for)[a-z0-9]{2,4}[ -]?[a-z0-9]{2,4})(?![a-z0-9])`,
      'g',
    ),
  ],
  [
    'id-number',
    new RegExp(`(?:driver'?s? licen[sc]e|身份证|证件|居[住留]证|永居证|驾照|驾驶证)${LINK}(${CODE})(?![a-z0-9])`, 'g'),
  ],
  ['id-number', /(?:军官证|士兵证|警官证|学生证)[号码是为: ]{0,4}([军武文警字学第]{0,4}[0-9]{6,12}号?)(?![a-z0-9])/g],
  ['policy-number', new RegExp(`\\ue006${MORE}(${CODE})(?![a-z0-9])`, 'g')],
  ['account', new RegExp(`\\ue007${MORE}(${CODE})(?![a-z0-9])`, 'g')],
  ['plate', new RegExp(`(?:\\bvin\\b|车架号|车辆识别代?[码号]|底盘号)${LINK}([a-hj-npr-z0-9]{17})(?![a-z0-9])`, 'g')],
  [
    'social-security',
    new RegExp(`medicare${LINK}([1-9][a-z][a-z0-9][0-9][ -]?[a-z][a-z0-9][0-9][ -]?[a-z]{2}[0-9]{2})(?![a-z0-9])`, 'g'),
  ],
  ['social-security', /(?:national insurance|\bni\b)[a-z :]{0,16}?\b([a-z]{2}(?: ?[0-9]{2}){3} ?[a-d])\b/g],
]
const CUE_WORD =
  /保单|险单|合同|账|帐|户号|客户|会员|案号|赔号|微信|抖音|快手|书|支付宝|淘宝|旺旺|陌陌|证|照|qq|保号|保卡|牌|病历|住院|学号|诊|车架|识别|底盘/
const ENGLISH_CUE =
  /[\ue006\ue007]|policy|acc|customer|member|claim|iban|wechat|whatsapp|telegram|passport|plate|registration|licen|insurance|medicare|\bvin\b|\bni\b/
/** Papers whose numbers may have no letter. */
const PAPERS = /护照|通行证|台胞证|回乡证|[官兵生]证/
const BRITISH_INSURANCE =
  /\b(?!gb|bg|nk|kn|tn|nt|zz)[a-ceghj-prtw-z][a-ceghj-nprtw-z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[a-d]\b/g
const BARE_PASSPORT = /(?<![a-z0-9])(?:[eg][0-9]{8}|e[a-hj-np-z][0-9]{7})(?![a-z0-9])/g
const HONG_KONG_ID = /(?<![a-z0-9])[a-z]{1,2}[0-9]{6} ?\([0-9a]\)/g
const IBAN = /(?<![a-z0-9])[a-z]{2}[0-9]{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,4})?(?![a-z0-9])/g
const IP =
  /(?<![0-9.])(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?![0-9]|\.[0-9])/g
const IP6 = /(?<![0-9a-f:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![0-9a-f:])/g

/** Plates, passports, policy and account codes, IBAN, IP addresses: codes that mix letters and digits. */
export function findCodes(text: string, chinese: boolean, latin: boolean): Finding[] {
  const findings: Finding[] = []
  const papers = chinese && PAPERS.test(text)
  if (!latin && !papers && !text.includes('.')) return findings
  const figures = chinese ? withFigures(text) : text
  const add = (
    kind: PersonalDataKind,
    pattern: RegExp,
    holds: (code: string, whole: string) => boolean = () => true,
  ) => {
    for (const match of figures.matchAll(pattern)) {
      const code = match[1] ?? match[0]
      const start = match.index + match[0].length - code.length
      const length = lengthOfCode(code, text[start + code.length] ?? '')
      if (holds(code.slice(0, length), match[0])) findings.push({ kind, start, end: start + length })
    }
  }
  if (chinese && latin) findings.push(...findPlates(text, figures))
  if (papers || (latin && (ENGLISH_CUE.test(text) || (chinese && CUE_WORD.test(text)))))
    for (const [kind, pattern] of CUED) add(kind, pattern, (code, whole) => isCode(kind, code, whole))
  if (text.includes('.')) add('ip-address', IP, code => code.length >= 9 && !/^(?:0|127)\./.test(code))
  if (!latin) return findings
  add('passport', BARE_PASSPORT)
  if (text.includes('(')) add('id-number', HONG_KONG_ID)
  add('social-security', BRITISH_INSURANCE)
  add('account', IBAN, code => isIban(code.replaceAll(' ', '')))
  if (text.includes(':')) add('ip-address', IP6)
  return findings
}

const CODE_HERE = new RegExp(`(?:${CODE})(?![a-z0-9])`, 'y')
const KIND_OF: Readonly<Partial<Record<Cue, PersonalDataKind>>> = {
  policy: 'policy-number',
  account: 'account',
  id: 'id-number',
}

/** A code with letters in it that answers a question, or goes on where a cue stopped. */
export function codeAt(text: string, start: number, cue: Cue): Finding[] {
  const kind = KIND_OF[cue]
  if (!kind) return []
  CODE_HERE.lastIndex = start
  const code = CODE_HERE.exec(withFigures(text.slice(0, start + 80)))?.[0] ?? ''
  const digits = code.replace(/[^0-9]/g, '').length
  return digits >= 3 && code.length >= 4 && /[a-z]/.test(code) ? [{ kind, start, end: start + code.length }] : []
}

/** A code of plain digits is the business of the numbers (amounts, dates); one with too few digits is a word. */
function isCode(kind: PersonalDataKind, code: string, whole: string): boolean {
  const digits = code.replace(/[^0-9]/g, '').length
  if (kind === 'passport') return true
  if (!/[a-z]/.test(code)) return /[军警士学]/.test(whole[0] as string)
  if (kind === 'plate') return digits >= 1 && code.length >= 5
  if (/^(?:微|抖|快|小|支|淘|旺|陌|wec|wha|tele)/.test(whole))
    return digits >= 1 || code.includes('_') || /[号是:]|账号/.test(whole.slice(2, -code.length))
  return digits >= 3
}
