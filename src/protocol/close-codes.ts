/**
 * Why a socket was closed. 4000–4099: do not retry; the 4400s: retry after mending; 4429 and 1001: retry with jitter.
 */
export const CLOSE_CODES = {
  shutdown: 1001,
  binary: 1003,
  invalidUtf8: 1007,
  invalidMessages: 1008,
  tooBig: 1009,
  internal: 1011,
  badHello: 4400,
  tokenExpired: 4401,
  notYours: 4403,
  noHello: 4408,
  fenced: 4409,
  slowConsumer: 4413,
  overRate: 4429,
} as const
export type CloseCode = (typeof CLOSE_CODES)[keyof typeof CLOSE_CODES]

/** What a client does after a close: nothing, come back at once after mending what was wrong, or come back with jitter. */
export function reconnectAdvice(code: number): 'stop' | 'mend' | 'jitter' {
  if (code === CLOSE_CODES.overRate || code === CLOSE_CODES.shutdown || code === 1006 || code === 1011 || code === 1012)
    return 'jitter'
  if (code === CLOSE_CODES.slowConsumer || code === CLOSE_CODES.tokenExpired || code === CLOSE_CODES.noHello)
    return 'mend'
  return 'stop'
}
