import type { Call } from './call.ts'
import { heatLevel } from './trajectory.ts'
import { type Emotion, NEEDS, type Need, type SignalType } from './vocabulary.ts'

/** The six dimensions (F1), each with the words that support it. Values run from 0 to 1. */
export interface Profile {
  emotion: { label: Emotion; heat: number; valence: number; confidence: number }
  risk: { value: number; signals: readonly { type: SignalType; text: string }[] }
  responsibility: NonNullable<Call['facts']['responsibility']>
  rationality: { value: number; because: readonly string[] }
  need: { primary: Need | null; shares: Call['needs'] }
  background: { product: string | null; history: readonly string[]; repeat: boolean }
}

const RISK: Partial<Record<SignalType, number>> = {
  'self-harm': 1,
  violence: 1,
  petition: 0.8,
  lawsuit: 0.7,
  media: 0.7,
  regulator: 0.6,
  group: 0.6,
  police: 0.5,
  'proxy-agent': 0.5,
  'repeat-complaint': 0.4,
  vulnerable: 0.4,
  abuse: 0.3,
}

/** The need that leads, or null while none stands out. */
export function primaryNeed(call: Call): Need | null {
  const [first, second] = [...NEEDS].sort((a, b) => call.needs[b] - call.needs[a])
  if (!first || call.needs[first] < 0.15) return null
  return second && call.needs[first] - call.needs[second] < 0.02 ? null : first
}

/** Reads the profile off the state; it is derived, so it is never stored. */
export function profileOf(call: Call): Profile {
  const last = call.trajectory.points.at(-1)
  const heat = heatLevel(call.trajectory)
  const abusive = call.signals.some(signal => signal.type === 'abuse' || signal.type === 'violence')
  const because: string[] = []
  if (heat > 0.6) because.push('heat')
  if (abusive) because.push('abuse')
  const overAsked = demandRatio(call)
  if (overAsked !== null && overAsked > 3) because.push('demand-far-above-target')
  const risk = Math.max(0, ...call.signals.map(signal => (RISK[signal.type] ?? 0) * signal.confidence))
  return {
    emotion: {
      label: last?.label ?? 'unknown',
      heat,
      valence: last?.level.valence ?? 0,
      confidence: call.reading?.reading.emotion.confidence ?? 0,
    },
    risk: { value: risk, signals: call.signals.map(({ type, text }) => ({ type, text })) },
    responsibility: call.facts.responsibility ?? 'unknown',
    rationality: { value: Math.max(0, 1 - 0.6 * heat - 0.2 * because.length), because },
    need: { primary: primaryNeed(call), shares: call.needs },
    background: {
      product: call.facts.product ?? null,
      history: call.facts.history ?? [],
      repeat: call.signals.some(signal => signal.type === 'repeat-complaint') || (call.facts.history?.length ?? 0) > 0,
    },
  }
}

/** How many times the target the customer asks for; null while either is unknown. */
export function demandRatio(call: Call): number | null {
  const target = call.limits?.targetMinor ?? call.limits?.capMinor
  const demand = call.ledger.customer
  return target && demand !== null ? demand / target : null
}
