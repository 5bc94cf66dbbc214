const DIGITS = '零一二三四五六七八九'
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** "四十九", "二百五十三", "49" → a number; 0 where the words are no numeral. */
export function readNumeral(words: string): number {
  if (/^\d+$/.test(words)) return Number(words)
  let total = 0
  let digit: number | null = null
  for (const char of words) {
    const unit = UNITS[char]
    const value = char === '〇' ? 0 : char === '两' ? 2 : DIGITS.indexOf(char)
    if (unit !== undefined) {
      total += (digit ?? 1) * unit
      digit = null
    } else if (value > 0) digit = (digit ?? 0) * 10 + value
    else if (value === 0 && digit !== null) digit *= 10
  }
  return total + (digit ?? 0)
}

/** 49 → "四十九"; for numbers below 10,000. */
export function chineseNumeral(value: number): string {
  if (value < 10) return DIGITS[value] ?? ''
  let words = ''
  let gap = false
  for (const [size, unit] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / size) % 10
    if (digit === 0) gap = words !== ''
    else {
      words += (gap ? '零' : '') + (size === 10 && digit === 1 && words === '' ? '' : DIGITS[digit]) + unit
      gap = false
    }
  }
  return words
}

/** "253-1" → "第二百五十三条之一"; a section keeps its number. */
export function articleName(article: string): string {
  const match = /^(\d+)(?:-(\d+))?$/.exec(article)
  if (!match) return article === '' ? '' : `§ ${article}`
  return `第${chineseNumeral(Number(match[1]))}条${match[2] ? `之${chineseNumeral(Number(match[2]))}` : ''}`
}
