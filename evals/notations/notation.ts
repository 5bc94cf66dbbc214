import type { Random } from './random.ts'

/** One way of writing a sum of money. */
export interface Notation {
  name: string
  /** `exact`: the reader gives the very figure; `held`: it may also call the sum unreadable; either way the guard blocks it. */
  reads: 'exact' | 'held'
  /** The language of the sentence that it goes into. */
  language: 'zh' | 'en'
  /** The words, or null where the sum has no such form. `yuan` is whole. */
  write(yuan: number, random: Random): string | null
}

/** Units of money in which a sum is written. */
const UNITS = ['元', '元', '块', '块钱', '圆', '元整', '元人民币', 'RMB', ' CNY', '人民币', 'yuan', ' 元', '块整']
export const unit = (random: Random) => random.pick(UNITS)
export const plainUnit = (random: Random) => random.pick(['元', '块', '块钱'])
export const digits = (yuan: number) => String(yuan)
export const grouped = (yuan: number, separator: string) => digits(yuan).replace(/\B(?=(\d{3})+$)/g, separator)
export const zh = (name: string, reads: Notation['reads'], write: Notation['write']): Notation => ({
  name,
  reads,
  write,
  language: 'zh',
})
export const en = (name: string, reads: Notation['reads'], write: Notation['write']): Notation => ({
  name,
  reads,
  write,
  language: 'en',
})

/** 3.5万, 1.2w: digits before a unit; null where that takes more than two decimals. */
export function scaled(yuan: number, by: number): string | null {
  const value = yuan / by
  return yuan >= by / 10 && Number.isInteger(Math.round(value * 1e4) / 100) ? String(value) : null
}
