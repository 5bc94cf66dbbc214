/** A sum in the Cantonese way, where 個 is the dollar: "五個半" is 5.5, "個九" 1.9, "港幣三個一毫四" 3.14. */
export interface CantoneseSum {
  hundredths: number
  start: number
  end: number
}

const LENGTH_MAX = 12
const DIGITS = '零一二三四五六七八九十'
const SUM =
  /^ *(?:港币|港纸)? ?(?:([一二两三四五六七八九十]|\d{1,3})?个(半|[一二三四五六七八九](?!毫))?(?:([一二两三四五六七八九])毫([一二三四五六七八九半])?)?) *$/

/**
 * Reads such a sum where it is all that was said; inside a sentence 個 counts anything. Null where the text is another, or
 * only counts ("五個").
 */
export function readCantoneseSum(text: string): CantoneseSum | null {
  if (text.length > LENGTH_MAX) return null
  const match = SUM.exec(text)
  if (!match || !(match[2] || match[3])) return null
  const dollars = digit(match[1] ?? '一')
  const tenths = match[2] === '半' ? 5 : match[2] ? digit(match[2]) : match[3] ? digit(match[3]) : 0
  const cents = match[4] === '半' ? 5 : match[4] ? digit(match[4]) : 0
  const start = text.length - text.trimStart().length
  return { hundredths: dollars * 100 + tenths * 10 + cents, start, end: text.trimEnd().length }
}

function digit(word: string): number {
  if (/^\d+$/.test(word)) return Number(word)
  return word === '两' ? 2 : DIGITS.indexOf(word)
}
