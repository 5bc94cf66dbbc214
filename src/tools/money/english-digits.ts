import { readDigits } from './arabic-numeral.ts'
import { readEnglishNumeral, SCALES } from './english-numeral.ts'
import type { Numeral } from './numeral.ts'

const SCALE_AFTER =
  / ?(hundred|thousand|grand|million|billion|mil|mio|mn|bn|m|k)(?:(?![a-z\d])|(?=rmb|cny|usd|yuan|kuai))/y

/** "2.5 million", "300 grand": the scale word after digits, or null. */
export function scaleAfter(text: string, pos: number): { factor: number; end: number } | null {
  SCALE_AFTER.lastIndex = pos
  const match = SCALE_AFTER.exec(text)
  return match ? { factor: SCALES.get(match[1] as string) as number, end: SCALE_AFTER.lastIndex } : null
}

/** Digits at `start`, as English writes them. */
export function readEnglishDigits(text: string, start: number): Numeral | null {
  const digits = readDigits(text, start)
  if (!digits) return null
  const scale = scaleAfter(text, digits.end)
  return {
    start,
    end: scale?.end ?? digits.end,
    low: digits.value * (scale?.factor ?? 1),
    high: null,
    approximate: false,
    few: false,
    scale: scale?.factor ?? 1,
    lastScale: scale?.factor ?? 1,
    elided: false,
    digits: digits.count,
    script: 'arabic',
    formatted: digits.formatted,
    dubious: digits.dubious && !scale,
  }
}

/** Reads "and fifty cents", "fifty", "50" after whole dollars: cents that were said without their name. */
export function readCents(text: string, pos: number): { cents: number; end: number } | null {
  const digits =
    /^(?: and)? (\d{2})(?![\da-z:/%]|[.,]\d|\s?(?:times|days|hours|minutes|percent|people|years|months|weeks|calls|more than))/.exec(
      text.slice(pos, pos + 24),
    )
  if (digits) return { cents: Number(digits[1]), end: pos + digits[0].length }
  const lead = /^(?: and)? (?=[a-z])/.exec(text.slice(pos, pos + 6))?.[0]
  const numeral = lead === undefined ? null : readEnglishNumeral(text, pos + lead.length)
  if (!numeral || numeral.scale > 1 || numeral.low > 99 || numeral.few || numeral.low < 10) return null
  if (
    /^[ -](?:times|days|hours|minutes|percent|per|people|years|months|weeks|hundred|thousand|of|more|calls|dollars|pounds|euros)/.test(
      text.slice(numeral.end),
    )
  )
    return null
  return { cents: numeral.low, end: numeral.end }
}
