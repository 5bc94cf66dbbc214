import type { Random } from './random.ts'

/** Ways of writing the same characters so that a plain search does not find them. */

/** Every series of ten digits that Unicode has: found through the property, so new versions of Unicode come in by themselves. */
function decimalSeries(): string[][] {
  const series: string[][] = []
  for (let point = 0x660; point < 0x20000; point += 1) {
    if (!/^\p{Nd}$/u.test(String.fromCodePoint(point))) continue
    series.push(Array.from({ length: 10 }, (_, digit) => String.fromCodePoint(point + digit)))
    point += 9
  }
  return series
}

const counted = (zero: string, first: number) => [
  zero,
  ...Array.from({ length: 9 }, (_, index) => String.fromCodePoint(first + index)),
]
/** Digits that are no decimal digits to Unicode: circled, in brackets, superscript and subscript, of old scripts. */
const OTHER_SERIES: readonly string[][] = [
  counted('⓪', 0x2460),
  counted('⓪', 0x2474),
  counted('🄀', 0x2488),
  counted('⓿', 0x2776),
  counted('🄋', 0x2780),
  counted('🄌', 0x278a),
  counted('⓪', 0x24f5),
  counted('🄁', 0x1f102),
  [...'⁰¹²³⁴⁵⁶⁷⁸⁹'],
  [...'₀₁₂₃₄₅₆₇₈₉'],
  counted('〇', 0x3021),
  Array.from({ length: 10 }, (_, digit) => `${digit}\ufe0f\u20e3`),
  Array.from({ length: 10 }, (_, digit) => `${digit}\u20dd`),
  Array.from({ length: 10 }, (_, digit) => `${digit}\u0336`),
]
const DIGIT_SERIES: readonly string[][] = [...decimalSeries(), ...OTHER_SERIES]
/** Chinese digits in shapes of their own; two of them side by side may be a span (二三元), so they prove no figure. */
const CHINESE_SERIES = [[...'〇㊀㊁㊂㊃㊄㊅㊆㊇㊈'], [...'〇㈠㈡㈢㈣㈤㈥㈦㈧㈨'], [...'⓪⼀⼆㆔㆕五六七八九']]

/** Digits of one script. */
export function unicodeDigits(text: string, random: Random): string {
  const series = random.pick(DIGIT_SERIES)
  return text.replace(/\d/g, digit => series[Number(digit)] as string)
}

/** Each digit of another script. */
export function mixedDigits(text: string, random: Random): string {
  return text.replace(/\d/g, digit => random.pick([...DIGIT_SERIES, ...CHINESE_SERIES])[Number(digit)] as string)
}

const LETTERS_OF: Readonly<Record<string, string>> = {
  0: 'OoОоΟοՕⵔ',
  1: 'lIіІӀΙ',
  2: 'ZzƧ',
  3: 'ЗзƷ',
  5: 'SsƼ',
  6: 'б',
  8: 'BȢ',
  9: 'Ꝯ',
}

/** Letters that look like digits, at least one digit left as it is. Null where no digit has such a letter. */
export function lookAlikes(digits: string, random: Random): string | null {
  const kept = random.int(0, digits.length - 1)
  let changed = 0
  const text = [...digits].map((digit, index) => {
    const letters = LETTERS_OF[digit]
    if (!letters || index === kept || random.chance(0.25)) return digit
    changed += 1
    return random.pick([...letters])
  })
  return changed > 0 ? text.join('') : null
}

const INVISIBLE = [
  ...'\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u202d\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206f\u3164\ufeff\uffa0\ufe00\ufe0e\ufe0f',
  ...[0xe0001, 0xe0020, 0xe0035, 0xe007f, 0xe0100, 0xe01ef, 0x1d173].map(point => String.fromCodePoint(point)),
]

/** Characters without width between the others. */
export function invisible(text: string, random: Random): string {
  return [...text].map(char => char + (random.chance(0.6) ? random.pick(INVISIBLE) : '')).join('')
}

const SPACES = [' ', ' ', ' ', '\u00a0', '\u2002', '\u2009', '\u202f', '\u3000', '\t', '  ']

export function spaced(text: string, random: Random): string {
  return [...text].join(random.pick(SPACES))
}

const ODD = [...'、·・_’|…*^#!@=+`"\'~～—-./\\。•‧:;&%¦†※◆★→']
const EMOJI = ['😀', '👍', '🙏', '❤️', '✅', '\n', '\r\n', '🔥']

/** One odd character between all characters, the same throughout. */
export function pulledApart(text: string, random: Random): string {
  const mark = random.chance(0.15) ? random.pick(EMOJI) : random.pick(ODD)
  const gap = random.chance(0.15) ? `${mark} ` : random.chance(0.1) ? mark + mark : mark
  return [...text].join(gap)
}

const FILLERS = [
  '，呃，',
  '呃',
  '嗯',
  '，那个，',
  '那个',
  '……',
  '啊',
  '，嗯',
  '、额、',
  '就是',
  ' um ',
  ' uh ',
  '这个',
  '，诶，',
]

/** Fillers between some of the characters. */
export function faltering(text: string, random: Random): string {
  const chars = [...text]
  const at = random.int(1, Math.max(1, chars.length - 1))
  return chars
    .map((char, index) => (index > 0 && (index === at || random.chance(0.2)) ? random.pick(FILLERS) : '') + char)
    .join('')
}

export function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, char => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
}
