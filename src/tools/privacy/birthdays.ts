import type { Finding } from './personal-data.ts'

const N = '(?:[0-9]{1,2}|[一二三四五六七八九十零]{1,3})'
const YEAR = '(?:[0-9]{2,4}|[一二三四五六七八九零]{2,4})'
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const DAY = '(?:the )?(?:[0-9]{1,2}(?:st|nd|rd|th)?|(?:twenty |thirty |twenty-|thirty-)?[a-z]{2,8}(?:st|nd|rd|th))'
const SPOKEN_YEAR = '(?:[0-9]{4}|(?:nineteen|twenty|two thousand)(?:[ -](?:and |oh |o )?[a-z]+){1,2})'
const DATE = `(?:${YEAR} ?年 ?(?:的 ?)?(?:${N} ?月(?: ?份)?(?: ?${N} ?[日号]?)?)?|${N} ?月 ?${N} ?[日号]?|[0-9]{1,4} ?[-/.] ?[0-9]{1,2} ?[-/.] ?[0-9]{1,4}|[0-9]{6,8}|[0-9]{1,2}/[0-9]{1,4}|${MONTH} ${DAY}(?:,? (?:of )?${SPOKEN_YEAR})?|${DAY} (?:of )?${MONTH}(?:,? ${SPOKEN_YEAR})?|(?:19|20)[0-9]{2})`
const LINK = "(?:[ :,.(-]|日期|年月日?|[是为的在于呢呃嗯]|农历|阳历|阴历|公历|is\\b|was\\b|on\\b|in\\b|it's\\b)*"
const AFTER_CUE = new RegExp(
  `(?:生日|出生(?!,)|生于|date of birth|birth ?date|birthday|\\bd\\.?o\\.?b\\b|\\bborn)${LINK}(${DATE})(?![0-9])`,
  'g',
)
const BEFORE_CUE = new RegExp(
  `(?<![0-9一二三四五六七八九零])(${YEAR} ?年(?: ?${N} ?月)?(?: ?${N} ?[日号])?) ?(?:出生|生人|生的)`,
  'g',
)

/** Birthdays beside the words that make them so; every other date is a date of the case and stays. */
export function findBirthdays(text: string): Finding[] {
  const findings: Finding[] = []
  if (!/生|birth|born|dob|d\.o\.b/.test(text)) return findings
  for (const match of text.matchAll(AFTER_CUE)) {
    const date = match[1] as string
    const end = match.index + match[0].length
    findings.push({ kind: 'birthday', start: end - date.length, end })
  }
  for (const match of text.matchAll(BEFORE_CUE))
    findings.push({ kind: 'birthday', start: match.index, end: match.index + (match[1] as string).length })
  return findings
}
