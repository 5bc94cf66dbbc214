import type { Call } from '../domain/call.ts'
import type { Money } from '../domain/money.ts'
import type { Plan, PlanOption } from '../domain/suggestion.ts'
import { TACTICS, type Taboo, type Tactic } from '../domain/vocabulary.ts'
import { citedArticles } from '../tools/articles.ts'
import type { Move, Playbook, Rule } from './playbook.ts'
import { slotsOf } from './slots.ts'
import { type View, viewOf } from './view.ts'
import { becauseOf } from './why.ts'

/** Tactics kept in a plan, best first: the one to say, two alternatives, and more for when words have run out. */
const TACTICS_MAX = 8
/** Other aims of the same tactics, after all of those: what is left when everything closer has been said. */
const SPARES_MAX = 6
/** A change of heat beyond this, on average, is an effect and no noise. */
const FAILED_HEAT_MIN = 0.06

interface Candidate {
  move: Move
  rule: Rule
  score: number
}

/**
 * What to do next (P1–P6, T1–T18, F2, F6): every rule of `tactics.yaml` whose conditions hold puts its tactics forward,
 * a tactic's gate and its history in this call weigh on them, and the best distinct tactics become the plan. Pure and
 * deterministic; null where no answer is due.
 */
export function planTurn(call: Call, playbook: Playbook): Plan | null {
  if (call.phase === 'ended') return null
  const view = viewOf(call)
  if (!view) return null
  const { ranked, avoid } = rank(view, playbook)
  const best = ranked[0]
  if (!best) return null
  const reasons = new Map<Rule, string>()
  const options = ranked.map(candidate => optionOf(candidate, view, playbook, reasons))
  const slots = slotsOf(view, playbook)
  return {
    turn: view.turn,
    stage: call.stage,
    layer: options[0]?.layer ?? 'fact',
    lscpa: playbook.tactics[best.move.tactic].lscpa,
    options: options as [PlanOption, ...PlanOption[]],
    aim: best.move.aim,
    offer: view.offer ? { minor: view.offer.minor, currency: view.offer.currency, step: view.offer.step } : null,
    amounts: amountsOf(view, slots),
    articles: slots.law ? citedArticles(slots.law).map(({ law, article }) => `${law ?? ''}|${article}`) : [],
    avoid,
    slots,
  }
}

function rank(view: View, playbook: Playbook): { ranked: Candidate[]; avoid: Taboo[] } {
  const best: (Candidate | null)[] = Array(TACTICS.length).fill(null)
  const spare: (Candidate | null)[] = Array(TACTICS.length).fill(null)
  const weights: (number | null | undefined)[] = Array(TACTICS.length).fill(undefined)
  const avoid = new Set<Taboo>(playbook.avoid)
  for (const rule of playbook.rules) {
    if (!rule.holds(view)) continue
    for (const taboo of rule.avoid) avoid.add(taboo)
    for (const move of rule.moves) {
      const { order, tactic } = move
      let weight = weights[order]
      if (weight === undefined) {
        weight = playbook.tactics[tactic].allowed(view) ? historyOf(tactic, view, playbook) : null
        weights[order] = weight
      }
      if (weight !== null) propose(best, spare, move, rule, move.score + weight)
    }
  }
  const ranked = [...sorted(best).slice(0, TACTICS_MAX), ...sorted(spare).slice(0, SPARES_MAX)]
  return { ranked, avoid: [...avoid] }
}

/** The strongest rule speaks for a tactic; the next strongest with another aim is kept in reserve. Scores never add up. */
function propose(best: (Candidate | null)[], spare: (Candidate | null)[], move: Move, rule: Rule, score: number): void {
  const { order } = move
  const known = best[order]
  if (!known) {
    best[order] = { move, rule, score }
  } else if (known.move.aim === move.aim && known.move.strict === move.strict) {
    if (score > known.score) best[order] = { move, rule, score }
  } else if (score > known.score) {
    spare[order] = known
    best[order] = { move, rule, score }
  } else if (score > (spare[order]?.score ?? Number.NEGATIVE_INFINITY)) {
    spare[order] = { move, rule, score }
  }
}

function sorted(candidates: readonly (Candidate | null)[]): Candidate[] {
  const present = candidates.filter(candidate => candidate !== null)
  return present.sort((a, b) => b.score - a.score || a.move.order - b.move.order)
}

/**
 * How the tactic has fared in this call: less for having just been used, suggested or dismissed, much less where it has
 * twice left the customer hotter, a little more where it has cooled.
 */
function historyOf(tactic: Tactic, view: View, playbook: Playbook): number {
  const { penalties } = playbook
  const note = view.call.tactics[tactic]
  let weight = 0
  if (view.agentDid.has(tactic)) weight -= playbook.tactics[tactic].repeatPenalty
  if (view.lastTop === tactic && view.agentSpoke)
    weight -= tactic === 'label' || view.agentDid.has(tactic) ? penalties.suggestedLast : penalties.suggestedLast / 2
  const dismissed = view.call.dismissedTactics.filter(one => one === tactic).length
  weight -= penalties.dismissed * dismissed
  if (!note) return weight
  weight -= Math.min(penalties.suggestedMax, penalties.suggestedEach * note.suggested)
  if (note.answered > 0) {
    const change = note.heatChange / note.answered
    if (note.answered >= 2 && change >= FAILED_HEAT_MIN) weight -= penalties.failed
    else if (change <= -FAILED_HEAT_MIN) weight += penalties.worked
  }
  return weight
}

function optionOf(
  { move, rule, score }: Candidate,
  view: View,
  playbook: Playbook,
  reasons: Map<Rule, string>,
): PlanOption {
  const tactic = playbook.tactics[move.tactic]
  const purpose = (move.purpose ?? tactic.purpose)[view.language]
  const because = reasons.get(rule) ?? becauseOf(rule.because[view.language], view, playbook)
  reasons.set(rule, because)
  return {
    tactic: move.tactic,
    score,
    why: view.language === 'zh' ? `${because}：${purpose}` : `${because}: ${purpose}`,
    layer: move.layer ?? tactic.layer,
    ...(move.aim === null ? {} : { aim: move.aim }),
    ...(move.strict ? { strict: true } : {}),
  }
}

/** Every figure that a sentence of this turn may name; all of them lie within the cap. */
function amountsOf(view: View, slots: Record<string, string>): Money[] {
  const amounts: Money[] = []
  const { offer, call } = view
  if (offer) amounts.push({ minor: offer.minor, currency: offer.currency })
  if (slots.demandAmount !== undefined && call.limits && call.ledger.customer !== null)
    amounts.push({ minor: call.ledger.customer, currency: call.limits.currency })
  return amounts
}
