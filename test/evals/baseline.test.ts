import { describe, expect, test } from 'vitest'
import { type Baseline, fallsOf, updatedBaseline } from '../../evals/baseline.ts'
import type { SuiteResult } from '../../evals/judge.ts'
import type { Suite } from '../../evals/suite.ts'

const suite: Suite = {
  id: 's',
  version: '1',
  description: '',
  scorers: [{ id: 'coverage', threshold: 0.5 }],
  tolerance: { suite: 0.01, case: 0.1 },
  cases: [],
}
const result = (hits: number, ofCase = hits): SuiteResult => ({
  id: 's',
  version: '1',
  description: '',
  scores: { coverage: { share: hits / 100, hits, of: 100, threshold: 0.5 } },
  cases: [{ name: 'c', scores: { coverage: { hits: ofCase, of: 100, misses: [] } } }],
})
const baseline = (share: number, ofCase = share): Baseline => ({
  suites: { s: { version: '1', scores: { coverage: share }, cases: { c: { coverage: ofCase } } } },
})

describe('what fell', () => {
  test('below the threshold', () => {
    expect(fallsOf(suite, result(49), { suites: {} })).toEqual([
      { suite: 's', case: null, scorer: 'coverage', share: 0.49, below: 0.5, of: 'threshold' },
    ])
    expect(fallsOf(suite, result(50), { suites: {} })).toEqual([])
  })

  test('below the baseline by more than the tolerance, over the suite', () => {
    expect(fallsOf(suite, result(89), baseline(0.9))).toEqual([])
    expect(fallsOf(suite, result(88), baseline(0.9))).toMatchObject([{ case: null, of: 'baseline', below: 0.9 }])
  })

  test('below the baseline in one case, while the suite holds', () => {
    expect(fallsOf(suite, result(90, 79), baseline(0.9))).toMatchObject([{ case: 'c', share: 0.79 }])
    expect(fallsOf(suite, result(90, 80), baseline(0.9))).toEqual([])
  })

  test('not what the baseline does not know, and not what rose', () => {
    expect(fallsOf(suite, result(60), { suites: {} })).toEqual([])
    expect(fallsOf(suite, result(100), baseline(0.9))).toEqual([])
  })
})

test('a taken baseline holds what was measured, and keeps other suites', () => {
  const other = { version: '9', scores: { x: 1 }, cases: {} }
  const taken = updatedBaseline({ suites: { other } }, [result(90, 80)])
  expect(taken.suites).toEqual({
    other,
    s: { version: '1', scores: { coverage: 0.9 }, cases: { c: { coverage: 0.8 } } },
  })
  expect(fallsOf(suite, result(90, 80), taken)).toEqual([])
})
