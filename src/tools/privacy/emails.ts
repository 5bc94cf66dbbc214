import type { Finding } from './personal-data.ts'
import { withFigures } from './spoken-digits.ts'

const BEFORE = /[^\s@<>()[\]{},;:"'|，、\ue000-\ue00b\u3000-\u9fff]{1,64} ?$/
const AFTER = /^ ?(?:[^\s@<>()[\]{},;:"'|/!?\ue000-\ue00b\u3000-\u9fff.]{1,63}\.)+[a-z]{2,24}/
const DOT = ' ?(?:\\.| dot |点|奌) ?'
const SPELLED = '(?:[a-z0-9] ){1,24}[a-z0-9](?![a-z0-9])'
const HOST = `(?:(?:${SPELLED}|[a-z0-9-]{1,40})${DOT}){1,4}(?:com|net|org|cn|co|edu|gov|uk|io|me|us|hk|tw|c o m|c n)\\b(?:${DOT}cn\\b)?`
const AT = '(?: ?(?:@|[(\\[]at[)\\]]|艾特|爱特|圈ａ|圈a|小老鼠) ?| at )'
const LOCAL = `(?:${SPELLED}|[a-z0-9_-]{1,64}(?: ?(?:\\.| dot |点| underscore |下划线|杠) ?[a-z0-9_-]{1,64}){0,4})`
const SPOKEN = new RegExp(`(?<![a-z0-9._-])${LOCAL}${AT}${HOST}`, 'g')
/** Transcripts without punctuation glue the address together. */
const GLUED = /(?<![a-z0-9])[a-z0-9]{2,40}(?:gmail|yahoo|hotmail|outlook)com(?![a-z0-9])/g
/** "jdoe at outlook": the provider by its name alone, beside words that ask for an address. */
const BY_PROVIDER =
  /(?<![a-z0-9._-]|\b(?:i|we|you|they|he|she) )(?!(?:me|us|you|him|her|them|it|is|was|be|am|are|someone|somebody|people|account|support|team|mail|email|address|inbox|here|look|looked|looking|still|only|also|working|works|and|or)\b)[a-z0-9][a-z0-9._-]{2,40}(?: at | ?(?:艾特|爱特) ?)(?:outlook|gmail|hotmail|yahoo|icloud|aol|protonmail|qq|163|126|foxmail)(?![a-z0-9@]| ?(?:\.|dot\b|点))/g
const MAY_BE_SPOKEN = / dot |点|特| at |@|[([]at|圈a|老鼠/
const DOMAIN = /com|net|org|cn|uk|edu|io|c o m/

/** E-mail addresses, written or spoken ("at … dot com", 艾特 … 点com). */
export function findEmails(text: string, chinese: boolean): Finding[] {
  const findings: Finding[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const before = BEFORE.exec(text.slice(Math.max(0, at - 65), at))?.[0]
    const after = before && AFTER.exec(text.slice(at + 1, at + 200))?.[0]
    if (before && after) findings.push({ kind: 'email', start: at - before.length, end: at + 1 + after.length })
  }
  if (/mail|邮/.test(text) && /outlook|gmail|hotmail|yahoo|icloud|aol|qq|163|126/.test(text))
    addAll(text, BY_PROVIDER, findings)
  if (!DOMAIN.test(text)) return findings
  if (MAY_BE_SPOKEN.test(text)) addAll(chinese ? withFigures(text) : text, SPOKEN, findings)
  if (text.includes('com')) addAll(text, GLUED, findings)
  return findings
}

function addAll(text: string, pattern: RegExp, findings: Finding[]): void {
  for (const { 0: found, index } of text.matchAll(pattern))
    findings.push({ kind: 'email', start: index, end: index + found.length })
}
