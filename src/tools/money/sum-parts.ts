import { readChineseNumeral } from './chinese-numeral.ts'
import { type CurrencyWord, currencyAfter } from './currency-words.ts'
import { readCents, readEnglishDigits } from './english-digits.ts'
import { readEnglishNumeral } from './english-numeral.ts'
import type { Sum } from './sum.ts'

/** 三块五, 五元三毛, 两美元又三美分, "15 dollars 50": what follows the whole units. */
export function addParts(text: string, sum: Sum, after: CurrencyWord): void {
  if (after.hundredths > 100 || after.hundredths === 1 || sum.low === null) return
  const scale = { unit: after.hundredths, pos: sum.end }
  if (/[a-z$£€¥¤]/.test(text.charAt(after.start))) return addCents(text, sum)
  if (/[钱整正]/.test(text.charAt(sum.end - 1))) return
  const added = addChineseParts(text, scale)
  if (added.hundredths === 0 && added.pos === scale.pos) return
  sum.low += added.hundredths
  if (sum.high !== null) sum.high += added.hundredths
  sum.end = added.pos
}

function addChineseParts(text: string, from: { unit: number; pos: number }): { hundredths: number; pos: number } {
  let { unit, pos } = from
  let total = 0
  while (unit > 1) {
    const at = /^[又零 ]/.test(text.charAt(pos)) ? pos + 1 : pos
    if (unit === 100 && text.charAt(pos) === '半') return { hundredths: total + 50, pos: pos + 1 }
    const numeral = readChineseNumeral(text, at)
    if (!numeral || numeral.high !== null || numeral.few) break
    const part = currencyAfter(text, numeral.end)
    if (part && part.hundredths < unit && part.hundredths > 0) {
      total += numeral.low * part.hundredths
      unit = part.hundredths
      pos = part.end
      continue
    }
    const isLast =
      numeral.low < 10 &&
      numeral.scale === 1 &&
      !part &&
      !/[个次天年月日号人份张条点分百千万%成折倍位页共起样般些切路边再旦向直定度致律a-z0-9.]/.test(
        text.charAt(numeral.end),
      )
    const isPlain = isLast && numeral.end === at + 1 && /[块蚊刀毛角毫零]/.test(text.charAt(pos - 1) + text.charAt(pos))
    if (!isPlain || (text.charAt(pos) !== '零' && at !== pos)) break
    total += text.charAt(pos) === '零' ? numeral.low : numeral.low * (unit / 10)
    pos = numeral.end
    break
  }
  return { hundredths: Math.round(total), pos }
}

function addCents(text: string, sum: Sum): void {
  const lead = /^(?:,? and|,)? ?/.exec(text.slice(sum.end, sum.end + 6))?.[0].length ?? 0
  const start = sum.end + lead
  const code = text.charCodeAt(start)
  const numeral = code >= 0x61 ? readEnglishNumeral(text, start) : readEnglishDigits(text, start)
  const cents = numeral && numeral.low < 100 ? currencyAfter(text, numeral.end) : null
  if (numeral && cents?.hundredths === 1) {
    sum.low = Math.round((sum.low ?? 0) + numeral.low)
    sum.end = cents.end
    return
  }
  const bare = currencyAfter(text, numeral?.end ?? sum.end) === null ? readCents(text, sum.end) : null
  if (!bare) return
  sum.low = Math.round((sum.low ?? 0) + bare.cents)
  sum.end = bare.end
}
