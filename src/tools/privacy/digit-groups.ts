/** Digits written or spoken without a break. */
export interface DigitGroup {
  digits: string
  start: number
  end: number
}

/** Value + 1 of every character that is a digit of a number read aloud; 0 is no digit. */
const VALUES = new Uint8Array(0x10000)
for (const [value, chars] of [
  '0零洞',
  '1一幺',
  '2二两',
  '3三參',
  '4四肆',
  '5五伍',
  '6六陆',
  '7七拐',
  '8八',
  '9九勾',
].entries())
  for (const char of chars) VALUES[char.charCodeAt(0)] = value + 1
/** Characters that are digits beside other digits only: 拐, 勾 and 洞 of radio style, and 两 before anything counted. */
const SELDOM = /[拐勾洞两]/
const SELDOM_IN_A_ROW = /^ ?[ ,、.-]?(?:[0-9零一二三四五六七八九幺]|[拐勾洞](?![一-龥]))/

const COUNTS = new Map([...'两二三四五六七八九'].map((char, index) => [char, index === 0 ? 2 : index + 1]))
const REPEATED = /^个[零一二三四五六七八九幺0-9](?![个十百千万月年天人块元号次分])/

const WORDS: ReadonlyMap<string, number> = new Map([
  ['zero', 0],
  ['oh', 0],
  ['o', 0],
  ['nought', 0],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
])
const REPEATS: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
  ['treble', 3],
])
const WORD = /[a-z]{1,7}/y

const isLetter = (code: number) => code >= 97 && code <= 122

/** Whether a digit of a number that may be read aloud stands there. */
export const isDigitAt = (text: string, index: number): boolean => VALUES[text.charCodeAt(index)] !== 0

/** How many digits a text holds, at most `enough`; a cheap look before the search. */
export function countDigits(text: string, enough: number): number {
  let count = 0
  for (let index = 0; index < text.length && count < enough; index += 1) if (VALUES[text.charCodeAt(index)]) count += 1
  return count
}

/** Plain and Chinese digits; `o`, `l` and `i` between two digits are misread zeros and ones; 三个零 is three zeros. */
export function writtenGroup(text: string, start: number): DigitGroup | null {
  let digits = ''
  let end = start
  while (end < text.length) {
    const value = VALUES[text.charCodeAt(end)]
    if (value && text.charCodeAt(end + 1) === 0x4e2a && COUNTS.has(text[end] as string)) {
      if (!REPEATED.test(text.slice(end + 1, end + 4))) break
      digits += String((VALUES[text.charCodeAt(end + 2)] as number) - 1).repeat(
        COUNTS.get(text[end] as string) as number,
      )
      end += 3
    } else if (value) {
      digits += value - 1
      end += 1
    } else if (digits !== '' && isMisread(text, end)) {
      digits += text[end] === 'o' ? '0' : '1'
      end += 1
    } else break
  }
  if (digits === '') return null
  const seldom = digits.length === 1 && SELDOM.test(text[start] as string)
  return seldom && !SELDOM_IN_A_ROW.test(text.slice(end, end + 4)) ? null : { digits, start, end }
}

function isMisread(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return (code === 0x6f || code === 0x6c || code === 0x69) && /^[oli]{0,3}\d/.test(text.slice(index + 1, index + 5))
}

/** English digit words with blanks between: "four one double one". */
export function spokenGroup(text: string, start: number): DigitGroup | null {
  let digits = ''
  let end = start
  let repeat = 1
  for (let index = start; index < text.length; ) {
    WORD.lastIndex = index
    const word = WORD.exec(text)?.[0] ?? ''
    const value =
      WORDS.get(word) ??
      (repeat > 1 && VALUES[text.charCodeAt(index)] ? Number(VALUES[text.charCodeAt(index)]) - 1 : undefined)
    const length = word.length || 1
    if (isLetter(text.charCodeAt(index + length))) break
    if (value !== undefined) {
      digits += String(value).repeat(repeat)
      repeat = 1
      end = index + length
    } else if (word === 'hundred' && digits.length > 3 && digits[0] === '0' && repeat === 1) {
      // "oh seven seven double oh nine hundred": no sum begins with a nought.
      digits += '00'
      end = index + length
    } else if (REPEATS.has(word)) repeat = REPEATS.get(word) as number
    else break
    index += length
    if (text[index] !== ' ') break
    index += 1
  }
  return digits === '' ? null : { digits, start, end }
}
