import { coverage } from './coverage.ts'
import {
  expectedDemands,
  expectedEmotions,
  expectedOptions,
  expectedSignals,
  expectedStages,
  expectedTactics,
  forbiddenTactics,
} from './expectations.ts'
import { guarded } from './guarded.ts'
import { legalOffers } from './legal-offers.ts'
import { legalStages } from './legal-stages.ts'
import { noMoneyWhileHot } from './no-money-while-hot.ts'
import { noRepeats } from './no-repeats.ts'
import type { Scorer } from './scorer.ts'
import { speakable } from './speakable.ts'
import { threeTactics } from './three-tactics.ts'

/** The scorers by the id that suites name. */
export const SCORERS: ReadonlyMap<string, Scorer> = new Map(
  [
    coverage,
    threeTactics,
    noRepeats,
    speakable,
    guarded,
    legalOffers,
    noMoneyWhileHot,
    legalStages,
    expectedTactics,
    expectedOptions,
    forbiddenTactics,
    expectedEmotions,
    expectedSignals,
    expectedDemands,
    expectedStages,
  ].map(scorer => [scorer.id, scorer]),
)
