import type { Finding } from './personal-data.ts'

/** Words that make a count, a sum or a date of a number before them. */
const NO_COUNT =
  '(?![0-9a-z零一二三四五六七八九]|[ -]?(?:[年月日号天个次分秒点元块万千百位条期%]|minutes?\\b|times?\\b|days?\\b|hours?\\b|years?\\b|digits?\\b|attempts?\\b|dollars?\\b|pounds?\\b|people\\b))'
const FIGURE = '[0-9零一二三四五六七八九幺两洞拐勾]'
const FIGURES = (least: number, most: number) => `${FIGURE}(?:[ ,、-]?${FIGURE}){${least - 1},${most - 1}}${NO_COUNT}`
const SAID = '(?:zero|oh|o|one|two|three|four|five|six|seven|eight|nine)'
const SAID_FIGURES = `(?:(?:double|triple) )?${SAID}(?:[ ,-]{1,2}(?:(?:double|triple) )?${SAID}){2,7}\\b(?! (?:minutes|times|days|hours|years))`
const CODE = `(?=[a-z0-9]{0,15}[0-9])[a-z0-9]{4,16}${NO_COUNT}`
const CHINESE_LINK = '(?:[ :,=]|[是为的就呃嗯啊]|数字|那个|六位|四位|[64]位|你?记一下|收到了?|给你|发来){0,6}'
const ENGLISH_LINK =
  "(?:[ :,=#]|'s\\b|is\\b|was\\b|it's\\b|that's\\b|number\\b|code\\b|um+\\b|uh+\\b|okay\\b|(?:i|you|they) (?:got|sent|texted)(?: me)?\\b|set to\\b|here\\b){1,10}"
const CHINESE_CUE = '密码|口令|验证码|校验码|动态码|安全码|确认码'
const ENGLISH_CUE =
  '\\bpin\\b|\\bpass ?code|\\bpassword|one[- ]time (?:code|password|pin)|\\botp\\b|(?:verification|security|access|login|authori[sz]ation|authentication|confirmation text) code|code (?:you|they) (?:sent|texted)(?: me)?'
const SPEAKS = [
  new RegExp(
    `(?:${CHINESE_CUE})${CHINESE_LINK}(${FIGURES(4, 8)}|[三四五六七八3-8]个${FIGURE}${NO_COUNT}|${CODE})`,
    'g',
  ),
  new RegExp(`(?:${ENGLISH_CUE})${ENGLISH_LINK}([0-9](?:[ -]?[0-9]){3,7}${NO_COUNT}|${SAID_FIGURES}|${CODE})`, 'g'),
]
/** The three or four places on the back of a card. */
const BACK = [
  new RegExp(`(?:cvv2?|cvc2?|安全码|(?:背面|反面)的?(?:那|后|最后)?[三3]位)${CHINESE_LINK}(${FIGURES(3, 4)})`, 'g'),
  new RegExp(
    `(?:\\bcvv2?|\\bcvc2?|\\bcsc\\b|security code|(?:three|3)[- ]digit code|(?:digits|code|number|three) on the back)${ENGLISH_LINK}([0-9]{3,4}${NO_COUNT}|${SAID_FIGURES})`,
    'g',
  ),
]
const MONTH = '(?:0?[1-9]|1[0-2])'
const EXPIRY = `${MONTH} ?[/-] ?(?:20)?[2-4][0-9](?![0-9/年月日-])`
const CARD_EXPIRES = new RegExp(
  `(?<!(?:单|险|同|券|惠|动|分|证|照)的?)有效期(?:[ :,]|[是为到至]){0,4}(${EXPIRY}|[01][0-9][2-4][0-9]${NO_COUNT}|[零一][零一二三四五六七八九][二三四][零一二三四五六七八九]${NO_COUNT})`,
  'g',
)
/** Only beside a card: policies and offers expire as well. */
const WITH_CARD = [
  new RegExp(
    `\\bexp(?:ir(?:es|y|ation|ing))?\\b\\.?(?: date)?(?:[ :,]|is\\b|on\\b|in\\b|of\\b){1,5}(${EXPIRY}|(?:(?:oh|zero) )?[a-z]{3,6} twenty[ -][a-z]{3,5}\\b)`,
    'g',
  ),
  new RegExp(`有效期(?:[ :,]|[是为到至]){0,4}((?:20)?[2-4][0-9]年${MONTH}月)`, 'g'),
  new RegExp(`[后末]面?(?:那|的|最后)?[三3]位(?:数字?)?${CHINESE_LINK}(${FIGURES(3, 3)})`, 'g'),
]
const CARD = /\ue002|信用卡|银行卡|\bcard\b|cvv|cvc/
const MAY_HOLD = /码|令|有效期|cv[vc]|背面|反面|后面|\bpin\b|pass|code|\botp\b|\bexp|csc|on the back/

/** Passwords, one-time codes, PINs, and what stands on a card beside its number. */
export function findSecrets(text: string): Finding[] {
  const findings: Finding[] = []
  if (!MAY_HOLD.test(text)) return findings
  for (const pattern of [...SPEAKS, ...BACK, CARD_EXPIRES, ...(CARD.test(text) ? WITH_CARD : [])])
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      findings.push({ kind: 'secret', start: end - (match[1] as string).length, end })
    }
  return findings
}
