import { AMBIGUOUS_CHARACTERS, AMBIGUOUS_NUMERALS, CHARACTER_VARIANTS, DIGIT_SERIES } from './character-variants.ts'

/**
 * A text as a listener hears it: width, script variants of digits, invisible characters and letter case are folded away,
 * so that one pattern finds every notation. `starts` and `ends` lead back into the original, in UTF-16 units; both are
 * null where folded and original positions are the same.
 */
export interface FoldedText {
  readonly text: string
  readonly starts: readonly number[] | null
  readonly ends: readonly number[] | null
}

/** Codes below any character that survives folding, used as marks in the table. */
const DROPPED = 1
const EXPANDED = 2

const DIGIT = /^\p{Nd}$/u
const IGNORED = /^[\p{Cf}\p{Mn}\p{Me}\u115F\u1160\u3164\uFFA0\u2065\u{E0000}-\u{E0FFF}]$/u
const SPACE = /^[\s\p{Zs}\p{Cc}]$/u
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
  return { text: ambiguous ? settleNumerals(plain) : plain, starts: null, ends: null }
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
  for (let index = 0; index < text.length; ) {
    const point = text.codePointAt(index) as number
    const end = index + (point > 0xffff ? 2 : 1)
    const folded = point > 0xffff ? learnPoint(point) : table[point] || learn(point)
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
  return { text: settleNumerals(fromCodes(codes)), starts, ends }
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
  if (SPACE.test(char)) return 0x20
  const series = DIGIT_SERIES.find(([first, , count]) => point >= first && point < first + count)
  if (series) return 0x30 + ((series[1] + point - series[0]) % 10)
  if (DIGIT.test(char)) return 0x30 + decimalValue(point)
  if (IGNORED.test(char)) return DROPPED
  const variant = CHARACTER_VARIANTS[char]
  if (variant) return variant.charCodeAt(0)
  if (point < 0x80) return char.toLowerCase().charCodeAt(0)
  const normal = [...char.normalize('NFKC')].map(part => CHARACTER_VARIANTS[part] ?? part.toLowerCase()).join('')
  if (normal.length === 1) return Math.max(normal.charCodeAt(0), EXPANDED + 1)
  expansions.set(point, normal)
  return EXPANDED
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
