import { readConfig } from '../../src/config.ts'
import { createServer } from '../../src/server.ts'
import { stubAdvice } from '../live/stub-advice.ts'

// A server as `tongpin serve` runs it, but for the advice, which is stubbed so that it starts in a moment.
const server = await createServer(readConfig(), { advice: stubAdvice() })
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)))
const { url } = await server.start()
process.stdout.write(`${url}\n`)
