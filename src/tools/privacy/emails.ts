import type { Finding } from './personal-data.ts'

const BEFORE = /[^\s@<>()[\]{},;:"'|，、\ue000\u3000-\u9fff]{1,64} ?$/
const AFTER = /^ ?(?:[^\s@<>()[\]{},;:"'|/!?\ue000\u3000-\u9fff.]{1,63}\.)+[a-z]{2,24}/
const HOST = '(?:[a-z0-9-]{1,40}(?: ?(?:\\.| dot |点) ?))+(?:com|net|org|cn|co|edu|gov|uk|io|me|us|hk|tw)\\b'
const SPOKEN = new RegExp(
  `(?<![a-z0-9._-])[a-z0-9_-]{1,64}(?: ?(?:\\.| dot |点| underscore |下划线) ?[a-z0-9_-]{1,64}){0,4} ?(?:@| at |[(]at[)]|艾特|爱特|圈a) ?${HOST}`,
  'g',
)
/** Transcripts without punctuation glue the address together. */
const GLUED = /(?<![a-z0-9])[a-z0-9]{2,40}(?:gmail|yahoo|hotmail|outlook)com(?![a-z0-9])/g

/** E-mail addresses, written or spoken ("at … dot com", 艾特 … 点com). */
export function findEmails(text: string): Finding[] {
  const findings: Finding[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const before = BEFORE.exec(text.slice(Math.max(0, at - 65), at))?.[0]
    const after = AFTER.exec(text.slice(at + 1, at + 200))?.[0]
    if (before && after) findings.push({ kind: 'email', start: at - before.length, end: at + 1 + after.length })
  }
  if (
    text.includes(' dot ') ||
    text.includes('点') ||
    text.includes('特') ||
    text.includes(' at ') ||
    text.includes('@') ||
    text.includes('(at)')
  )
    if (/com|net|org|cn|uk|edu|io/.test(text)) addAll(text, SPOKEN, findings)
  if (text.includes('com')) addAll(text, GLUED, findings)
  return findings
}

function addAll(text: string, pattern: RegExp, findings: Finding[]): void {
  for (const { 0: found, index } of text.matchAll(pattern))
    findings.push({ kind: 'email', start: index, end: index + found.length })
}
