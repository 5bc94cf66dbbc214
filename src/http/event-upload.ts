import type { FrontDesk } from '../live/front-desk.ts'
import type { Actor, Outcome, Refusal } from '../live/ports.ts'
import { refuse } from '../live/ports.ts'
import { encodeServerMessage, readClientMessage } from '../protocol/codec.ts'
import { type ServerMessage, WIRE_LIMITS } from '../protocol/messages.ts'
import type { Metrics } from './metrics.ts'

export interface Upload {
  desk: FrontDesk
  metrics: Metrics
  callId: string
  actor: Actor
  body: ReadableStream<Uint8Array> | null
}

/** What makes no sense without a socket. */
const SOCKET_ONLY = new Set([
  'hello',
  'watch',
  'unwatch',
  'approvals.watch',
  'approvals.received',
  'ping',
  'transcript.partial',
])

/**
 * The socket's commands over `POST /v1/calls/:id/events`: one message a line in, one `ack` or `error` a line out, in order
 * and as they come, so that a long upload needs no more memory than one line. `callId` may be left out of the messages.
 */
export async function answerUpload(upload: Upload): Promise<Response> {
  const lines = linesOf(upload.body)
  const first = await lines.next()
  // Only a `call.start` may name a call that does not exist yet; anything else is answered with one plain 404.
  if (!first.done && !isStart(first.value)) {
    const refusal = await upload.desk.mayWrite(upload.callId, upload.actor)
    if (refusal) {
      upload.metrics.error(refusal.code)
      const status = refusal.code === 'not-found' ? 404 : 503
      return Response.json({ error: refusal.message, code: refusal.code }, { status })
    }
  }
  const encoder = new TextEncoder()
  async function* answers() {
    for (let line = first; !line.done; line = await lines.next()) {
      if (line.value.trim() === '') continue
      const answer = await answerLine(line.value, upload)
      if (answer.type === 'error') upload.metrics.error(answer.code)
      yield encoder.encode(`${encodeServerMessage(answer)}\n`)
    }
  }
  return new Response(ReadableStream.from(answers()), { headers: { 'Content-Type': 'application/x-ndjson' } })
}

async function answerLine(line: string, { desk, callId, actor }: Upload): Promise<ServerMessage> {
  if (line.length > WIRE_LIMITS.messageBytesMax) return errorOf(refuse('too-large', 'a line is too long'))
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return errorOf(refuse('bad-message', 'not JSON'))
  }
  const decoded = readClientMessage(typeof value === 'object' && value !== null ? { callId, ...value } : value)
  if (!decoded.ok) return errorOf(refuse('bad-message', decoded.problem), decoded.id)
  const { message } = decoded
  if (!('id' in message) || SOCKET_ONLY.has(message.type)) {
    return errorOf(refuse('bad-message', `${message.type} needs a socket`))
  }
  if (message.callId !== callId)
    return errorOf(refuse('bad-message', 'callId: another call than the address names'), message.id)
  const outcome: Outcome =
    message.type === 'call.start'
      ? await desk.start(message, actor, null)
      : await (await desk.submit(message, actor, null)).outcome
  if (!outcome.ok) return errorOf(outcome, message.id, callId)
  return { type: 'ack', id: message.id, callId, epoch: outcome.epoch, seq: outcome.seq }
}

function errorOf({ code, message, retry }: Refusal, id?: string, callId?: string): ServerMessage {
  return {
    type: 'error',
    code,
    message,
    retry,
    ...(id === undefined ? {} : { id }),
    ...(callId === undefined ? {} : { callId }),
  }
}

function isStart(line: string): boolean {
  try {
    return (JSON.parse(line) as { type?: unknown } | null)?.type === 'call.start'
  } catch {
    return false
  }
}

/** Lines of a body as they arrive. A line that outgrows the limit is cut there; its answer says so. */
async function* linesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<string, undefined> {
  if (!body) return
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = (parts.pop() ?? '').slice(0, WIRE_LIMITS.messageBytesMax + 1)
    yield* parts
  }
  rest += decoder.decode()
  if (rest.trim() !== '') yield rest
}
