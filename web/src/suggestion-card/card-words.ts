import type { Suggestion } from '../../../src/domain/suggestion.ts'
import type { Answer } from './card-state.ts'

export interface Outcome {
  kind: 'accepted' | 'edited' | 'alternative' | 'dismissed'
  /** What the card had proposed, where the agent chose other words; else null. */
  original: string | null
}

/** The words that stand large on the card: those that the agent chose, or else the proposal. */
export function wordsOnCard(suggestion: Suggestion, answer: Answer | null): string {
  return answer && answer.response !== 'dismissed' && answer.text !== null ? answer.text : suggestion.text
}

/** What became of a suggestion, told apart by the words that were used. */
export function outcomeOf(suggestion: Suggestion, answer: Answer): Outcome {
  const { response, text } = answer
  const other = response !== 'dismissed' && text !== null && text !== suggestion.text
  const isAlternative = other && suggestion.alternatives.some(alternative => alternative.text === text)
  return { kind: isAlternative ? 'alternative' : response, original: other ? suggestion.text : null }
}
