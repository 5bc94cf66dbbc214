import type { Numeral } from './numeral.ts'

/** English figures said sign by sign ("five oh oh oh", "5-oh-oh") and the slang for thousands ("five Gs", "ten large"). */
const DIGITS: Readonly<Record<string, string>> = {
  zero: '0',
  oh: '0',
  o: '0',
  nought: '0',
  naught: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
}
const WORD =
  /(?:[ ,-]{1,3}|\.{2,3} ?)?(?:(double|triple|treble) )?(\d(?!\d)|zero|oh|o|nought|naught|one|two|three|four|five|six|seven|eight|nine)(?![a-z.]*[a-z])/y
const DIGITS_MIN = 3
const DIGITS_MAX = 16
const SCALED = /^[ -](?:hundred|thousand|grand|million|billion|k\b|point|times|percent)/

/** Reads a figure said sign by sign. Null where fewer than three digits stand in a row or a unit follows. */
export function readSpelledDigits(text: string, start: number): Numeral | null {
  let digits = ''
  let end = start
  let words = 0
  WORD.lastIndex = start
  for (let match = WORD.exec(text); match && digits.length < DIGITS_MAX; match = WORD.exec(text)) {
    const times = match[1] === undefined ? 1 : match[1] === 'double' ? 2 : 3
    const word = match[2] as string
    digits += (DIGITS[word] ?? word).repeat(times)
    if (word.length > 1) words += 1
    end = WORD.lastIndex
    if (/^[, -]*$/.test(text.slice(end))) break
  }
  if (digits.length < DIGITS_MIN || words === 0 || SCALED.test(text.slice(end, end + 10))) return null
  return {
    start,
    end,
    low: Number(digits),
    high: null,
    approximate: false,
    few: false,
    scale: 1,
    lastScale: 1,
    elided: digits.length < 8,
    digits: digits.length,
    script: 'english',
    formatted: false,
    dubious: digits.startsWith('0'),
  }
}

const SLANG = /[ -]?(large|k|g'?s|stacks|racks|bands|c-notes?|hundos?|benjamins?|monkeys?|ponys?|ponies)(?![a-z])/y
/** "two large pizzas", "five bands played": the word counts something else. */
const THING =
  /^ (?!(?:for|to|as|and|or|today|tomorrow|now|in|back|off|on|per|if|but|is|was|will|would|each|total|max|tops|at|then|please|then|extra|more)\b)[a-z]/
const WORTH: Readonly<Record<string, number>> = { c: 100, h: 100, b: 1000, m: 500, p: 25 }

/** "five large", "ten Gs": the slang behind a number, and what it multiplies; null where there is none. */
export function slangScaleAt(text: string, pos: number): { factor: number; end: number } | null {
  SLANG.lastIndex = pos
  const word = SLANG.exec(text)?.[1]
  if (word === undefined || THING.test(text.slice(SLANG.lastIndex, SLANG.lastIndex + 16))) return null
  const factor = word.startsWith('benj') ? 100 : (WORTH[word.charAt(0)] ?? 1000)
  return { factor, end: SLANG.lastIndex }
}
