import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { LiveClient } from '../../bench/live-client.ts'
import { readConfig } from '../../src/config.ts'
import type { Role } from '../../src/domain/vocabulary.ts'
import { createServer, type ServerOverrides } from '../../src/server.ts'
import { stubAdvice } from '../live/stub-advice.ts'

export interface TestServer {
  url: string
  socketUrl: string
  signInUrl: string
  dataDir: string
  token(user: string, role: Role, ttlMs?: number, authority?: string): Promise<string>
  client(user: string, role?: Role, callId?: string): Promise<LiveClient>
  close(): Promise<void>
}

/** A whole server on a free port, with stubbed advice unless told otherwise. Its directory goes with it. */
export async function startTestServer(
  overrides: ServerOverrides = {},
  environment: Record<string, string> = {},
): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongpin-test-'))
  const config = readConfig({ TONGPIN_PORT: '0', TONGPIN_DATA_DIR: dataDir, ...environment })
  const log = pino({ level: 'silent' })
  const server = await createServer(config, { advice: stubAdvice(), log, ...overrides })
  const { url, signInUrl } = await server.start()
  const token = async (user: string, role: Role, ttlMs = 60_000, authority?: string) =>
    (await server.tokens.mint({ user, role, authority }, ttlMs)).token
  return {
    url,
    socketUrl: `${url.replace('http', 'ws')}/v1/socket`,
    signInUrl,
    dataDir,
    token,
    async client(user, role = 'agent', callId) {
      return new LiveClient({ url, token: await token(user, role), ...(callId === undefined ? {} : { callId }) })
    },
    async close() {
      await server.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
