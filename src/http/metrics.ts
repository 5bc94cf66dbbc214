import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { LiveMetrics } from '../live/ports.ts'
import { CLOSE_CODES } from '../protocol/close-codes.ts'

/** What the service counts about itself; `text` is the Prometheus exposition. No label holds a name or a word of a call. */
export interface Metrics extends LiveMetrics {
  error(code: string): void
  socketOpened(): void
  socketClosed(code: number): void
  upgradeRefused(status: number): void
  text(): Promise<{ body: string; contentType: string }>
}

/** 1000, 1005 and 1006 are what a client's own end looks like. */
const KNOWN_CODES = new Set<number>([1000, 1005, 1006, ...Object.values(CLOSE_CODES)])
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name, help, labelNames, registers })
  collectDefaultMetrics({ register: registry })
  const turns = counter('tongpin_turns_total', 'Utterances heard', ['speaker'])
  const suggestions = counter('tongpin_suggestions_total', 'Suggestions issued', ['source'])
  const blocked = counter('tongpin_suggestions_blocked_total', 'Sentences stopped by the guard', ['source'])
  const degraded = counter('tongpin_turns_degraded_total', 'Turns with less advice than was due', ['reason'])
  const appends = counter('tongpin_appends_total', 'Appends that became durable')
  const errors = counter('tongpin_errors_total', 'Errors answered to clients', ['code'])
  const closes = counter('tongpin_socket_closes_total', 'Sockets closed', ['code'])
  const refusals = counter('tongpin_upgrades_refused_total', 'Sockets refused at the upgrade', ['status'])
  const histogram = (name: string, help: string) => new Histogram({ name, help, buckets: SECONDS, registers })
  const turnSeconds = histogram('tongpin_turn_seconds', 'From taking a message up to the end of revision 1')
  const appendSeconds = histogram('tongpin_append_seconds', 'From an append to its durability')
  const sockets = new Gauge({ name: 'tongpin_sockets', help: 'Open sockets', registers })
  const live = new Gauge({ name: 'tongpin_live_calls', help: 'Calls held in memory', registers })
  return {
    turnHeard: speaker => turns.inc({ speaker }),
    turnAdvised: tookMs => turnSeconds.observe(tookMs / 1000),
    liveCalls: count => live.set(count),
    appended(events, tookMs) {
      appends.inc()
      appendSeconds.observe(tookMs / 1000)
      for (const event of events) {
        if (event.type === 'suggestion-issued') suggestions.inc({ source: event.source })
        else if (event.type === 'suggestion-blocked') blocked.inc({ source: event.source })
        else if (event.type === 'turn-degraded') degraded.inc({ reason: event.reason })
      }
    },
    error: code => errors.inc({ code }),
    socketOpened: () => sockets.inc(),
    socketClosed(code) {
      sockets.dec()
      // A client may close with any number it likes; it must not make up labels that way.
      closes.inc({ code: KNOWN_CODES.has(code) ? code : 'other' })
    },
    upgradeRefused: status => refusals.inc({ status }),
    text: async () => ({ body: await registry.metrics(), contentType: registry.contentType }),
  }
}
