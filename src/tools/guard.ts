import type { Amount, Currency, Money } from '../domain/money.ts'
import type { BlockReason } from '../domain/suggestion.ts'
import { readFoldedAmounts } from './amounts.ts'
import { citedInFolded } from './articles.ts'
import { citationReasons, type LawInForce, whyNot } from './citations.ts'
import { type FoldedText, foldText } from './folded-text.ts'
import { amountReasons } from './guard-amounts.ts'
import { findInjections } from './injections.ts'
import { maskPersonalData } from './privacy.ts'
import { findForbidden, type Wording } from './wording.ts'

/** What one sentence may say. `amounts` null: any figure up to the cap; otherwise only these. */
export interface GuardBounds {
  language: 'zh' | 'en'
  currency: Currency
  capMinor: number | null
  floorMinor: number | null
  offerMinor: number | null
  amounts: readonly Money[] | null
  /** What the customer has paid in all, where known: "full refund" then names a figure. */
  premiumMinor?: number | null
  /** Articles that may be cited, as `law|article`. */
  articles: readonly string[]
  /**
   * The law that citations are held against (D3). Without it only `articles` count; with it and a plan (`amounts` not null) an
   * article must be in both; with it and no plan it is enough that the article is in force and verified.
   */
  law?: LawInForce
  /** Whether a sentence that is too long to be said in one breath is blocked. */
  maxLength: boolean
  /** False where texts of either language are checked (the CLI filter); true unless said otherwise. */
  checkLanguage?: boolean
}

export interface GuardVerdict {
  verdict: 'pass' | 'block'
  reasons: BlockReason[]
  amounts: Amount[]
}

/**
 * A longer text is no sentence: it is refused before anything looks into it, which bounds the time of a verdict (fault 28). Every
 * scanner behind it is linear.
 */
export const GUARDED_UNITS_MAX = 1_000
const CHINESE_CHARS_MAX = 60
const ENGLISH_WORDS_MAX = 35
const LETTER = /\p{L}/u
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu

/**
 * The guard (faults 22–28): passes a sentence or says why not. Money, articles, wording, personal data, language and
 * length, on the text exactly as it would be shown. Pure; fails closed: an error inside blocks with `guard-failed`.
 */
export function guardText(text: string, bounds: GuardBounds, wording: Wording): GuardVerdict {
  try {
    if (text.length > GUARDED_UNITS_MAX) {
      const detail = `${text.length} of at most ${GUARDED_UNITS_MAX} characters: not looked into`
      return { verdict: 'block', reasons: [reason('too-long', 0, text.length, detail)], amounts: [] }
    }
    const folded = foldText(text)
    const amounts = readFoldedAmounts(folded, bounds.currency, bounds.premiumMinor ?? null)
    const reasons = [
      ...shapeReasons(text, bounds),
      ...amountReasons(folded, amounts, bounds),
      ...articleReasons(folded, bounds),
      ...findInjections(folded, wording.injections),
      ...findForbidden(folded, wording).map(taboo => ({
        rule: `taboo:${taboo.type}`,
        span: taboo.span,
        detail: taboo.why,
      })),
      ...maskPersonalData(text).found.map(({ type, start, end }) => reason('personal-data', start, end, type)),
    ]
    return { verdict: reasons.length > 0 ? 'block' : 'pass', reasons, amounts }
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'unknown error'
    return { verdict: 'block', reasons: [reason('guard-failed', 0, 0, detail)], amounts: [] }
  }
}

function shapeReasons(text: string, bounds: GuardBounds): BlockReason[] {
  const { han, letters } = countLetters(text)
  if (letters === 0 && !/\d/.test(text)) return [reason('empty', 0, text.length, 'nothing to say')]
  const reasons: BlockReason[] = []
  const foreign = bounds.language === 'zh' ? letters > 4 && han < letters * 0.4 : han > letters * 0.2
  if (foreign && bounds.checkLanguage !== false)
    reasons.push(reason('wrong-language', 0, text.length, `expected ${bounds.language}`))
  if (!bounds.maxLength) return reasons
  const words = bounds.language === 'zh' ? han : (text.match(WORD)?.length ?? 0)
  const most = bounds.language === 'zh' ? CHINESE_CHARS_MAX : ENGLISH_WORDS_MAX
  if (words > most) reasons.push(reason('too-long', 0, text.length, `${words} of at most ${most}`))
  return reasons
}

/** Letters of all scripts, and how many of them are Chinese characters. */
function countLetters(text: string): { han: number; letters: number } {
  let han = 0
  let letters = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code >= 0x4e00 && code <= 0x9fff) han += 1
    else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) letters += 1
    else if (code > 0x7f && LETTER.test(text.charAt(index))) letters += 1
  }
  return { han, letters: letters + han }
}

function articleReasons(folded: FoldedText, { articles, amounts, law }: GuardBounds): BlockReason[] {
  if (law && amounts === null) return citationReasons(folded, law)
  return citedInFolded(folded).flatMap(({ law: named, article, span }) => {
    const planned = articles.find(entry => {
      const [plannedLaw = '', plannedArticle = ''] = entry.split('|')
      return plannedArticle.toUpperCase() === article.toUpperCase() && (named === null || sameLaw(named, plannedLaw))
    })
    if (planned === undefined) return [{ rule: 'unknown-article', span, detail: `${named ?? ''}|${article}` }]
    const why = law ? whyNot(planned.split('|')[0] ?? null, article, law) : null
    return why === null ? [] : [{ rule: 'forbidden-citation', span, detail: why }]
  })
}

/** 《中华人民共和国保险法》 and 保险法 are one law. */
function sameLaw(one: string, other: string): boolean {
  const [a, b] = [one, other].map(name => name.toLowerCase().replace(/中华人民共和国|[《》\s]|^the /g, ''))
  return a === b
}

function reason(rule: string, start: number, end: number, detail: string): BlockReason {
  return { rule, span: [start, end], detail }
}
