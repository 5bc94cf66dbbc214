import type { Finding } from './personal-data.ts'

const N = '[0-9一二三四五六七八九十零幺]{1,3}'
const YEAR = '[0-9一二三四五六七八九零幺]{2,4}'
const YEAR_OR_DAY = '[0-9零一二三四五六七八九幺十]{1,4}'
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const DAY = '(?:the )?(?:[0-9]{1,2}(?:st|nd|rd|th)?|(?:twenty |thirty |twenty-|thirty-)?[a-z]{2,8}(?:st|nd|rd|th))'
const SPOKEN_YEAR = '(?:[0-9]{4}|(?:nineteen|twenty|two thousand)(?:[ -](?:and |oh |o )?[a-z]+){1,2})'
const DATE = `(?:${YEAR} ?年 ?(?:的 ?)?(?:(?:农历|阴历|阳历) ?)?(?:[正腊冬]月|${N} ?月(?: ?份)?)?(?: ?初?${N}(?: ?[日号]|(?![共直定起样般些个年月元块万千百十点次])))?|(?:[正腊冬]|${N} ?)月 ?初?${N} ?[日号]?|${YEAR_OR_DAY} ?[-/.点] ?${N} ?[-/.点] ?${YEAR_OR_DAY}|(?:19|20)[0-9]{2} [01]?[0-9] [0-3]?[0-9]|[0-9零一二三四五六七八九幺两]{8}|[0-9]{6}|[0-9]{1,2}/[0-9]{1,4}|${MONTH} ${DAY}(?:,? (?:of )?${SPOKEN_YEAR})?|${DAY} (?:of )?${MONTH}(?:,? ${SPOKEN_YEAR})?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?! ?[元块万千百年个])|零[一二三四五六七八九][零一二三][零一二三四五六七八九]|(?:19|20)[0-9]{2})`
const LINK =
  "(?:[ :,.(-]|日期|年月日?|时间|[是为的在于呢呃嗯啊]|农历|阳历|阴历|公历|is\\b|was\\b|on\\b|in\\b|it's\\b|'s\\b){0,10}"
const AFTER_CUE = new RegExp(
  `(?:(?<![先医学卫发产])生日|出生(?!的?[ ,;])|(?<![发产])生[于在]|date of birth|birth ?date|birthday|\\bd\\.?o\\.?b\\b|\\bborn)${LINK}(${DATE})(?![0-9])`,
  'g',
)
const BEFORE_CUE = new RegExp(
  `(?<![0-9一二三四五六七八九零])(${YEAR} ?年(?: ?(?:[农阴阳]历)?(?:${N} ?|[正腊冬])月)?(?: ?初?${N} ?[日号]?)?|[0-9零一二三四五六七八九幺]{4} ?[-/.点] ?${N}(?: ?[-/.点] ?${N})?|[0-9零一二三四五六七八九幺两]{8}|${N} ?月 ?${N} ?[日号]?) ?(?:出生|生人|生的|的?生日)`,
  'g',
)
const ANY = new RegExp(`(?<![0-9])${DATE}(?![0-9])`)

/** Birthdays beside the words that make them so; every other date is a date of the case and stays. */
export function findBirthdays(text: string): Finding[] {
  const findings: Finding[] = []
  if (!/生|birth|born|dob|d\.o\.b/.test(text)) return findings
  for (const match of text.matchAll(AFTER_CUE)) {
    const date = (match[1] as string).trimEnd()
    const start = match.index + match[0].length - (match[1] as string).length
    findings.push({ kind: 'birthday', start, end: start + date.length })
  }
  for (const match of text.matchAll(BEFORE_CUE))
    findings.push({ kind: 'birthday', start: match.index, end: match.index + (match[1] as string).length })
  return findings
}

/** The first date of a text that answers the question for a birthday, or null. */
export function firstDate(text: string): Finding | null {
  const match = ANY.exec(text)
  return match ? { kind: 'birthday', start: match.index, end: match.index + match[0].trimEnd().length } : null
}
