import { availableParallelism } from 'node:os'
import { benchDrivers } from './drivers.ts'
import { benchSockets } from './sockets.ts'
import { benchStart } from './start.ts'

/** `npm run bench [-- part …]`: everything that docs/measurements.md claims, printed in one run. */
const PARTS = { drivers: benchDrivers, sockets: benchSockets, start: benchStart }

const wanted = process.argv.slice(2)
const unknown = wanted.filter(name => !(name in PARTS))
if (unknown.length > 0) {
  console.error(`bench: no part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`)
  process.exit(2)
}
console.log(
  `Node ${process.version}, ${availableParallelism()} cores. Ratios hold; absolute times wander with the machine.`,
)
for (const [name, part] of Object.entries(PARTS)) {
  if (wanted.length === 0 || wanted.includes(name)) await part()
}
process.exit(0)
