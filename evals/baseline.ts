import { existsSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { SuiteResult } from './judge.ts'
import { shareOf } from './scorers/scorer.ts'
import { readText, type Suite, SuiteError } from './suite.ts'

const shares = z.record(z.string(), z.number().min(0).max(1))

const baselineSchema = z.object({
  suites: z.record(z.string(), z.object({ version: z.string(), scores: shares, cases: z.record(z.string(), shares) })),
})
/** The shares that were measured when the baseline was last taken: over each suite, and in each case. */
export type Baseline = z.infer<typeof baselineSchema>

/** A share that fell: below its threshold, or below the baseline by more than the suite's tolerance. */
export interface Fall {
  suite: string
  /** Null where the share over the whole suite fell. */
  case: string | null
  scorer: string
  share: number
  below: number
  of: 'threshold' | 'baseline'
}

/** A missing file is an empty baseline where it may be missing. */
export function readBaseline(path: string, mayBeMissing: boolean): Baseline {
  if (mayBeMissing && !existsSync(path)) return { suites: {} }
  let value: unknown
  try {
    value = JSON.parse(readText(path))
  } catch (error) {
    if (error instanceof SuiteError) throw error
    throw new SuiteError(`the baseline ${path} is not JSON; write it with --update-baseline`)
  }
  const parsed = baselineSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new SuiteError(`the baseline ${path}: ${issue?.path.join('.')}: ${issue?.message}`)
}

/** What fell in a suite. Pure. A scorer or a case that the baseline does not know is new and cannot have fallen. */
export function fallsOf(suite: Suite, result: SuiteResult, baseline: Baseline): Fall[] {
  const before = baseline.suites[suite.id]
  const falls: Fall[] = []
  const compare = (
    share: number,
    name: string | null,
    scorer: string,
    known: number | undefined,
    tolerance: number,
  ) => {
    if (known !== undefined && share < known - tolerance - Number.EPSILON)
      falls.push({ suite: suite.id, case: name, scorer, share, below: known, of: 'baseline' })
  }
  for (const [scorer, { share, threshold }] of Object.entries(result.scores)) {
    if (share < threshold) falls.push({ suite: suite.id, case: null, scorer, share, below: threshold, of: 'threshold' })
    compare(share, null, scorer, before?.scores[scorer], suite.tolerance.suite)
  }
  for (const { name, scores } of result.cases)
    for (const [scorer, score] of Object.entries(scores))
      compare(shareOf(score), name, scorer, before?.cases[name]?.[scorer], suite.tolerance.case)
  return falls
}

/** The baseline with these results in place of the suites' old ones; other suites keep theirs. */
export function updatedBaseline(baseline: Baseline, results: readonly SuiteResult[]): Baseline {
  const round = (share: number) => Math.round(share * 10_000) / 10_000
  const taken = results.map(({ id, version, scores, cases }) => [
    id,
    {
      version,
      scores: Object.fromEntries(Object.entries(scores).map(([scorer, { share }]) => [scorer, round(share)])),
      cases: Object.fromEntries(
        cases.map(({ name, scores: own }) => [
          name,
          Object.fromEntries(Object.entries(own).map(([scorer, score]) => [scorer, round(shareOf(score))])),
        ]),
      ),
    },
  ])
  return { suites: { ...baseline.suites, ...Object.fromEntries(taken) } }
}

export function writeBaseline(path: string, baseline: Baseline): void {
  writeFileSync(path, `${JSON.stringify(baseline, null, 2)}\n`)
}
