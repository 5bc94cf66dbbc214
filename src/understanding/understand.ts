import type { HeardUtterance } from '../domain/call.ts'
import type { CaseFacts } from '../domain/case-facts.ts'
import type { Amount } from '../domain/money.ts'
import type { Reading } from '../domain/reading.ts'
import { type Analysis, analyse } from './analysis.ts'
import { type CategoryFound, categoryOf, categoryOfMany } from './category.ts'
import { cuesOf } from './customer-cues.ts'
import { demandsOf, priceDemands } from './demands.ts'
import { emotionOf, type Feelings, feel } from './emotion.ts'
import { evidenceOf } from './evidence.ts'
import type { Lexicon } from './lexicon.ts'
import { mirrorOf } from './mirror.ts'
import { needsOf } from './needs.ts'
import { severityOf } from './severity.ts'
import { signalsOf } from './signals.ts'
import { topicOf } from './topic.ts'

export interface UnderstandInput {
  text: string
  /** Every sum of money in the text, read by `tools/amounts`. */
  amounts: readonly Amount[]
  /** The language of the call; the text may be in the other one or mixed. */
  language: 'zh' | 'en'
  /** Earlier utterances, oldest first; the turn itself may be the last of them. */
  recent: readonly HeardUtterance[]
  facts?: CaseFacts
}

/** Earlier words are read only as far as they colour this turn. */
const EARLIER_MAX = 160
const LOOK_BACK_MAX = 3
/** Utterances of both sides whose analysis is kept for the next turn; what is older is read anew if it is needed. */
const REMEMBERED_UTTERANCES = 4
const AMOUNTS_MAX = 40
/** What a contented customer may ask for as well; it does not make a subject a complaint. */
const ORDINARY_WISHES = new Set<string>(['correction', 'speed', 'cancel', 'other', 'explanation'])

/**
 * Reads one customer utterance (methods F1–F7): emotion, needs, category, severity, demands, signals, cues, and the words
 * that carry them. Any text is accepted; nothing throws; time is linear in the length and bounded.
 */
export function understand(input: UnderstandInput, lexicon: Lexicon): Reading {
  const analysis = analyse(input.text, lexicon)
  // The next turn looks back at this one: what was read of it now need not be read again.
  const self = ownUtterance(input)
  if (self && input.text.length <= EARLIER_MAX) lexicon.analysed.set(self, analysis)
  // A live call should hold no more readings than it looks back at: they weigh several kilobytes each.
  for (const utterance of input.recent.slice(0, -REMEMBERED_UTTERANCES)) lexicon.analysed.delete(utterance)
  const earlier = earlierTurns(input, lexicon)
  const previous = earlier.customer[0] ?? null
  const feelings = feel(analysis, previous ? feel(previous, null) : null)
  const emotion = emotionOf(feelings)
  const found = demandsOf(analysis)
  const signals = signalsOf(analysis)
  const wants = found.some(({ kind }) => !ORDINARY_WISHES.has(kind)) || signals.length > 0
  const category = locate(analysis, feelings, wants, earlier.customer, input, lexicon)
  const needs = needsOf(analysis, feelings, found)
  const demanded = previous ? demandsOf(previous).map(({ kind }) => kind) : []
  const { agent } = earlier
  const answers = agent !== null && analysis.hits.cue.length > 0
  const before = { agent: answers ? analysed(agent, agent.text.slice(-EARLIER_MAX), lexicon) : null, demanded }
  return {
    emotion,
    needs,
    category: category.category,
    severity: severityOf(analysis, signals, input.amounts, category.category),
    demands: priceDemands(analysis, found, input.amounts, demanded),
    signals,
    amounts: input.amounts.slice(0, AMOUNTS_MAX),
    cues: cuesOf(analysis, feelings, found, before),
    evidence: evidenceOf(analysis, { label: emotion.label, needs, category, demands: found, signals }),
    mirror: mirrorOf(analysis),
    topic: topicOf(analysis),
  }
}

/** What is complained of: from this turn, else from what the customer said before, else from the case file. */
function locate(
  analysis: Analysis,
  feelings: Feelings,
  wants: boolean,
  earlier: readonly Analysis[],
  input: UnderstandInput,
  lexicon: Lexicon,
): CategoryFound {
  const complains =
    wants || feelings.blame > 0.25 || feelings.probabilities.angry + feelings.probabilities.disappointed > 0.5
  const here = categoryOf(analysis, complains)
  if (!here.weak) return here
  const { facts } = input
  const past = [...earlier]
  if (facts?.summary !== undefined) past.push(analysed(facts, facts.summary.slice(0, EARLIER_MAX * 2), lexicon))
  const category = categoryOfMany(past)
  return category === 'other' ? here : { category, weak: true, hits: [] }
}

/** Newest first; the turn itself, where it already stands in `recent`, is left out. */
function earlierTurns(
  input: UnderstandInput,
  lexicon: Lexicon,
): { customer: Analysis[]; agent: HeardUtterance | null } {
  const { recent } = input
  const end = ownUtterance(input) ? recent.length - 1 : recent.length
  const customer: Analysis[] = []
  let agent: HeardUtterance | null = null
  for (let i = end - 1; i >= 0 && customer.length < LOOK_BACK_MAX; i -= 1) {
    const utterance = recent[i] as HeardUtterance
    if (utterance.speaker === 'customer') {
      customer.push(analysed(utterance, utterance.text.slice(0, EARLIER_MAX), lexicon))
    } else if (utterance.speaker === 'agent' && agent === null && customer.length === 0) agent = utterance
  }
  return { customer, agent }
}

/** The turn itself, where it already stands in `recent`; it is recognised by its text. */
function ownUtterance({ recent, text }: UnderstandInput): HeardUtterance | null {
  const last = recent.at(-1)
  return last && last.speaker !== 'agent' && last.text === text ? last : null
}

/** An analysis by its source: utterances and facts are never changed in place, so what was read of one stays true. */
function analysed(source: object, text: string, lexicon: Lexicon): Analysis {
  const known = lexicon.analysed.get(source)
  if (known) return known
  const analysis = analyse(text, lexicon)
  lexicon.analysed.set(source, analysis)
  return analysis
}
