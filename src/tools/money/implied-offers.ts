import type { Amount, Currency } from '../../domain/money.ts'
import { isBareOffer, oddNotations } from './bare-offers.ts'
import { scan } from './scan.ts'

/** What can begin a figure, or an odd way of writing one; most sentences have neither and end here. */
const WORTH_A_LOOK =
  /[0-9零一二三四五六七八九十百千万两仨幺천💵０-９]|thou|hund|grand|zero|figure|mil|dos|rack|bux|price|ask|limit|cap|sky|thosa|taus|sand|hunn|fift|twent|dime|\bmd\b|说的数|\b[a-z] [a-z] [a-z]|全包|全|票子|老人头|开个价|多少|要的|不封顶|上限/iu

/**
 * Sums that only the guard hears (fault 24): a figure without a unit among words of payment, approval or settlement, and
 * notations that nobody reads reliably. Understanding and the ledger leave them alone, because there a wrong reading costs more
 * than a missing one; a sentence that is held back costs little. `text` is folded.
 */
export function impliedOffers(text: string, amounts: readonly Amount[], currency: Currency): Amount[] {
  if (!WORTH_A_LOOK.test(text)) return []
  const isRead = ([start, end]: readonly [number, number]) =>
    amounts.some(({ span }) => span[0] < end && start < span[1])
  const found: Amount[] = []
  for (const { start, end } of oddNotations(text))
    found.push({ minor: null, currency, kind: 'unreadable', span: [start, end] })
  for (const { numeral, start, end } of scan(text, currency).numbers) {
    const span: [number, number] = [start, end]
    if (isRead(span) || !isBareOffer(text, numeral)) continue
    found.push({ minor: Math.round((numeral.high ?? numeral.low) * 100), currency, kind: 'exact', span })
  }
  return found
}
