import { createInterface } from 'node:readline'
import type { z } from 'zod'

/** Answers written at once before the filter waits for the reader, so that memory stays constant behind a slow pipe. */
const BATCH_BYTES_MAX = 64 * 1024

/**
 * Runs a JSON Lines filter over stdin (cli.md): one answer a line, in order, keeping `id`; a bad line answers
 * `{id?, error}` and the rest goes on.
 */
export async function runJsonLines<Schema extends z.ZodType>(
  schema: Schema,
  answer: (input: z.infer<Schema>) => Record<string, unknown>,
): Promise<void> {
  let pending = ''
  const flush = () =>
    new Promise<void>(resolve => {
      if (pending === '') return resolve()
      const text = pending
      pending = ''
      if (process.stdout.write(text)) resolve()
      else process.stdout.once('drain', resolve)
    })
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    pending += `${JSON.stringify(answerLine(line, schema, answer))}\n`
    if (pending.length > BATCH_BYTES_MAX) await flush()
  }
  await flush()
}

function answerLine<Schema extends z.ZodType>(
  line: string,
  schema: Schema,
  answer: (input: z.infer<Schema>) => Record<string, unknown>,
): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(line.charCodeAt(0) === 0xfeff ? line.slice(1) : line)
  } catch {
    // The parser's own message quotes the line, which may hold personal data.
    return { error: 'the line is not JSON' }
  }
  const id = idOf(value)
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return { ...id, error: `${issue?.path.join('.') || 'line'}: ${issue?.message ?? 'invalid'}` }
  }
  try {
    return { ...id, ...answer(parsed.data) }
  } catch (error) {
    return { ...id, error: `failed on this line: ${(error as Error).message}` }
  }
}

function idOf(value: unknown): { id?: unknown } {
  if (typeof value !== 'object' || value === null || !('id' in value)) return {}
  return { id: value.id }
}
