import type { Context } from 'hono'
import type { z } from 'zod'

/** A body above this is not read to its end. */
const BODY_BYTES_MAX = 64 * 1024

export type Body<T> = { ok: true; value: T } | { ok: false; status: 400 | 413; error: string }

/** Reads a small JSON body; an empty one counts as `{}`. Problems name the field and never quote what stood in it. */
export async function readBody<S extends z.ZodType>(c: Context, schema: S): Promise<Body<z.infer<S>>> {
  if (Number(c.req.header('content-length') ?? 0) > BODY_BYTES_MAX) return tooLarge
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of c.req.raw.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > BODY_BYTES_MAX) return tooLarge
  }
  let value: unknown
  try {
    value = text.trim() === '' ? {} : JSON.parse(text)
  } catch {
    return { ok: false, status: 400, error: 'the body is not JSON' }
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return { ok: true, value: parsed.data }
  const issue = parsed.error.issues[0]
  return { ok: false, status: 400, error: `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'invalid'}` }
}

const tooLarge = { ok: false, status: 413, error: `at most ${BODY_BYTES_MAX} bytes` } as const
