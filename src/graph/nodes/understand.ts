import { type Call, foldCall, type HeardUtterance } from '../../domain/call.ts'
import { currencyFor, jurisdictionOf, languageOf } from '../../domain/case-facts.ts'
import type { CallEvent } from '../../domain/events.ts'
import { type Amount, type Currency, formatMoney, type Money } from '../../domain/money.ts'
import type { Reading, TabooFound } from '../../domain/reading.ts'
import { noteConduct } from '../../playbook/conduct.ts'
import { readAmounts } from '../../tools/amounts.ts'
import { limitsMoved } from '../../tools/authority/limits-moved.ts'
import { readLaw } from '../../tools/clauses.ts'
import { findTaboos } from '../../tools/wording.ts'
import { understand as readCustomer } from '../../understanding/understand.ts'
import type { Expertise } from '../expertise.ts'
import type { TurnInput } from '../turn-input.ts'

/** The utterance that this turn is about: the corrected one, or the last one heard. */
export function utteranceOf(call: Call, input: TurnInput): HeardUtterance | undefined {
  if (input.kind === 'utterance') return call.recent.at(-1)
  return call.recent.find(utterance => utterance.utteranceId === input.utteranceId)
}

/** The currency in which bare figures of this call are read. */
export function currencyOf(call: Call): Currency {
  return call.limits?.currency ?? currencyFor(call.facts)
}

/**
 * A customer's words become a reading, an agent's words become conduct. The words of an unknown speaker become neither:
 * who spoke is not guessed.
 */
export function understand(call: Call, input: TurnInput, expertise: Expertise): CallEvent[] {
  const heard = utteranceOf(call, input)
  if (!heard || heard.speaker === 'unknown') return []
  const { premiumMinor } = call.facts
  const known = premiumMinor === undefined ? {} : { premiumMinor }
  const amounts = readAmounts(heard.text, { currency: currencyOf(call), ...known })
  const understood =
    heard.speaker === 'customer'
      ? understandCustomer(call, heard, amounts, expertise)
      : understandAgent(call, heard, amounts, expertise)
  return [...understood, ...understandLaw(call, heard, expertise)]
}

/** Which clauses the words touch (D3): the customer's rights, and what the agent's own words expose the company to. */
function understandLaw(call: Call, heard: HeardUtterance, { registry }: Expertise): CallEvent[] {
  const { turn, utteranceId, speaker, text } = heard
  if (speaker === 'unknown') return []
  const { facts, limits } = call
  const language = languageOf(facts.locale)
  const jurisdiction = jurisdictionOf(facts)
  const law = readLaw({ speaker, text, language, jurisdiction, on: limits?.on ?? null, strictness: 'desk' }, registry)
  return law.clauses.length > 0 ? [{ type: 'law-noted', turn, utteranceId, law }] : []
}

function understandCustomer(call: Call, heard: HeardUtterance, amounts: Amount[], expertise: Expertise): CallEvent[] {
  const { turn, utteranceId, text } = heard
  const language = languageOf(call.facts.locale)
  const isLast = call.recent.at(-1)?.turn === turn
  const recent = isLast ? call.recent : call.recent.filter(utterance => utterance.turn <= turn)
  const reading = readCustomer({ text, amounts, language, recent, facts: call.facts }, expertise.lexicon)
  const events: CallEvent[] = [{ type: 'reading-made', turn, utteranceId, reading }]
  const asked = demandedMinor(reading, currencyOf(call))
  if (asked !== null && asked !== call.ledger.customer) {
    events.push({ type: 'offer-made', turn, by: 'customer', minor: asked, currency: currencyOf(call) })
  }
  const limits = limitsMoved(foldCall(call, events), expertise.authority)
  return limits ? [...events, { type: 'limits-set', limits, because: 'category' }] : events
}

/** The figure that the customer asks for in this turn; the sum named last is the one that stands. */
function demandedMinor(reading: Reading, currency: Currency): number | null {
  const figures = reading.demands.flatMap(demand =>
    demand.amount && demand.amount.currency === currency ? [demand.amount.minor] : [],
  )
  return figures.at(-1) ?? null
}

function understandAgent(call: Call, heard: HeardUtterance, amounts: Amount[], expertise: Expertise): CallEvent[] {
  const { turn, utteranceId, text } = heard
  const previous = call.recent.findLast(utterance => utterance.turn < turn && utterance.speaker === 'customer')?.text
  const conduct = noteConduct(
    {
      text,
      amounts,
      language: languageOf(call.facts.locale),
      taboos: findTaboos(text, expertise.wording),
      ...(previous === undefined ? {} : { previous }),
    },
    expertise.playbook,
  )
  const offer = conduct.offer ?? suggestedOffer(call, amounts)
  const taboo = offer ? beyondAuthority(call, offer, text) : null
  const noted = taboo ? { ...conduct, taboos: [...conduct.taboos, taboo] } : conduct
  const events: CallEvent[] = [{ type: 'conduct-noted', turn, utteranceId, conduct: noted }]
  if (offer && offer.currency === currencyOf(call)) events.push({ type: 'offer-made', turn, by: 'company', ...offer })
  if (conduct.cues.includes('promises')) {
    const words = text.slice(0, 200)
    const promise = { what: words, owner: 'agent', dueAt: null, source: 'heard', turn } as const
    events.push({ type: 'promise-recorded', promiseId: `p-${turn}`, ...promise })
  }
  return events
}

/** The figure that was suggested last, where the agent has named it: however it is worded, it is on the table now (D1). */
function suggestedOffer(call: Call, amounts: readonly Amount[]): Money | null {
  const offer = call.suggestion?.offer
  if (!offer || !amounts.some(({ minor, currency }) => minor === offer.minor && currency === offer.currency))
    return null
  return { minor: offer.minor, currency: offer.currency }
}

/** An agent who offers more than the cap hears it at once (T19, D1); what was said stands, and the next step is a superior's. */
function beyondAuthority(call: Call, offer: Money, text: string): TabooFound | null {
  const { limits, facts } = call
  if (!limits || (offer.currency === limits.currency && offer.minor <= limits.capMinor)) return null
  const cap = formatMoney({ minor: limits.capMinor, currency: limits.currency })
  const why =
    languageOf(facts.locale) === 'zh'
      ? `这个数超出了您的权限（上限 ${cap}）。先别往下定，请上级审批，并如实告诉客户还要批。`
      : `This figure is above your authority (cap ${cap}). Do not settle on it: ask for approval and tell the customer so.`
  return { type: 'unauthorised-offer', span: [0, text.length], confidence: 1, why }
}
