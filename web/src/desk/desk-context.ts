import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Role } from '../../../src/domain/vocabulary.ts'
import type { ClientState } from '../call-client.ts'
import { browserPorts } from '../connection/browser-ports.ts'
import { fetchSample } from '../session/api.ts'
import { DeskSession, type Remembered, type SessionState } from './desk-session.ts'

const STORED = 'tongpin.desk'

/** The tab's own storage, so that two tabs do not take each other's call over at every reload. */
function recall(): Remembered | null {
  try {
    const what = JSON.parse(sessionStorage.getItem(STORED) ?? 'null') as Remembered | null
    return typeof what?.callId === 'string' ? what : null
  } catch {
    return null
  }
}

/** At this desk an administrator works as an agent; everybody else works in their own role. */
export function browserSession(role: Role): DeskSession {
  return new DeskSession({
    ...browserPorts(role === 'admin' ? 'agent' : null),
    loadSample: async name => {
      const sample = await fetchSample(name)
      return sample === 'signed-out' ? null : sample
    },
    now: () => performance.now(),
    recall,
    remember: what => {
      if (what) sessionStorage.setItem(STORED, JSON.stringify(what))
      else sessionStorage.removeItem(STORED)
    },
  })
}

export const DeskContext = createContext<DeskSession | null>(null)

export function useSession(): DeskSession {
  const session = useContext(DeskContext)
  if (!session) throw new Error('useSession outside of the desk')
  return session
}

export function useSessionState(): SessionState {
  const session = useSession()
  return useSyncExternalStore(session.subscribe, session.getState)
}

export function useClientState(): ClientState {
  const { client, subscribeFrames } = useSession()
  return useSyncExternalStore(subscribeFrames, client.getState)
}

/** True while commands of this desk can reach the call. */
export function useMayWrite(): boolean {
  const { link, place, desk } = useClientState()
  return place !== null && desk.call.phase === 'live' && link.kind !== 'read-only' && link.kind !== 'stopped'
}
