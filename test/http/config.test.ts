import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { CONFIG_VARIABLES, ConfigError, readConfig } from '../../src/config.ts'
import { startTestServer } from './test-server.ts'

const root = join(import.meta.dirname, '..', '..')
const run = promisify(execFile)

describe('the configuration', () => {
  test('is explained variable by variable in .env.example, with the defaults that hold', () => {
    const example = readFileSync(join(root, '.env.example'), 'utf8')
    const lines = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [
      name as string,
      value as string,
    ])
    expect(lines.map(([name]) => name).sort()).toEqual([...CONFIG_VARIABLES].sort())
    expect(readConfig(Object.fromEntries(lines))).toEqual(readConfig({}))
  })

  test('that cannot be used is refused in one line that names the variable', () => {
    for (const [name, value] of [
      ['TONGPIN_PORT', '99999'],
      ['TONGPIN_TOKEN_SECRET', 'short'],
      ['TONGPIN_LOG_LEVEL', 'loud'],
      ['APPROVALS_WEBHOOK', 'ftp://example.com'],
      ['APPROVALS_WEBHOOK_SECRET', 'short'],
    ] as const) {
      expect(() => readConfig({ [name]: value })).toThrow(ConfigError)
      expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: [^\\n]+$`))
    }
  })

  test('signs what it posts: a webhook without a secret is refused', () => {
    const url = 'https://chat.example.com/hook'
    expect(() => readConfig({ APPROVALS_WEBHOOK: url })).toThrow(/^APPROVALS_WEBHOOK_SECRET: needed/)
    const secret = 's'.repeat(32)
    const config = readConfig({ APPROVALS_WEBHOOK: url, APPROVALS_WEBHOOK_SECRET: secret })
    expect(config.approvalsWebhook).toEqual({ url, secret })
  })

  test('takes an empty variable for none, and origins with or without a slash', () => {
    const config = readConfig({ TONGPIN_PORT: ' ', TONGPIN_ALLOWED_ORIGINS: 'https://a.example/, https://b.example' })
    expect(config.port).toBe(8787)
    expect(config.allowedOrigins).toEqual(['https://a.example', 'https://b.example'])
  })
})

describe('a token of the command line', () => {
  test('is accepted by the server of the same data directory, whose secret nobody else can read', async () => {
    const server = await startTestServer()
    const args = ['src/cli.ts', 'token', '--role', 'agent', '--user', 'mei', '--data-dir', server.dataDir]
    const { stdout } = await run(process.execPath, [...args, '--ttl', '30m', '--json'], { cwd: root })
    const minted = JSON.parse(stdout) as { token: string; expiresAt: number }
    const headers = { authorization: `Bearer ${minted.token}` }
    const me = await (await fetch(`${server.url}/v1/me`, { headers })).json()
    expect(me).toEqual({ user: 'mei', role: 'agent', authority: 'agent', expiresAt: minted.expiresAt })
    expect(minted.expiresAt - Date.now()).toBeGreaterThan(25 * 60_000)
    expect(statSync(join(server.dataDir, 'token-secret')).mode & 0o077).toBe(0)
    await server.close()
  })

  test('is refused for a role that does not exist or a time that is none, with exit code 2', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tongpin-token-'))
    const mint = (...args: string[]) =>
      run(process.execPath, ['src/cli.ts', 'token', '--user', 'x', '--data-dir', dataDir, ...args], { cwd: root })
    await expect(mint('--role', 'king')).rejects.toMatchObject({ code: 2 })
    await expect(mint('--role', 'agent', '--ttl', 'soon')).rejects.toMatchObject({ code: 2 })
    rmSync(dataDir, { recursive: true, force: true })
  })
})

test('a port that is taken gives one clear line, and lets go of the data directory', async () => {
  const blocker = createServer()
  const port = await new Promise<number>(resolve => {
    blocker.listen(0, '127.0.0.1', () => {
      const address = blocker.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  const dataDir = mkdtempSync(join(tmpdir(), 'tongpin-port-'))
  const environment = { TONGPIN_PORT: String(port), TONGPIN_DATA_DIR: dataDir }
  await expect(startTestServer({}, environment)).rejects.toThrow(`port ${port} is taken; choose another with --port`)
  const free = await startTestServer({}, { ...environment, TONGPIN_PORT: '0' })
  await free.close()
  blocker.close()
  rmSync(dataDir, { recursive: true, force: true })
})
