import type { CaseFacts, Limits } from './case-facts.ts'
import type { CallEvent } from './events.ts'
import * as fold from './folds.ts'
import type { ClauseNote } from './law.ts'
import type { Money } from './money.ts'
import type { Conduct, NeedShares, Reading } from './reading.ts'
import type { Plan, Suggestion } from './suggestion.ts'
import { emptyTrajectory, type Trajectory } from './trajectory.ts'
import {
  type Category,
  type DemandKind,
  NEEDS,
  type Severity,
  type SignalType,
  type Speaker,
  type Stage,
  type Tactic,
} from './vocabulary.ts'

export interface HeardUtterance {
  turn: number
  utteranceId: string
  speaker: Speaker
  text: string
  startMs: number
  endMs: number
}

/** One item of the demand (P6); a demand is negotiated item by item. */
export interface DemandItem {
  kind: DemandKind
  amount: Money | null
  /** When it was first raised and last repeated. */
  turn: number
  lastTurn: number
  times: number
}

export interface SignalNote {
  type: SignalType
  turn: number
  lastTurn: number
  times: number
  confidence: number
  text: string
}

export interface LedgerEntry {
  by: 'company' | 'customer'
  minor: number
  turn: number | null
}

/** Who put which figure on the table, in the currency of the call's limits. */
export interface Ledger {
  entries: readonly LedgerEntry[]
  /** The highest figure that the company stands by. */
  company: number | null
  /** The customer's latest figure. */
  customer: number | null
  accepted: boolean
}

export interface TacticNote {
  suggested: number
  used: number
  lastSuggestedTurn: number | null
  lastUsedTurn: number | null
  /** Sum of the change of the customer's heat after the agent used it, and over how many turns. */
  heatChange: number
  answered: number
}

export interface PromiseNote {
  promiseId: string
  what: string
  owner: string
  dueAt: number | null
  source: 'recorded' | 'heard'
  turn: number | null
}

export interface ApprovalNote {
  approvalId: string
  version: number
  amount: Money
  requestedBy: string
  why: string
  expiresAt: number
  decision: 'approved' | 'refused' | null
  decidedBy: string | null
}

/** What has been established so far; the exit conditions of the stages read these (P1). */
export interface Progress {
  findingStated: boolean
  positionStated: boolean
  refused: boolean
  accepted: boolean
  confirmed: boolean
  closing: boolean
}

/**
 * The state of a call: the fold of its events and nothing else. Plain data, so that it can be sent as a snapshot, and
 * bounded, so that turn 1,000 costs what turn 10 costs; what has dropped out of it is in the log.
 */
export interface Call {
  callId: string | null
  phase: 'new' | 'live' | 'ended'
  facts: CaseFacts
  limits: Limits | null
  knowledge: { version: string; hash: string } | null
  turns: number
  customerTurns: number
  agentTurns: number
  recent: readonly HeardUtterance[]
  reading: { turn: number; reading: Reading } | null
  conduct: { turn: number; conduct: Conduct } | null
  trajectory: Trajectory
  needs: NeedShares
  category: Category
  severity: Severity | null
  demands: readonly DemandItem[]
  signals: readonly SignalNote[]
  stage: Stage
  stageTurn: number
  progress: Progress
  ledger: Ledger
  /** Clauses that were touched by what was said (D3), newest last. */
  clauses: readonly ClauseNote[]
  tactics: Readonly<Partial<Record<Tactic, TacticNote>>>
  suggestion: Suggestion | null
  answered: { accepted: number; edited: number; dismissed: number }
  dismissedTactics: readonly Tactic[]
  /** Hashes of every sentence shown (`sentenceHash`), newest last. */
  said: readonly number[]
  /** Ids of the phrases used, newest last. */
  phrases: readonly string[]
  promises: readonly PromiseNote[]
  approvals: readonly ApprovalNote[]
  taboos: number
  degraded: number
  blocked: number
  /** Within a turn only: the plan being worded and the draft before the guard. Null in every state between turns. */
  plan: Plan | null
  draft: Suggestion | null
}

export const initialCall: Call = {
  callId: null,
  phase: 'new',
  facts: {},
  limits: null,
  knowledge: null,
  turns: 0,
  customerTurns: 0,
  agentTurns: 0,
  recent: [],
  reading: null,
  conduct: null,
  trajectory: emptyTrajectory,
  needs: Object.fromEntries(NEEDS.map(need => [need, 0])) as NeedShares,
  category: 'other',
  severity: null,
  demands: [],
  signals: [],
  stage: 'listen',
  stageTurn: 0,
  progress: {
    findingStated: false,
    positionStated: false,
    refused: false,
    accepted: false,
    confirmed: false,
    closing: false,
  },
  ledger: { entries: [], company: null, customer: null, accepted: false },
  clauses: [],
  tactics: {},
  suggestion: null,
  answered: { accepted: 0, edited: 0, dismissed: 0 },
  dismissedTactics: [],
  said: [],
  phrases: [],
  promises: [],
  approvals: [],
  taboos: 0,
  degraded: 0,
  blocked: 0,
  plan: null,
  draft: null,
}

/**
 * The fold: the state after `event`. Total (no event, in whatever order, makes it throw) and exhaustive (an event type
 * without a case does not compile).
 */
export function evolve(call: Call, event: CallEvent): Call {
  switch (event.type) {
    case 'call-started':
      return fold.started(call, event)
    case 'facts-updated':
      return { ...call, facts: { ...call.facts, ...event.facts }, limits: event.limits }
    case 'utterance-heard':
      return fold.heard(call, event)
    case 'utterance-corrected':
      return fold.corrected(call, event)
    case 'reading-made':
      return fold.read(call, event)
    case 'conduct-noted':
      return fold.noted(call, event)
    case 'law-noted':
      return fold.lawNoted(call, event)
    case 'limits-set':
      return { ...call, limits: event.limits }
    case 'offer-made':
      return fold.offered(call, event)
    case 'stage-moved':
      return { ...call, stage: event.stage, stageTurn: event.turn }
    case 'plan-made':
      return { ...call, plan: event.plan }
    case 'suggestion-drafted':
      return { ...call, draft: event.draft }
    case 'suggestion-issued':
      return fold.issued(call, event)
    case 'suggestion-blocked':
      return { ...call, draft: null, blocked: call.blocked + 1 }
    case 'suggestion-withheld':
      return { ...call, plan: null, draft: null }
    case 'suggestion-answered':
      return fold.answered(call, event)
    case 'turn-degraded':
      return { ...call, draft: null, degraded: call.degraded + 1 }
    case 'promise-recorded':
      return fold.promised(call, event)
    case 'approval-requested':
      return fold.approvalRequested(call, event)
    case 'approval-decided':
      return fold.approvalDecided(call, event)
    case 'call-ended':
      return { ...call, phase: 'ended', plan: null, draft: null }
    default:
      return unreachable(event)
  }
}

/** Folds a batch: `foldCall(foldCall(c, a), b)` equals `foldCall(c, [...a, ...b])`. */
export function foldCall(call: Call, events: readonly CallEvent[]): Call {
  return events.reduce(evolve, call)
}

function unreachable(event: never): never {
  throw new Error(`an event without a case in the fold: ${JSON.stringify(event)}`)
}
