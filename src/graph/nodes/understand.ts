import type { Call, HeardUtterance } from '../../domain/call.ts'
import { currencyFor, languageOf } from '../../domain/case-facts.ts'
import type { CallEvent } from '../../domain/events.ts'
import type { Amount, Currency } from '../../domain/money.ts'
import type { Reading } from '../../domain/reading.ts'
import { noteConduct } from '../../playbook/conduct.ts'
import { readAmounts } from '../../tools/amounts.ts'
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
  const amounts = readAmounts(heard.text, { currency: currencyOf(call) })
  return heard.speaker === 'customer'
    ? understandCustomer(call, heard, amounts, expertise)
    : understandAgent(call, heard, amounts, expertise)
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
  return events
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
  const events: CallEvent[] = [{ type: 'conduct-noted', turn, utteranceId, conduct }]
  if (conduct.offer && conduct.offer.currency === currencyOf(call)) {
    events.push({ type: 'offer-made', turn, by: 'company', ...conduct.offer })
  }
  if (conduct.cues.includes('promises')) {
    const words = text.slice(0, 200)
    const promise = { what: words, owner: 'agent', dueAt: null, source: 'heard', turn } as const
    events.push({ type: 'promise-recorded', promiseId: `p-${turn}`, ...promise })
  }
  return events
}
