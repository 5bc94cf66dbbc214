import type { Span } from '../domain/vocabulary.ts'
import { turnWords } from './turn-words.ts'

const MIRROR_UNITS_MAX = { zh: 16, en: 60 }
const RETELLING_UNITS_MAX = { zh: 42, en: 140 }
/** Words that every sentence has: repeating them is no echo. */
const COMMON = {
  zh: /[的了吗呢吧啊哦嗯是您我你就也还都不这那，。？！、,.?!\s]/g,
  en: /\b(?:the|a|an|is|are|was|were|it|its|it's|that|this|to|of|and|you|your|yours|you're|you've|i|my|me|we|us|our|he|she|they|them|just|so|oh|okay|ok|do|did|have|has|had|been|be|not|no|in|on|for)\b|[^a-z0-9' ]/g,
}
const MIRROR_SHARE_MIN = 0.75
const RETELLING_SHARE_MIN = 0.62

/**
 * Whether the agent's words give back what the customer has just said (T1): a mirror where the utterance, or its first
 * sentence, is nothing but a short echo; a paraphrase where one longer sentence retells it. Null where it is neither.
 */
export function echoOf(
  text: string,
  previous: string,
  language: 'zh' | 'en',
): { kind: 'mirror' | 'paraphrase'; span: Span } | null {
  const start = text.length - text.trimStart().length
  const first = /^[^。？！?!.…\n]+[。？！?!.…]*/.exec(text.slice(start))?.[0].trimEnd() ?? ''
  const heard = unitsHeard(previous, language)
  const whole = text.trim()
  if (first.length <= MIRROR_UNITS_MAX[language] && shareOf(first, heard, language) >= MIRROR_SHARE_MIN)
    return { kind: 'mirror', span: [start, start + first.length] }
  const retold = whole.length > MIRROR_UNITS_MAX[language] && whole.length <= RETELLING_UNITS_MAX[language]
  if (retold && first.length >= whole.length - 1 && shareOf(whole, heard, language) >= RETELLING_SHARE_MIN)
    return { kind: 'paraphrase', span: [start, start + whole.length] }
  return null
}

function shareOf(words: string, heard: ReadonlySet<string>, language: 'zh' | 'en'): number {
  const own = contentOf(turnWords(words.toLowerCase(), language), language)
  if (own.length < 2) return 0
  return own.filter(unit => heard.has(unit)).length / own.length
}

/** The customer's words as they were said and as they sound from the agent's side. */
function unitsHeard(previous: string, language: 'zh' | 'en'): ReadonlySet<string> {
  const lower = previous.toLowerCase()
  return new Set([...contentOf(lower, language), ...contentOf(turnWords(lower, language), language)])
}

function contentOf(text: string, language: 'zh' | 'en'): string[] {
  const bare = text.replace(COMMON[language], language === 'zh' ? '' : ' ')
  return language === 'zh' ? [...bare] : bare.split(/\s+/).filter(Boolean)
}
