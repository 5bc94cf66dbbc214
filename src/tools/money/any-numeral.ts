import { readLookAlikes } from './arabic-numeral.ts'
import { isChineseNumeral } from './chinese-characters.ts'
import { readChineseNumeral } from './chinese-numeral.ts'
import { readEnglishDigits } from './english-digits.ts'
import { readEnglishNumeral } from './english-numeral.ts'
import { readSpelledDigits, slangScaleAt } from './english-spelled.ts'
import type { Numeral } from './numeral.ts'

/** How much of the text a figure in look-alike letters may go on for. */
const WINDOW = 64

/** The number that begins at `start`, whatever it counts; null where there is none. */
export function readNumberAt(text: string, start: number): Numeral | null {
  return start < text.length ? readNumeral(text, start, false) : null
}

/** As `readNumberAt`; `signed` where a currency sign stands before it, which vouches for look-alike letters. */
export function readNumeral(text: string, start: number, signed: boolean): Numeral | null {
  const code = text.charCodeAt(start)
  const alike = readLookAlikes(text, start, signed)
  if (alike) {
    const plain = readNumeral(alike.digits + text.slice(alike.end, alike.end + WINDOW), 0, signed)
    return plain && { ...plain, start, end: plain.end + start, dubious: plain.dubious || alike.dubious }
  }
  const numeral = readPlainNumeral(text, start, code)
  if (!numeral || numeral.scale > 1 || numeral.low >= 1000) return numeral
  const slang = slangScaleAt(text, numeral.end)
  if (!slang) return numeral
  return { ...numeral, low: numeral.low * slang.factor, scale: slang.factor, lastScale: slang.factor, end: slang.end }
}

function readPlainNumeral(text: string, start: number, code: number): Numeral | null {
  if (code >= 0x61 && code <= 0x7a) return readSpelledDigits(text, start) ?? readEnglishNumeral(text, start)
  const isDigit = code >= 0x30 && code <= 0x39
  if (isDigit) {
    if (/^[ -](?:oh|zero|double|triple)/.test(text.slice(start + 1, start + 8))) {
      const spelled = readSpelledDigits(text, start)
      if (spelled) return spelled
    }
    const english = readEnglishDigits(text, start)
    const next = english && text.charCodeAt(english.end)
    if (english && english.scale > 1 && !isChineseNumeral(next ?? 0)) return english
    if (english && !continuesInChinese(text, english.end)) return english
  }
  return readChineseNumeral(text, start)
}

function continuesInChinese(text: string, pos: number): boolean {
  const at = text.charCodeAt(pos) === 0x20 ? pos + 1 : pos
  return isChineseNumeral(text.charCodeAt(at)) || /[多来余几点wk兆]/.test(text.charAt(at)) || text.charAt(pos) === '个'
}

const LONE_DIGIT =
  /^ (?:one|two|three|four|five|six|seven|eight|nine)(?=$|[ ,.!?;])(?! (?:hundred|thousand|times|dollars|percent))/

/** "5 thousand five" is 5,005 to some and 5,500 to others; "ninety-six eighty-four" without a unit is 96.84. */
export function settleUnpaid(text: string, numeral: Numeral): void {
  if (numeral.script === 'chinese') return
  if (numeral.centsToo) numeral.low /= 100
  const rest = numeral.scale === 1000 ? LONE_DIGIT.exec(text.slice(numeral.end, numeral.end + 8)) : null
  if (rest) numeral.end += rest[0].length
  const isOdd =
    numeral.script === 'english' && numeral.scale === 1000 && numeral.low % 1000 > 0 && numeral.low % 1000 < 10
  const said = isOdd ? text.slice(numeral.start, numeral.end) : ''
  if (rest || (isOdd && !/ and /.test(said))) numeral.dubious = true
}
