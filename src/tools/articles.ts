import type { Span } from '../domain/vocabulary.ts'
import { chineseCitations, lawMentions } from './articles/chinese-citations.ts'
import { englishCitations } from './articles/english-citations.ts'
import { type FoldedText, foldText, originalSpan } from './folded-text.ts'

/** A citation of a statute, a regulation or a numbered article, as it stands in a text. */
export interface CitedArticle {
  /** The law named with it, without its brackets; null where only an article is named. */
  law: string | null
  /** Without brackets around the name: the whole run of characters that it ends, of which `law` is the likely part. */
  run?: string | null
  /** The article in digits ("49", "49-1", "1693F(A)"). */
  article: string
  span: Span
}

/** A law that is named without an article; `isTitle` where it stands in 《》, so that it is a law's name beyond doubt. */
export interface LawMention {
  law: string
  isTitle: boolean
  span: Span
}

/** What both languages' readers give, in positions of the folded text. */
export interface Citation {
  law: string | null
  run?: string | null
  article: string
  start: number
  end: number
}

const TRIGGER = /条|§|sec|art|reg|rule|clause|usc|u\.s|cfr|c\.f/

/** Every statute article that the text cites, Chinese and English (D3). Pure; never throws. */
export function citedArticles(text: string): CitedArticle[] {
  return citedInFolded(foldText(text))
}

/** As `citedArticles`, for a text that is folded already. */
export function citedInFolded(folded: FoldedText): CitedArticle[] {
  if (!TRIGGER.test(folded.text)) return []
  const found: CitedArticle[] = []
  for (const { law, run, article, start, end } of [
    ...chineseCitations(folded.text),
    ...englishCitations(folded.text),
  ]) {
    const span = originalSpan(folded, start, end)
    // One stretch may cite several articles ("第二十三、二十四条"); two readings of the same article are one.
    const isKnown = found.some(
      other => span[0] < other.span[1] && other.span[0] < span[1] && (other.article === article || law === null),
    )
    if (!isKnown) found.push({ law, ...(run === undefined || run === law ? {} : { run }), article, span })
  }
  return found.sort((a, b) => a.span[0] - b.span[0])
}

/** Laws that the text names without an article. An unbracketed run may hold more than the name: its end is the law's. */
export function mentionedLaws(folded: FoldedText): LawMention[] {
  return lawMentions(folded.text).map(({ law, isTitle, start, end }) => ({
    law,
    isTitle,
    span: originalSpan(folded, start, end),
  }))
}
