/**
 * Why a socket was closed. 4000–4099: do not retry; the 4400s: retry after mending; 4429 and 1001: retry with jitter.
 */
export const CLOSE_CODES = {
  /** After `draining`: the server goes, another takes over; nothing acknowledged is lost. */
  shutdown: 1001,
  binary: 1003,
  invalidUtf8: 1007,
  /** The fifth invalid message of a connection. */
  invalidMessages: 1008,
  tooBig: 1009,
  internal: 1011,
  /** No hello first, another protocol, another person's token, a role that the token does not give. */
  badHello: 4400,
  /** Within 5 s after the token has expired or was taken back; come back with a fresh one. */
  tokenExpired: 4401,
  /** The second `not-found` of a connection, whether the calls exist or not. */
  notYours: 4403,
  noHello: 4408,
  /** The fifth write after `fenced`, or another server process has taken the call over. */
  fenced: 4409,
  /** Counted by the server; the peer is cut without a close frame and sees 1006. */
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
