import type { CaseFacts } from '../../src/domain/case-facts.ts'
import type { CallEvent } from '../../src/domain/events.ts'
import { type CustomerCue, EMOTIONS, NEEDS } from '../../src/domain/vocabulary.ts'
import type { EventStore, Revocations } from '../../src/store/event-store.ts'

export type StoreFactory = () => Promise<{ store: EventStore & Revocations; dispose(): Promise<void> }>

export const callStarted = (callId: string, facts: CaseFacts = { locale: 'zh-CN', product: '重疾险' }): CallEvent => ({
  type: 'call-started',
  callId,
  facts,
  limits: {
    currency: 'CNY',
    role: 'agent',
    capMinor: 50_000,
    floorMinor: null,
    floorBasis: null,
    targetMinor: null,
    basis: 'test',
    problem: null,
  },
  knowledge: { version: '1', hash: 'h' },
})

export const heard = (turn: number, text = `第${turn}句`): CallEvent => ({
  type: 'utterance-heard',
  turn,
  utteranceId: `u-${turn}`,
  speaker: 'customer',
  text,
  startMs: turn * 1000,
  endMs: turn * 1000 + 900,
})

export const offered = (minor: number, by: 'company' | 'customer' = 'company'): CallEvent => ({
  type: 'offer-made',
  turn: 1,
  by,
  minor,
  currency: 'CNY',
})

const none = <const K extends readonly string[]>(keys: K) =>
  Object.fromEntries(keys.map(key => [key, 0])) as Record<K[number], number>

/** What the customer does in a turn, in so many cues; `topic` is in the customer's words. */
export const answered = (cue: CustomerCue, topic: string | null = null): CallEvent => ({
  type: 'reading-made',
  turn: 0,
  utteranceId: 'u-0',
  reading: {
    emotion: { label: 'calm', valence: 0, heat: 0, confidence: 1, probabilities: none(EMOTIONS) },
    needs: none(NEEDS),
    category: 'other',
    severity: null,
    demands: [],
    signals: [],
    amounts: [],
    cues: [cue],
    evidence: [],
    mirror: null,
    topic,
  },
})

export const ended: CallEvent = { type: 'call-ended', reason: 'done' }
