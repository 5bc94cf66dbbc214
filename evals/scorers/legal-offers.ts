import { formatMoney } from '../../src/domain/money.ts'
import { readAmounts } from '../../src/tools/amounts.ts'
import type { PlayedCall, PlayedTurn } from '../played-call.ts'
import { each, type Scorer } from './scorer.ts'

/** T10, D1, D2: figures that the product itself puts into the agent's mouth. What a recorded agent offered is not judged. */
export const legalOffers: Scorer = {
  id: 'legal-offers',
  means: 'suggested offers rise, stay within cap and target, and are never below what is owed or what already stands',
  score(call) {
    let highest = 0
    const offering = call.customer.filter(turn => turn.suggestion?.offer || namesMoney(call, turn))
    return each(offering, turn => {
      const { suggestion, before } = turn
      const { limits, ledger } = before
      const offer = suggestion?.offer
      if (!offer) return overCap(call, turn)
      if (!limits || limits.problem) return 'an offer without limits'
      const wrong = [
        offer.currency === limits.currency ? null : 'another currency',
        offer.minor <= limits.capMinor ? null : 'above the cap',
        limits.targetMinor === null || offer.minor <= limits.targetMinor ? null : 'above the target',
        limits.floorMinor === null || offer.minor >= limits.floorMinor ? null : 'below what is owed',
        ledger.company === null || offer.minor >= ledger.company ? null : 'below the standing offer',
        offer.minor >= highest ? null : 'below an earlier suggestion',
        overCap(call, turn),
      ].filter(what => what !== null)
      highest = Math.max(highest, offer.minor)
      return wrong.length === 0 ? null : `${formatMoney(offer)}: ${wrong.join(', ')}`
    })
  },
}

/** A figure in the sentence above the cap is only legal where the customer said it first. */
function overCap(call: PlayedCall, { suggestion, before }: PlayedTurn): string | null {
  const limits = before.limits
  if (!suggestion || !limits) return null
  const said = new Set([
    ...before.ledger.entries.map(entry => entry.minor),
    ...call.turns
      .flatMap(turn => (turn.turn <= suggestion.turn ? (turn.reading?.amounts ?? []) : []))
      .map(a => a.minor),
    before.facts.demandMinor ?? null,
  ])
  const over = readAmounts(suggestion.text, { currency: limits.currency }).filter(
    amount => amount.minor !== null && amount.minor > limits.capMinor && !said.has(amount.minor),
  )
  return over.length === 0 ? null : `names a figure above the cap: "${suggestion.text}"`
}

function namesMoney(call: PlayedCall, { suggestion, before }: PlayedTurn): boolean {
  const currency = before.limits?.currency ?? (call.language === 'zh' ? 'CNY' : 'USD')
  return suggestion !== null && readAmounts(suggestion.text, { currency }).length > 0
}
