import type { Call, Ledger, TacticNote } from './call.ts'
import type { EventOf } from './events.ts'
import { noteClauses } from './law.ts'
import { creditHeat, mergeDemands, mergeSignals, mixNeeds, worse } from './reading-folds.ts'
import { type Suggestion, sentenceHash } from './suggestion.ts'
import { forget, observe } from './trajectory.ts'
import type { Tactic } from './vocabulary.ts'

/** Limits of the bounded state. A call that outgrows one loses the oldest entry from the state, never from the log. */
export const RECENT_MAX = 12
const LEDGER_MAX = 64
const PROMISES_MAX = 32
const APPROVALS_MAX = 16
/** About three sentences a turn for 680 customer turns, several times the longest call we have heard of. */
const SAID_MAX = 2048
const PHRASES_MAX = 2048
const DISMISSED_MAX = 6

const last = <T>(items: readonly T[], item: T, max: number): readonly T[] => [...items.slice(1 - max), item]

export function started(call: Call, event: EventOf<'call-started'>): Call {
  const offers = event.facts.offers ?? []
  const of = (by: 'company' | 'customer') => offers.filter(offer => offer.by === by).map(offer => offer.minor)
  const company = of('company')
  return {
    ...call,
    callId: event.callId,
    phase: 'live',
    facts: event.facts,
    limits: event.limits,
    knowledge: event.knowledge,
    ledger: {
      entries: offers.map(offer => ({ ...offer, turn: null })).slice(-LEDGER_MAX),
      company: company.length > 0 ? Math.max(...company) : null,
      customer: of('customer').at(-1) ?? event.facts.demandMinor ?? null,
      accepted: false,
    },
  }
}

export function heard(call: Call, event: EventOf<'utterance-heard'>): Call {
  const { turn, utteranceId, speaker, text, startMs, endMs } = event
  return {
    ...call,
    turns: Math.max(call.turns, turn + 1),
    customerTurns: call.customerTurns + (speaker === 'customer' ? 1 : 0),
    agentTurns: call.agentTurns + (speaker === 'agent' ? 1 : 0),
    recent: last(call.recent, { turn, utteranceId, speaker, text, startMs, endMs }, RECENT_MAX),
    plan: null,
    draft: null,
  }
}

export function corrected(call: Call, event: EventOf<'utterance-corrected'>): Call {
  const before = call.recent.find(utterance => utterance.utteranceId === event.utteranceId)
  const shift = (speaker: 'customer' | 'agent') =>
    before ? (event.speaker === speaker ? 1 : 0) - (before.speaker === speaker ? 1 : 0) : 0
  return {
    ...call,
    customerTurns: call.customerTurns + shift('customer'),
    agentTurns: call.agentTurns + shift('agent'),
    recent: call.recent.map(utterance =>
      utterance.utteranceId === event.utteranceId
        ? { ...utterance, speaker: event.speaker, text: event.text }
        : utterance,
    ),
    trajectory: event.speaker === 'customer' ? call.trajectory : forget(call.trajectory, event.turn),
    plan: null,
    draft: null,
  }
}

export function read(call: Call, event: EventOf<'reading-made'>): Call {
  const { turn, reading } = event
  const trajectory = observe(call.trajectory, { turn, ...reading.emotion })
  const accepts = reading.cues.includes('accepts')
  const rejects = reading.cues.includes('rejects')
  const answerable = call.ledger.company !== null || call.progress.positionStated
  const accepted = rejects ? false : call.progress.accepted || (accepts && answerable)
  return {
    ...call,
    reading: { turn, reading },
    trajectory,
    needs: mixNeeds(call.needs, reading.needs),
    category: reading.category === 'other' ? call.category : reading.category,
    severity: worse(call.severity, reading.severity),
    demands: mergeDemands(call.demands, reading, turn),
    signals: mergeSignals(call, reading, turn),
    tactics: creditHeat(call, turn, trajectory.points.at(-1)?.level.heat ?? 0),
    ledger: { ...call.ledger, accepted },
    progress: {
      ...call.progress,
      accepted,
      confirmed: reading.cues.includes('confirms'),
      closing: call.progress.closing || reading.cues.includes('farewell'),
    },
  }
}

export function noted(call: Call, event: EventOf<'conduct-noted'>): Call {
  const { turn, conduct } = event
  const tactics: Partial<Record<Tactic, TacticNote>> = { ...call.tactics }
  for (const found of conduct.tactics) {
    const note = tactics[found.type] ?? emptyNote
    if (note.lastUsedTurn === turn) continue
    tactics[found.type] = { ...note, used: note.used + 1, lastUsedTurn: turn }
  }
  const has = (cue: (typeof conduct.cues)[number]) => conduct.cues.includes(cue)
  return {
    ...call,
    conduct: { turn, conduct },
    tactics,
    taboos: call.taboos + conduct.taboos.length,
    progress: {
      ...call.progress,
      findingStated: call.progress.findingStated || has('states-finding'),
      positionStated:
        call.progress.positionStated || has('states-position') || has('refuses') || conduct.offer !== null,
      refused: call.progress.refused || has('refuses'),
    },
  }
}

export function offered(call: Call, event: EventOf<'offer-made'>): Call {
  const { by, minor, turn } = event
  const ledger: Ledger = {
    ...call.ledger,
    entries: last(call.ledger.entries, { by, minor, turn }, LEDGER_MAX),
    company: by === 'company' ? Math.max(call.ledger.company ?? 0, minor) : call.ledger.company,
    customer: by === 'customer' ? minor : call.ledger.customer,
  }
  return { ...call, ledger }
}

export function issued(call: Call, event: EventOf<'suggestion-issued'>): Call {
  const suggestion = suggestionOf(event)
  const texts = [suggestion.text, ...suggestion.alternatives.map(alternative => alternative.text)]
  const tactics: Partial<Record<Tactic, TacticNote>> = { ...call.tactics }
  if (suggestion.revision === 1) {
    for (const tactic of suggestion.tactics) {
      const note = tactics[tactic] ?? emptyNote
      tactics[tactic] = { ...note, suggested: note.suggested + 1, lastSuggestedTurn: suggestion.turn }
    }
  }
  return {
    ...call,
    suggestion,
    tactics,
    said: [...call.said, ...texts.map(sentenceHash)].slice(-SAID_MAX),
    phrases: [...call.phrases, ...suggestion.phrases].slice(-PHRASES_MAX),
    draft: null,
  }
}

/** The suggestion without its envelope: a log line carries `seq` and `at` too, and those are no part of the state. */
function suggestionOf(event: EventOf<'suggestion-issued'>): Suggestion {
  const { id, revision, source, turn, text, tactics, layer, lscpa, stage, why, offer, alternatives, phrases } = event
  const fields = { id, revision, source, turn, text, tactics, layer, lscpa, stage, why, alternatives, phrases }
  return offer ? { ...fields, offer } : fields
}

export function answered(call: Call, event: EventOf<'suggestion-answered'>): Call {
  const tactic = call.suggestion?.id === event.suggestionId ? call.suggestion.tactics[0] : undefined
  return {
    ...call,
    answered: { ...call.answered, [event.response]: call.answered[event.response] + 1 },
    dismissedTactics:
      event.response === 'dismissed' && tactic
        ? last(call.dismissedTactics, tactic, DISMISSED_MAX)
        : call.dismissedTactics,
  }
}

export function promised(call: Call, event: EventOf<'promise-recorded'>): Call {
  const { promiseId, what, owner, dueAt, source, turn } = event
  const promise = { promiseId, what, owner, dueAt, source, turn }
  const others = call.promises.filter(known => known.promiseId !== promise.promiseId)
  return { ...call, promises: last(others, promise, PROMISES_MAX) }
}

export function lawNoted(call: Call, event: EventOf<'law-noted'>): Call {
  const said = call.recent.find(utterance => utterance.utteranceId === event.utteranceId)
  if (!said || said.speaker === 'unknown') return call
  const { turn, speaker, text } = said
  return { ...call, clauses: noteClauses(call.clauses, event.law.clauses, { turn, speaker, text }) }
}

export function approvalRequested(call: Call, event: EventOf<'approval-requested'>): Call {
  const { approvalId, version, amount, requestedBy, why, expiresAt } = event
  const request = { approvalId, version, amount, requestedBy, why, expiresAt, decision: null, decidedBy: null }
  const others = call.approvals.filter(known => known.approvalId !== approvalId)
  return { ...call, approvals: last(others, request, APPROVALS_MAX) }
}

export function approvalDecided(call: Call, event: EventOf<'approval-decided'>): Call {
  return {
    ...call,
    approvals: call.approvals.map(approval =>
      approval.approvalId === event.approvalId && approval.version === event.version && approval.decision === null
        ? { ...approval, decision: event.decision, decidedBy: event.decidedBy }
        : approval,
    ),
  }
}

const emptyNote: TacticNote = {
  suggested: 0,
  used: 0,
  lastSuggestedTurn: null,
  lastUsedTurn: null,
  heatChange: 0,
  answered: 0,
}
