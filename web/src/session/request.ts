/** `null` where the answer did not come or was not understood; `signed-out` where the service wants a sign-in first. */
export type Answer<T> = T | 'signed-out' | null

/** Asks the service for JSON. Never rejects. */
export async function getJson<T>(path: string, read: (body: unknown) => T | null): Promise<Answer<T>> {
  try {
    const response = await fetch(path, { credentials: 'same-origin', headers: { accept: 'application/json' } })
    if (response.status === 401) return 'signed-out'
    return response.ok ? read(await response.json()) : null
  } catch {
    return null
  }
}

/** Sends JSON; the status is 0 where no answer came, and the body null where it was not JSON. Never rejects. */
export async function postJson(path: string, body: object): Promise<{ status: number; body: unknown }> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    return { status: response.status, body: parsed(text) }
  } catch {
    return { status: 0, body: null }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
