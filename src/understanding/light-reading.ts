import type { Amount } from '../domain/money.ts'
import type { Emotion, SignalType } from '../domain/vocabulary.ts'
import { analyse } from './analysis.ts'
import { emotionOf, feel } from './emotion.ts'
import type { Lexicon } from './lexicon.ts'
import { signalsOf } from './signals.ts'

/** What is shown of a sentence that is still being spoken, and then forgotten. */
export interface LightReading {
  emotion: Emotion
  heat: number
  valence: number
  signals: SignalType[]
  amounts: Amount[]
}

const AMOUNTS_MAX = 40

/** A light reading of a partial transcript: feeling, risk and money, nothing that needs the rest of the call. */
export function lightReading(
  input: { text: string; amounts: readonly Amount[]; language: 'zh' | 'en' },
  lexicon: Lexicon,
): LightReading {
  const analysis = analyse(input.text, lexicon)
  const { label, heat, valence } = emotionOf(feel(analysis, null))
  return {
    emotion: label,
    heat,
    valence,
    signals: signalsOf(analysis).map(signal => signal.type),
    amounts: input.amounts.slice(0, AMOUNTS_MAX),
  }
}
