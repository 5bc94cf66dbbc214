import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import { createServer } from '../src/server.ts'

/**
 * The product's own server in a process of its own, forked by `bench/sockets.ts` with --expose-gc, so that its CPU and its
 * memory are not mixed with those of the clients.
 */
const config = {
  ...readConfig({}),
  port: 0,
  dataDir: mkdtempSync(join(tmpdir(), 'tongpin-bench-')),
  logLevel: 'silent',
  upgradesPerSecond: 100_000,
}
const server = await createServer(config)
const { url } = await server.start()
const { token } = await server.tokens.mint({ user: 'bench', role: 'agent' }, 3_600_000)
process.send?.({ url, token })

process.on('message', message => {
  if (message === 'cpu') process.send?.({ cpu: process.cpuUsage() })
  if (message === 'memory') {
    global.gc?.()
    const { heapUsed, external, rss } = process.memoryUsage()
    process.send?.({ memory: { heapUsed, external, rss } })
  }
  if (message === 'stop') void server.close().then(() => process.exit(0))
})
