import { each, type Scorer } from './scorer.ts'

const OPTIONS_MIN = 3

export const threeTactics: Scorer = {
  id: 'three-tactics',
  means: 'the agent can choose between three tactics',
  score(call) {
    const issued = call.customer.filter(turn => turn.suggestion !== null)
    return each(issued, ({ suggestion }) => {
      const options = [suggestion, ...(suggestion?.alternatives ?? [])]
      const tactics = new Set(options.map(option => option?.tactics[0]))
      return tactics.size >= OPTIONS_MIN ? null : `only ${[...tactics].join(', ')}`
    })
  },
}
