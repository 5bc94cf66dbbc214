import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** The directory that holds `knowledge/`, `evals/` and the built console: the checkout, or the installed package. */
export const productDir = findProductDir(dirname(fileURLToPath(import.meta.url)))

const flag = z.enum(['0', '1', 'true', 'false']).transform(value => value === '1' || value === 'true')
const number = (min: number, max: number) => z.coerce.number().int().min(min).max(max)

/** Every variable that the product reads, with its default. `.env.example` explains each; a test keeps the two alike. */
const environmentSchema = z.object({
  TONGPIN_HOST: z.string().min(1).default('127.0.0.1'),
  TONGPIN_PORT: number(0, 65_535).default(8787),
  TONGPIN_DATA_DIR: z.string().min(1).default('data'),
  TONGPIN_MEMORY: flag.default(false),
  TONGPIN_TOKEN_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  TONGPIN_TOKEN_TTL_HOURS: number(1, 24 * 30).default(12),
  TONGPIN_ALLOWED_ORIGINS: z.string().default(''),
  TONGPIN_CONSOLE_DIR: z.string().optional(),
  TONGPIN_SOCKETS_MAX: number(1, 1_000_000).default(10_000),
  TONGPIN_UPGRADES_PER_SECOND: number(1, 100_000).default(500),
  TONGPIN_APPROVAL_TTL_MINUTES: number(1, 24 * 60).optional(),
  APPROVALS_WEBHOOK: z.url({ protocol: /^https?$/, error: 'an http or https address' }).optional(),
  APPROVALS_WEBHOOK_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  TONGPIN_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  KNOWLEDGE_DIR: z.string().optional(),
  LEGAL_DIR: z.string().optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z.string().optional(),
  OPENAI_MODEL: z.string().optional(),
  TONGPIN_MODEL_DEADLINE_MS: number(100, 60_000).default(6_000),
  TONGPIN_MODEL_JSON_MODE: flag.optional(),
})

export const CONFIG_VARIABLES = Object.keys(environmentSchema.shape)

export interface Config {
  host: string
  /** 0 takes any free port. */
  port: number
  dataDir: string
  /** Keeps every call in memory only; for demos. */
  memory: boolean
  /** Null: a secret is generated into the data directory at the first start. */
  tokenSecret: string | null
  tokenTtlMs: number
  allowedOrigins: readonly string[]
  /** Null: `web/dist` of a checkout, else `dist/console` of the package. */
  consoleDir: string | null
  socketsMax: number
  upgradesPerSecond: number
  /** Null: a request waits as long as the tier that decides it has time (`decisionMinutes` in authority.yaml). */
  approvalTtlMs: number | null
  /** Where approval events are posted to besides the supervisors' sockets. */
  approvalsWebhook: { url: string; secret: string } | null
  logLevel: string
  knowledgeOverlayDir: string | null
  /** A folder with law texts; null: the console shows our own words of a clause only. */
  legalDir: string | null
  model: {
    /** Null: the product works by its playbook alone. */
    apiKey: string | null
    baseUrl: string | null
    name: string | null
    deadlineMs: number
    jsonMode: boolean | null
  }
}

/** A setting that cannot be used. The message is one line and names the variable. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Reads the configuration; the only place that looks at the environment. An empty variable counts as unset. Throws a
 * `ConfigError` for a value that cannot be used.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    CONFIG_VARIABLES.map(name => [name, environment[name]?.trim()]).filter(([, value]) => value),
  )
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ConfigError(`${String(issue?.path[0])}: ${issue?.message ?? 'invalid'} (see .env.example)`)
  }
  const env = parsed.data
  return {
    host: env.TONGPIN_HOST,
    port: env.TONGPIN_PORT,
    dataDir: env.TONGPIN_DATA_DIR,
    memory: env.TONGPIN_MEMORY,
    tokenSecret: env.TONGPIN_TOKEN_SECRET ?? null,
    tokenTtlMs: env.TONGPIN_TOKEN_TTL_HOURS * 3_600_000,
    allowedOrigins: env.TONGPIN_ALLOWED_ORIGINS.split(',')
      .map(origin => origin.trim().replace(/\/$/, ''))
      .filter(origin => origin !== ''),
    consoleDir: env.TONGPIN_CONSOLE_DIR ?? null,
    socketsMax: env.TONGPIN_SOCKETS_MAX,
    upgradesPerSecond: env.TONGPIN_UPGRADES_PER_SECOND,
    approvalTtlMs: env.TONGPIN_APPROVAL_TTL_MINUTES === undefined ? null : env.TONGPIN_APPROVAL_TTL_MINUTES * 60_000,
    approvalsWebhook: webhookOf(env.APPROVALS_WEBHOOK, env.APPROVALS_WEBHOOK_SECRET),
    logLevel: env.TONGPIN_LOG_LEVEL,
    knowledgeOverlayDir: env.KNOWLEDGE_DIR ?? null,
    legalDir: env.LEGAL_DIR ?? null,
    model: {
      apiKey: env.OPENAI_API_KEY ?? null,
      baseUrl: env.OPENAI_BASE_URL ?? null,
      name: env.OPENAI_MODEL ?? null,
      deadlineMs: env.TONGPIN_MODEL_DEADLINE_MS,
      jsonMode: env.TONGPIN_MODEL_JSON_MODE ?? null,
    },
  }
}

function webhookOf(url: string | undefined, secret: string | undefined): Config['approvalsWebhook'] {
  if (url === undefined) return null
  if (secret === undefined)
    throw new ConfigError('APPROVALS_WEBHOOK_SECRET: needed where APPROVALS_WEBHOOK is set (see .env.example)')
  return { url, secret }
}

/** Where the shipped knowledge lies, and the overlay of KNOWLEDGE_DIR; for commands that need no other setting. */
export function knowledgePaths(overlayDir = readConfig().knowledgeOverlayDir): {
  dir: string
  overlayDir: string | undefined
  cacheFile: string
} {
  const cacheFile = join(productDir, 'dist', 'knowledge.json')
  return { dir: join(productDir, 'knowledge'), overlayDir: overlayDir ?? undefined, cacheFile }
}

/** The version in package.json, for `--version`. */
export function productVersion(): string {
  const manifest = JSON.parse(readFileSync(join(productDir, 'package.json'), 'utf8')) as { version?: string }
  return manifest.version ?? '0.0.0'
}

function findProductDir(from: string): string {
  for (let dir = from; dir !== dirname(dir); dir = dirname(dir)) {
    try {
      readFileSync(join(dir, 'package.json'))
      return dir
    } catch {
      // Not here; a bundle lies deeper in the package than the sources do.
    }
  }
  return from
}
