import { failure, type RewriteFailure, type RewriteFailureReason } from './rewriter.ts'

const RATE_LIMIT_CODES = /rate.?limit|insufficient_quota|too.?many.?requests/i
const FILTER_CODES = /content.?filter|content.?policy|data_inspection_failed|moderation/i

/**
 * What an error of the SDK means. The detail names status and code only: messages of servers quote the prompt, and with it
 * the customer's words, or a part of the key.
 */
export function faultOf(error: unknown): RewriteFailure {
  if (typeof error !== 'object' || error === null) return failure('network', 'an error that is not an object')
  const status = 'status' in error && typeof error.status === 'number' ? error.status : null
  const code = [field(error, 'code'), field(error, 'type')].filter(part => part !== '').join(' ')
  const name = field(error, 'name') || 'Error'
  const detail = [name, status === null ? '' : `status ${status}`, code].filter(part => part !== '').join(', ')
  return failure(reasonOf(error, status, code), detail)
}

function reasonOf(error: object, status: number | null, code: string): RewriteFailureReason {
  if (FILTER_CODES.test(code)) return 'filtered'
  if (status === 429 || RATE_LIMIT_CODES.test(code)) return 'rate-limited'
  if (status === 408 || status === 504 || field(error, 'name') === 'TimeoutError') return 'timeout'
  if (status !== null && status >= 500) return 'server-error'
  if (status !== null && status >= 400) return 'request-error'
  if (error instanceof SyntaxError) return 'cut-off'
  // An error object inside a stream that began with 200 reaches us as an API error without a status (fault 10).
  if ('error' in error && error.error !== undefined) return 'server-error'
  return 'network'
}

function field(error: object, key: string): string {
  const value = (error as Record<string, unknown>)[key]
  return typeof value === 'string' ? value.slice(0, 60) : ''
}

/**
 * How long a 429 asks us to wait, in ms, or null where it does not say, or where the error is another. A date is read against the server's own `Date`, so
 * that a wrong clock here does not matter.
 */
export function retryAfterMs(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null
  if (!('status' in error && error.status === 429 && 'headers' in error && error.headers instanceof Headers))
    return null
  const { headers } = error
  const inMs = Number(headers.get('retry-after-ms') ?? Number.NaN)
  if (Number.isFinite(inMs) && inMs >= 0) return inMs
  const value = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000
  const until = Date.parse(value)
  const from = Date.parse(headers.get('date') ?? '')
  return Number.isFinite(until - from) ? Math.max(0, until - from) : null
}
