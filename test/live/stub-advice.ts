import type { Call } from '../../src/domain/call.ts'
import type { CaseFacts, Limits } from '../../src/domain/case-facts.ts'
import type { CallEvent } from '../../src/domain/events.ts'
import type { Reading } from '../../src/domain/reading.ts'
import type { Suggestion } from '../../src/domain/suggestion.ts'
import { EMOTIONS, NEEDS } from '../../src/domain/vocabulary.ts'
import type { Adviser, TurnStep } from '../../src/graph/graph.ts'
import type { TurnInput } from '../../src/graph/turn-input.ts'
import { type Tiers, tiersOf } from '../../src/tools/authority/tiers.ts'
import { type Authority, type LimitsContext, limitsFor } from '../../src/tools/compensation.ts'

export interface StubAdviceOptions {
  /** Runs after revision 1; what it resolves with is issued as revision 2. */
  rewrite?: (input: TurnInput, signal: AbortSignal) => Promise<string | null>
  /** Throws where the named node would run. */
  failAt?: (node: string, input: TurnInput) => void
  /** Limits and tiers of a real authority file instead of the stubbed ones. */
  authority?: Authority
}

/** Advice without knowledge: the events of a real turn in a real order, cheap and predictable, for tests of the shell. */
export function stubAdvice(options: StubAdviceOptions = {}) {
  return {
    adviser: stubAdviser(options),
    knowledge: { version: 'test', hash: 'test' },
    ...moneyOf(options.authority),
    mask: (text: string) => text.replace(/\d{11}/g, '[手机号]'),
    lightReading: () => ({ emotion: 'calm' as const, heat: 0, valence: 0, signals: [], amounts: [] }),
  }
}

function moneyOf(authority: Authority | undefined) {
  if (!authority) return { limitsFor: stubLimits, tiers: stubTiers }
  return {
    limitsFor: (facts: CaseFacts, context?: LimitsContext) => limitsFor(facts, authority, context),
    tiers: tiersOf(authority),
  }
}

const stubLimits = (facts: CaseFacts): Limits => ({
  currency: facts.currency ?? 'CNY',
  role: facts.role ?? 'agent',
  capMinor: facts.capMinor ?? 100_000,
  floorMinor: facts.floorMinor ?? null,
  floorBasis: null,
  targetMinor: facts.targetMinor ?? null,
  basis: 'test',
  problem: null,
})

/** One tier above the agent, which may give ten times as much. */
const stubTiers: Tiers = {
  tierFor: amountMinor =>
    amountMinor <= 1_000_000
      ? { role: 'supervisor', name: { zh: '主管', en: 'Supervisor' }, decisionMinutes: 10 }
      : null,
  covers: (authority, amountMinor) => authority !== 'agent' && amountMinor <= 1_000_000,
}

function stubAdviser({ rewrite, failAt }: StubAdviceOptions): Adviser {
  return {
    async *streamTurn(call: Call, input: TurnInput, signal: AbortSignal): AsyncGenerator<TurnStep> {
      const step = (node: string, events: CallEvent[]) => {
        failAt?.(node, input)
        return { node, events }
      }
      const heard = hear(call, input)
      if (!heard) return
      yield step('hear', [heard])
      const { turn, utteranceId, speaker, text } = heard
      if (speaker === 'unknown') {
        yield step('plan', [{ type: 'suggestion-withheld', turn, reason: 'speaker-unknown' }])
        return
      }
      if (speaker === 'agent') {
        const conduct = { tactics: [], taboos: [], layer: 'fact' as const, cues: [], amounts: [], offer: null, heat: 0 }
        yield step('understand', [{ type: 'conduct-noted', turn, utteranceId, conduct }])
        return
      }
      yield step('understand', [{ type: 'reading-made', turn, utteranceId, reading }])
      yield step('guard', [{ type: 'suggestion-issued', ...suggestion(turn, 1, `您说的是：${text}`) }])
      const reworded = rewrite ? await rewrite(input, signal) : null
      if (reworded !== null) yield step('guard', [{ type: 'suggestion-issued', ...suggestion(turn, 2, reworded) }])
    },
  }
}

function hear(call: Call, input: TurnInput) {
  if (input.kind === 'correction') {
    const known = call.recent.find(utterance => utterance.utteranceId === input.utteranceId)
    if (!known) return null
    const { turn, utteranceId } = known
    const said = { speaker: input.speaker ?? known.speaker, text: input.text ?? known.text }
    return { type: 'utterance-corrected' as const, turn, utteranceId, ...said }
  }
  const { speaker, text, startMs, endMs } = input
  const utteranceId = input.utteranceId ?? `u-${call.turns}`
  return { type: 'utterance-heard' as const, turn: call.turns, utteranceId, speaker, text, startMs, endMs }
}

const zeros = <K extends string>(keys: readonly K[]) =>
  Object.fromEntries(keys.map(key => [key, 0])) as Record<K, number>

const reading: Reading = {
  emotion: { label: 'calm', valence: 0, heat: 0.1, confidence: 0.5, probabilities: zeros(EMOTIONS) },
  needs: zeros(NEEDS),
  category: 'other',
  severity: null,
  demands: [],
  signals: [],
  amounts: [],
  cues: [],
  evidence: [],
  mirror: null,
  topic: null,
}

function suggestion(turn: number, revision: number, text: string): Suggestion {
  return {
    id: `s-${turn}`,
    revision,
    source: revision === 1 ? 'playbook' : 'model',
    turn,
    text,
    tactics: ['mirror'],
    layer: 'fact',
    lscpa: 'listen',
    stage: 'listen',
    why: 'test',
    alternatives: [],
    phrases: [],
  }
}
