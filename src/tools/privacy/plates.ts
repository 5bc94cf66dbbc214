import { CODE_GAP } from './fillers.ts'
import type { Finding } from './personal-data.ts'
import { lengthOfCode } from './spoken-digits.ts'

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
const GAP = `${CODE_GAP}{0,6}`
const LETTER_OF_POWER = '[a-hjk]'
const PLATE = new RegExp(
  `[${PROVINCES}]${CODE_GAP}{0,6}[a-z]${GAP}(?:` +
    `${LETTER_OF_POWER}${GAP}[a-z0-9](?:${GAP}[0-9]){4}|(?:[0-9]${GAP}){5}${LETTER_OF_POWER}|` +
    `[a-z0-9](?:${GAP}[a-z0-9]){3} ?[挂警学领港澳试超]|[a-z0-9](?:${GAP}[a-z0-9]){4}[挂警学]?)`,
  'g',
)
const CUED = new RegExp(
  `牌照?(?:号码?)?[ :是为的]*([${PROVINCES}] ?[a-z] ?[·.-]? ?[a-z0-9]{5,6}|使 ?[0-9]{6}|[0-9]{6} ?使|[军空海北沈兰济南广成] ?[a-z] ?[0-9]{5})`,
  'g',
)
const ARMED_POLICE = new RegExp(`(?<![a-z])wj ?[${PROVINCES}]? ?[0-9]{4,5}[a-z]?`, 'g')

/** Number plates: cars, new-energy cars, trailers, police, border and military; `figures` is the text with its digits as figures. */
export function findPlates(text: string, figures: string): Finding[] {
  const findings: Finding[] = []
  const add = (start: number, end: number) => {
    if (!/[a-z0-9]/.test(text[end] ?? ' ')) findings.push({ kind: 'plate', start, end })
  }
  for (const { 0: found, index } of figures.matchAll(PLATE))
    if (/[0-9]/.test(found)) add(index, index + lengthOfCode(found, text[index + found.length] ?? ' '))
  if (text.includes('牌'))
    for (const match of figures.matchAll(CUED)) {
      const end = match.index + match[0].length
      add(end - (match[1] as string).length, end)
    }
  if (text.includes('wj'))
    for (const { 0: found, index } of figures.matchAll(ARMED_POLICE)) add(index, index + found.length)
  return findings
}
