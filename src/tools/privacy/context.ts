import { foldText } from '../folded-text.ts'
import { lengthOfPlace } from './addresses.ts'
import { firstDate } from './birthdays.ts'
import { codeAt } from './codes.ts'
import { type Cue, type CueFound, isAll, openCue } from './cues.ts'
import { digitRuns } from './digit-runs.ts'
import { answeredEnglishName } from './english-names.ts'
import { FILLERS } from './fillers.ts'
import { answeredName } from './name-ends.ts'
import { continuedNumbers } from './numbers.ts'
import { blankTokens, type Finding } from './personal-data.ts'
import { simplify } from './traditional.ts'

/** What was said before the text that is masked. All of it may be masked already. */
export interface TurnContext {
  /** Earlier utterances of the same speaker, newest last; the last few are read. */
  previous?: readonly string[]
  /** What the other speaker said right before: a question for a number makes the bare answer one. */
  asked?: string
}

/** What the text may go on with. */
export interface Opening {
  cue: CueFound | null
  /** Asked for by the other speaker, rather than left open by the same one. */
  asked: boolean
  wants: 'name' | 'birthday' | 'address' | null
  /** The digits that the utterance before ended with, where they were not masked. */
  digits: string
  /** The language of what was said before, which a bare number does not tell; null where that does not tell either. */
  chinese: boolean | null
}

const MOST_UTTERANCES = 5
const REACH = 100
const DIGITS = new RegExp(`(?:[0-9零一二三四五六七八九幺两拐洞勾x ,、.;…-]|[\\ue000-\\ue00b]|${FILLERS})*`, 'y')
const ENDS = /[ ,、.;:!?…-]+$/

/** What the turns before leave open, or null. Reads the ends of the last few utterances only. */
export function openingOf({ previous, asked }: TurnContext): Opening | null {
  const before = previous ? openedBy(previous) : null
  if (before?.cue || before?.wants) return before
  const question = asked ? askedFor(asked) : null
  if (question)
    return { ...question, digits: before?.digits ?? '', chinese: question.chinese ?? before?.chinese ?? null }
  return before?.digits ? before : null
}

function openedBy(previous: readonly string[]): Opening | null {
  let words = ''
  for (let index = previous.length - 1; index >= Math.max(0, previous.length - MOST_UTTERANCES); index -= 1) {
    words = `${readable(previous[index] as string)} ${words}`
    if (!isAll(DIGITS, words, 0)) break
  }
  words = words.slice(-REACH)
  const plain = words.replace(ENDS, '')
  if (plain === '') return null
  const cue = openCue(words)
  const last = digitRuns(plain, 2, true).at(-1)
  const digits = last && last.groups.at(-1)?.end === plain.length ? last.groups.map(group => group.digits).join('') : ''
  const wants = /(?:生日|出生日期|出生)(?:是|,|:| )*$/.test(plain)
    ? 'birthday'
    : /(?:我叫|姓名是?|名字[叫是]|我的名字|my name is)$/.test(plain)
      ? 'name'
      : /(?:地址|住址|家住|住在)(?:是|在)?$/.test(plain)
        ? 'address'
        : null
  return { cue: cue?.cue === 'reference' ? null : cue, asked: false, wants, digits, chinese: languageOf(words) }
}

const languageOf = (words: string) => (/[㐀-鿿]/.test(words) ? true : /[a-z]/.test(words) ? false : null)
const readable = (text: string) => blankTokens(simplify(foldText(text.slice(-REACH)).text))

const ASKS =
  /多少|几|什么|哪|呢|[?]|吗|报|提供|说一下|说下|告诉|留|核[实对]|确认|贵姓|称呼|请问|麻烦|方便|念|what|may i|can i|can you|could|please|your|give me|confirm|verify|have the|spell/
const ASKS_MONEY = /多少钱|多少保费|多少元|赔多少|退多少|交了多少|premium|how much|how many|amount/
const ASKED: readonly (readonly [Cue, RegExp])[] = [
  ['id', /身份证|身份号|证件号|护照|通行证|id number|identity|driver'?s? licen|passport/],
  ['social', /social security|\bssn\b|\bsocial\b|national insurance/],
  ['card', /卡号|银行卡|card number|card no|long number|number on (?:your|the) card/],
  ['policy', /保单号|合同号|投保单号|policy (?:number|id|no)/],
  [
    'account',
    /[账帐]号|[账帐]户|客户号|会员号|报案号|理赔号|赔案号|社保号|公积金|qq|微信号|(?:account|claim|member(?:ship)?|customer|reference|case) (?:number|id|no)|sort code|iban/,
  ],
  ['phone', /手机|电话|联系方式|联系您|号码|phone|mobile|contact number|number (?:to|can i)|reach you|call you back/],
]
const WANTS = [
  ['birthday', /生日|出生|birth|\bdob\b|\bborn\b/],
  ['address', /地址|住址|住哪|家住|寄到哪|邮寄|address|zip|post ?code|where (?:do you|should)/],
  [
    'name',
    /贵姓|称呼|姓名|名字|叫什么|哪位|(?:your|full|first|last|whose|the) name|speaking (?:to|with)|who (?:am|is this)/,
  ],
] as const

function askedFor(question: string): Opening | null {
  const words = readable(question)
  if (!ASKS.test(words) || ASKS_MONEY.test(words)) return null
  const wants = WANTS.find(([, pattern]) => pattern.test(words))?.[0] ?? null
  const cue = ASKED.find(([, pattern]) => pattern.test(words))?.[0]
  const tail = (cue === 'card' || cue === 'phone') && /尾号|[后末]四位|last (?:four|4)/.test(words)
  if (!wants && (!cue || tail)) return null
  return {
    cue: cue && !tail ? { cue, explicit: true, tail: false } : null,
    asked: true,
    wants,
    digits: '',
    chinese: languageOf(words),
  }
}

const LEAD = new RegExp(
  `^(?:[ ,、.;:!…-]|${FILLERS}|你好|您好|行|可以|我[的叫是姓]?|叫|姓|就|号码?|(?:yes|yeah|yep|sure|ok(?:ay)?|so|well|it is|it's|its|my name is|i'm|i am)\\b)*`,
)

/** Personal data that only what was said before makes so. */
export function findContinuation(
  text: string,
  opening: Opening,
  written: string,
  { words, chinese }: { words: boolean; chinese: boolean },
): Finding[] {
  const findings: Finding[] = []
  const start = (LEAD.exec(text.slice(0, 60)) as RegExpExecArray)[0].length
  if (opening.wants === 'birthday') {
    const date = firstDate(text.slice(0, 200))
    if (date) findings.push(date)
  } else if (opening.wants === 'address') {
    const length = lengthOfPlace(text.slice(start, start + 60))
    if (length > 0) findings.push({ kind: 'address', start, end: start + length })
  } else if (opening.wants === 'name') {
    const end = answeredName(text, start) || answeredEnglishName(text, start, written)
    if (end > start) findings.push({ kind: 'name', start, end })
  }
  if (!opening.cue && opening.digits.length < 3) return findings
  if (opening.cue) findings.push(...codeAt(text, start, opening.cue.cue))
  findings.push(...continuedNumbers(text, opening, start, words, chinese))
  return findings
}
