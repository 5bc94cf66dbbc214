import type { CallEvent, EventOf } from '../../../src/domain/events.ts'
import type { Suggestion } from '../../../src/domain/suggestion.ts'

export type Answer = Pick<EventOf<'suggestion-answered'>, 'suggestionId' | 'revision' | 'response'> & {
  text: string | null
}

/** What the card knows beyond the suggestion itself: how it was answered, and why there is none. */
export interface CardState {
  suggestion: Suggestion | null
  answer: Answer | null
  /** Why the last turn brought no suggestion; null while one stands. */
  withheld: { turn: number; reason: EventOf<'suggestion-withheld'>['reason'] } | null
  /** Rules by which the guard stopped a draft in the turn of the suggestion. */
  blocked: readonly string[]
  /** What went wrong in this turn: the playbook's words stand alone, or there are none at all. */
  fault: 'playbook-stands' | 'nothing-made' | null
}

export const emptyCard: CardState = { suggestion: null, answer: null, withheld: null, blocked: [], fault: null }

/** Folds one event into the card. A later revision of an answered suggestion does not take the answer back. */
export function evolveCard(card: CardState, event: CallEvent): CardState {
  switch (event.type) {
    case 'utterance-heard':
      return { ...card, withheld: null, blocked: [], fault: null }
    case 'suggestion-issued': {
      const { type: _, ...suggestion } = event
      const answer = card.answer?.suggestionId === event.id ? card.answer : null
      return { ...card, suggestion, answer, withheld: null }
    }
    case 'suggestion-answered':
      return {
        ...card,
        answer: {
          suggestionId: event.suggestionId,
          revision: event.revision,
          response: event.response,
          text: event.text ?? null,
        },
      }
    case 'suggestion-withheld':
      return { ...card, withheld: { turn: event.turn, reason: event.reason } }
    case 'suggestion-blocked':
      return { ...card, blocked: [...new Set([...card.blocked, ...event.reasons.map(reason => reason.rule)])] }
    case 'turn-degraded':
      return { ...card, fault: card.suggestion?.turn === event.turn ? 'playbook-stands' : 'nothing-made' }
    default:
      return card
  }
}
