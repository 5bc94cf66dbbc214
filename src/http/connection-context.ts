import type { ApprovalPost } from '../live/approval-post.ts'
import type { FrontDesk } from '../live/front-desk.ts'
import { WIRE_LIMITS } from '../protocol/messages.ts'
import type { Tokens } from './auth.ts'
import type { Metrics } from './metrics.ts'
import type { Tickets } from './tickets.ts'

/** What a client has to keep, and is told in its `welcome`. */
export type ConnectionLimits = { [K in keyof typeof WIRE_LIMITS]: number }

export const CONNECTION_LIMITS: ConnectionLimits = { ...WIRE_LIMITS }

/** Log calls take fields and a fixed sentence; no field may hold words of a call. */
export interface HttpLog {
  info(fields: object, what: string): void
  warn(fields: object, what: string): void
  error(fields: object, what: string): void
}

/** Everything a socket needs from outside; one object per process. */
export interface ConnectionContext {
  desk: FrontDesk
  approvals: ApprovalPost
  tokens: Tokens
  tickets: Tickets
  limits: ConnectionLimits
  metrics: Metrics
  log: HttpLog
  monotonic(): number
}
