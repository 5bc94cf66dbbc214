import type { Finding } from './personal-data.ts'

const CUE =
  /(?:\b(?:(?:my|full|first|last|middle|maiden|family|legal|her|his|partner's|wife's|husband's|mother's|father's|cardholder(?:'s)?|card holder(?:'s)?|policyholder(?:'s)?|account holder(?:'s)?) names?(?: is| was|'s|:)|(?<!model |company |brand |product |business |bank |plan |program |user |file |store |firm |domain )\bname(?: is|'s|:)|(?:partner|wife|husband|mother|father|son|daughter|sister|brother)'s name|name on the (?:account|policy|card)(?: is|:|\?)|surname(?: is|:)|my name (?:would be|will be)|i am called|i'm called|what's your (?:last )?name\?)|\bname:)[ :]*(?:(?:user|customer|caller|client): ?)?/g
const SPEAKING = /\b(?:this is|it's|it is) ((?:[\p{L}'.-]{1,24} ){1,3})(speaking|here)\b/gu
const WORD = /[\p{L}][\p{L}'’-]*\.?/uy
const TITLE = /^(?:mr|mrs|ms|miss|dr|prof|sir|madam|mx)\.?$/
const STOP = new Set(
  (
    "n't " +
    'amazing great good cool nice awful stupid weird unknown private none a an the this that it its is was are were be been not no yes on in at to of for from with by and or but so because as if then than ' +
    'my your his her their our i you he she we they me him us them what who how why when where which there here please can could would will do does did have has had ' +
    'wrong right correct incorrect misspelled spelled spelt listed shown same different also still just only never always now ok okay thanks thank hi hello sorry ' +
    'mud blank missing changed under attached calling speaking phone number account card policy email address date dob ssn born claim customer called all about policyholder registered mine yours supposed being going gonna'
  ).split(' '),
)
const STAFF = /(?:thank(?:s| you) for calling|how (?:can|may) i help|welcome to|how may i assist|how can i assist)/
const SPELLED = /,? ?(?:that's |spelled |spelt |it's spelled )?[a-z](?:[ -][a-z]){2,}\b/y
const MOST_WORDS = 4

/** Names after words that announce one in English. In text with capitals a name has them; transcripts may have none. */
export function findEnglishNames(text: string, original: (start: number, end: number) => string): Finding[] {
  const findings: Finding[] = []
  if (STAFF.test(text)) return findings
  const hasCapitals = /\p{Lu}/u.test(original(0, text.length).slice(1).replaceAll(/\bI\b/g, ''))
  for (const match of text.matchAll(CUE)) {
    const start = match.index + match[0].length
    const end = endOfName(text, start, original, hasCapitals)
    if (end > start) findings.push({ kind: 'name', start, end: endOfSpelling(text, end) })
  }
  for (const match of text.matchAll(SPEAKING)) {
    const start = match.index + match[0].indexOf(match[1] as string)
    const words = (match[1] as string).trim().split(' ')
    const written = original(start, start + (match[1] as string).length)
    if (words.every(word => !STOP.has(word)) && (match[2] === 'speaking' || /^\p{Lu}/u.test(written)))
      findings.push({ kind: 'name', start, end: start + (match[1] as string).trimEnd().length })
  }
  return findings
}

function endOfName(
  text: string,
  start: number,
  original: (start: number, end: number) => string,
  hasCapitals: boolean,
): number {
  let end = start
  let needsCapital = false
  const most = hasCapitals ? MOST_WORDS : 2
  for (let count = 0, index = start; count < most; ) {
    WORD.lastIndex = index
    const word = WORD.exec(text)?.[0]
    if (!word || STOP.has(word.replace('.', ''))) break
    const capital = /^\p{Lu}/u.test(original(index, index + word.length))
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
