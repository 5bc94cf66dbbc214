import type { CaseFacts } from '../domain/case-facts.ts'
import type { LoggedEvent } from '../domain/events.ts'
import type { Category, Emotion, Severity, SignalType, Stage } from '../domain/vocabulary.ts'
import type { CallRecord } from './event-store.ts'

/** One line of the list of calls: what a supervisor's board shows without folding the log. No words of the call. */
export interface CallSummary {
  callId: string
  owner: string
  createdAt: number
  updatedAt: number
  seq: number
  phase: 'new' | 'live' | 'ended'
  locale: string | null
  channel: string | null
  product: string | null
  turns: number
  stage: Stage
  emotion: Emotion
  /** Heat of the last customer utterance, and the highest of the call. */
  heat: number
  heatPeak: number
  category: Category
  severity: Severity | null
  signals: SignalType[]
  taboos: number
  /** Approvals that wait for a decision, by id. */
  approvalsOpen: string[]
  /** When the words of the call were erased, or null. */
  erasedAt: number | null
}

const SIGNALS_MAX = 12
const APPROVALS_MAX = 16

export function newSummary(record: CallRecord): CallSummary {
  return {
    ...record,
    updatedAt: record.createdAt,
    seq: 0,
    phase: 'new',
    locale: null,
    channel: null,
    product: null,
    turns: 0,
    stage: 'listen',
    emotion: 'unknown',
    heat: 0,
    heatPeak: 0,
    category: 'other',
    severity: null,
    signals: [],
    taboos: 0,
    approvalsOpen: [],
    erasedAt: null,
  }
}

/** The summary after more events. It is a projection: dropping and rebuilding it from the log loses nothing. */
export function summarise(summary: CallSummary, events: readonly LoggedEvent[]): CallSummary {
  return events.reduce(
    (state, event) => ({ ...project(state, event), seq: event.seq, updatedAt: Math.max(state.updatedAt, event.at) }),
    summary,
  )
}

/** Whether any of the events says what the call is about in the words of the case file. */
export function describesCall(events: readonly LoggedEvent[]): boolean {
  return events.some(event => event.type === 'call-started' || event.type === 'facts-updated')
}

/** The summary of a call whose words are gone: what the case file said of it goes with them. */
export function withoutWords(summary: CallSummary, erasedAt: number): CallSummary {
  return { ...summary, product: null, channel: null, erasedAt }
}

function project(summary: CallSummary, event: LoggedEvent): CallSummary {
  switch (event.type) {
    case 'call-started':
      return { ...summary, phase: 'live', ...described(event.facts) }
    case 'facts-updated':
      return { ...summary, ...described(event.facts, summary) }
    case 'utterance-heard':
      return { ...summary, turns: Math.max(summary.turns, event.turn + 1) }
    case 'reading-made': {
      const { emotion, category, severity, signals } = event.reading
      return {
        ...summary,
        emotion: emotion.label,
        heat: emotion.heat,
        heatPeak: Math.max(summary.heatPeak, emotion.heat),
        category: category === 'other' ? summary.category : category,
        severity: severity ?? summary.severity,
        signals: [...new Set([...summary.signals, ...signals.map(signal => signal.type)])].slice(0, SIGNALS_MAX),
      }
    }
    case 'conduct-noted':
      return { ...summary, taboos: summary.taboos + event.conduct.taboos.length }
    case 'stage-moved':
      return { ...summary, stage: event.stage }
    case 'approval-requested':
      return {
        ...summary,
        approvalsOpen: [...without(summary, event.approvalId), event.approvalId].slice(-APPROVALS_MAX),
      }
    case 'approval-decided':
      return { ...summary, approvalsOpen: without(summary, event.approvalId) }
    case 'call-ended':
      return { ...summary, phase: 'ended', approvalsOpen: [] }
    default:
      // The other events say nothing that the list shows.
      return summary
  }
}

function described(facts: CaseFacts, before?: CallSummary) {
  return {
    locale: facts.locale ?? before?.locale ?? null,
    channel: facts.channel ?? before?.channel ?? null,
    product: facts.product ?? before?.product ?? null,
  }
}

const without = (summary: CallSummary, approvalId: string) => summary.approvalsOpen.filter(id => id !== approvalId)
