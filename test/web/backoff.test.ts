import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoffMs } from '../../web/src/connection/backoff.ts'

test('waits double, keep their upper half for chance, and never exceed ten seconds', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const wait = backoffMs(attempt, random)
      const ceiling = Math.min(10_000, 300 * 2 ** Math.min(attempt, 10))
      return wait >= Math.floor(ceiling / 2) && wait <= ceiling
    }),
  )
  expect(backoffMs(0, 1)).toBe(300)
  expect(backoffMs(1, 1)).toBe(600)
  expect(backoffMs(1000, 1)).toBe(10_000)
})
