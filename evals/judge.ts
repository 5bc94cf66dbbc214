import type { PlayedCall } from './played-call.ts'
import { SCORERS } from './scorers/all.ts'
import { type CaseScore, shareOf } from './scorers/scorer.ts'
import { type Suite, SuiteError } from './suite.ts'

export interface CaseResult {
  name: string
  scores: Readonly<Record<string, CaseScore>>
}

export interface SuiteResult {
  id: string
  version: string
  description: string
  /** Shares over all cases, by scorer. */
  scores: Readonly<Record<string, { share: number; hits: number; of: number; threshold: number }>>
  cases: readonly CaseResult[]
}

/** Scores the played cases of a suite. Pure. */
export function judgeSuite(suite: Suite, calls: readonly PlayedCall[]): SuiteResult {
  const scorers = suite.scorers.map(({ id, threshold }) => {
    const scorer = SCORERS.get(id)
    if (!scorer)
      throw new SuiteError(
        `the suite ${suite.id}: there is no scorer ${id}; there are ${[...SCORERS.keys()].join(', ')}`,
      )
    return { scorer, threshold }
  })
  const cases = calls.map(call => ({
    name: call.name,
    scores: Object.fromEntries(scorers.map(({ scorer }) => [scorer.id, scorer.score(call)])),
  }))
  const scores = scorers.map(({ scorer, threshold }) => {
    const parts = cases.flatMap(({ scores: own }) => own[scorer.id] ?? [])
    const hits = parts.reduce((sum, part) => sum + part.hits, 0)
    const of = parts.reduce((sum, part) => sum + part.of, 0)
    return [scorer.id, { share: shareOf({ hits, of }), hits, of, threshold }] as const
  })
  const { id, version, description } = suite
  return { id, version, description, scores: Object.fromEntries(scores), cases }
}
