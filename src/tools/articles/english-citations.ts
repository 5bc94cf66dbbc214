import type { Citation } from '../articles.ts'
import { ENGLISH_NUMBER_WORD, englishNumeral } from './spoken-numerals.ts'

const NUMBER = '\\d{1,5}[a-z]?(?:-\\d{1,3})?(?:\\.\\d{1,4})*(?:\\s?\\(\\w{1,4}\\))*'
const WORDS = `(?:${ENGLISH_NUMBER_WORD})(?:[\\s-]+(?:${ENGLISH_NUMBER_WORD})){0,4}`
const LABEL = '(?:sections?|secs?\\.?|articles?|arts?\\.?|regulations?|regs?\\.?|rules?|clauses?|§§?)'
const LAW_END =
  "(?:act|code|law|regulations?|directive|rules?|statute|ordinance|measures|provisions|constitution)(?: of [a-z]+(?: [a-z']+){0,4}?(?=[,.;!?]|$| (?:says|gives|requires|provides|states|allows|you|we|i|it)\\b))?(?:\\s+\\d{4})?"
/** "section 75 of the Consumer Credit Act 1974", "article forty-nine of 保险法", "Reg. Z", "§ 1666(a)". */
const LABELLED = new RegExp(
  `(?:\\b|(?=§))${LABEL}\\s*(?:no\\.?\\s*|number\\s*)?(${NUMBER}(?![\\d.]*\\d)|${WORDS}|[a-z]{1,2}(?![\\w']))(?:\\s*,?\\s*(?:of|under|in)\\s+(?:the\\s+)?(?:《?([一-鿿]{2,30})》?|([a-z][\\w' &.-]{1,60}?${LAW_END})\\b|(\\d{1,2}\\s*(?:u\\.?s\\.?c\\.?|c\\.?f\\.?r\\.?))))?`,
  'g',
)
/** "15 U.S.C. § 1693f(a)", "12 CFR 1005.11", "title 15, section 1693f". */
const CODE = new RegExp(
  `\\b(\\d{1,2})\\s*(u\\.?\\s?s\\.?\\s?c\\.?|c\\.?\\s?f\\.?\\s?r\\.?)\\s*(?:§§?|sec(?:tion|\\.)?|part)?\\s*(${NUMBER})|\\btitle\\s+(\\d{1,2})\\s*,?\\s*(?:of the )?(?:u\\.?s\\.? code|usc|united states code)?\\s*,?\\s*(?:§|section)\\s*(${NUMBER})`,
  'g',
)
/** "Insurance Law, Article 16", "the EFTA section 1693f", "保险法 article 16": the law before the article. */
const LAW_BEFORE =
  /(?:《?([一-鿿]{2,30}(?:法|条例|规定|办法|解释))》?|\b((?:[a-z][a-z'&-]+ ){1,6}(?:act|code|law|directive|statute|measures|provisions)(?: \d{4})?|[a-z]{3,5}a|disp|psd2))\s*[,:]?\s*$/
/** Words that lead to a law's name. */
const LEAD = /^(?:.*\b(?:under|by|see|per|and|to|with|says|that)\s+)?(?:the\s+)?/
const HOUSE_PAPER =
  /\b(?:contract|policy|agreement|terms|conditions|form|booklet|your|our|this|house|company|internal)\b/
/** What the number of a form, a step or a seat is called; no statute. */
const PLAIN_BEFORE = /\b(?:of|in|on|the|this|that|your|our|each|every|another|next|last|first) $/

/** More than any sentence holds; what comes after is not looked for. */
const CITATIONS_MAX = 40

/** English citations of statutes in a folded text. */
export function englishCitations(text: string): Citation[] {
  const found: Citation[] = []
  for (const match of text.matchAll(CODE)) {
    const [whole, title = match[4], code = 'usc', section = match[5] ?? ''] = match
    const kind = code.startsWith('c') ? 'C.F.R.' : 'U.S.C.'
    add(`${title} ${kind}`, section, match.index, match.index + whole.trimEnd().length)
  }
  for (const match of text.matchAll(LABELLED)) {
    const [whole, words = '', chinese, law, code] = match
    const start = match.index
    const end = start + whole.trimEnd().length
    const label = whole.slice(0, 4)
    const isRegulation = label.startsWith('reg')
    const number = /\d/.test(words) ? words : englishNumeral(words)
    if (number === null && !isRegulation) continue
    if (number === null && words.length > 1 && !/^(?:bb|cc|dd|ee|ff|aa|z|e|f)$/.test(words)) continue
    const before = text.slice(Math.max(0, start - 60), start)
    const run = chinese ?? law ?? codeName(code) ?? lawBefore(before)
    const named = run?.replace(LEAD, '') ?? null
    if (named === null && isPlain(before, text.slice(end, end + 40), label, number)) continue
    if (named !== null && HOUSE_PAPER.test(named) && !/\b(?:act|code|directive)\b/.test(named)) continue
    add(named?.trim() ?? null, String(number ?? words), start, end, run?.trim())
  }
  function add(law: string | null, article: string, start: number, end: number, run?: string) {
    if (found.length > CITATIONS_MAX || found.some(other => start < other.end && other.start < end)) return
    found.push({ law, ...(run ? { run } : {}), article: article.replace(/\s/g, '').toUpperCase(), start, end })
  }
  return found
}

function codeName(code: string | undefined): string | null {
  if (code === undefined) return null
  const title = /\d{1,2}/.exec(code)?.[0] ?? ''
  return `${title} ${code.includes('f') ? 'C.F.R.' : 'U.S.C.'}`
}

function lawBefore(before: string): string | null {
  const match = LAW_BEFORE.exec(before)
  if (!match) return null
  return match[1] ?? match[2] ?? null
}

/** "section 3 of the form", "rule 1: be kind", "clause 4 of your contract" are no statutes. */
function isPlain(before: string, behind: string, label: string, number: string | number | null): boolean {
  if (label.startsWith('§')) return false
  if (
    /^\s*(?:of|in|on|under)\s+(?:the |your |our |this |that )?(?:\w+ )?(?:contract|policy|agreement|terms|form|booklet|page|letter|bill|statement|guide|brochure|schedule|website|app|call|survey|building|park|stadium)\b/.test(
      behind,
    )
  )
    return true
  if (HOUSE_PAPER.test(before.slice(-24)) && !/\bunder\b/.test(before.slice(-12))) return true
  if (label.startsWith('clau') || label.startsWith('rule'))
    return !/\bunder (?:the )?$/.test(before) && Number.parseInt(String(number), 10) < 10
  return label.startsWith('sect') && Number.parseInt(String(number), 10) < 10 && PLAIN_BEFORE.test(before)
}
