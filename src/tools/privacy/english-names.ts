import { DOUBTFUL, GIVEN_NAMES, LAST_NAMES } from './english-name-list.ts'
import { findKnown, STOP } from './known-names.ts'
import type { Finding } from './personal-data.ts'

const CUE =
  /(?:\b(?:(?:my|full|first|last|middle|maiden|family|legal|her|his|partner's|wife's|husband's|mother's|father's|cardholder(?:'s)?|card holder(?:'s)?|policyholder(?:'s)?|account holder(?:'s)?) names?(?: is| was|'s|:)|(?<!model |company |brand |product |business |bank |plan |program |user |file |store |firm |domain )\bname(?: is|'s|:)|(?:partner|wife|husband|mother|father|son|daughter|sister|brother)'s name|name on the (?:account|policy|card)(?: is|:|\?)|surname(?: is|:)|my name (?:would be|will be)|i am called|i'm called|what's your (?:last )?name\?|on behalf of|speaking (?:with|to)|spoke (?:with|to)|talked to|dealt with|change it to|correct it to|(?:he|she|him|her|who|was|is) (?:called|named)|under the name(?: of)?|calls me|call me|my (?:wife|husband|son|daughter|brother|sister|partner|father|mother|friend|colleague),?)|\bname:)[ :]*(?:(?:user|customer|caller|client): ?)?/g
/** Cues that ordinary words follow as often: only words with capitals, or known names, are believed behind them. */
const LOOSE_CUE =
  /^(?:on behalf|speaking|spoke|talked|dealt|change|correct|he |she |him|her |who|was|is |under|calls|call me|my (?:w|h|so|d|b|si|pa|fa|mo|fr|co))/
const SPEAKING =
  /\b(?:this is|it's|it is) ((?:[\p{L}'.-]{1,24} ){1,3})(speaking(?= ?(?:$|[,.!?]|from\b|and\b|at\b))|here\b)/gu
const WORD = /[\p{L}][\p{L}'’-]*\.?/uy
const TITLE = /^(?:mr|mrs|ms|miss|dr|prof|sir|madam|mx)\.?$/
const TITLE_BEFORE = /\b(?:mr|mrs|ms|miss|dr|prof|professor|sir|madam)\.? (?=[\p{L}])/gu
const STAFF =
  /(?:thank(?:s| you) for calling|how (?:can|may) i help|welcome to|how may i assist|how can i assist|you(?:'re| are) (?:speaking|through) (?:with|to))/
const SPELLED = /,? ?(?:that's |spelled |spelt |it's spelled )?[a-z](?:[ -][a-z]){2,}\b/y
const MOST_WORDS = 4

/** Names after words that announce one in English, and known names by their capitals. A transcript may have no capitals. */
export function findEnglishNames(text: string, written: string): Finding[] {
  const findings: Finding[] = []
  const hasCapitals = /\p{Lu}\p{L}/u.test(written.slice(1))
  const isStaff = STAFF.test(text)
  if (
    !isStaff &&
    /name|speaking|called|here|behalf|spoke|talked|dealt|it to|calls? me|my (?:wife|husband|son|daughter|brother|sister|partner|father|mother|friend|colleague)/.test(
      text,
    )
  )
    findAnnounced(text, written, hasCapitals, findings)
  if (/\b(?:mr|mrs|ms|miss|dr|prof|professor|sir|madam)\b/.test(text)) findTitled(text, written, hasCapitals, findings)
  if (hasCapitals && !isStaff) findKnown(text, written, findings)
  return findings
}

function findAnnounced(text: string, written: string, hasCapitals: boolean, findings: Finding[]): void {
  for (const match of text.matchAll(CUE)) {
    const start = match.index + match[0].length
    const loose = LOOSE_CUE.test(match[0])
    const end = endOfName(text, start, written, hasCapitals)
    if (end <= start || (loose && !isNameLike(text.slice(start, end), written.slice(start, end)))) continue
    const known = loose && !hasCapitals ? endOfKnown(text, start, end) : end
    findings.push({ kind: 'name', start, end: endOfSpelling(text, known) })
  }
  for (const match of text.matchAll(SPEAKING)) {
    const start = match.index + match[0].indexOf(match[1] as string)
    const words = (match[1] as string).trim().split(' ')
    const capital = /^\p{Lu}/u.test(written.slice(start, start + 2))
    if (words.every(word => !STOP.has(word)) && (match[2] === 'speaking' || capital))
      findings.push({ kind: 'name', start, end: start + (match[1] as string).trimEnd().length })
  }
}

/** Without capitals only a known surname is taken along. */
function endOfKnown(text: string, start: number, end: number): number {
  const [first, second] = text.slice(start, end).split(' ') as [string, string | undefined]
  return second !== undefined && LAST_NAMES.has(second) ? end : start + first.length
}

function isNameLike(words: string, written: string): boolean {
  const first = words.split(' ')[0] as string
  return /^\p{Lu}/u.test(written) || (GIVEN_NAMES.has(first) && !DOUBTFUL.has(first))
}

/** "Mr Jones", "mrs. o'brien": the words behind a title. */
function findTitled(text: string, written: string, hasCapitals: boolean, findings: Finding[]): void {
  for (const match of text.matchAll(TITLE_BEFORE)) {
    const start = match.index + match[0].length
    const end = endOfName(text, start, written, hasCapitals)
    const known =
      LAST_NAMES.has(text.slice(start, end)) || GIVEN_NAMES.has(text.slice(start, end).split(' ')[0] as string)
    if (end > start && (/^\p{Lu}/u.test(written.slice(start, end)) || known))
      findings.push({ kind: 'name', start, end })
  }
}

function endOfName(text: string, start: number, written: string, hasCapitals: boolean): number {
  let end = start
  let needsCapital = false
  const most = hasCapitals ? MOST_WORDS : 2
  for (let count = 0, index = start; count < most && index - start < 60; ) {
    WORD.lastIndex = index
    const word = WORD.exec(text)?.[0]
    if (!word || STOP.has(word.replace('.', ''))) break
    const capital = /^\p{Lu}/u.test(written.slice(index, index + word.length))
    if (needsCapital && !capital) break
    needsCapital = capital
    if (word.endsWith('.') && word.length > 2 && !TITLE.test(word)) return index + word.length - 1
    if (!TITLE.test(word)) count += 1
    end = index + word.length
    if (text[end] !== ' ') break
    index = end + 1
  }
  return end
}

function endOfSpelling(text: string, end: number): number {
  SPELLED.lastIndex = end
  return SPELLED.test(text) ? SPELLED.lastIndex : end
}

/** The end of a name that answers the question for it; 0 where there is none. */
export function answeredEnglishName(text: string, start: number, written: string): number {
  const words = /^[a-z][a-z'’-]*(?: [a-z][a-z'’-]*){0,2}(?=$|[,.!?])/.exec(text.slice(start, start + 60))?.[0]
  if (!words || words.split(' ').some(word => STOP.has(word))) return 0
  return /^\p{Lu}/u.test(written.slice(start, start + 2)) || words.includes(' ') ? start + words.length : 0
}
