import type { Span } from '../domain/vocabulary.ts'
import { type FoldedText, foldText, originalSpan } from './folded-text.ts'

/** A citation of a statute, a regulation or a numbered article, as it stands in a text. */
export interface CitedArticle {
  /** The law named with it, without its brackets; null where only an article is named. */
  law: string | null
  /** The article in digits ("49", "49-1"); empty where only the law is named. */
  article: string
  span: Span
}

const CHINESE =
  /(?:《([^《》\n]{2,40})》|([一-鿿]{2,12}法)(?=第))?\s*(?:[（(][^()（）]{1,20}[)）])?\s*(?:的|中|规定的|里|里面)?\s*第\s*([0-9零一二三四五六七八九十百千两\s]{1,12})条(?:\s*之\s*([0-9一二三四五六七八九十]{1,3}))?/g
const CHINESE_SHORT =
  /(?<![第0-9零一二三四五六七八九十百几两])([一二三四五六七八九十百零0-9]{2,5})条(?=规定|款|明确|写)/g
const ENGLISH =
  /\b(?:section|sec\.?|article|art\.?|regulation|reg\.?|rule|clause|§)\s*(\d{1,4}[a-z]?(?:\.\d{1,4})*(?:\(\w{1,4}\))*|[a-z]{1,2}(?![\w']))(?:\s*,?\s*(?:of|under|in)\s+(?:the\s+)?([a-z][\w' ]{2,50}?(?:act|code|law|regulations?|directive|rules?)(?:\s+\d{4})?)\b)?/g
const TRIGGER = /[条§]|sec|art|reg|rule|clause/

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** Every statute article that the text cites, Chinese and English (D3). Pure; never throws. */
export function citedArticles(text: string): CitedArticle[] {
  return citedInFolded(foldText(text))
}

/** As `citedArticles`, for a text that is folded already. */
export function citedInFolded(folded: FoldedText): CitedArticle[] {
  if (!TRIGGER.test(folded.text)) return []
  const found: CitedArticle[] = []
  const note = (law: string | null, article: string, start: number, end: number) => {
    const span = originalSpan(folded, start, end)
    if (!found.some(other => span[0] < other.span[1] && other.span[0] < span[1])) found.push({ law, article, span })
  }
  for (const match of folded.text.matchAll(CHINESE)) {
    const law = match[1] ?? match[2] ?? null
    const [start, end] = [match.index + match[0].length - match[0].trimStart().length, match.index + match[0].length]
    const branch = match[4] ? `-${articleNumber(match[4])}` : ''
    if (law === null && !isStatute(folded.text, start, end, articleNumber(match[3] ?? ''))) continue
    note(law, articleNumber(match[3] ?? '') + branch, start, end)
  }
  for (const match of folded.text.matchAll(CHINESE_SHORT))
    note(null, articleNumber(match[1] ?? ''), match.index, match.index + match[0].length)
  for (const match of folded.text.matchAll(ENGLISH))
    if (/\d/.test(match[1] ?? '') || /^(?:regulation|reg)/.test(match[0]))
      note(match[2]?.trim() ?? null, (match[1] ?? '').toUpperCase(), match.index, match.index + match[0].length)
  return found.sort((a, b) => a.span[0] - b.span[0])
}

/** "第一条，" counts points and "合同第五条" is no statute; other articles without a law are taken for one. */
function isStatute(text: string, start: number, end: number, article: string): boolean {
  const before = text.slice(Math.max(0, start - 10), start)
  if (/(?:合同|保单|协议|章程|约定|须知|条款)(?:的|里|中|里的|里面|上)?$/.test(before)) return false
  if (/[法例则定]|依照|根据|按照|依据|违反/.test(before)) return true
  return Number(article) > 9 || /^[一-鿿]{0,2}(?:规定|款|项|明确|要求)/.test(text.slice(end, end + 5))
}

/** "四十九" or "49" → "49". */
function articleNumber(words: string): string {
  const tight = words.replace(/\s/g, '')
  if (/^\d+$/.test(tight)) return String(Number(tight))
  let total = 0
  let digit: number | null = null
  for (const char of tight) {
    const unit = UNITS[char]
    if (unit !== undefined) {
      total += (digit ?? 1) * unit
      digit = null
    } else if (/\d/.test(char)) digit = (digit ?? 0) * 10 + Number(char)
    else if (DIGITS[char] !== undefined && DIGITS[char] > 0) digit = (digit ?? 0) * 10 + (DIGITS[char] ?? 0)
  }
  return String(total + (digit ?? 0))
}
