import { type Amount, isPart, type Money } from '../domain/money.ts'
import type { Span } from '../domain/vocabulary.ts'
import { findSpans, type Recogniser } from './recogniser.ts'

const SENTENCE_END = /[。？！；.?!;\n]/
/** How far before its clause a word of giving still governs a figure. */
const REACH_UNITS = 60

/**
 * The figure that the agent puts on the table for the company, or null. The words of the sentence decide: a verb of
 * giving in the company's mouth makes an offer, a word of demand, price, balance or the past makes none. Ranges and
 * figures without minor units are never offers.
 */
export function companyOffer(
  text: string,
  amounts: readonly Amount[],
  languages: readonly ('zh' | 'en')[],
  recogniser: Recogniser,
): { money: Money; span: Span } | null {
  let offer: { money: Money; span: Span } | null = null
  for (const amount of amounts) {
    if (amount.minor === null || (amount.kind !== 'exact' && amount.kind !== 'approximate')) continue
    // Of an instalment and its total, of summands and their sum, the whole is what is offered.
    if (isPart(amount, amounts)) continue
    const [from, to] = sentenceAround(text, amount.span)
    const sentence = text.slice(from, to)
    const at = amount.span[0] - from
    const made = languages.some(language => offersAt(sentence, at, amount.span[1] - from, language, recogniser))
    if (made) offer = { money: { minor: amount.minor, currency: amount.currency }, span: [from, to] }
  }
  return offer
}

/** A giving word whose clause reaches the figure, and nothing in the figure's own clause that makes it another's. */
function offersAt(
  sentence: string,
  start: number,
  end: number,
  language: 'zh' | 'en',
  recogniser: Recogniser,
): boolean {
  const positive = recogniser.offers.pattern[language]
  const negative = recogniser.offers.unlike[language]
  if (!positive) return false
  const before = sentence.slice(0, start).split(/[，,、]/)
  const clauseStart = start - (before.at(-1)?.length ?? 0)
  const after = sentence.slice(end).split(/[，,、]/)[0] ?? ''
  const clause = sentence.slice(clauseStart, end) + after
  const near = sentence.slice(Math.max(0, clauseStart - REACH_UNITS), end) + after
  if (negative) {
    negative.lastIndex = 0
    if (negative.test(clause)) return false
  }
  return findSpans(near, { pattern: recogniser.offers.pattern, unlike: { zh: null, en: null } }, language).length > 0
}

function sentenceAround(text: string, span: Span): Span {
  let from = span[0]
  while (from > 0 && !isEnd(text, from - 1)) from -= 1
  let to = span[1]
  while (to < text.length && !isEnd(text, to)) to += 1
  return [from, to]
}

/** A full stop between digits belongs to the figure. */
function isEnd(text: string, index: number): boolean {
  const mark = text.charAt(index)
  if (!SENTENCE_END.test(mark)) return false
  return !(mark === '.' && /\d/.test(text.charAt(index - 1)) && /\d/.test(text.charAt(index + 1)))
}
