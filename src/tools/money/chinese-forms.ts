import { BIG_UNITS, SMALL_UNITS } from './chinese-characters.ts'
import type { ChineseReading } from './chinese-reading.ts'

/** 达不溜 and its like: the letter w, spelt by ear. */
export function isSpokenW(text: string, at: number): boolean {
  return text.charCodeAt(at + 1) === 0x4e0d && /^[达大打]不溜/.test(text.slice(at, at + 3))
}

/** 几百, 数十: a size without a figure. */
export function takeFew(reading: ChineseReading): boolean {
  const { tally } = reading
  const next = reading.text.charCodeAt(reading.pos + 1)
  const counts = SMALL_UNITS.has(next) || BIG_UNITS.has(next) || reading.precedes('块元毛')
  if (tally.pending || !(counts || tally.unit === 10)) return false
  tally.pending = { value: 0, at: reading.pos, single: true, few: true }
  tally.near = true
  tally.few = true
  return reading.advance()
}

/** 三百多, 五百来, 万把: near the figure; the numeral may still go on with 万 or 亿. */
export function takeNear(reading: ChineseReading): boolean {
  const { tally } = reading
  const char = reading.text.charAt(reading.pos)
  if (reading.pos === reading.start) return false
  if ((char === '来' || char === '把') && !reading.precedes('块元万亿百千个毛')) return false
  if (char === '多' && reading.precedes('少半久')) return false
  if (tally.pending && !tally.pending.single && tally.scale === 1 && !reading.arabic) return false
  tally.near = true
  return reading.advance()
}

/** 半万 and 半百; 三千半 is 3,500 where nothing counted follows. */
export function takeHalf(reading: ChineseReading): boolean {
  const { tally } = reading
  if (
    tally.pending === null &&
    tally.lastScale >= 100 &&
    reading.pos > reading.start &&
    !/[年天月个小时点路夜价数球辈身]/.test(reading.text.charAt(reading.pos + 1))
  ) {
    tally.pending = { value: tally.lastScale / 2, at: reading.pos, single: false }
    return reading.advance()
  }
  if (reading.pos !== reading.start || !reading.precedes('万百千亿')) return false
  reading.tally.pending = { value: 0.5, at: reading.pos, single: false }
  return reading.advance()
}

/** "5个w", 三个亿, 两个半万: the measure word before a unit says nothing. */
export function takePieces(reading: ChineseReading): boolean {
  const { pending } = reading.tally
  if (pending && reading.precedes('半') && /[wk千万亿]/.test(reading.text.charAt(reading.pos + 2))) {
    pending.value += 0.5
    reading.pos += 2
    return true
  }
  return (
    reading.tally.pending !== null &&
    (reading.precedes('wk万亿') ||
      /^[千](?!分)/.test(reading.text.slice(reading.pos + 1, reading.pos + 3)) ||
      isSpokenW(reading.text, reading.pos + 1)) &&
    reading.advance()
  )
}
