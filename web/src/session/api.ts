import type { CaseFacts } from '../../../src/domain/case-facts.ts'
import type { Role } from '../../../src/domain/vocabulary.ts'
import type { SampleUtterance } from '../player/player.ts'
import { type Answer, getJson, postJson } from './request.ts'

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

/** Who is signed in. */
export function fetchMe(): Promise<Answer<Me>> {
  return getJson('/v1/me', body => body as Me)
}

export function fetchSamples(): Promise<Answer<SampleEntry[]>> {
  return getJson('/v1/sample-calls', body => readSamples(body))
}

export function fetchSample(name: string): Promise<Answer<SampleCall>> {
  return getJson(`/v1/sample-calls/${encodeURIComponent(name)}`, body => body as SampleCall)
}

/** Exchanges a token for the session's cookie; false where the service does not take it. */
export async function signIn(token: string): Promise<boolean> {
  const { status } = await postJson('/v1/sign-in', { token })
  return status === 200
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
