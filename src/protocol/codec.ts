import { type ClientMessage, clientMessageSchema, type ServerMessage } from './messages.ts'

export type Decoded =
  | { ok: true; message: ClientMessage }
  /** `id` and `callId` where the broken message had them, so that the client can tell which one it was. */
  | { ok: false; problem: string; id?: string; callId?: string }

/** Reads one frame from a client. Never throws; the problem names the field and never quotes what stood in it. */
export function decodeClientMessage(text: string): Decoded {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, problem: 'not JSON' }
  }
  return readClientMessage(value)
}

export function readClientMessage(value: unknown): Decoded {
  const parsed = clientMessageSchema.safeParse(value)
  if (parsed.success) return { ok: true, message: parsed.data }
  const issue = parsed.error.issues[0]
  const problem = `${issue?.path.join('.') || 'message'}: ${issue?.message ?? 'invalid'}`
  return { ok: false, problem, ...named(value, 'id'), ...named(value, 'callId') }
}

export function encodeServerMessage(message: ServerMessage): string {
  return JSON.stringify(message)
}

function named<K extends string>(value: unknown, key: K): { [key in K]?: string } {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
  return typeof found === 'string' && found.length <= 128 ? ({ [key]: found } as { [key in K]?: string }) : {}
}
