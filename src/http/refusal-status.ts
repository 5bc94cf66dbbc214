import type { Refusal } from '../live/ports.ts'

type Status = 400 | 403 | 404 | 409 | 410 | 429 | 503

const STATUS: Partial<Record<Refusal['code'], Status>> = {
  'not-found': 404,
  'four-eyes': 403,
  'above-authority': 403,
  conflict: 409,
  'version-mismatch': 409,
  'not-writer': 409,
  'call-ended': 409,
  gone: 410,
  busy: 429,
  unavailable: 503,
}

/** The HTTP status of a refusal; what the client could have known better is a 400. */
export function statusOf(code: Refusal['code']): Status {
  return STATUS[code] ?? 400
}
