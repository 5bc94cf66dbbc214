import type { Conversation } from '../conversation.ts'
import type { CheckOf } from '../rubric.ts'
import { agentAfter, did, list, notDue, say, type Verdict, verdict } from '../verdict.ts'

/** P5: while the customer is hot, feelings come before facts. */
export function checkLayerFirst(conversation: Conversation, check: CheckOf<'layer-first'>): Verdict {
  const hot = conversation.customer.filter(turn => (turn.reading?.emotion.heat ?? 0) >= check.heatMin)
  const replies = hot.map(turn => agentAfter(conversation, turn.turn, 1)[0]).filter(turn => turn !== undefined)
  if (replies.length === 0) return notDue(say(conversation, '客户没有激动', 'the customer was never that hot'))
  const cold = replies.filter(
    turn => !(turn.conduct && check.layers.includes(turn.conduct.layer)) && !did(turn, check.deed),
  )
  const missed = cold.map(turn => turn.turn)
  const why =
    missed.length === 0
      ? say(conversation, '情绪高时都先回应情绪', 'feelings were met first whenever heat was high')
      : say(
          conversation,
          `第 ${list(missed)} 轮跳过情绪谈事实`,
          `turn ${list(missed)} went past the feeling to the facts`,
        )
  return verdict(
    ((replies.length - missed.length) / replies.length) * 100,
    replies.map(turn => turn.turn),
    why,
  )
}

/** P7: the agent stays cool, most of all under attack. */
export function checkAgentCalm(conversation: Conversation, check: CheckOf<'agent-calm'>): Verdict {
  if (conversation.agent.length === 0) return notDue(say(conversation, '没有坐席的话', 'no agent spoke'))
  const attacked = conversation.customer.some(
    turn =>
      (turn.reading?.emotion.heat ?? 0) >= check.heatMin ||
      turn.reading?.signals.some(signal => signal.type === 'abuse' || signal.type === 'violence'),
  )
  const hot = conversation.agent.filter(turn => (turn.conduct?.heat ?? 0) > check.agentHeatMax).map(turn => turn.turn)
  if (!attacked && hot.length === 0)
    return notDue(say(conversation, '坐席没有受到冲击', 'the agent was not put to the test'))
  const why =
    hot.length === 0
      ? say(conversation, '受到冲击仍保持平稳', 'stayed calm under attack')
      : say(conversation, `第 ${list(hot)} 轮坐席自己上火`, `the agent's own heat rose in turn ${list(hot)}`)
  return verdict(100 - 35 * hot.length, hot, why)
}

/** F7: whether the heat of the quarrel was gone at the end. Peak and end are what a customer remembers. */
export function checkTrajectory(conversation: Conversation, check: CheckOf<'trajectory'>): Verdict {
  const { start, peak, end } = conversation.call.trajectory
  if (!start || !peak || !end || peak.heat < check.peakMin)
    return notDue(say(conversation, '客户情绪一直平稳', 'the customer was never heated'))
  const relief = (peak.heat - end.heat) / peak.heat
  const rose = end.heat > start.heat + 0.1
  const score = Math.min(rose ? 30 : 100, (Math.max(0, relief) / check.reliefFull) * 100)
  const round = (value: number) => value.toFixed(2)
  const course = `${round(start.heat)} → ${round(peak.heat)} → ${round(end.heat)}`
  const why = rose
    ? say(conversation, `火气 ${course}，结束时高于开始`, `heat ${course}, higher at the end than at the start`)
    : say(conversation, `火气 ${course}（开始、峰值、结束）`, `heat ${course} (start, peak, end)`)
  return verdict(score, [start.turn, peak.turn, end.turn], why)
}
