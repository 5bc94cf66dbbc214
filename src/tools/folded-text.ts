import {
  AMBIGUOUS_CHARACTERS,
  AMBIGUOUS_NUMERALS,
  CHARACTER_VARIANTS,
  DIGIT_SERIES,
  LETTER_SERIES,
  LOOKS_OTHERWISE,
  SUPERSCRIPTS,
  TWO_DIGIT_SERIES,
} from './character-variants.ts'

/**
 * A text as a listener hears it: width, script variants of digits, invisible characters and letter case are folded away,
 * so that one pattern finds every notation. `starts` and `ends` lead back into the original, in UTF-16 units; both are
 * null where folded and original positions are the same.
 */
export interface FoldedText {
  readonly text: string
  readonly starts: readonly number[] | null
  readonly ends: readonly number[] | null
  /** Whether the text is shown from right to left, so that its digits read the other way round. */
  readonly reversed: boolean
}

/** Codes below any character that survives folding, used as marks in the table. */
const DROPPED = 1
const EXPANDED = 2

const DIGIT = /^\p{Nd}$/u
const IGNORED = /^[\p{Cf}\p{Mn}\p{Me}\u115F\u1160\u3164\uFFA0\u2065\u{E0000}-\u{E0FFF}]$/u
const SPACE = /^[\s\p{Zs}\p{Cc}]$/u
const LATIN = /^\p{Script=Latin}$/u
const NUMBER = /^\p{N}$/u
/** Turns the letters and digits behind it round on the screen. */
const OVERRIDE = 0x202e
/** Stands for a numeral that cannot be read, so that the sum it is part of is not taken for a smaller one. */
const UNKNOWN_NUMERAL = 0x25a1
const CHUNK_UNITS = 8192

/** One entry a UTF-16 unit, filled as characters are met: 0 is not met yet. */
const table = new Uint16Array(0x10000)
const expansions = new Map<number, string>()
const isAmbiguousNumeral = new Uint8Array(0x10000)
for (const char of AMBIGUOUS_CHARACTERS) isAmbiguousNumeral[char.charCodeAt(0)] = 1

/** Folds a text. Linear; never throws, lone surrogates included. */
export function foldText(text: string): FoldedText {
  const codes = new Array<number>(text.length)
  let changed = false
  let ambiguous = false
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    const folded = table[code] || learn(code)
    if (folded <= EXPANDED || (code >= 0xd800 && code < 0xdc00)) return foldWithMap(text)
    if (folded !== code) changed = true
    else if (isAmbiguousNumeral[code]) ambiguous = true
    codes[index] = folded
  }
  const plain = changed ? fromCodes(codes) : text
  return { text: ambiguous ? settleNumerals(plain) : plain, starts: null, ends: null, reversed: false }
}

/** The span in the original text of the folded range `[start, end)`. */
export function originalSpan(folded: FoldedText, start: number, end: number): [number, number] {
  if (!folded.starts || !folded.ends) return [start, end]
  const from = folded.starts[start] ?? 0
  return [from, end > start ? (folded.ends[end - 1] ?? from) : from]
}

function foldWithMap(text: string): FoldedText {
  const codes: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  let reversed = false
  for (let index = 0; index < text.length; ) {
    const point = text.codePointAt(index) as number
    const end = index + (point > 0xffff ? 2 : 1)
    const folded =
      looksLike(text, index, end, point) ?? (point > 0xffff ? learnPoint(point) : table[point] || learn(point))
    if (point === OVERRIDE) reversed = true
    const expansion = folded === EXPANDED ? (expansions.get(point) ?? '') : null
    if (folded > EXPANDED || folded === 0) push(folded || point)
    else if (expansion) for (let unit = 0; unit < expansion.length; unit += 1) push(expansion.charCodeAt(unit))
    function push(code: number) {
      codes.push(code)
      starts.push(index)
      ends.push(end)
    }
    index = end
  }
  return { text: settleNumerals(fromCodes(codes)), starts, ends, reversed }
}

/** What a character looks like where plain digits stand beside it: another digit, or a power; null for all others. */
function looksLike(text: string, start: number, end: number, point: number): number | null {
  if (SUPERSCRIPTS.has(point)) return /[0-9]/.test(text.charAt(start - 1)) ? UNKNOWN_NUMERAL : null
  const digit = LOOKS_OTHERWISE.get(point)
  return digit !== undefined && /[0-9]/.test(text.charAt(start - 1) + text.charAt(end)) ? digit : null
}

function learn(code: number): number {
  const folded = foldPoint(code)
  table[code] = folded
  return folded
}

/** Characters outside the basic plane are rare: they are remembered in the map of expansions only. */
function learnPoint(point: number): number {
  const folded = foldPoint(point)
  if (folded > EXPANDED) expansions.set(point, String.fromCharCode(folded))
  return folded === DROPPED ? DROPPED : EXPANDED
}

function foldPoint(point: number): number {
  const char = String.fromCodePoint(point)
  if (IGNORED.test(char)) return DROPPED
  if (SPACE.test(char)) return 0x20
  const series = DIGIT_SERIES.find(([first, , count]) => point >= first && point < first + count)
  if (series) return 0x30 + ((series[1] + point - series[0]) % 10)
  if (DIGIT.test(char)) {
    const digit = 0x30 + decimalValue(point)
    if (!LOOKS_OTHERWISE.has(point)) return digit
    // Its neighbours decide, so the text has to be folded with its map.
    expansions.set(point, String.fromCharCode(digit))
    return EXPANDED
  }
  const variant = CHARACTER_VARIANTS[char]
  if (variant) return variant.charCodeAt(0)
  if (point < 0x80) return char.toLowerCase().charCodeAt(0)
  const letters = LETTER_SERIES.find(first => point >= first && point < first + 26)
  if (letters !== undefined) return 0x61 + point - letters
  const normal = spelledOut(char, point)
  if (normal.length === 1 && !SUPERSCRIPTS.has(point)) return Math.max(normal.charCodeAt(0), EXPANDED + 1)
  expansions.set(point, normal)
  return EXPANDED
}

function spelledOut(char: string, point: number): string {
  const tens = TWO_DIGIT_SERIES.find(([first, , count]) => point >= first && point < first + count)
  if (tens) return String(tens[1] + point - tens[0])
  // The tones of pinyin and other accents on Latin letters do not change what is said.
  const plain = LATIN.test(char) ? char.normalize('NFKD').replace(/\p{Mn}/gu, '') : char.normalize('NFKC')
  if (plain === char && NUMBER.test(char)) return String.fromCharCode(UNKNOWN_NUMERAL)
  return [...plain].map(part => CHARACTER_VARIANTS[part] ?? part.toLowerCase()).join('')
}

/** Decimal digits stand in runs that begin with zero, so the value is the distance to the start of the run. */
function decimalValue(point: number): number {
  let distance = 0
  while (distance < 60 && DIGIT.test(String.fromCodePoint(point - distance - 1))) distance += 1
  return distance % 10
}

/** Financial numerals that are everyday characters as well (收拾, 队伍, 大陆) count as numerals only beside another. */
function settleNumerals(text: string): string {
  return text.replace(AMBIGUOUS_NUMERALS, char => CHARACTER_VARIANTS[`*${char}`] ?? char)
}

function fromCodes(codes: readonly number[]): string {
  if (codes.length <= CHUNK_UNITS) return String.fromCharCode.apply(null, codes as number[])
  let text = ''
  for (let index = 0; index < codes.length; index += CHUNK_UNITS)
    text += String.fromCharCode.apply(null, codes.slice(index, index + CHUNK_UNITS))
  return text
}
