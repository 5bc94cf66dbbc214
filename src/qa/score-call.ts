import type { LoggedEvent } from '../domain/events.ts'
import {
  checkAnswered,
  checkElements,
  checkHamburger,
  checkLscpa,
  checkStages,
  checkUsedWhenDue,
  lscpaCoverage,
} from './checks/exchange.ts'
import { checkAgentCalm, checkLayerFirst, checkTrajectory } from './checks/heat.ts'
import { checkAuthority, checkBargaining, checkFloor, keptAuthority } from './checks/money.ts'
import { checkCitations, checkClocks, checkPrivacy, checkTabooFree } from './checks/wording.ts'
import { type Conversation, readConversation } from './conversation.ts'
import type { Check, Rubric } from './rubric.ts'
import type { Scorecard, ScorecardLine } from './scorecard.ts'
import { notDue, say, type Verdict, verdict } from './verdict.ts'

/**
 * Scores one call from its log (A1). Pure: the same log and the same rubric give the same card. A log that is empty or cut
 * gives a card with what it holds.
 */
export function scoreCall(events: readonly LoggedEvent[], rubric: Rubric): Scorecard {
  const conversation = readConversation(events)
  const { call, language } = conversation
  const verdicts = new Map<string, Verdict>()
  const lines: ScorecardLine[] = []
  const idle: Scorecard['notDue'] = []
  for (const { id, method, title, weight, check } of rubric.lines) {
    const result = runCheck(conversation, check, rubric, verdicts)
    verdicts.set(id, result)
    if (!result.due) {
      idle.push({ id, method, why: result.why })
      continue
    }
    const { score, turns, why } = result
    lines.push({ id, method, title: title[language], weight, score, turns, why })
  }
  const { start, peak, end } = call.trajectory
  return {
    callId: call.callId,
    language,
    overall: overallOf(lines, conversation),
    lscpa: lscpaCoverage(conversation, rubric),
    ...conductOf(conversation),
    heat: { start: start?.heat ?? 0, peak: peak?.heat ?? 0, end: end?.heat ?? 0 },
    category: call.category,
    severity: call.severity,
    demands: call.demands.map(({ kind, amount }) => (amount ? { kind, amount } : { kind })),
    signals: signalsOf(conversation),
    stage: call.stage,
    money: {
      keptAuthority: keptAuthority(conversation),
      offers: conversation.offers.map(({ by, turn, minor, currency }) => ({ by, turn, minor, currency })),
    },
    promises: {
      recorded: conversation.promises.length > 0,
      items: conversation.promises.map(({ what, owner, dueAt, source, turn }) => ({
        what,
        owner,
        dueAt,
        source,
        turn,
      })),
    },
    lines,
    notDue: idle,
    rubric: { id: rubric.id, version: rubric.version },
  }
}

/** The mean by weight, of the lines that were due; an answer that nobody gave is worth nothing. */
function overallOf(lines: readonly ScorecardLine[], conversation: Conversation): number {
  const weight = lines.reduce((sum, line) => sum + line.weight, 0)
  if (weight === 0 || conversation.agent.length === 0) return 0
  return Math.round((lines.reduce((sum, line) => sum + line.weight * line.score, 0) / weight) * 10) / 10
}

function conductOf(conversation: Conversation): Pick<Scorecard, 'tactics' | 'taboos'> {
  const tactics: Scorecard['tactics'] = []
  const taboos: Scorecard['taboos'] = []
  for (const { turn, conduct } of conversation.agent) {
    if (!conduct) continue
    if (conduct.tactics.length > 0)
      tactics.push({ turn, types: [...new Set(conduct.tactics.map(found => found.type))] })
    if (conduct.taboos.length > 0) {
      const why = [...new Set(conduct.taboos.map(found => found.why))].join(say(conversation, '；', '; '))
      taboos.push({ turn, types: [...new Set(conduct.taboos.map(found => found.type))], why })
    }
  }
  return { tactics, taboos }
}

function signalsOf(conversation: Conversation): Scorecard['signals'] {
  const signals = new Map<string, Scorecard['signals'][number]>()
  for (const { turn, reading, text } of conversation.customer) {
    for (const { type, span, confidence } of reading?.signals ?? []) {
      const known = signals.get(type) ?? { type, turns: [], confidence: 0, text: text.slice(...span) }
      const turns = known.turns.includes(turn) ? known.turns : [...known.turns, turn]
      signals.set(type, { ...known, turns, confidence: Math.max(known.confidence, confidence) })
    }
  }
  return [...signals.values()]
}

function runCheck(
  conversation: Conversation,
  check: Check,
  rubric: Rubric,
  verdicts: ReadonlyMap<string, Verdict>,
): Verdict {
  switch (check.kind) {
    case 'stages':
      return checkStages(conversation)
    case 'lscpa':
      return checkLscpa(conversation, rubric)
    case 'elements':
      return checkElements(conversation, check)
    case 'used-when-due':
      return checkUsedWhenDue(conversation, check)
    case 'hamburger':
      return checkHamburger(conversation, check)
    case 'layer-first':
      return checkLayerFirst(conversation, check)
    case 'agent-calm':
      return checkAgentCalm(conversation, check)
    case 'taboo-free':
      return checkTabooFree(conversation, check)
    case 'authority':
      return checkAuthority(conversation)
    case 'floor':
      return checkFloor(conversation)
    case 'bargaining':
      return checkBargaining(conversation)
    case 'citations':
      return checkCitations(conversation)
    case 'clocks':
      return checkClocks(conversation)
    case 'privacy':
      return checkPrivacy(conversation)
    case 'trajectory':
      return checkTrajectory(conversation, check)
    case 'answered':
      return checkAnswered(conversation, check)
    case 'mean':
      return meanOf(conversation, check.of, verdicts)
  }
}

/** A dimension of SERVQUAL is seen through other lines of the same card. */
function meanOf(conversation: Conversation, of: readonly string[], verdicts: ReadonlyMap<string, Verdict>): Verdict {
  const parts = of.flatMap(id => {
    const part = verdicts.get(id)
    return part?.due ? [{ id, ...part }] : []
  })
  if (parts.length === 0)
    return notDue(say(conversation, '所依据的各项都不适用', 'none of the lines it rests on was due'))
  const score = parts.reduce((sum, part) => sum + part.score, 0) / parts.length
  const why = parts.map(part => `${part.id} ${part.score}`).join(say(conversation, '，', ', '))
  return verdict(
    score,
    parts.flatMap(part => part.turns),
    why,
  )
}
