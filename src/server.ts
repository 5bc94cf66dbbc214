import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { knowledgePaths, productDir } from './config.ts'
import { initialCall } from './domain/call.ts'
import type { Adviser } from './graph/graph.ts'
import { createApp } from './http/app.ts'
import { createApprovalWebhook } from './http/approval-webhook.ts'
import { Tokens } from './http/auth.ts'
import { CONNECTION_LIMITS, type ConnectionLimits } from './http/connection-context.ts'
import { Gateway } from './http/gateway.ts'
import type { LawBook } from './http/law-routes.ts'
import { createLog, type Logger } from './http/log.ts'
import { createMetrics } from './http/metrics.ts'
import { SampleCalls } from './http/sample-calls.ts'
import { Service } from './http/service.ts'
import { SignInCodes } from './http/sign-in.ts'
import { Tickets } from './http/tickets.ts'
import { readTokenSecret } from './http/token-secret.ts'
import { ApprovalPost, wakingFanOut } from './live/approval-post.ts'
import { type Clock, systemClock } from './live/clock.ts'
import { createLocalFanOut } from './live/fan-out.ts'
import { FrontDesk } from './live/front-desk.ts'
import { LIVE_DEFAULTS, type LiveContext, type LiveSettings } from './live/ports.ts'
import type { EventStore, Revocations } from './store/event-store.ts'

/** The part of the product that knows how to advise: everything compiled from `knowledge/`, behind the graph. */
export type Advice = Pick<LiveContext, 'adviser' | 'limitsFor' | 'tiers' | 'knowledge' | 'mask' | 'lightReading'> & {
  law?: LawBook | null
}

/** What a test may put in place of the real thing. */
export interface ServerOverrides {
  store?: EventStore & Revocations
  advice?: Advice
  clock?: Clock
  log?: Logger
  limits?: Partial<ConnectionLimits>
  settings?: Partial<LiveSettings>
}

const WEBHOOK_TIMEOUT_MS = 5_000
const monotonic = () => performance.now()
const newId = () => randomUUID()

/** The composition root: builds everything, starts nothing. Throws an error of one line for knowledge that cannot be used. */
export async function createServer(config: Config, overrides: ServerOverrides = {}): Promise<Service> {
  const log = overrides.log ?? createLog(config.logLevel)
  const clock = overrides.clock ?? systemClock
  const metrics = createMetrics()
  const [store, advice] = await Promise.all([
    overrides.store ?? createStore(config, log),
    overrides.advice ?? createAdvice(config, clock.now),
  ])
  const settings = { ...LIVE_DEFAULTS, approvalTtlMs: config.approvalTtlMs, ...overrides.settings }
  const liveLog = {
    warn: (what: string, fields: object = {}) => log.warn(fields, what),
    error: (what: string, fields: object = {}) => log.error(fields, what),
  }
  const { approvalsWebhook } = config
  const taker = approvalsWebhook
    ? createApprovalWebhook({ ...approvalsWebhook, timeoutMs: WEBHOOK_TIMEOUT_MS }, { log, now: clock.now })
    : null
  const approvals = new ApprovalPost({ store, clock, log: liveLog, taker })
  const localFanOut = createLocalFanOut(error => log.error({ error: (error as Error).name }, 'a watcher failed'))
  const fanOut = wakingFanOut(localFanOut, () => approvals.wake())
  const desk = new FrontDesk({ ...advice, store, fanOut, clock, newId, monotonic, log: liveLog, metrics, settings })
  const tokens = new Tokens({
    secret: readTokenSecret(config.dataDir, config.tokenSecret),
    now: clock.now,
    revocations: store,
  })
  const limits = { ...CONNECTION_LIMITS, ...overrides.limits }
  const tickets = new Tickets(limits.ticketTtlMs, monotonic)
  const signIn = new SignInCodes(monotonic)
  const samples = new SampleCalls(join(productDir, 'evals', 'cases'))
  const { host, port, allowedOrigins, socketsMax, upgradesPerSecond, tokenTtlMs } = config
  const shared = { desk, approvals, tokens, tickets, metrics, log, allowedOrigins }
  const gateway = new Gateway({ ...shared, limits, monotonic, socketsMax, upgradesPerSecond })
  const consoleDir = findConsole(config.consoleDir)
  const law = advice.law ?? null
  const app = createApp({ ...shared, store, signIn, samples, law, consoleDir, tokenTtlMs, now: clock.now, newId })
  return new Service({ host, port, store, tokens, desk, approvals, gateway, signIn, samples, log, fetch: app.fetch })
}

/** Loaded on demand: these are the imports that take long, and the rest of the service is testable without them. */
async function createAdvice(config: Config, now: () => number): Promise<Advice> {
  const [
    { createAdviser },
    { loadKnowledge },
    { loadLawBook },
    { createRewriter },
    amounts,
    compensation,
    tiers,
    privacy,
    light,
  ] = await Promise.all([
    import('./graph/graph.ts'),
    import('./knowledge/load.ts'),
    import('./knowledge/load-law-book.ts'),
    import('./model/openai-rewriter.ts'),
    import('./tools/amounts.ts'),
    import('./tools/compensation.ts'),
    import('./tools/authority/tiers.ts'),
    import('./tools/privacy.ts'),
    import('./understanding/light-reading.ts'),
  ])
  const paths = knowledgePaths(config.knowledgeOverlayDir)
  const { expertise, version, hash } = loadKnowledge(paths)
  const { apiKey, baseUrl, name, deadlineMs, jsonMode } = config.model
  const given = { baseUrl: baseUrl ?? undefined, model: name ?? undefined, jsonMode: jsonMode ?? undefined }
  const rewriter = createRewriter({ apiKey, deadlineMs, now: monotonic, ...given })
  // The model's library takes a second to load; the first customer should not wait for it.
  void rewriter?.warm?.()
  const adviser = createAdviser({ expertise, rewriter: null })
  await rehearse(adviser)
  const law = loadLawBook({ paths, registry: expertise.registry, legalDir: config.legalDir, now })
  return {
    law,
    adviser: rewriter ? createAdviser({ expertise, rewriter, rewriteDeadlineMs: deadlineMs }) : adviser,
    knowledge: { version, hash },
    limitsFor: (facts, context) => compensation.limitsFor(facts, expertise.authority, context),
    tiers: tiers.tiersOf(expertise.authority),
    mask: text => privacy.maskPersonalData(text).text,
    lightReading: ({ text, language, currency }) =>
      light.lightReading({ text, amounts: amounts.readAmounts(text, { currency }), language }, expertise.lexicon),
  }
}

/** One turn for nobody: the first run of the graph takes a hundred times as long as the second. */
async function rehearse(adviser: Adviser): Promise<void> {
  const said = { kind: 'utterance', speaker: 'customer', text: '喂，您好', startMs: 0, endMs: 0 } as const
  const call = { ...initialCall, phase: 'live' as const }
  for await (const _ of adviser.streamTurn(call, said, new AbortController().signal)) {
    // Only the run counts.
  }
}

async function createStore(config: Config, log: Logger): Promise<EventStore & Revocations> {
  if (config.memory) {
    const { MemoryStore } = await import('./store/memory-store.ts')
    return new MemoryStore()
  }
  const { SqliteStore } = await import('./store/sqlite-store.ts')
  const path = join(config.dataDir, 'tongpin.sqlite')
  return new SqliteStore({ path, report: problem => log.error({ path }, problem) })
}

/** The console of a checkout, else the one that the package brings along; looked for now, served if it is there then. */
function findConsole(configured: string | null): string {
  if (configured !== null) return configured
  const candidates = [join(productDir, 'web', 'dist'), join(productDir, 'dist', 'console')]
  return candidates.find(dir => existsSync(join(dir, 'index.html'))) ?? (candidates[0] as string)
}
