import { COLLOQUIAL } from './notations/colloquial.ts'
import { fullWidth, invisible } from './notations/disguises.ts'
import { EXPRESSIONS } from './notations/expressions.ts'
import { GARBLED } from './notations/garbled.ts'
import { harmlessText } from './notations/harmless.ts'
import { IMPLIED } from './notations/implied.ts'
import { IN_CHINESE } from './notations/in-chinese.ts'
import { IN_DIGITS } from './notations/in-digits.ts'
import { IN_ENGLISH } from './notations/in-english.ts'
import type { Notation } from './notations/notation.ts'
import { type Random, seeded } from './notations/random.ts'

/**
 * Sentences with sums of money in every notation that we know of, made from a seed: what a test and `measure-money.ts`
 * hold the reader and the guard against. The carriers and harmless sentences are our own.
 */
export interface MoneyText {
  text: string
  /** The notation, by name. */
  notation: string
  language: 'zh' | 'en'
  minor: number
  /** Whether the reader has to give the very figure, not only to hold the sentence back. */
  reads: Notation['reads']
}

export const ALL_NOTATIONS: readonly Notation[] = [
  ...IN_DIGITS,
  ...IN_CHINESE,
  ...IN_ENGLISH,
  ...COLLOQUIAL,
  ...GARBLED,
  ...EXPRESSIONS,
  ...IMPLIED,
]

const CARRIERS = {
  zh: [
    '我这边给您补偿{}，您看行不行？',
    '那就按{}来处理，今天给您办。',
    '我们最多可以赔您{}。',
    '公司愿意赔付{}，算是我们的诚意。',
    '这次的补偿金定为{}，三天内到账。',
    '我帮您申请到{}的赔付。',
    '退给您{}，手续费不收。',
    '这样吧，我给您争取{}，好吗？',
    '赔偿方案是{}。',
    '可以支付{}作为和解。',
    '补给您{}，您看可以吗',
    '经理批了，给您{}。',
    '您看，我们一次性给到{}，行吗？',
    '赔偿金为{}，马上打给您',
  ],
  en: [
    'The most I can offer you is {}.',
    'We can pay {} as a gesture of goodwill.',
    'I will refund {} today.',
    'We can credit {} to your account.',
    'Our offer is {}, and that is the best I can do.',
    'We will pay you {} in compensation.',
  ],
} as const
/** Sums that people say, beside any other. */
const ROUND = [100, 200, 300, 500, 800, 1000, 1200, 1500, 2000, 2400, 3000, 3500, 3600, 4800, 5000, 6000, 8000, 9000]
const LARGE = [
  10_000, 12_000, 15_000, 20_000, 24_000, 35_000, 36_000, 50_000, 80_000, 100_000, 120_000, 360_000, 500_000,
]

function someYuan(random: Random): number {
  const kind = random.int(0, 5)
  if (kind <= 1) return random.pick(ROUND)
  if (kind === 2) return random.pick(LARGE)
  if (kind === 3) return random.int(21, 999)
  return kind === 4 ? random.int(1000, 9999) : random.int(10_000, 999_999)
}

/** Sums tried until one has the form that a notation needs. */
const TRIES_MAX = 5_000

/** Any notation may be disguised once more as a whole. */
function overlaid(words: string, random: Random): string {
  const kind = random.int(0, 9)
  if (kind === 0) return invisible(words, random)
  if (kind === 1) return fullWidth(words)
  // In capitals an l is no one.
  return kind === 2 && !/l/.test(words) ? words.toUpperCase() : words
}

/** `count` sentences, the notations in turn, each sum in words that fit it. */
export function* moneyTexts(seed: number, count: number, notations = ALL_NOTATIONS): Generator<MoneyText> {
  const random = seeded(seed)
  for (let index = 0; index < count; index += 1) {
    const notation = notations[index % notations.length] as Notation
    let yuan = 0
    let words: string | null = null
    for (let tries = 0; words === null && tries < TRIES_MAX; tries += 1) {
      yuan = someYuan(random)
      words = notation.write(yuan, random)
    }
    if (words === null) throw new Error(`${notation.name} has no sum that it can write`)
    const text = random.pick(CARRIERS[notation.language]).replace('{}', () => overlaid(words as string, random))
    yield { text, notation: notation.name, language: notation.language, minor: yuan * 100, reads: notation.reads }
  }
}

/** `count` sentences with numbers that count, date, measure or name things. */
export function* harmlessTexts(seed: number, count: number): Generator<string> {
  const random = seeded(seed)
  for (let index = 0; index < count; index += 1) yield harmlessText(random)
}
