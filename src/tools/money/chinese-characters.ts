/** The characters that Chinese numerals are written with, by character code. */
const codes = (text: string, values: readonly number[]) =>
  new Map([...text].map((char, index) => [char.charCodeAt(0), values[index] ?? 0]))

export const DIGITS = codes('零一二两俩三四五六七八九幺', [0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9, 1])
export const SMALL_UNITS = codes('十百千', [10, 100, 1000])
export const BIG_UNITS = codes('万亿兆kw', [1e4, 1e8, 1e12, 1e3, 1e4])
export const TENS = codes('廿卅卌', [20, 30, 40])
export const FEW = codes('几数', [0, 0])
export const NEAR = codes('多来余把', [0, 0, 0, 0])
export const POINT = '点'.charCodeAt(0)
export const PIECES = '个'.charCodeAt(0)
export const HALF = '半'.charCodeAt(0)
export const MEGA = '兆'.charCodeAt(0)
export const SPACE = 0x20
const DIGITS_SPOKEN_MAX = 32
/** After 三百 or 五千, a digit before one of these counts the next thing ("三百一次", "五千一年"). */
export const COUNTED = /[个個次天年月日号周人份张条件台部期页位家笔项回遍种瓶盒包套趟辆只句样点]/

/** Whether a character is written in numerals: a digit, a unit, 几, or a ten such as 廿. */
export function isChineseNumeral(code: number): boolean {
  return (
    DIGITS.has(code) || SMALL_UNITS.has(code) || FEW.has(code) || TENS.has(code) || code === 0x4e07 || code === 0x4ebf
  )
}

/** The digits spoken one after another from `at`, single spaces between them allowed. */
export function spokenDigits(text: string, at: number): { values: number[]; end: number } {
  const values: number[] = []
  let end = at
  while (values.length < DIGITS_SPOKEN_MAX) {
    const digit = DIGITS.get(text.charCodeAt(end))
    if (digit === undefined) break
    values.push(digit)
    end += 1
    if (text.charCodeAt(end) === SPACE && DIGITS.has(text.charCodeAt(end + 1))) end += 1
  }
  return { values, end }
}

/** The digits behind 点, in either script. */
export function decimalsAt(text: string, at: number): { digits: string; end: number } {
  let end = at
  let digits = ''
  while (digits.length < DIGITS_SPOKEN_MAX) {
    const code = text.charCodeAt(end)
    const digit = code >= 0x30 && code <= 0x39 ? code - 0x30 : DIGITS.get(code)
    if (digit === undefined) break
    digits += digit
    end += 1
  }
  return { digits, end }
}

/** 三五 and 七八 said together are a span; 五三 is not. */
export function isPair(first: number, second: number): boolean {
  return first > 0 && second > first && second - first <= 2
}
