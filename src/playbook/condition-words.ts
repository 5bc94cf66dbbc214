import type { SignalNote } from '../domain/call.ts'
import type { AgentCue, Category, CustomerCue, DemandKind, SignalType, Taboo, Tactic } from '../domain/vocabulary.ts'
import { asksMoney, isExtreme } from './offer-move.ts'
import { feelingTried, type View } from './view.ts'

export type Predicate = (view: View) => boolean

/** How many turns a signal of danger colours what follows. */
const RECENT_TURNS = 6
/** A demand that has not come up for this many turns is not quoted back any more. */
const DEMAND_LIVE_TURNS = 10
/** The last figure of the ladder may lie a little under a round target. */
const LAST_FIGURE_SHARE = 0.96

const noted = (view: View, type: string): SignalNote | undefined =>
  view.call.signals.find(signal => signal.type === (type as SignalType))
/** What is being asked for now, as separate things: a refund that comes with a cancellation is one of them. */
export function kindsAsked(call: View['call']): DemandKind[] {
  const live = call.demands.filter(item => item.kind !== 'other' && call.turns - item.lastTurn <= DEMAND_LIVE_TURNS)
  const kinds = [...live].sort((a, b) => a.lastTurn - b.lastTurn).map(item => item.kind)
  return kinds.filter(kind => !(kind === 'refund' && kinds.includes('cancel')))
}
const tactic = (view: View, id: string) => view.call.tactics[id as Tactic]

/** The customer has just spoken of ending their life: then no agreement, no yes and no goodbye is the matter. */
export const inDanger = (view: View) =>
  view.turn - (noted(view, 'self-harm')?.lastTurn ?? Number.NEGATIVE_INFINITY) <= RECENT_TURNS

/** Words without an argument. */
export const FLAGS: Record<string, Predicate> = {
  always: () => true,
  hot: view => view.band === 'high',
  raised: view => view.band !== 'low',
  rising: view => view.rising,
  first: view => view.call.customerTurns <= 1,
  'agent-spoke': view => view.agentSpoke,
  demands: view => view.call.demands.length > 0,
  'demands-several': view => kindsAsked(view.call).length >= 2,
  'asks-money': view => asksMoney(view.call),
  extreme: view => isExtreme(view.call),
  'over-authority': view =>
    asksMoney(view.call) && (view.call.ledger.customer ?? 0) > (view.call.limits?.capMinor ?? Number.POSITIVE_INFINITY),
  'has-target': view => (view.call.limits?.targetMinor ?? 0) > 0,
  'named-figure': view => view.call.ledger.customer !== null,
  multiple: view => view.reading.amounts.some(amount => amount.kind === 'multiple'),
  offer: view => view.offer !== null,
  'offer-owed': view => view.offer?.kind === 'owed',
  'offer-accept': view => view.offer?.kind === 'accept',
  'offer-first': view => view.offer?.kind === 'first',
  'offer-next': view => view.offer?.kind === 'next',
  'offer-last': view => view.offer?.kind === 'last',
  offered: view => view.call.ledger.company !== null,
  'offered-just-now': view => view.call.conduct?.conduct.offer != null,
  'at-target': view =>
    view.call.ledger.company !== null &&
    view.call.ledger.company >= LAST_FIGURE_SHARE * (view.call.limits?.targetMinor ?? Number.POSITIVE_INFINITY),
  /** The figure is what is being talked about in this turn. */
  'figure-live': view =>
    view.reading.amounts.length > 0 ||
    view.reading.demands.some(demand => demand.kind === 'refund' || demand.kind === 'compensation') ||
    view.agentDid.has('limit-break') ||
    view.agentDid.has('ackerman-offer') ||
    view.reading.cues.includes('insists'),
  /** Sadness or fear was heard a moment ago; an even voice since then is no calm. */
  tender: view =>
    view.call.trajectory.points.slice(-3).some(point => point.label === 'sad' || point.label === 'anxious') ||
    view.turn - (noted(view, 'vulnerable')?.lastTurn ?? Number.NEGATIVE_INFINITY) <= RECENT_TURNS,
  moved: view => view.reading.cues.includes('moves-demand'),
  /** Agreed, and not being undone in anger. */
  accepted: view => view.call.progress.accepted && view.band !== 'high' && !inDanger(view),
  /** The customer says goodbye; after a word of self-harm no goodbye is taken for one. */
  closing: view => view.reading.cues.includes('farewell') && !inDanger(view),
  /** Goodbye has been said before in this call. */
  'has-closed': view => view.call.progress.closing,
  refused: view => view.call.progress.refused,
  'finding-stated': view => view.call.progress.findingStated,
  'position-stated': view => view.call.progress.positionStated,
  'position-agreed': view => view.call.facts.position === 'agreed' || view.call.progress.positionStated,
  promised: view => view.call.promises.length > 0,
  'committed-since-accept': view =>
    (tactic(view, 'commit')?.lastUsedTurn ?? -1) >= view.call.stageTurn && view.call.stage === 'act',
  'feeling-tried': view => feelingTried(view.call),
  taboo: view => (view.call.conduct?.conduct.taboos.length ?? 0) > 0,
  'agent-hot': view => (view.call.conduct?.conduct.heat ?? 0) >= 0.4,
  'has-mirror': view => view.reading.mirror !== null,
  'has-law': view => Boolean(view.call.facts.law) || view.call.clauses.some(note => note.stream === 'right'),
  /** One plain question and no story around it. */
  simple: view => view.text.length <= (view.language === 'zh' ? 40 : 120),
  short: view => view.text.length <= (view.language === 'zh' ? 6 : 20),
  long: view => view.text.length >= (view.language === 'zh' ? 45 : 160),
}

/** Words with an argument after `=`. */
export const KEYED: Record<string, (view: View, value: string) => boolean> = {
  stage: (view, value) => view.call.stage === value,
  emotion: (view, value) => view.emotion === value,
  need: (view, value) => view.need === value,
  category: (view, value) => view.call.category === (value as Category),
  severity: (view, value) => view.call.severity === value,
  responsibility: (view, value) => (view.call.facts.responsibility ?? 'unknown') === value,
  locale: (view, value) => view.language === value,
  cue: (view, value) => view.reading.cues.includes(value as CustomerCue),
  signal: (view, value) => view.reading.signals.some(signal => signal.type === (value as SignalType)),
  known: (view, value) => noted(view, value) !== undefined,
  recent: (view, value) => view.turn - (noted(view, value)?.lastTurn ?? Number.NEGATIVE_INFINITY) <= RECENT_TURNS,
  /** The signal is raised for the first time, in this turn. */
  fresh: (view, value) => {
    const note = noted(view, value)
    return note !== undefined && note.turn === view.turn
  },
  /** The signal has been raised again after it had been raised before. */
  again: (view, value) => (noted(view, value)?.times ?? 0) > 1,
  demand: (view, value) => view.reading.demands.some(demand => demand.kind === (value as DemandKind)),
  asked: (view, value) => view.call.demands.some(item => item.kind === (value as DemandKind)),
  agent: (view, value) => view.agentDid.has(value as Tactic),
  'agent-cue': (view, value) => view.call.conduct?.conduct.cues.includes(value as AgentCue) ?? false,
  taboo: (view, value) => view.call.conduct?.conduct.taboos.some(found => found.type === (value as Taboo)) ?? false,
  used: (view, value) => (tactic(view, value)?.used ?? 0) > 0,
  'used-twice': (view, value) => (tactic(view, value)?.used ?? 0) > 1,
  suggested: (view, value) => (tactic(view, value)?.suggested ?? 0) > 0,
  'last-top': (view, value) => view.lastTop === value,
  'limit-step': (view, value) => Math.min(3, tactic(view, 'limit-break')?.used ?? 0) === Number(value),
}

export const NUMBERS: Record<string, (view: View) => number> = {
  heat: view => view.heat,
  now: view => view.now,
  'customer-turns': view => view.call.customerTurns,
  'stage-turns': view => view.turn - view.call.stageTurn,
}
