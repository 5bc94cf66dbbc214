import { ChineseReading } from './chinese-reading.ts'
import type { Numeral } from './numeral.ts'

/** Reads a number in Chinese numerals, digits, or both ("3万5", "一百零五", "三五百"). Null where there is none. */
export function readChineseNumeral(text: string, start: number): Numeral | null {
  const low = new ChineseReading(text, start, 0)
  if (!low.run()) return null
  const high = low.paired ? new ChineseReading(text, start, 1) : null
  high?.run()
  const { tally } = low
  return {
    start,
    end: low.pos,
    low: tally.value,
    high: high ? high.tally.value : null,
    approximate: tally.near,
    few: tally.few && tally.value === 0,
    scale: tally.scale,
    lastScale: tally.lastScale,
    elided: tally.elided,
    digits: low.spoken,
    script: low.arabic && tally.scale === 1 ? 'arabic' : 'chinese',
    formatted: low.formatted,
    dubious: low.dubious,
  }
}
