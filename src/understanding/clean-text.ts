import type { Folding } from './folding.ts'
import { isBoundary, isWordUnit } from './trie.ts'

/**
 * A turn ready to be read: folded, without fillers and without spaces that mean nothing. Four marks are left, which end
 * clauses; a space is left only between Latin words.
 */
export interface CleanText {
  raw: string
  text: string
  /** For every unit of `text` the unit of `raw` that it came from. */
  origin: number[]
  /** Clauses as half-open ranges of `text`, marks excluded, never empty. */
  clauses: readonly (readonly [number, number])[]
}

/** Longer turns are read at their beginning and their end: there is the greeting, and there is what is wanted. */
const READ_MAX = 1200

const SPACE = 32
const SOFT = 44
const STOP = 46

export function cleanText(raw: string, folding: Folding): CleanText {
  const units: number[] = []
  const origin: number[] = []
  const dense = isSpacedOut(raw)
  const gapFrom = raw.length > READ_MAX ? READ_MAX / 2 : raw.length
  const gapTo = raw.length > READ_MAX ? raw.length - READ_MAX / 2 : raw.length
  for (let i = 0; i < raw.length; i += 1) {
    if (i === gapFrom && gapTo > gapFrom) {
      i = gapTo
      append(units, origin, STOP, i, dense)
    }
    const code = raw.charCodeAt(i)
    const unit =
      code === STOP && isDigit(raw.charCodeAt(i - 1)) && isDigit(raw.charCodeAt(i + 1)) ? code : folding.units[code]
    if (unit === undefined || unit === 0) continue
    // A decimal point is no end of a clause; it is kept as a unit that no pattern and no clause knows.
    if (unit === STOP && code === STOP && isDigit(raw.charCodeAt(i - 1)) && isDigit(raw.charCodeAt(i + 1))) {
      units.push(0xb7)
      origin.push(i)
      continue
    }
    append(units, origin, unit, i, dense)
  }
  const folded = toText(units)
  const text = withoutFillers(folded, origin, folding)
  return { raw, text, origin, clauses: clausesOf(text) }
}

/** The words of the raw text under a range of the clean text. */
export function rawSpan(clean: CleanText, start: number, end: number): [number, number] {
  const from = clean.origin[start] ?? 0
  const last = clean.origin[Math.max(start, end - 1)] ?? from
  return [from, Math.min(clean.raw.length, last + 1)]
}

/** The clause that a position stands in. */
export function clauseAt(clean: CleanText, at: number): readonly [number, number] {
  let low = 0
  let high = clean.clauses.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (at < (clean.clauses[middle] as readonly [number, number])[1]) high = middle
    else low = middle + 1
  }
  return clean.clauses[low] ?? [0, clean.text.length]
}

function append(units: number[], origin: number[], unit: number, at: number, dense: boolean): void {
  const last = units.length > 0 ? (units[units.length - 1] as number) : SOFT
  if (unit === SPACE) {
    if (isBoundary(last) || last === SPACE) return
    units.push(SPACE)
    origin.push(at)
    return
  }
  if (last === SPACE) {
    // What a space means shows in its neighbours: between words it stays, between Chinese clauses it is a pause.
    const before = units.length > 1 ? (units[units.length - 2] as number) : SOFT
    if (isBoundary(unit) || !(isWordUnit(before) && isWordUnit(unit))) {
      units.pop()
      origin.pop()
      if (isChinese(before) && isChinese(unit) && !dense) {
        units.push(SOFT)
        origin.push(at)
      }
    }
  }
  if (isBoundary(unit) && units.length > 0 && isBoundary(units[units.length - 1] as number)) {
    // The stronger of two marks stands: "，！" is an exclamation.
    if ((units[units.length - 1] as number) === SOFT) units[units.length - 1] = unit
    return
  }
  units.push(unit)
  origin.push(at)
}

function withoutFillers(text: string, origin: number[], folding: Folding): string {
  const { fillers } = folding
  fillers.lastIndex = 0
  let match = fillers.exec(text)
  if (match === null) return text
  let kept = ''
  let from = 0
  const origins: number[] = []
  const keep = (to: number) => {
    // "idiot 嗯 my" must not become one word.
    if (isWordUnit(kept.charCodeAt(kept.length - 1)) && isWordUnit(text.charCodeAt(from))) {
      kept += ' '
      origins.push(origin[from] as number)
    }
    kept += text.slice(from, to)
    for (let i = from; i < to; i += 1) origins.push(origin[i] as number)
  }
  while (match !== null && match[0] !== '') {
    keep(match.index)
    from = match.index + match[0].length
    match = fillers.exec(text)
  }
  keep(text.length)
  origin.length = 0
  for (const at of origins) origin.push(at)
  return kept
}

function clausesOf(text: string): (readonly [number, number])[] {
  const clauses: (readonly [number, number])[] = []
  let start = 0
  for (let i = 0; i <= text.length; i += 1) {
    if (i < text.length && !isBoundary(text.charCodeAt(i))) continue
    if (i > start) clauses.push([start, i])
    start = i + 1
  }
  return clauses
}

/** Some recognisers put a space after every word; then spaces are no pauses. */
function isSpacedOut(raw: string): boolean {
  let spaces = 0
  let chinese = 0
  const end = Math.min(raw.length, 200)
  for (let i = 0; i < end; i += 1) {
    const code = raw.charCodeAt(i)
    if (code === SPACE) spaces += 1
    else if (isChinese(code)) chinese += 1
  }
  return spaces > 2 && chinese < spaces * 3
}

function toText(units: readonly number[]): string {
  let text = ''
  for (let i = 0; i < units.length; i += 512) text += String.fromCharCode(...units.slice(i, i + 512))
  return text
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

export function isChinese(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff
}
