import { boundsOf } from '../../src/graph/nodes/guard.ts'
import { planTurn } from '../../src/playbook/decide.ts'
import { guardText } from '../../src/tools/guard.ts'
import { each, type Scorer } from './scorer.ts'

/** The plan is not in the log, but it is a pure function of the state before it: it is worked out again. */
export const guarded: Scorer = {
  id: 'guarded',
  means: 'every sentence that was shown passes the guard once more',
  score(call) {
    const issued = call.customer.filter(turn => turn.suggestion !== null)
    return each(issued, ({ suggestion, before }) => {
      const plan = planTurn(before, call.expertise.playbook)
      if (!plan) return 'the plan cannot be worked out again'
      const bounds = boundsOf(before, plan, call.expertise)
      const texts = [suggestion, ...(suggestion?.alternatives ?? [])].flatMap(option => option?.text ?? [])
      const blocked = texts.flatMap(text => {
        const { verdict, reasons } = guardText(text, bounds, call.expertise.wording)
        return verdict === 'pass' ? [] : `${reasons.map(reason => reason.rule).join(', ')}: "${text}"`
      })
      return blocked.length === 0 ? null : blocked.join('; ')
    })
  },
}
