import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Tokens } from '../src/http/auth.ts'

const ROOT = join(import.meta.dirname, '..')
const SECRET = 'for tests and benches only, never for use'

export interface ChildServer {
  process: ChildProcess
  url: string
  output(): string
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>
}

export interface ChildOptions {
  dataDir: string
  port: number
  /** The program, relative to the repository, and its arguments. */
  args?: string[]
  environment?: Record<string, string>
}

/** Starts a server as a process of its own and waits until it takes requests; rejects with its output if it ends before. */
export function spawnServer({
  dataDir,
  port,
  args = ['src/cli.ts', 'serve'],
  environment = {},
}: ChildOptions): Promise<ChildServer> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      TONGPIN_PORT: String(port),
      TONGPIN_DATA_DIR: dataDir,
      TONGPIN_TOKEN_SECRET: SECRET,
      TONGPIN_LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<number | NodeJS.Signals | null>(resolve => {
    child.on('exit', (code, signal) => resolve(code ?? signal))
  })
  return new Promise((resolve, reject) => {
    const read = (chunk: unknown) => {
      output += String(chunk)
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0]
      if (url) resolve({ process: child, url, output: () => output, ended })
    }
    child.stdout.on('data', read)
    child.stderr.on('data', chunk => {
      output += String(chunk)
    })
    void ended.then(how => reject(new Error(`ended with ${how}: ${output}`)))
  })
}

export async function tokenFor(user: string, role: 'agent' | 'supervisor'): Promise<string> {
  const revocations = { revoke: async () => true, revoked: async () => [] }
  const tokens = new Tokens({ secret: SECRET, now: Date.now, revocations })
  return (await tokens.mint({ user, role }, 3_600_000)).token
}

/** A port that is free now, and the same for every life of a server that is killed and started again. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
