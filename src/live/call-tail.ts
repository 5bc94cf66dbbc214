import type { CallEvent } from '../domain/events.ts'
import type { Speaker } from '../domain/vocabulary.ts'

/** Suggestions that an agent may still answer; one that many turns ago was shown is history. */
const ISSUED_MAX = 32

/** What a session reads off the end of a log beyond the state: a fold as well, so that a restart finds the same. */
export interface CallTail {
  /** The words that were heard last, while their turn has not come to its end: a crash or a failed write cut it short. */
  unfinished: { utteranceId: string; turn: number; speaker: Speaker } | null
  /** The newest revision of each suggestion that was shown lately, by id; oldest first. */
  issued: ReadonlyMap<string, number>
}

export const emptyTail: CallTail = { unfinished: null, issued: new Map() }

export function followTail(tail: CallTail, events: readonly CallEvent[]): CallTail {
  return events.reduce(follow, tail)
}

function follow(tail: CallTail, event: CallEvent): CallTail {
  switch (event.type) {
    case 'utterance-heard': {
      const { utteranceId, turn, speaker } = event
      return { ...tail, unfinished: { utteranceId, turn, speaker } }
    }
    case 'suggestion-issued':
      return { unfinished: null, issued: withIssued(tail.issued, event.id, event.revision) }
    case 'suggestion-withheld':
    case 'turn-degraded':
    case 'call-ended':
      return { ...tail, unfinished: null }
    case 'conduct-noted':
      // An agent's turn is whole once the conduct is noted: nothing is suggested to words of the agent's own.
      return tail.unfinished?.turn === event.turn ? { ...tail, unfinished: null } : tail
    default:
      return tail
  }
}

function withIssued(issued: ReadonlyMap<string, number>, id: string, revision: number): ReadonlyMap<string, number> {
  const others = [...issued].filter(([known]) => known !== id)
  return new Map([...others.slice(1 - ISSUED_MAX), [id, revision]])
}
