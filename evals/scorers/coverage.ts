import { each, type Scorer } from './scorer.ts'

/** A customer's turn is due to be answered unless it only takes leave, or the customer goes on speaking. */
export const coverage: Scorer = {
  id: 'coverage',
  means: 'every turn of the customer that waits for an answer has a suggestion',
  score(call) {
    const due = call.customer.filter(turn => {
      if (turn.suggestion) return true
      const leaves = turn.reading?.cues.some(cue => cue === 'farewell' || cue === 'thanks')
      const goesOn = call.turns.find(other => other.turn === turn.turn + 1)?.speaker === 'customer'
      return !(turn.withheld === 'not-due' && (leaves || goesOn))
    })
    return each(due, turn => (turn.suggestion ? null : `no suggestion (${turn.withheld ?? 'nothing in the log'})`))
  },
}
