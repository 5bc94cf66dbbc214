const BASE_MS = 300
const MAX_MS = 10_000

/**
 * How long to wait before the next attempt, in ms: doubling from 0.3 s to 10 s, with the upper half of each wait drawn at
 * random (`random` in 0…1), so that a thousand desks do not come back in the same moment.
 */
export function backoffMs(attempt: number, random: number): number {
  const ceiling = Math.min(MAX_MS, BASE_MS * 2 ** Math.min(attempt, 10))
  return Math.round(ceiling / 2 + (ceiling / 2) * random)
}
