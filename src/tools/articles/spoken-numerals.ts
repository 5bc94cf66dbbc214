const DIGITS = '零一二三四五六七八九'
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** "四十九", "四九" or "49" → 49. */
export function chineseNumeral(words: string): number {
  let total = 0
  let digit: number | null = null
  for (const char of words) {
    const unit = UNITS[char]
    const value = char === '两' ? 2 : /[0-9]/.test(char) ? Number(char) : DIGITS.indexOf(char)
    if (unit !== undefined) {
      total += (digit ?? 1) * unit
      digit = null
    } else if (value === 0 && digit === null) digit = null
    else if (value >= 0) digit = (digit ?? 0) * 10 + value
  }
  return total + (digit ?? 0)
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = ' _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').slice(1)

/** The English words that a number below 1,000 may be made of, as a pattern. */
export const ENGLISH_NUMBER_WORD = [...SMALL, ...TENS.slice(1), 'hundred', 'and'].join('|')

/** "forty-nine", "one hundred and seven" → the number; null where a word is no number. */
export function englishNumeral(words: string): number | null {
  let total = 0
  for (const word of words.split(/[\s-]+/).filter(part => part !== '' && part !== 'and')) {
    const small = SMALL.indexOf(word)
    const ten = TENS.indexOf(word)
    if (small >= 0) total += small
    else if (ten > 0) total += (ten + 1) * 10
    else if (word === 'hundred') total = Math.max(1, total) * 100
    else return null
  }
  return total
}
