import { invisible, unicodeDigits } from './disguises.ts'
import { digits, en, grouped, type Notation, scaled } from './notation.ts'
import { english } from './numerals.ts'

/** Sums in English. */
export const IN_ENGLISH: readonly Notation[] = [
  en(
    'dollars',
    'exact',
    (yuan, random) =>
      random.pick(['$', 'US$', 'USD ', '$ ']) + random.pick([digits(yuan), grouped(yuan, ','), `${yuan}.00`]),
  ),
  en(
    'dollars after',
    'exact',
    (yuan, random) =>
      random.pick([digits(yuan), grouped(yuan, ',')]) + random.pick([' dollars', ' bucks', ' USD', '$']),
  ),
  en('English words', 'exact', (yuan, random) =>
    yuan === 1 ? null : english(yuan, random) + random.pick([' dollars', ' bucks', ' US dollars']),
  ),
  en('English thousands', 'exact', (yuan, random) => {
    const text = scaled(yuan, 1e3)
    if (!text || text.length > 5) return null
    const word = /^\d+$/.test(text) && Number(text) < 1000 ? english(Number(text), random) : text
    return random.pick([
      `$${text}k`,
      `${text}k dollars`,
      `${text} thousand dollars`,
      `${word} grand`,
      `$${text}K`,
      `${word} thousand dollars`,
      `${text} grand`,
    ])
  }),
  en('hundreds over ten', 'exact', (yuan, random) =>
    yuan % 100 === 0 && yuan > 1000 && yuan < 10_000 && yuan % 1000 > 0
      ? `${english(yuan / 100, random)} hundred${random.pick([' dollars', ' bucks'])}`
      : null,
  ),
  en('digit by digit in English', 'held', (yuan, random) =>
    yuan < 100
      ? null
      : [...digits(yuan)]
          .map(digit => (digit === '0' ? random.pick(['oh', 'zero']) : english(Number(digit), random)))
          .join(random.pick([' ', '-', ', '])) + random.pick([' dollars', ' bucks', '']),
  ),
  en('slang', 'held', (yuan, random) => {
    const count = yuan / 1000
    return Number.isInteger(count) && count > 1 && count < 100
      ? `${random.pick([String(count), english(count, random)])} ${random.pick(['large', 'Gs', "G's", 'grand', 'stacks', 'racks', 'K'])}`
      : null
  }),
  en('unicode digits in English', 'exact', (yuan, random) => `$${unicodeDigits(digits(yuan), random)}`),
  en('invisible in English', 'exact', (yuan, random) => `${invisible(digits(yuan), random)} dollars`),
]
