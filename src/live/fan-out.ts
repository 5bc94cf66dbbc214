import type { LoggedEvent } from '../domain/events.ts'
import type { ServerMessageOf } from '../protocol/messages.ts'

/** What happens in a call and may be shown to those who watch it. Events are durable before they are published. */
export type Publication =
  | { kind: 'event'; callId: string; epoch: number; event: LoggedEvent }
  | { kind: 'partial'; callId: string; message: ServerMessageOf<'partial'> }
  /** Another process writes this call now; who watches it here sees nothing more. */
  | { kind: 'moved'; callId: string; epoch: number }

export type Listener = (publication: Publication) => void

/**
 * Delivers publications of a call to its watchers. Delivery may lose, double or delay: a watcher orders by `seq` and fills
 * gaps from the store, so that an adapter over a network needs no more than best effort.
 */
export interface FanOut {
  publish(publication: Publication): void
  subscribe(callId: string, listener: Listener): () => void
  watchers(callId: string): number
}

/** Delivery within this process, in order and at once. A listener that throws does not keep the others from hearing. */
export function createLocalFanOut(onError: (error: unknown) => void): FanOut {
  const listeners = new Map<string, Set<Listener>>()
  return {
    publish(publication) {
      for (const listener of listeners.get(publication.callId) ?? []) {
        try {
          listener(publication)
        } catch (error) {
          onError(error)
        }
      }
    },
    subscribe(callId, listener) {
      const set = listeners.get(callId) ?? new Set()
      listeners.set(callId, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0 && listeners.get(callId) === set) listeners.delete(callId)
      }
    },
    watchers: callId => listeners.get(callId)?.size ?? 0,
  }
}
