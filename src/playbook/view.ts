import type { Call } from '../domain/call.ts'
import { languageOf } from '../domain/case-facts.ts'
import { primaryNeed } from '../domain/profile.ts'
import type { Reading } from '../domain/reading.ts'
import { HEAT_BEARABLE_MAX } from '../domain/stages.ts'
import type { Emotion, Need, Tactic } from '../domain/vocabulary.ts'
import { type OfferMove, offerMove } from './offer-move.ts'
import type { HeatBand } from './phrases-schema.ts'

/** Below this the voice is even: no empathy theatre. */
const HEAT_RAISED_MIN = 0.33
const HEAT_RISE_MIN = 0.1
/** Room for the answers to that many different conditions. */
export const CONDITION_WORDS_MAX = 512
const FEELING_TACTICS: readonly Tactic[] = [
  'label',
  'describe-share',
  'join-world',
  'persuade-feeling',
  'apology',
  'accusation-audit',
]
const UPSET: readonly Emotion[] = ['angry', 'disappointed', 'sad', 'anxious']

/**
 * What the rules see of a folded call: a small view with few words, so that a rule in `tactics.yaml` can be read aloud.
 * Built once a turn; everything that is dear to compute is computed when first asked for.
 */
export interface View {
  readonly call: Call
  readonly reading: Reading
  readonly language: 'zh' | 'en'
  /** The customer's words, all lower case. */
  readonly text: string
  readonly turn: number
  /** The worse of the smoothed level and what was just heard. */
  readonly heat: number
  readonly now: number
  readonly rising: boolean
  readonly band: HeatBand
  readonly emotion: Emotion
  readonly upset: boolean
  readonly need: Need | null
  /** What the agent did in the last turn. */
  readonly agentDid: ReadonlySet<Tactic>
  /** True where the agent has spoken since the last suggestion. */
  readonly agentSpoke: boolean
  readonly lastTop: Tactic | null
  readonly offer: OfferMove | null
  /** Answers to conditions asked so far, by the number of the condition in its playbook; 0 is not asked. */
  readonly answers: Uint8Array
}

/** The view of the turn that is due, or null where nothing is: the last words are not a customer's, or were not read. */
export function viewOf(call: Call): View | null {
  const heard = call.recent.at(-1)
  if (heard?.speaker !== 'customer' || !call.reading || call.reading.turn !== heard.turn) return null
  const { reading } = call.reading
  const point = call.trajectory.points.at(-1)
  const before = call.trajectory.points.at(-2)
  const now = reading.emotion.heat
  const heat = Math.max(point?.level.heat ?? 0, now)
  const emotion = reading.emotion.label
  const upset = UPSET.includes(emotion) || heat >= HEAT_RAISED_MIN
  const { suggestion, conduct } = call
  let offer: OfferMove | null | undefined
  return {
    call,
    reading,
    language: languageOf(call.facts.locale),
    text: heard.text.toLowerCase(),
    turn: heard.turn,
    heat,
    now,
    rising: before !== undefined && now - before.heat >= HEAT_RISE_MIN,
    band: heat >= HEAT_BEARABLE_MAX ? 'high' : heat >= HEAT_RAISED_MIN ? 'mid' : 'low',
    emotion,
    upset,
    need: primaryNeed(call),
    agentDid: new Set(conduct?.conduct.tactics.map(found => found.type)),
    agentSpoke: suggestion === null || (conduct !== null && conduct.turn > suggestion.turn),
    lastTop: suggestion?.tactics[0] ?? null,
    get offer() {
      if (offer === undefined) offer = offerMove(call, heat)
      return offer
    },
    answers: new Uint8Array(CONDITION_WORDS_MAX),
  }
}

/** Whether anything has yet been done for the customer's feelings in this call. */
export function feelingTried(call: Call): boolean {
  return FEELING_TACTICS.some(tactic => (call.tactics[tactic]?.used ?? 0) > 0)
}
