import { createHmac } from 'node:crypto'
import type { ApprovalTaker } from '../live/approval-post.ts'
import type { HttpLog } from './connection-context.ts'

export interface ApprovalWebhook {
  url: string
  /** What deliveries are signed with. */
  secret: string
  timeoutMs: number
}

/** Answers after which the next delivery would fare no better: the receiver is overloaded, down, or does not know us. */
const HOPELESS = new Set([401, 403, 404, 408, 425, 429])

/**
 * Posts approval events to an address of the operator's (a chat, a workflow engine). Each is signed: `X-Tongpin-Signature`
 * is `t=<epoch seconds>,v1=<hex>`, an HMAC-SHA256 with the secret over `<epoch seconds>.<body>`; `X-Tongpin-Delivery` is the
 * id by which a receiver drops doubles. Only a 2xx counts as taken; redirects are not followed. Never throws.
 */
export function createApprovalWebhook(
  { url, secret, timeoutMs }: ApprovalWebhook,
  { log, now }: { log: HttpLog; now(): number },
): ApprovalTaker {
  return {
    async take({ id, callId, event }) {
      const body = JSON.stringify({ deliveryId: id, callId, event })
      const at = Math.floor(now() / 1000)
      const headers = {
        'Content-Type': 'application/json',
        'X-Tongpin-Delivery': String(id),
        'X-Tongpin-Signature': `t=${at},v1=${signature(secret, at, body)}`,
      }
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
        // The answer's body is of no use, and unread it would keep the connection.
        await response.body?.cancel()
        if (response.ok) return 'taken'
        log.warn({ delivery: id, status: response.status }, 'the approvals webhook did not take a delivery')
        return response.status >= 500 || HOPELESS.has(response.status) ? 'unreachable' : 'refused'
      } catch (error) {
        log.warn({ delivery: id, error: (error as Error).name }, 'the approvals webhook cannot be reached')
        return 'unreachable'
      }
    },
  }
}

/** The hex HMAC that stands in the header; exported for receivers and tests. */
export function signature(secret: string, atSeconds: number, body: string): string {
  return createHmac('sha256', secret).update(`${atSeconds}.${body}`).digest('hex')
}
