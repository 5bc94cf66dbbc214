import { readSum, type Sum } from './sum.ts'

const CONNECTOR = /^ ?(?:到|至|-|~|、|,|to|and|or|或|或者) ?/
const BETWEEN_BEFORE = /(?:between|from) *$/

/** The second number of "三到五万", "$200-300", "between 200 and 300 dollars"; null where none follows. */
export function upperOf(text: string, sum: Sum): Sum | null {
  if (sum.high !== null || sum.low === null) return null
  if (!sum.word && sum.start > 0 && /[a-z]/.test(text.charAt(sum.start - 1))) return null
  const connector = CONNECTOR.exec(text.slice(sum.end, sum.end + 5))?.[0] ?? (isSideBySide(text, sum) ? '' : undefined)
  if (connector === undefined) return null
  const isAlternative = /and|or|或/.test(connector)
  if (isAlternative && !BETWEEN_BEFORE.test(text.slice(Math.max(0, sum.start - 9), sum.start))) return null
  let at = sum.end + connector.length
  if (/[$£€¥¤]/.test(text.charAt(at))) at += text.charAt(at + 1) === ' ' ? 2 : 1
  // A unit without a digit cannot begin the upper end: "五～千块" is pulled apart.
  if (!/[0-9零一二三四五六七八九两十几a-z]/.test(text.charAt(at)) || /^十[万亿]/.test(text.slice(at, at + 2)))
    return null
  const upper = readSum(text, at, sum.end)
  if (!upper || upper.low === null || upper.high !== null || upper.numeral.few) return null
  if (!upper.word && !sum.word && upper.numeral.scale < 100 && upper.numeral.low < 100) return null
  if (/[、,]/.test(connector)) return isCountedOn(sum, upper) ? upper : null
  return (lowerOf(sum, upper) ?? 0) < upper.low ? upper : null
}

/** 四、五千: the next digit in the same unit; other numbers in a list are no range. */
function isCountedOn(sum: Sum, upper: Sum): boolean {
  const { low, scale } = sum.numeral
  const next = leadOf(upper)
  return !sum.word && scale === 1 && low < 10 && upper.numeral.scale >= 10 && next > low && next - low <= 2
}

/** The first digit of a number. */
function leadOf({ numeral }: Sum): number {
  return Number(String(numeral.low).charAt(0))
}

/** 三千五千: the two ends one after the other, in the same unit. */
function isSideBySide(text: string, { numeral, word, end }: Sum): boolean {
  const unit = text.charAt(numeral.end - 1)
  const isNext = /[一二三四五六七八九两]/.test(text.charAt(end)) && text.charAt(end + 1) === unit
  return !word && numeral.script === 'chinese' && /[百千万]/.test(unit) && isNext
}

/** The lower end in the unit of the upper one: the 三 of "三到五万" is 30,000, and that of 三、四十万 300,000. */
export function lowerOf(sum: Sum, upper: Sum): number | null {
  if (sum.low === null || upper.low === null) return sum.low
  if (sum.numeral.scale > 1 || sum.word) return sum.low
  const unit = (upper.word?.hundredths ?? 100) / 100
  const factor = isCountedOn(sum, upper) ? upper.low / 100 / leadOf(upper) : upper.numeral.lastScale * unit
  const low = Math.round(sum.low * factor)
  return factor !== 1 && low < upper.low ? low : sum.low
}
