import type { Amount, Currency } from '../domain/money.ts'
import { type FoldedText, foldText, originalSpan } from './folded-text.ts'
import { findAdditions } from './money/additions.ts'
import { readCantoneseSum } from './money/cantonese-sums.ts'
import { covers, type Entry, merged, touches } from './money/entry.ts'
import { findHiddenMoney, findMasked } from './money/hidden-money.ts'
import { findMultiples } from './money/multiples.ts'
import { findUnreadSlots } from './money/payment-slots.ts'
import { type Scan, scan, scanTwice } from './money/scan.ts'
import { findShares } from './money/shares.ts'
import { findTotals } from './money/totals.ts'

/** What is known of a call before its amounts are read. */
export interface MoneyContext {
  currency: Currency
  /** What the customer has paid in all; "full refund" and "half of your premium" then name a figure. */
  premiumMinor?: number | null
}

/** "500*4元" and "26+55元" look like figures with noise in them until they are worked out. */
const ARITHMETIC = /^[$£€¥]?[\d,.]+ ?[*×x+] ?[$£€¥]?[\d,.]+ ?(?:[a-z元块].{0,8})?$/

/**
 * Every sum of money that a listener would hear in a Chinese or English text, in the order in which it stands there (D1).
 * One reader for guard, understanding and ledger. `currency` is that of the call and counts where none is said. Spans are
 * UTF-16 units of `text`. A total that is worked out ("每月一百，十二个月") has a span that covers its parts, see `isPart`.
 * What smells of money and cannot be read is `unreadable`. Linear in the text; never throws.
 */
export function readAmounts(text: string, context: MoneyContext): Amount[] {
  return readFoldedAmounts(foldText(text), context.currency, context.premiumMinor ?? null)
}

/** As `readAmounts`, for a text that is folded already. */
export function readFoldedAmounts(
  folded: FoldedText,
  currency: Currency,
  premiumMinor: number | null = null,
): Amount[] {
  const { text } = folded
  const cantonese = readCantoneseSum(text)
  if (cantonese) {
    const span = originalSpan(folded, cantonese.start, cantonese.end)
    return [{ minor: cantonese.hundredths, currency: 'HKD', kind: 'exact', span }]
  }
  const entries = folded.reversed ? readReversed(text, currency) : readEntries(text, currency, premiumMinor)
  return entries
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .map(({ minor, currency: code, kind, start, end }) => ({
      minor,
      currency: code,
      kind,
      span: originalSpan(folded, start, end),
    }))
}

/** Where digits are shown the other way round, nobody knows which figure a reader sees. */
function readReversed(text: string, currency: Currency): Entry[] {
  return scan(text, currency).numbers.map(({ start, end }) => ({
    minor: null,
    currency,
    kind: 'unreadable',
    start,
    end,
  }))
}

function readEntries(text: string, currency: Currency, premiumMinor: number | null): Entry[] {
  const found = scanTwice(text, currency)
  const { entries, marks } = found
  const isKnown = entries.length > 0 || premiumMinor !== null
  const worked = isKnown ? workedOut(text, found, { currency, premiumMinor }) : []
  const all = worked.length > 0 ? [...entries, ...worked] : entries
  const totals = merged(worked)
  const hidden = [...findHiddenMoney(text, entries, marks), ...findMasked(text, entries)].filter(
    range => !(covers(totals, range) && ARITHMETIC.test(text.slice(range.start, range.end))),
  )
  hidden.push(...findUnreadSlots(text, merged(all), found.numbers))
  const unread = merged(hidden)
  const read = unread.length === 0 ? all : all.filter(entry => !touches(unread, entry))
  for (const range of findMultiples(text, entries))
    if (!touches(merged(read), range)) read.push({ minor: null, currency, kind: 'multiple', ...range })
  for (const { start, end } of unread) read.push({ minor: null, currency, kind: 'unreadable', start, end })
  return read
}

/** Sums that nobody says and everybody works out: totals, additions, shares, full refunds. */
function workedOut(
  text: string,
  { entries, numbers }: Scan,
  known: { currency: Currency; premiumMinor: number | null },
): Entry[] {
  const added = numbers.length > 1 ? findAdditions(text, entries, numbers) : []
  const numerals = numbers.map(({ numeral }) => numeral)
  return [...added, ...findTotals(text, entries, numerals), ...findShares(text, entries, known)]
}
