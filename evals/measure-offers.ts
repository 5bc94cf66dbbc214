import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { play, randomBeginning, seeded } from './offer-histories.ts'

/**
 * Plays millions of random negotiations and counts broken promises of T10:
 * `node evals/measure-offers.ts --histories 2000000 [--seed 1]`. Exits with 1 where one was broken.
 */
const { values } = parseArgs({
  options: { histories: { type: 'string', default: '2000000' }, seed: { type: 'string', default: '1' } },
})
const histories = Number(values.histories)
const seed = Number(values.seed)
const SHOWN = 5

const random = seeded(seed)
const found: string[] = []
const kinds = new Map<string, number>()
let violations = 0
const began = performance.now()
for (let count = 0; count < histories; count += 1) {
  const played = play(randomBeginning(random), random)
  for (const kind of played.answers) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  violations += played.violations.length
  if (found.length < SHOWN) found.push(...played.violations.slice(0, SHOWN - found.length))
}
const answers = [...kinds.values()].reduce((sum, count) => sum + count, 0)
const seconds = (performance.now() - began) / 1000
for (const line of found) console.log(line)
console.log(`histories ${histories}, offers worked out ${answers}, seed ${seed}`)
console.log(
  [...kinds]
    .map(([kind, count]) => `${kind} ${count}`)
    .sort()
    .join(', '),
)
console.log(`violations ${violations}`)
console.log(
  `${seconds.toFixed(1)} s: ${Math.round(histories / seconds)} histories/s, ${Math.round(answers / seconds)} offers/s on one core`,
)
if (violations > 0) process.exitCode = 1
