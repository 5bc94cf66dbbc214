import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { type Config, productDir, readConfig } from '../config.ts'

interface ServeOptions {
  port?: number
  host?: string
  dataDir?: string
  buildConsole?: boolean
  memory?: boolean
  supervisorLink?: boolean
}

/** The last moment before the process is ended by force; draining takes less. */
const EXIT_MS = 10_000
const SAMPLES_SHOWN = 6

export function register(program: Command): void {
  program
    .command('serve')
    .description('run the service and the console')
    .option('--port <number>', 'port to listen on; 0 takes a free one (default 8787)', readPort)
    .option('--host <address>', 'address to listen on (default 127.0.0.1)')
    .option('--data-dir <directory>', 'where calls are kept; one process a directory (default ./data)')
    .option('--build-console', 'build the console first where web/dist is missing')
    .option('--supervisor-link', 'print a second one-time link, for a supervisor who decides approvals')
    .option('--memory', 'keep calls in memory only; they are gone when the process ends')
    .addHelpText('after', '\nExample:\n  tongpin serve --port 8787 --data-dir ./data\n\nSettings: see .env.example.')
    .action(serve)
}

function readPort(value: string): number {
  const port = Number(value)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('a number from 0 to 65535')
  return port
}

async function serve(options: ServeOptions): Promise<void> {
  const config = configured(options)
  if (options.buildConsole) await buildConsole()
  const { createServer } = await import('../server.ts')
  const server = await createServer(config)
  const stop = () => {
    setTimeout(() => process.exit(1), EXIT_MS).unref()
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', stop)
  process.on('uncaughtException', crash)
  process.once('SIGINT', stop)
  const { url, signInUrl } = await server.start()
  const supervisorUrl = options.supervisorLink ? server.newSignIn('supervisor') : null
  const samples = await server.samples.list()
  console.log(`Tongpin runs at ${url}`)
  console.log(`Sign in once, within 10 minutes: ${signInUrl}`)
  if (supervisorUrl) console.log(`As a supervisor, in another browser or a private window: ${supervisorUrl}`)
  if (samples.length > 0) {
    const names = samples.slice(0, SAMPLES_SHOWN).map(sample => sample.name)
    console.log(`Sample calls to play in the console: ${names.join(', ')}${samples.length > SAMPLES_SHOWN ? ' …' : ''}`)
  }
  if (config.memory) console.log('Calls are kept in memory only.')
}

/** The message of an unforeseen error may quote what was said in a call; where it happened is enough to find it. */
function crash(error: unknown): void {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line)) : []
  const name = error instanceof Error ? error.name : typeof error
  process.stderr.write(`tongpin: stopped by an unexpected ${name}\n${frames.join('\n')}\n`)
  process.exit(1)
}

function configured(options: ServeOptions): Config {
  const config = readConfig()
  return {
    ...config,
    port: options.port ?? config.port,
    host: options.host ?? config.host,
    dataDir: options.dataDir ?? config.dataDir,
    memory: options.memory ?? config.memory,
  }
}

/**
 * In a checkout the console is built at the first start and after a change; an installed package brings it along. In a process of its own: a
 * bundler that stays in memory would cost more than the service. Without a console the service still runs.
 */
async function buildConsole(): Promise<void> {
  const root = join(productDir, 'web')
  if (!existsSync(join(root, 'index.html')) || isFresh(join(root, 'dist', 'index.html'), CONSOLE_SOURCES)) return
  console.log('Building the console …')
  const bundler = join(productDir, 'node_modules', 'vite', 'bin', 'vite.js')
  const child = spawn(process.execPath, [bundler, 'build', root, '--logLevel', 'warn'], { stdio: 'inherit' })
  const code = await new Promise(resolve => child.on('exit', resolve).on('error', resolve))
  if (code !== 0) console.error('The console could not be built; see above. The service starts without it.')
}

/** What the console is made of; it shares the domain and the protocol with the service. */
const CONSOLE_SOURCES = ['web/src', 'web/index.html', 'src/domain', 'src/protocol'].map(path => join(productDir, path))

/** Whether `built` is there and newer than everything it was made from. */
function isFresh(built: string, sources: readonly string[]): boolean {
  if (!existsSync(built)) return false
  const builtAt = statSync(built).mtimeMs
  const newest = (path: string): number =>
    statSync(path).isDirectory()
      ? Math.max(...readdirSync(path, { recursive: true }).map(name => statSync(join(path, String(name))).mtimeMs))
      : statSync(path).mtimeMs
  return sources.every(path => newest(path) <= builtAt)
}
