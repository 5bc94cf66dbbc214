import type { Currency } from '../../../src/domain/money.ts'

/** Minor units of a figure typed into a field ("1,280.50"), null for an empty field, undefined where it is no such figure. */
export function minorOf(typed: string): number | null | undefined {
  const text = typed.normalize('NFKC').replace(/[\s,¥￥$£€元]/g, '')
  if (text === '') return null
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(text)) return undefined
  const [whole = '0', rest = ''] = text.split('.')
  return Number(whole) * 100 + Number(rest.padEnd(2, '0'))
}

/** The currency that a call in this language is held in unless the case says otherwise. */
export function currencyFor(language: 'zh' | 'en'): Currency {
  return language === 'zh' ? 'CNY' : 'USD'
}
