import type { CaseFacts, Limits } from '../../src/domain/case-facts.ts'
import { type CallEvent, type LoggedEvent, stampEvents } from '../../src/domain/events.ts'
import type { Conduct, Reading } from '../../src/domain/reading.ts'
import { EMOTIONS, type Emotion, NEEDS, type SignalType, type Taboo, type Tactic } from '../../src/domain/vocabulary.ts'

/** Writes logs by hand, so that a check is tested on what it is given and not on what the engine reads today. */

const zeros = <K extends string>(keys: readonly K[]) =>
  Object.fromEntries(keys.map(key => [key, 0])) as Record<K, number>

export interface Heard extends Partial<Pick<Reading, 'demands' | 'cues' | 'category' | 'severity'>> {
  customer: string
  emotion?: Emotion
  heat?: number
  signals?: SignalType[]
  startMs?: number
  endMs?: number
}

export interface Spoken extends Partial<Pick<Conduct, 'cues' | 'layer' | 'offer' | 'heat'>> {
  agent: string
  tactics?: Tactic[]
  taboos?: Taboo[]
  masked?: Record<string, number>
  startMs?: number
  endMs?: number
}

/** Anything else in the log: it is given the turn of the utterance before it where it needs one. */
export interface Event {
  event: (turn: number) => CallEvent
}

export const limits = (part: Partial<Limits> = {}): Limits => ({
  currency: 'CNY',
  role: 'agent',
  capMinor: 200_000,
  floorMinor: null,
  floorBasis: null,
  targetMinor: null,
  basis: 'test',
  problem: null,
  ...part,
})

export function callLog(
  lines: readonly (Heard | Spoken | Event)[],
  opening: { facts?: CaseFacts; limits?: Limits } = {},
): LoggedEvent[] {
  let turn = -1
  const events: CallEvent[] = [
    {
      type: 'call-started',
      callId: 'c-1',
      facts: { locale: 'zh-CN', ...opening.facts },
      limits: opening.limits ?? limits(),
      knowledge: { version: '1', hash: 'x' },
    },
  ]
  for (const line of lines) {
    if ('event' in line) {
      events.push(line.event(turn))
      continue
    }
    turn += 1
    events.push(...('customer' in line ? heard(line, turn) : spoken(line, turn)))
  }
  return stampEvents(events, 0, 0)
}

function utterance(speaker: 'customer' | 'agent', text: string, turn: number, line: Heard | Spoken): CallEvent {
  const startMs = line.startMs ?? turn * 5_000
  return {
    type: 'utterance-heard',
    turn,
    utteranceId: `u-${turn}`,
    speaker,
    text,
    startMs,
    endMs: line.endMs ?? startMs + 4_000,
  }
}

function heard(line: Heard, turn: number): CallEvent[] {
  const reading: Reading = {
    emotion: {
      label: line.emotion ?? 'calm',
      valence: 0,
      heat: line.heat ?? 0.1,
      confidence: 0.8,
      probabilities: zeros(EMOTIONS),
    },
    needs: zeros(NEEDS),
    category: line.category ?? 'other',
    severity: line.severity ?? null,
    demands: line.demands ?? [],
    signals: (line.signals ?? []).map(type => ({ type, span: [0, 1], confidence: 0.9 })),
    amounts: [],
    cues: line.cues ?? [],
    evidence: [],
    mirror: null,
    topic: null,
  }
  return [
    utterance('customer', line.customer, turn, line),
    { type: 'reading-made', turn, utteranceId: `u-${turn}`, reading },
  ]
}

function spoken(line: Spoken, turn: number): CallEvent[] {
  const span: [number, number] = [0, 1]
  const conduct: Conduct = {
    tactics: (line.tactics ?? []).map(type => ({ type, span, confidence: 0.9 })),
    taboos: (line.taboos ?? []).map(type => ({ type, span, confidence: 0.9, why: `因为 ${type}` })),
    layer: line.layer ?? 'fact',
    cues: line.cues ?? [],
    amounts: [],
    offer: line.offer ?? null,
    heat: line.heat ?? 0,
  }
  const said = utterance('agent', line.agent, turn, line)
  return [
    line.masked && said.type === 'utterance-heard' ? { ...said, masked: line.masked } : said,
    { type: 'conduct-noted', turn, utteranceId: `u-${turn}`, conduct },
    ...(line.offer ? [{ type: 'offer-made', turn, by: 'company', ...line.offer } satisfies CallEvent] : []),
  ]
}

export const cny = (minor: number) => ({ minor, currency: 'CNY' as const })
