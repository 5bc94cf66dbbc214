// Masking of personal data (D6). This file is complete: the kinds and their patterns live in the folder beside it.
import { foldText, originalSpan } from './folded-text.ts'
import { findChineseAddresses } from './privacy/addresses.ts'
import { findBirthdays } from './privacy/birthdays.ts'
import { findCodes } from './privacy/codes.ts'
import { countDigits, mayHoldDigitWords } from './privacy/digit-runs.ts'
import { findEmails } from './privacy/emails.ts'
import { findEnglishAddresses } from './privacy/english-addresses.ts'
import { findEnglishNames } from './privacy/english-names.ts'
import { findChineseNames } from './privacy/names.ts'
import { findNumbers } from './privacy/numbers.ts'
import { BARRIER, type Finding, type PersonalDataKind, TOKENS } from './privacy/personal-data.ts'

/** What was masked: the kind and the place in the text that was given, in UTF-16 units. */
export interface MaskedSpan {
  type: PersonalDataKind
  start: number
  end: number
}

const HAN = /[\u3400-\u9fff]/
const LATIN = /[a-z]/
const MASKED = new RegExp(
  Object.values(TOKENS)
    .flat()
    .map(token => token.toLowerCase().replace(/[[\]]/g, '\\$&'))
    .join('|'),
  'g',
)
/** A finding may free a neighbour that overlapped with it; further rounds look again until nothing is left. */
const MOST_ROUNDS = 4

/**
 * Personal data out of a text before anything is stored, logged, sent or read (D6): every piece becomes a token of its kind,
 * `[手机号]` in Chinese and `[PHONE]` in English text. Amounts, dates of the case, articles and hotlines stay legible.
 * The notation does not matter: spaces, dashes, full-width, circled and Chinese digits, digits spoken with fillers, hidden
 * characters. Complete: nothing else has to be done to a text. Masking a masked text changes nothing. Linear; never throws.
 */
export function maskPersonalData(text: string): { text: string; found: MaskedSpan[] } {
  const folded = foldText(text)
  const original = (start: number, end: number) => {
    const [from, to] = originalSpan(folded, start, end)
    return text.slice(from, to)
  }
  let searched = folded.text.includes('[') ? folded.text.replace(MASKED, blank) : folded.text
  const findings: Finding[] = []
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const fresh = withoutOverlaps(search(searched, original))
    if (fresh.length === 0) break
    findings.push(...fresh)
    searched = blankOut(searched, fresh)
  }
  if (findings.length === 0) return { text, found: [] }
  findings.sort((one, other) => one.start - other.start)
  const found = findings.map(({ kind, start, end }): MaskedSpan => {
    const [from, to] = originalSpan(folded, start, end)
    // Invisible characters and enclosing marks behind the last character go with it.
    return { type: kind, start: from, end: folded.starts ? Math.max(to, folded.starts[end] ?? text.length) : to }
  })
  return { text: replaceAll(text, found, isChinese(searched) ?? isChinese(folded.text) ?? true), found }
}

function search(text: string, original: (start: number, end: number) => string): Finding[] {
  const findings: Finding[] = []
  const chinese = HAN.test(text)
  const latin = LATIN.test(text)
  const digits = countDigits(text, 4)
  const words = latin && mayHoldDigitWords(text)
  if (latin) findings.push(...findEmails(text))
  if (digits >= 4 || words) findings.push(...findNumbers(text, words, chinese))
  if ((digits >= 1 && (latin || digits >= 4)) || (latin && text.includes('牌'))) findings.push(...findCodes(text))
  if ((digits >= 1 && chinese) || latin) findings.push(...findBirthdays(text))
  if (chinese && /[路街巷弄村道栋幢座单址住]/.test(text) && digits >= 1) findings.push(...findChineseAddresses(text))
  if (latin && /\d/.test(text)) findings.push(...findEnglishAddresses(text, original))
  if (chinese && /[叫姓名人]/.test(text)) findings.push(...findChineseNames(text, original))
  if (latin && /name|speaking|called|here/.test(text)) findings.push(...findEnglishNames(text, original))
  return findings
}

/** Longer findings first: the whole address rather than the number in it. */
function withoutOverlaps(findings: Finding[]): Finding[] {
  if (findings.length < 2) return findings
  const kept: Finding[] = []
  let last = -1
  findings.sort((one, other) => one.start - other.start || other.end - one.end)
  for (const finding of findings) {
    if (finding.start < last) continue
    kept.push(finding)
    last = finding.end
  }
  return kept
}

function blank(found: string): string {
  return BARRIER.repeat(found.length)
}

function blankOut(text: string, findings: readonly Finding[]): string {
  let result = ''
  let from = 0
  for (const { start, end } of findings) {
    result += text.slice(from, start) + BARRIER.repeat(end - start)
    from = end
  }
  return result + text.slice(from)
}

/** The language of a text, null where it has no letters. */
function isChinese(folded: string): boolean | null {
  let han = 0
  let latin = 0
  for (let index = 0; index < folded.length; index += 1) {
    const code = folded.charCodeAt(index)
    if (code >= 0x3400 && code <= 0x9fff) han += 1
    else if (code >= 97 && code <= 122) latin += 1
  }
  return han + latin > 0 ? han > 0 && han * 8 >= latin : null
}

function replaceAll(text: string, found: readonly MaskedSpan[], chinese: boolean): string {
  let result = ''
  let from = 0
  for (const { type, start, end } of found) {
    result += text.slice(from, start) + TOKENS[type][chinese ? 0 : 1]
    from = end
  }
  return result + text.slice(from)
}
