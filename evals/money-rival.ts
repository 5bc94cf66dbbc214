import { createRequire } from 'node:module'
import type { Figure } from './money-sets.ts'

interface Resolution {
  value: string
  unit: string
  isoCurrency?: string
}
interface Suite {
  Culture: { Chinese: string; English: string }
  recognizeCurrency(text: string, culture: string): { resolution: Resolution | null }[]
}

/** Units of the rival that have no ISO code, as currency and factor. */
const UNITS: Readonly<Record<string, readonly [string, number]>> = {
  Dollar: ['USD', 1],
  Cent: ['USD', 0.01],
  Pound: ['GBP', 1],
  Pence: ['GBP', 0.01],
  Penny: ['GBP', 0.01],
  Euro: ['EUR', 1],
  'Chinese jiao': ['CNY', 0.1],
  Jiao: ['CNY', 0.1],
  'Chinese fen': ['CNY', 0.01],
  Fen: ['CNY', 0.01],
}

/**
 * The amounts that `@microsoft/recognizers-text-suite` reads, in our terms: figures without a value are left out, as ours
 * would be wrong with one too many. Null where the package is not installed.
 */
export function rival(): ((text: string) => Figure[]) | null {
  let suite: Suite
  try {
    suite = createRequire(import.meta.url)('@microsoft/recognizers-text-suite') as Suite
  } catch {
    return null
  }
  return text => {
    const culture = /[\u4e00-\u9fff]/.test(text) ? suite.Culture.Chinese : suite.Culture.English
    return suite.recognizeCurrency(text, culture).flatMap(({ resolution }) => {
      const value = Number(resolution?.value)
      if (!resolution || resolution.value === 'null' || Number.isNaN(value)) return []
      const [unit, factor] = UNITS[resolution.unit] ?? [resolution.unit, 1]
      return [{ minor: Math.round(value * factor * 100), currency: resolution.isoCurrency ?? unit }]
    })
  }
}
