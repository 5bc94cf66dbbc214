import {
  CONTINUES,
  isChosen,
  isCommon,
  MINORITY,
  NEVER_GIVEN,
  SELDOM_GIVEN,
  SURNAME,
  WORDS,
} from './name-characters.ts'

const DOTTED = /^[一-龥]{1,8}(?:[.·][一-龥]{1,10}){1,3}/
/** Characters that stand in no name of any people. */
const SENTENCE = /[的了吗呢吧啊呀我你您他她这]/
/** A form that has a blank between the characters. */
const APART = /^[一-龥](?: [一-龥]){1,2}(?![一-龥])/
const NO_NAME_FIRST =
  /^[你您他她它我人车外救醒出网滴上什啥不了过个一两几经客领天苦停冤快门价号板骂嚷唤喊到来去做着得屈自大小老保产公平国]/
const LATIN = /^[a-z][a-z'-]+(?: [a-z][a-z'-]+){0,2}/
const TITLED_HERE = /^(.{1,2}?)(?:先生|女士|小姐|太太|阿姨|本人)/
export const TITLE = /^(?:先生|女士|小姐|太太|阿姨|大爷|大妈|大哥|大姐|同志)/
export const HAN_RUN = /^[一-龥]{1,8}/

/** `field` where the word may be followed by something else, `bare` where nothing stands between it and the name. */
export type Strength = 'strong' | 'field' | 'bare' | 'weak'

/** The end of the name that begins at `start`, or `start` where there is none. */
export function endOfName(text: string, start: number, strength: Strength, written: string): number {
  const rest = text.slice(start, start + 24)
  const dotted = (DOTTED.exec(rest)?.[0] ?? '').split(SENTENCE)[0] as string
  if (/[.·]./.test(dotted) && (/·/.test(dotted) || MINORITY.test(dotted))) return start + dotted.length
  const latin = strength === 'weak' ? undefined : LATIN.exec(rest)?.[0]
  if (latin) return /^\p{Lu}/u.test(written.slice(start, start + latin.length)) ? start + latin.length : start
  const apart = strength === 'weak' || strength === 'bare' ? undefined : APART.exec(rest)?.[0]
  if (apart && SURNAME.test(apart)) return start + apart.length
  const run = HAN_RUN.exec(rest)?.[0] ?? ''
  const surname = SURNAME.exec(run)?.[0]
  if (surname && !WORDS.test(run) && run.search(MINORITY) !== 0) {
    const after = run.slice(surname.length)
    const title = TITLE.exec(after)?.[0]
    if (title) return start + surname.length + title.length
    const length = lengthOfGiven(after, run.length < 8, strength, surname)
    if (length > 0 && !WORDS.test(surname + after.slice(0, length))) return start + surname.length + length
  }
  return strength === 'weak' ? start : start + lengthWithoutSurname(run, strength)
}

/** The end of a name that answers the question for it, a surname alone included; 0 where there is none. */
export function answeredName(text: string, start: number): number {
  const run = HAN_RUN.exec(text.slice(start, start + 12))?.[0] ?? ''
  const surname = SURNAME.exec(run)?.[0]
  if (!surname || (WORDS.test(run) && run.length > 1)) {
    const length = MINORITY.test(run) ? lengthWithoutSurname(run, 'field') : 0
    return length > 0 ? start + length : 0
  }
  if (run.length === surname.length || TITLE.test(run.slice(surname.length))) {
    const title = TITLE.exec(run.slice(surname.length))?.[0] ?? ''
    return start + surname.length + title.length
  }
  const length = lengthOfGiven(run.slice(surname.length), run.length < 8, 'field', surname)
  return length > 0 ? start + surname.length + length : 0
}

/** How many of the characters behind a surname belong to the given name; 0 where they are none. */
export function lengthOfGiven(after: string, whole: boolean, strength: Strength, surname: string): number {
  let most = 0
  while (most < after.length && !NEVER_GIVEN.has(after[most] as string)) most += 1
  const ends = most < after.length || whole
  const isLoose = strength === 'strong' || strength === 'field' || (strength === 'bare' && isCommon(surname))
  const holds = (length: number) => isLoose || isChosen(after.slice(0, length))
  if (most === 0 || !holds(1)) return 0
  const titled = TITLED_HERE.exec(after)?.[1]?.length ?? 0
  if (titled > 0 && titled <= most && holds(titled)) return titled
  if (ends && most <= 2) return holds(most) && !endsOpen(after, most, strength) ? most : 0
  if (ends && most === 3 && isFour(surname, after)) return 3
  const one = CONTINUES.test(after.slice(1))
  const two = CONTINUES.test(after.slice(2)) && holds(2)
  if (two && LINKS.test(after.slice(2)) && isChosen(after.slice(0, 2))) return 2
  if (one && (!two || SELDOM_GIVEN.has(after[1] as string))) return 1
  if (two) return 2
  if (strength === 'strong') return 2
  return strength !== 'weak' && isChosen(after.slice(0, 2)) && most >= 2 ? 2 : 0
}

/** A woman's name with the surname of her husband in front. */
const isFour = (surname: string, after: string) =>
  SURNAME.test(after) && surname.length === 1 && isChosen(after.slice(2, 3))

/** What stands between two names: the character before it is part of the first where it can be. */
const LINKS = /^[和与跟及]/

/** "我是张伟的…" may go on with anything, "我是高兴不起来" is no name: a weak cue needs the name to stop. */
function endsOpen(after: string, most: number, strength: Strength): boolean {
  return strength === 'weak' && most < after.length && !/^(?:[的啊呀吗吧呢]|你好|您好)/.test(after.slice(most))
}

function lengthWithoutSurname(run: string, strength: Strength): number {
  let length = 0
  while (length < run.length && !NEVER_GIVEN.has(run[length] as string)) length += 1
  const name = run.slice(0, length)
  if (length < 2 || WORDS.test(name)) return 0
  if (MINORITY.test(name)) return length
  return strength === 'strong' && length <= 4 && length === run.length && !NO_NAME_FIRST.test(name) ? length : 0
}
