import type { Amount } from '../domain/money.ts'
import type { Conduct, TabooFound, TacticFound } from '../domain/reading.ts'
import type { AgentCue, Layer, Span, Tactic } from '../domain/vocabulary.ts'
import { companyOffer } from './conduct-offer.ts'
import { echoOf } from './echo.ts'
import type { Playbook } from './playbook.ts'
import { findSpans, patternText } from './recogniser.ts'

const CONFIDENCE = 0.8
const FOUND_MAX = 28

export interface ConductInput {
  text: string
  amounts: readonly Amount[]
  language: 'zh' | 'en'
  /** The customer's words before, by which a mirror is recognised. */
  previous?: string
  taboos: TabooFound[]
}

/**
 * What the agent did in one utterance (the coach, T1–T19): tactics with their places, the layer spoken on (P5), the cues
 * that move the call, and a figure that the company has put on the table. Both languages are looked for, since calls mix
 * them. Reads `taboos` and adds none.
 */
export function noteConduct(input: ConductInput, playbook: Playbook): Conduct {
  const { amounts, taboos } = input
  const text = patternText(input.text)
  const languages = languagesOf(text, input.language)
  const { recogniser } = playbook
  const found: TacticFound[] = []
  const add = (type: Tactic, span: Span) => {
    if (!found.some(one => one.type === type)) found.push({ type, span, confidence: CONFIDENCE })
  }
  for (const { tactic, recognised } of recogniser.tactics) {
    for (const language of languages) {
      const span = findSpans(text, recognised, language)[0]
      if (span) add(tactic, span)
    }
  }
  const cues: AgentCue[] = []
  for (const { cue, recognised } of recogniser.cues) {
    if (languages.some(language => findSpans(text, recognised, language).length > 0)) cues.push(cue)
  }
  const offer = companyOffer(text, amounts, languages, recogniser)
  if (offer) add('ackerman-offer', offer.span)
  const echo = input.previous ? echoOf(text, input.previous, input.language) : null
  if (echo) add(echo.kind, echo.span)
  const tactics = settle(found, text).slice(0, FOUND_MAX)
  const has = (tactic: Tactic) => tactics.some(one => one.type === tactic)
  if (has('commit') && !cues.includes('promises')) cues.push('promises')
  if (has('escalate') && !cues.includes('hands-over')) cues.push('hands-over')
  if (offer && !cues.includes('states-position')) cues.push('states-position')
  return {
    tactics,
    taboos: taboos.slice(0, FOUND_MAX),
    layer: layerOf(tactics, playbook),
    cues,
    amounts: amounts.slice(0, 40),
    offer: offer?.money ?? null,
    heat: heatOf(text, taboos, languages, playbook),
  }
}

function languagesOf(text: string, language: 'zh' | 'en'): ('zh' | 'en')[] {
  const other = language === 'zh' ? /[a-z]{2,} [a-z]/i.test(text) : /\p{Script=Han}{2}/u.test(text)
  return other ? [language, language === 'zh' ? 'en' : 'zh'] : [language]
}

/** Where two readings of the same words compete, the more special one stands. */
const YIELDS: readonly (readonly [Tactic, Tactic])[] = [
  ['open-question', 'calibrated-question'],
  ['open-question', 'limit-break'],
  ['calibrated-question', 'limit-break'],
  ['mirror', 'label'],
  ['mirror', 'paraphrase'],
  ['paraphrase', 'summary'],
  ['open-question', 'close'],
  ['explain', 'soft-refusal'],
]

function settle(found: TacticFound[], text: string): TacticFound[] {
  const kept = found.filter(
    one =>
      !YIELDS.some(
        ([weak, strong]) =>
          one.type === weak && found.some(other => other.type === strong && touches(one.span, other.span)),
      ),
  )
  // A minimal encourager is the whole of what was said, or it is none.
  const others = kept.filter(one => one.type !== 'minimal-encourager')
  const alone = others.length === 0 || text.length < 12
  return (alone ? kept : others).sort((a, b) => a.span[0] - b.span[0])
}

function touches(a: Span, b: Span): boolean {
  return a[0] < b[1] && b[0] < a[1]
}

/** Feelings weigh before interests, interests before facts: the warmest thing that was done gives the layer (P5). */
function layerOf(tactics: readonly TacticFound[], playbook: Playbook): Layer {
  const layers = tactics.map(found => playbook.tactics[found.type].layer)
  const count = (layer: Layer) => layers.filter(one => one === layer).length
  if (count('feeling') > 0 && count('feeling') >= count('interest')) return 'feeling'
  return count('interest') > 0 && count('interest') >= count('fact') ? 'interest' : 'fact'
}

/** The agent's own heat (P7): taboos of the quarrel, raised words, marks. */
function heatOf(
  text: string,
  taboos: readonly TabooFound[],
  languages: readonly ('zh' | 'en')[],
  playbook: Playbook,
): number {
  const hot = new Set(['argue', 'blame-customer', 'belittle', 'sarcasm', 'counter-threat'])
  const quarrel = taboos.filter(found => hot.has(found.type)).length
  const words = languages.reduce((sum, one) => sum + findSpans(text, playbook.recogniser.heat, one).length, 0)
  const marks = (text.match(/[!！]/g) ?? []).length
  return Math.min(1, 0.35 * quarrel + 0.25 * words + 0.08 * Math.min(3, marks))
}
