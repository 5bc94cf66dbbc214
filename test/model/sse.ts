/** Builds answers in the wire shape of OpenAI-compatible servers, sound ones and broken ones. */

export type Piece = string | { waitMs: number } | { breakOff: true }

export interface ChunkOptions {
  content?: string | null
  role?: string
  finish?: string | null
  toolCall?: string
}

export function chunk({ content, role, finish = null, toolCall }: ChunkOptions): string {
  const delta = {
    ...(role === undefined ? {} : { role }),
    ...(content === undefined ? {} : { content }),
    ...(toolCall === undefined
      ? {}
      : { tool_calls: [{ index: 0, id: 'c1', type: 'function', function: { name: 'offer', arguments: toolCall } }] }),
  }
  return frame({ choices: [{ index: 0, delta, finish_reason: finish }] })
}

export function frame(body: object): string {
  return `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'm', ...body })}\n\n`
}

export const DONE = 'data: [DONE]\n\n'

/** A whole answer: the text cut into pieces of six characters, the end mark, and the last line. */
export function whole(text: string, finish: string | null = 'stop'): Piece[] {
  const pieces = text.match(/[\s\S]{1,6}/g) ?? []
  return [
    chunk({ role: 'assistant', content: '' }),
    ...pieces.map(content => chunk({ content })),
    ...(finish === null ? [] : [chunk({ finish })]),
    DONE,
  ]
}

export const answer = (text: string): string => JSON.stringify({ text })

/** A response that sends the pieces one after the other, waits where told, and breaks off where told. */
export function stream(pieces: readonly Piece[], init: ResponseInit = {}): Response {
  const encoder = new TextEncoder()
  let next = 0
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = pieces[next]
      next += 1
      if (piece === undefined) return controller.close()
      if (typeof piece === 'string') return controller.enqueue(encoder.encode(piece))
      if ('breakOff' in piece) return controller.error(new TypeError('terminated'))
      await new Promise<void>(resolve => {
        setTimeout(resolve, piece.waitMs).unref()
      })
      controller.enqueue(encoder.encode(': still here\n\n'))
    },
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'transfer-encoding': 'chunked' },
    ...init,
  })
}
