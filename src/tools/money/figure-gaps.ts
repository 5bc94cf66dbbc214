/** Decides whether two groups of numerals with noise between them are one figure. */

const VALUES = new Map([...'十百千万亿'].map((char, index) => [char, [10, 100, 1000, 1e4, 1e8][index] as number]))

/** Marks that part figures in ordinary texts: lists, dates, times, ranges, decimals. */
export const ORDINARY = /^(?:[-,、:;/~% ]|\.(?!\.))+$/
/** Marks that stand for what is not said: a figure with one of them in it is not whole. */
export const HOLE = /[*#?×□■_^]/
const ARITHMETIC = /[+*×x]/
export const SOUND = /[\p{L}]/u
/** 千万别, 万一, 百分之: no parts of the figure before them. */
const IDIOM = /^(?:千万(?![元块])|万一(?![千百元块])|万分|百分|千言|万般|万能|十分|十足|百般|千方|万无)/

/** Two groups of numerals and what stands between them; `before` is the figure as far as it is put together. */
export interface Gap {
  before: string
  noise: string
  after: string
  /** The text from the second group on. */
  right: string
}

/** Whether two groups of numerals are parts of one figure, by what stands between them and how they would read together. */
export function joins(gap: Gap, paid: boolean): boolean {
  const { before, noise, after } = gap
  if (HOLE.test(noise) && !isSeparator(noise, before, after)) return false
  if (noise.includes('=') || (ARITHMETIC.test(noise) && before.length > 1)) return false
  const isOrdinary = ORDINARY.test(noise)
  if (VALUES.has(after.charAt(0)) && !(isOrdinary && after.startsWith('十') && !paid))
    return joinsUnit(gap, paid || !isOrdinary)
  if (/^\d+$/.test(before) && /^\d/.test(after)) return !isOrdinary || joinsZeros(gap, paid)
  if (isOrdinary) return paid && noise !== ' ' && /[十百千万亿]$/.test(before) && descends(before, after)
  // "五，呃，五千块" begins anew.
  const isAgain = after.startsWith(before) && !before.startsWith('零') && SOUND.test(noise)
  return !isAgain && descends(before, after)
}

/** A unit cannot begin a figure, so 五，千 is one; unless it is 千万别 or the like. */
function joinsUnit({ before, after, right }: Gap, isSure: boolean): boolean {
  return (isSure || !IDIOM.test(right)) && (!VALUES.has(before.at(-1) ?? '') || /^[万亿]/.test(after))
}

/** 5-000: zeros cannot begin a number either. After a point they are decimals, after a colon minutes. */
function joinsZeros({ noise, after }: Gap, paid: boolean): boolean {
  return /^0{2,}$/.test(after) && !/[.,]|^ $/.test(noise) && (paid || !noise.includes(':'))
}

/** 三*千: a single mark before a unit parts the figure, it hides nothing. */
function isSeparator(noise: string, before: string, after: string): boolean {
  return /^ ?[*_^] ?$/.test(noise) && VALUES.has(after.charAt(0)) && !VALUES.has(before.at(-1) ?? '')
}

/** Whether the units of the second group are smaller than the last of the first: 三千 and 五百, but not 三百 and 五百. */
function descends(before: string, after: string): boolean {
  const last = [...before].findLast(char => VALUES.has(char))
  const first = [...after].find(char => VALUES.has(char))
  if (last === undefined) return first === undefined
  // 六十, 二万: tens of thousands, in two breaths.
  if ((first === '万' || first === '亿') && before.endsWith('十') && !/[万亿]/.test(before)) return true
  const isOpen = VALUES.has(before.at(-1) ?? '') || before.endsWith('零')
  return isOpen ? (VALUES.get(first ?? '') ?? 1) < (VALUES.get(last) ?? 1) : after.startsWith('零')
}
