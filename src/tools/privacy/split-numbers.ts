import type { Finding } from './personal-data.ts'

/** Between the two nothing but parts of the number: no length of what is masked there counts. */
const LAST_OF_ID =
  /(?:身份证(?:号码?)?|(?<!\ue001)\ue001+)(?:[ ,:是的\ue0090-9]|生日|出生日期|前[六6]位|前面|中间|然后)*(?:后面|最后|末尾|后四位|末四位|后几位)(?:[ :,]|[是呢就的]|四位){0,5}([0-9]{2,5}[0-9x])(?![0-9a-z年月日元块万个次])/g
const BEFORE_CUE =
  /(?<![0-9$£€.,/-])([0-9][0-9 -]{5,13}[0-9])(?= (?:is|was)(?: still)? my (?:new |cell |mobile |home |work |phone |telephone |contact |cell phone ){0,2}number\b|'s my (?:phone )?number\b)/g
const AREA_CODE = /\barea code(?: is|:|,)? ([0-9]{3})(?![0-9])/g

/** Numbers whose parts stand apart, or before the words that name them. */
export function findSplitNumbers(text: string): Finding[] {
  const findings: Finding[] = []
  const add = (kind: Finding['kind'], match: RegExpMatchArray) => {
    const end = (match.index as number) + match[0].length
    findings.push({ kind, start: end - (match[1] as string).length, end })
  }
  if (/身份证|\ue001/.test(text)) for (const match of text.matchAll(LAST_OF_ID)) add('id-number', match)
  if (text.includes('my ')) for (const match of text.matchAll(BEFORE_CUE)) add('phone', match)
  if (text.includes('area code') && /\ue003|number/.test(text))
    for (const match of text.matchAll(AREA_CODE)) add('phone', match)
  return findings
}
