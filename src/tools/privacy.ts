// Masking of personal data (D6). This file is complete: the kinds and their patterns live in the folder beside it.
import { type FoldedText, foldText, originalSpan } from './folded-text.ts'
import { findChineseAddresses } from './privacy/addresses.ts'
import { findBirthdays } from './privacy/birthdays.ts'
import { findCodes } from './privacy/codes.ts'
import { findContinuation, type Opening, openingOf, type TurnContext } from './privacy/context.ts'
import { countDigits } from './privacy/digit-groups.ts'
import { mayHoldDigitWords } from './privacy/digit-runs.ts'
import { findEmails } from './privacy/emails.ts'
import { findEnglishAddresses } from './privacy/english-addresses.ts'
import { findEnglishNames } from './privacy/english-names.ts'
import { findFramedEnglishNames } from './privacy/framed-english-names.ts'
import { findFramedNames } from './privacy/framed-names.ts'
import { findChineseNames } from './privacy/names.ts'
import { findNumbers } from './privacy/numbers.ts'
import {
  blankAlike,
  blankFindings,
  blankTokens,
  type Finding,
  type PersonalDataKind,
  TOKENS,
} from './privacy/personal-data.ts'
import { findSecrets } from './privacy/secrets.ts'
import { findSplitNumbers } from './privacy/split-numbers.ts'
import { simplify } from './privacy/traditional.ts'

/** What was masked: the kind and the place in the text that was given, in UTF-16 units. */
export interface MaskedSpan {
  type: PersonalDataKind
  start: number
  end: number
}

const HAN = /[\u3400-\u9fff]/
const LATIN = /[a-z]/
/** A finding may free a neighbour that overlapped with it, or announce the next number; further rounds look again. */
const MOST_ROUNDS = 16

/**
 * Personal data out of a text before anything is stored, logged, sent or read (D6): every piece becomes a token of its kind,
 * `[手机号]` in Chinese and `[PHONE]` in English text. Amounts, dates of the case, articles and hotlines stay legible.
 * The notation does not matter: spaces, dashes, full-width, circled and Chinese digits, digits spoken with fillers, hidden
 * characters. With `context`, what the same speaker said before and what was asked, a number said over several turns is
 * found in each of them. Nothing else has to be done to a text. Masking a masked text changes nothing. Linear; never throws.
 */
export function maskPersonalData(text: string, context?: TurnContext): { text: string; found: MaskedSpan[] } {
  const opening = context ? openingOf(context) : null
  const folded = foldText(text)
  let searched = blankTokens(simplify(folded.text))
  let written = blankAlike(inStep(text, folded), searched)
  const findings: Finding[] = []
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const fresh = withoutOverlaps(search(searched, written, opening))
    if (fresh.length === 0) break
    findings.push(...fresh)
    searched = blankFindings(searched, fresh)
    written = blankAlike(written, searched)
  }
  if (findings.length === 0) return { text, found: [] }
  findings.sort((one, other) => one.start - other.start)
  const found = findings.map(({ kind, start, end }): MaskedSpan => {
    const [from, to] = originalSpan(folded, start, end)
    // Invisible characters and enclosing marks behind the last character go with it.
    return { type: kind, start: from, end: folded.starts ? Math.max(to, folded.starts[end] ?? text.length) : to }
  })
  return {
    text: replaceAll(text, found, isChinese(searched) ?? opening?.chinese ?? isChinese(folded.text) ?? true),
    found,
  }
}

function search(text: string, written: string, opening: Opening | null): Finding[] {
  const findings: Finding[] = []
  const chinese = HAN.test(text) || opening?.chinese === true
  const latin = LATIN.test(text)
  const digits = countDigits(text, 4)
  const words = latin && mayHoldDigitWords(text)
  if (latin) findings.push(...findEmails(text, chinese))
  if (digits >= 3 || words) findings.push(...findNumbers(text, words, chinese))
  if (digits >= 3 || latin) findings.push(...findSecrets(text), ...findSplitNumbers(text))
  if (latin || digits >= 4) findings.push(...findCodes(text, chinese, latin))
  if ((digits >= 1 && chinese) || latin) findings.push(...findBirthdays(text))
  if (chinese) findings.push(...findChineseAddresses(text))
  if (latin && /\d/.test(text)) findings.push(...findEnglishAddresses(text, written))
  if (chinese) findings.push(...findChineseNames(text, written), ...findFramedNames(text, written))
  if (latin) findings.push(...findEnglishNames(text, written), ...findFramedEnglishNames(text, written))
  if (opening) findings.push(...findContinuation(text, opening, written, { words, chinese }))
  return findings
}

/** The text as it was written, capitals and all, in step with the folded one: position by position. */
function inStep(text: string, { starts }: FoldedText): string {
  if (!starts) return text
  let written = ''
  for (const start of starts) written += text[start]
  return written
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
