import type { Call } from '../../../src/domain/call.ts'
import { missingToLeave, type StageCondition } from '../../../src/domain/stages.ts'
import { STAGES, type Stage } from '../../../src/domain/vocabulary.ts'

export interface StageStep {
  stage: Stage
  state: 'done' | 'current' | 'ahead'
}

/** The six stages (P1) with where the call stands, and what is missing to leave the present one. */
export function stageSteps(call: Call): { steps: StageStep[]; missing: StageCondition[] } {
  const at = STAGES.indexOf(call.stage)
  const steps = STAGES.map(
    (stage, index): StageStep => ({ stage, state: index < at ? 'done' : index === at ? 'current' : 'ahead' }),
  )
  return { steps, missing: missingToLeave(call) }
}
