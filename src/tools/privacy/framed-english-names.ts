import { CLEAR_LAST_NAMES, DOUBTFUL, GIVEN_NAMES, LAST_NAMES } from './english-name-list.ts'
import { STOP } from './known-names.ts'
import type { Finding } from './personal-data.ts'

const NAME = "([a-z][a-z'’-]+(?: [a-z][a-z'’-]+){0,2})"
/** Words after which a name follows without "is"; the name has to have capitals. */
const FRAMES = [
  new RegExp(`\\b(?:(?:first|last|middle|family|given|maiden) name|surname|forename)(?:'s)?,? ${NAME}`, 'g'),
  new RegExp(`\\bcontact(?: person)?(?: is| was|:)? ${NAME}(?=$|[,.;!?])`, 'g'),
  new RegExp(`\\b(?:it was|it's|that was) ${NAME} (?=who\\b|that (?:signed|sold|told|called|promised))`, 'g'),
  new RegExp(
    `\\b(?:signed by|sold by|handled by|agent|adviser|advisor) ${NAME}(?=$|[,.;!?]| (?:told|said|promised|sold))`,
    'g',
  ),
]
/** Without capitals both words have to be on the list. */
const LOWER =
  /\b(?:i'm|i am|this is|it's) ([a-z'-]{3,}) ([a-z'-]{3,})(?=$|[,.;!?]| (?:and|from|calling|here|speaking|again)\b)/g
const SPELLED =
  /(?:\bspel(?:led|t)(?: as| like)?(?: that)?[ :,]{1,2}|\bspell it[ :,]{1,2}|\bnames?[^.!?;\ue000-\ue00b]{0,30}?[ ,]{1,2}|\ue000[ ,.]{1,2}(?:that's |that is )?)([a-z](?:-[a-z]){2,15})(?![a-z0-9-])/g
const NO_PERSON =
  /^(?:customer|service|services|department|team|center|centre|desk|line|office|support|us|details|number|form|page|tracing|bank|insurance|field|only|first|last|required|told|said|says|promised|sold|rude|never|lied|hung)$/

const MORE_SURNAMES = new Set(
  'sharma gupta khan verma mehta shah reddy iyer nair joshi das ali hussain chopra malhotra rao desai okafor adeyemi mensah tanaka sato suzuki silva costa ferreira haddad cohen'.split(
    ' ',
  ),
)
const isSurname = (word: string) =>
  LAST_NAMES.has(word) || CLEAR_LAST_NAMES.has(word) || MORE_SURNAMES.has(word) || GIVEN_NAMES.has(word)

/** English names by the frame of the sentence: said field by field, signed, spelled out, or without any capitals. */
export function findFramedEnglishNames(text: string, written: string): Finding[] {
  const findings: Finding[] = []
  if (/name|contact|it was|it's|that was| by |agent|advis/.test(text))
    for (const pattern of FRAMES)
      for (const match of text.matchAll(pattern)) {
        const start = match.index + match[0].lastIndexOf(match[1] as string)
        const length = lengthOfCapitals(match[1] as string, written.slice(start))
        if (length > 0) findings.push({ kind: 'name', start, end: start + length })
      }
  for (const match of text.matchAll(LOWER)) {
    const [first, last] = [match[1] as string, match[2] as string]
    if (!GIVEN_NAMES.has(first) || DOUBTFUL.has(first) || !isSurname(last)) continue
    const end = match.index + match[0].length
    findings.push({ kind: 'name', start: end - first.length - last.length - 1, end })
  }
  if (/[a-z]-[a-z]-[a-z]/.test(text))
    for (const match of text.matchAll(SPELLED)) {
      const end = match.index + match[0].length
      findings.push({ kind: 'name', start: end - (match[1] as string).length, end })
    }
  return findings
}

/** The words with capitals at the start, none of them an ordinary word; 0 where there are none. */
function lengthOfCapitals(words: string, written: string): number {
  let length = 0
  for (const word of words.split(' ')) {
    const at = length === 0 ? 0 : length + 1
    if (!/^\p{Lu}\p{Ll}/u.test(written.slice(at, at + 2))) break
    if (STOP.has(word) || NO_PERSON.test(word)) return 0
    length = at + word.length
  }
  return length
}
