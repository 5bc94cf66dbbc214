import { CLEAR_LAST_NAMES, DOUBTFUL, GIVEN_NAMES, LAST_NAMES } from './english-name-list.ts'
import type { Finding } from './personal-data.ts'

/** Words that stand in no name. */
export const STOP = new Set(
  (
    "n't " +
    'amazing great good cool nice awful stupid weird unknown private none a an the this that it its is was are were be been not no yes on in at to of for from with by and or but so because as if then than ' +
    'my your his her their our i you he she we they me him us them what who how why when where which there here please can could will would do does did have has had ' +
    'wrong right correct incorrect misspelled spelled spelt listed shown same different also still just only never always now ok okay thanks thank hi hello sorry ' +
    "mud blank missing changed under attached calling speaking phone number account card policy email address date dob ssn born claim customer called all about policyholder registered mine yours supposed being going gonna back again later tomorrow today billing sales claims collections underwriting retention retentions compliance escalations complaints reception payments cancellations renewals refunds accounts someone somebody anyone one manager supervisor representative people person company bank insurance support service team department it's i'm that's don't never"
  ).split(' '),
)
const NOT_A_NAME = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december american british english french german spanish chinese christian christmas easter god dear regards sincerely apt suite unit box street state mr mrs ms miss dr prof professor'.split(
    ' ',
  ),
)

const LETTERS = "\\p{Lu}[\\p{Script=Latin}'’-]+"
const CAPITALS = new RegExp(
  `${LETTERS}(?: (?:(?:van|von|der|den|ten|de|da|di|la|del|bin|al|el) ){0,2}(?:${LETTERS}|\\p{Lu}\\.?(?= \\p{Lu}))){0,3}`,
  'gu',
)
/** A word that makes a place or a company of the words before it. */
const NO_PERSON =
  /^(?:street|st|road|rd|avenue|ave|lane|drive|court|place|square|park|way|close|boulevard|hill|hills|county|city|town|state|states|university|college|school|hospital|clinic|church|airport|station|hotel|bank|insurance|inc|ltd|llc|plc|corp|corporation|company|co|group|holdings|services|service|act|law|code|award|prize|cup|bridge|river|lake|island|beach|bay|valley|mall|centre|center|series|day|days|kong|francisco|diego|orleans|york|zealand|britain|kingdom|brothers|sons|records|theatre|festival|rescue|report|effect|rule|model|that)$/
const BEFORE_PLACE = /(?:\bst|\bsaint|\bfort|\bport|\bmount|\blake|\bsan|\bsanta|\blos|\blas|\bthe)\.? $/
/** Right before a word with a capital these say that it is a person. */
const PERSON_BEFORE =
  /(?:\b(?:hi|hello|dear|hey|kid|son|daughter|wife|husband|brother|sister|friend|colleague|partner|boss|nephew|niece|uncle|aunt|cousin|named him|named her|named me|said|says|add|including|speak with|ask for|it's under|assistant to|directed by|written by|signed by|with ms\.?|with mr\.?),? )$/
const PERSON_AFTER =
  /^(?:'s|’s)? (?:lives|lived|said|says|told me|called me|answered|replied|from the|speaking|is calling|will be (?:talking|calling)|as (?:a |the )?(?:guardian|beneficiary|nominee)|here\b|will call|promised|assured|listed|flew|began)/
const INITIAL = / \p{Lu}\. /u
const MOST_NAMES = 8

/** Words with capitals that begin with a known given name, foreign names by their letters, and the parts of them further on. */
export function findKnown(text: string, written: string, findings: Finding[]): void {
  const names = new Set<string>()
  const add = (start: number, end: number) => {
    findings.push({ kind: 'name', start, end })
    if (names.size < MOST_NAMES) names.add(written.slice(start, end))
  }
  for (const { 0: found, index } of written.matchAll(CAPITALS)) {
    const words = found.split(' ')
    for (let from = 0, at = index; from < words.length; at += (words[from] as string).length + 1, from += 1) {
      const length = isMasked(text, at) ? 0 : lengthOfKnown(words.slice(from), text, written, at)
      if (length === 0) continue
      add(at, at + length)
      break
    }
  }
  if (written.includes('\n')) findLines(text, written, add)
  findAgain(text, written, names, findings)
}

const isMasked = (text: string, at: number) => /[\ue000-\ue00b]/.test(text[at] as string)
const bare = (word: string) => word.toLowerCase().replace(/['’]s$|\.$/, '')

function lengthOfKnown(words: readonly string[], text: string, written: string, at: number): number {
  const before = text.slice(Math.max(0, at - 16), at)
  if (BEFORE_PLACE.test(before)) return 0
  const first = bare(words[0] as string)
  const phrase = words.join(' ')
  const whole = phrase.replace(/['’]s$/, '').length
  const behind = written.slice(at + phrase.length, at + phrase.length + 24)
  if (
    words.some(word => NO_PERSON.test(bare(word))) ||
    NO_PERSON.test(/^ ([\p{Script=Latin}]+)/u.exec(behind)?.[1]?.toLowerCase() ?? '')
  )
    return 0
  if (words.some(isNoName)) return knownPrefix(words)
  const announced = PERSON_BEFORE.test(before) || (PERSON_AFTER.test(behind) && words.length > 1)
  if (words.length === 1) {
    const clear = (GIVEN_NAMES.has(first) && !DOUBTFUL.has(first)) || CLEAR_LAST_NAMES.has(first)
    return (clear || (announced && !/^(?:hi|hello|dear|hey)/.test(first))) && !/^[A-Z]{2}/.test(words[0] as string)
      ? whole
      : 0
  }
  if (GIVEN_NAMES.has(first) || announced || INITIAL.test(phrase)) return whole
  const isSurname = LAST_NAMES.has(bare(words[1] as string)) || LAST_NAMES.has(bare(words.at(-1) as string))
  if (isSurname && (DOUBTFUL.has(first) || words.length === 2) && LAST_NAMES.has(first) !== true)
    return isClear(words) ? whole : 0
  return /[^ -~’]/.test(phrase) && words.length <= 3 ? whole : 0
}

const isClear = (words: readonly string[]) =>
  CLEAR_LAST_NAMES.has(bare(words.at(-1) as string)) || DOUBTFUL.has(bare(words[0] as string))
const isNoName = (word: string) => STOP.has(bare(word)) || NOT_A_NAME.has(bare(word))

/** The words before one that is none of a name: "Sarah Jones Is …". */
function knownPrefix(words: readonly string[]): number {
  const end = words.findIndex(isNoName)
  const first = bare(words[0] as string)
  if (end < 1 || !GIVEN_NAMES.has(first) || (end === 1 && DOUBTFUL.has(first))) return 0
  return words.slice(0, end).join(' ').length
}

const LINE =
  /^([>? ]*)(\p{Lu}[\p{Script=Latin}'’-]+(?: (?:\p{Lu}\.?|(?:van|von|de|da|ten|der)|\p{Lu}[\p{Script=Latin}'’-]+)){1,3})$/u
const SIGNS_OFF = /^(?:(?:best |kind |warm )?regards|sincerely|yours|thanks|thank you|cheers)/i

/** The first line of a letter head, and the line behind the last words of a letter. */
function findLines(text: string, written: string, add: (start: number, end: number) => void): void {
  let at = 0
  let expected = true
  for (const line of written.split('\n', 40)) {
    const match = expected ? LINE.exec(line.trimEnd()) : null
    const start = at + ((match?.[1] as string | undefined) ?? '').length
    if (
      match &&
      !isMasked(text, start) &&
      !(match[2] as string).split(' ').some(word => isNoName(word) || NO_PERSON.test(bare(word)))
    )
      add(start, start + (match[2] as string).length)
    if (/[\p{Script=Latin}]/u.test(line)) expected = SIGNS_OFF.test(line)
    at += line.length + 1
  }
}

/** A name again, or a part of it. */
function findAgain(text: string, written: string, names: ReadonlySet<string>, findings: Finding[]): void {
  const known = new Set(findings.map(({ start }) => start))
  for (const name of names)
    for (const part of new Set([name, ...name.split(' ')])) {
      if (part.length < 4 || isNoName(part) || !/^\p{Lu}/u.test(part)) continue
      for (let at = written.indexOf(part); at >= 0; at = written.indexOf(part, at + part.length)) {
        const whole =
          !/[\p{Script=Latin}]/u.test(written[at - 1] ?? ' ') &&
          !/[\p{Script=Latin}]/u.test(written[at + part.length] ?? ' ')
        if (whole && !known.has(at) && !isMasked(text, at))
          findings.push({ kind: 'name', start: at, end: at + part.length })
      }
    }
}
