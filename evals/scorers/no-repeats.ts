import { sentenceHash } from '../../src/domain/suggestion.ts'
import { each, type Scorer } from './scorer.ts'

export const noRepeats: Scorer = {
  id: 'no-repeats',
  means: 'no sentence is shown twice in a call, as a suggestion or as an alternative',
  score(call) {
    const shown = new Map<number, number>()
    const issued = call.customer.filter(turn => turn.suggestion !== null)
    return each(issued, ({ turn, suggestion }) => {
      const texts = [suggestion, ...(suggestion?.alternatives ?? [])].flatMap(option => option?.text ?? [])
      const again = texts.filter(text => {
        const hash = sentenceHash(text)
        if (shown.has(hash)) return true
        shown.set(hash, turn)
        return false
      })
      return again.length === 0
        ? null
        : again.map(text => `"${text}" was shown in turn ${shown.get(sentenceHash(text))}`).join('; ')
    })
  },
}
