import { STAGES, type Stage } from '../../src/domain/vocabulary.ts'
import { each, type Scorer } from './scorer.ts'

/** P1: going back is legal where facts are new or an acceptance is taken back. */
const BACK: Partial<Record<Stage, readonly Stage[]>> = {
  negotiate: ['investigate'],
  act: ['negotiate', 'investigate'],
}

export const legalStages: Scorer = {
  id: 'legal-stages',
  means:
    'stages move forward or legally back, in an unbroken chain, and a suggestion names the stage that the call is in',
  score(call) {
    let stage: Stage = 'listen'
    return each(call.turns, turn => {
      for (const move of turn.moves) {
        if (move.from !== stage) return `moves from ${move.from}, but the call was in ${stage}`
        const forward = STAGES.indexOf(move.stage) > STAGES.indexOf(move.from)
        if (!forward && !BACK[move.from]?.includes(move.stage)) return `moves from ${move.from} to ${move.stage}`
        stage = move.stage
      }
      return turn.suggestion && turn.suggestion.stage !== stage
        ? `suggests for ${turn.suggestion.stage} in ${stage}`
        : null
    })
  },
}
