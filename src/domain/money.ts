import { z } from 'zod'

/**
 * The currencies that are understood. Authority is granted in the first five; the others are there so that a sum that
 * somebody names is heard in its own currency and never taken for another. All are counted in hundredths (fen, cents,
 * pence), also those that have no smaller unit in daily life. `XXX` is money whose currency has no code here (francs of
 * an unnamed country, coins on a chain).
 */
export const CURRENCIES = [
  'CNY',
  'USD',
  'GBP',
  'EUR',
  'HKD',
  'JPY',
  'KRW',
  'INR',
  'TWD',
  'MOP',
  'SGD',
  'AUD',
  'CAD',
  'NZD',
  'CHF',
  'RUB',
  'THB',
  'MYR',
  'TRY',
  'MXN',
  'NGN',
  'PHP',
  'IDR',
  'VND',
  'BRL',
  'ZAR',
  'AED',
  'SAR',
  'ILS',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'HUF',
  'UAH',
  'KZT',
  'GEL',
  'CRC',
  'LAK',
  'LKR',
  'PKR',
  'GHS',
  'PYG',
  'MNT',
  'XXX',
] as const
export const currencySchema = z.enum(CURRENCIES)
export type Currency = z.infer<typeof currencySchema>

/** An integer number of minor units. 2^53 fen is far above any claim, so a safe integer is enough. */
export const minorSchema = z.int().nonnegative()

export const moneySchema = z.object({ minor: minorSchema, currency: currencySchema })
export type Money = z.infer<typeof moneySchema>

/**
 * How an amount was said. `range-low` and `range-high` come in pairs; `multiple` is a factor of something ("退一赔三") and
 * `unreadable` smells of money but has no figure that a program may rely on: both have no minor units.
 */
export const AMOUNT_KINDS = ['exact', 'approximate', 'range-low', 'range-high', 'multiple', 'unreadable'] as const
export type AmountKind = (typeof AMOUNT_KINDS)[number]

export const amountSchema = z.object({
  minor: minorSchema.nullable(),
  currency: currencySchema,
  kind: z.enum(AMOUNT_KINDS),
  span: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
})
/** A sum of money found in a text, with the place where it stands. */
export type Amount = z.infer<typeof amountSchema>

const SIGNS: Partial<Record<Currency, string>> = { CNY: '¥', USD: '$', GBP: '£', EUR: '€', HKD: 'HK$' }

/** Money for a screen: sign, thousands separators, minor digits only where there are any. Not for speech. */
export function formatMoney(money: Money): string {
  const whole = Math.trunc(money.minor / 100)
  const rest = money.minor % 100
  const grouped = String(whole).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return `${SIGNS[money.currency] ?? `${money.currency} `}${grouped}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`
}

/**
 * Money as a person says it: "1280元" or "368元5角" in Chinese, "$1,280" or "$368.50" in English. Digits, not numerals,
 * because the agent reads them off a card and the guard has to read them back.
 */
export function sayMoney(money: Money, locale: 'zh' | 'en'): string {
  if (locale === 'en' || money.currency !== 'CNY') return formatMoney(money)
  const whole = Math.trunc(money.minor / 100)
  const rest = money.minor % 100
  if (rest === 0) return `${whole}元`
  const jiao = Math.trunc(rest / 10)
  const fen = rest % 10
  return `${whole}元${jiao > 0 ? `${jiao}角` : fen > 0 ? '零' : ''}${fen > 0 ? `${fen}分` : ''}`
}

/** Whether an amount is a part of another in the list: one month's rate of a total, a summand of a sum. */
export function isPart(amount: Amount, amounts: readonly Amount[]): boolean {
  const [start, end] = amount.span
  return amounts.some(
    ({ minor, span }) => minor !== null && span[0] <= start && end <= span[1] && span[1] - span[0] > end - start,
  )
}
