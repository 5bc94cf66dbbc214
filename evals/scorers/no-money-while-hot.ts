import { HEAT_BEARABLE_MAX } from '../../src/domain/stages.ts'
import { heatLevel } from '../../src/domain/trajectory.ts'
import { each, type Scorer } from './scorer.ts'

export const noMoneyWhileHot: Scorer = {
  id: 'no-money-while-hot',
  means: `no figure is offered while the smoothed heat is above ${HEAT_BEARABLE_MAX} (P5: feelings before interests)`,
  score(call) {
    const hot = call.customer.filter(
      turn => turn.suggestion !== null && heatLevel(turn.before.trajectory) > HEAT_BEARABLE_MAX,
    )
    return each(hot, ({ suggestion }) => {
      const options = [suggestion, ...(suggestion?.alternatives ?? [])]
      const bids = options.some(option =>
        option?.tactics.some(tactic => tactic === 'ackerman-offer' || tactic === 'value-trade'),
      )
      return suggestion?.offer || bids ? `money at this heat: "${suggestion?.text}"` : null
    })
  },
}
