import type { Call } from './call.ts'
import { heatLevel } from './trajectory.ts'
import { NEEDS, STAGES, type Stage } from './vocabulary.ts'

/** Ids of what must hold before a stage can be left (P1); their texts are in the locale files. */
export const STAGE_CONDITIONS = [
  'demand-known',
  'heard-out',
  'heat-bearable',
  'responsibility-known',
  'position-agreed',
  'profile-complete',
  'offer-accepted',
  'promise-recorded',
] as const
export type StageCondition = (typeof STAGE_CONDITIONS)[number]

/** Above this smoothed heat nobody listens to findings or figures (P5: feelings before facts before interests). */
export const HEAT_BEARABLE_MAX = 0.6

const exits: Record<Stage, readonly StageCondition[]> = {
  listen: ['demand-known', 'heard-out', 'heat-bearable'],
  investigate: ['responsibility-known'],
  deliberate: ['position-agreed'],
  analyse: ['profile-complete'],
  negotiate: ['offer-accepted'],
  act: ['promise-recorded'],
}

const holds: Record<StageCondition, (call: Call) => boolean> = {
  'demand-known': call => call.demands.length > 0 || call.ledger.customer !== null,
  'heard-out': call => call.customerTurns >= 2,
  'heat-bearable': call => heatLevel(call.trajectory) <= HEAT_BEARABLE_MAX,
  'responsibility-known': call =>
    (call.facts.responsibility ?? 'unknown') !== 'unknown' ||
    call.progress.findingStated ||
    call.progress.positionStated,
  'position-agreed': call => call.facts.position === 'agreed' || call.progress.positionStated,
  'profile-complete': call => call.customerTurns >= 3 || NEEDS.some(need => call.needs[need] >= 0.3),
  'offer-accepted': call => call.progress.accepted,
  'promise-recorded': call => call.promises.length > 0,
}

/** What is still missing to leave the stage that the call is in; the console always shows it. */
export function missingToLeave(call: Call): StageCondition[] {
  return exits[call.stage].filter(condition => !holds[condition](call))
}

/**
 * Where the call stands after the last event: forward over every stage whose exit conditions hold, or back (which is
 * legal) from 行 to 谈 when an accepted offer is taken back. Returns null where it stays.
 */
export function stageMove(call: Call): { stage: Stage; because: StageCondition[] } | null {
  if (call.stage === 'act' && !call.progress.accepted) return { stage: 'negotiate', because: ['offer-accepted'] }
  let index = STAGES.indexOf(call.stage)
  const because: StageCondition[] = []
  while (index < STAGES.length - 1) {
    const conditions = exits[STAGES[index] as Stage]
    if (!conditions.every(condition => holds[condition](call))) break
    because.push(...conditions)
    index += 1
  }
  const stage = STAGES[index] as Stage
  return stage === call.stage ? null : { stage, because }
}
