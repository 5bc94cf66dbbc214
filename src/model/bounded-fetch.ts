/** A rewrite is one sentence; an answer of this size is a fault of the server or of something in between. */
export const ANSWER_BYTES_MAX = 512 * 1024

/**
 * `fetch` for the SDK, hardened where servers and gateways misbehave: a web page with status 200 (a login page, an error
 * page of a proxy) is what it is, a bad gateway (fault 4), and no body grows without end.
 */
export const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init)
  if (!response.ok || response.body === null) return response
  if ((response.headers.get('content-type') ?? '').includes('html')) {
    await response.body.cancel()
    return new Response(null, { status: 502, statusText: 'A web page instead of an answer' })
  }
  let bytes = 0
  const limited = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength
        if (bytes > ANSWER_BYTES_MAX) controller.error(new RangeError('the answer is too long'))
        else controller.enqueue(chunk)
      },
    }),
  )
  return new Response(limited, { status: response.status, statusText: response.statusText, headers: response.headers })
}
