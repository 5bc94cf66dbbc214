import type { CaseFacts } from '../../../src/domain/case-facts.ts'
import type { Role } from '../../../src/domain/vocabulary.ts'
import type { SampleUtterance } from '../player/player.ts'

export interface Me {
  user: string
  role: Role
}

export interface SampleEntry {
  name: string
  title: string
  locale: string | null
  turns: number | null
}

export interface SampleCall {
  facts: CaseFacts
  utterances: SampleUtterance[]
}

/** `null` where the answer did not come or was not understood; `signed-out` where the service wants a sign-in first. */
type Answer<T> = T | 'signed-out' | null

async function get<T>(path: string, read: (body: unknown) => T | null): Promise<Answer<T>> {
  try {
    const response = await fetch(path, { credentials: 'same-origin', headers: { accept: 'application/json' } })
    if (response.status === 401) return 'signed-out'
    return response.ok ? read(await response.json()) : null
  } catch {
    return null
  }
}

/** Who is signed in. */
export function fetchMe(): Promise<Answer<Me>> {
  return get('/v1/me', body => body as Me)
}

export function fetchSamples(): Promise<Answer<SampleEntry[]>> {
  return get('/v1/sample-calls', body => readSamples(body))
}

export function fetchSample(name: string): Promise<Answer<SampleCall>> {
  return get(`/v1/sample-calls/${encodeURIComponent(name)}`, body => body as SampleCall)
}

/** Exchanges a token for the session's cookie; false where the service does not take it. */
export async function signIn(token: string): Promise<boolean> {
  try {
    const response = await fetch('/v1/sign-in', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    return response.ok
  } catch {
    return false
  }
}

export async function signOut(): Promise<void> {
  try {
    await fetch('/v1/sign-out', { method: 'POST', credentials: 'same-origin' })
  } catch {
    // Without a line there is no session to end; the page asks for a sign-in at its next request.
  }
}

/** Reads the list of sample calls; an entry needs a name, and shows it where it has no title. */
export function readSamples(body: unknown): SampleEntry[] | null {
  const list = Array.isArray(body) ? body : ((body as { samples?: unknown } | null)?.samples ?? null)
  if (!Array.isArray(list)) return null
  return list.flatMap((item: unknown): SampleEntry[] => {
    const entry = item as { name?: unknown; title?: unknown; locale?: unknown; turns?: unknown } | null
    if (typeof entry?.name !== 'string') return []
    return [
      {
        name: entry.name,
        title: typeof entry.title === 'string' && entry.title !== '' ? entry.title : entry.name,
        locale: typeof entry.locale === 'string' ? entry.locale : null,
        turns: typeof entry.turns === 'number' ? entry.turns : null,
      },
    ]
  })
}
