import { hash } from 'node:crypto'

/**
 * Tells whether two messages with the same client id say the same. The id itself is left out, and the order of keys does
 * not count, so that a client may serialise its resend anew.
 */
export function bodyHash(message: { id: string }): string {
  const { id: _, ...body } = message
  return hash('sha256', canonical(body), 'base64url').slice(0, 22)
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
}
