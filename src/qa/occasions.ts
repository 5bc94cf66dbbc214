import type { Stage } from '../domain/vocabulary.ts'
import type { Conversation, QaTurn } from './conversation.ts'
import type { Occasion } from './rubric.ts'

/** The customer's turns at which any of the occasions of a rubric line was there. */
export function occasionTurns(conversation: Conversation, occasions: readonly Occasion[]): QaTurn[] {
  return conversation.customer.filter((turn, index) =>
    occasions.some(occasion => holds(conversation, turn, index + 1, occasion)),
  )
}

function holds(conversation: Conversation, turn: QaTurn, nth: number, occasion: Occasion): boolean {
  const { reading } = turn
  if (!reading) return false
  const { label, heat } = reading.emotion
  const within = <T>(wanted: readonly T[] | undefined, have: readonly T[]) =>
    wanted === undefined || wanted.some(item => have.includes(item))
  return (
    within(occasion.emotions, [label]) &&
    heat >= (occasion.heatMin ?? 0) &&
    heat <= (occasion.heatMax ?? 1) &&
    within(
      occasion.signals,
      reading.signals.map(signal => signal.type),
    ) &&
    within(occasion.cues, reading.cues) &&
    within(
      occasion.demands,
      reading.demands.map(demand => demand.kind),
    ) &&
    (occasion.figure !== true || reading.demands.some(demand => demand.amount !== undefined)) &&
    within(occasion.stages, [stageAt(conversation, turn.turn)]) &&
    nth >= (occasion.customerTurnMin ?? 1) &&
    (occasion.demandRatioMin === undefined || (ratioAt(conversation, turn) ?? 0) >= occasion.demandRatioMin)
  )
}

/** The stage that the call was in when the turn had been heard. */
export function stageAt(conversation: Conversation, turn: number): Stage {
  return conversation.stages.findLast(move => move.turn <= turn)?.stage ?? 'listen'
}

/** How many times the target the customer asks for in this very turn; null where either is not said. */
function ratioAt(conversation: Conversation, turn: QaTurn): number | null {
  const { limits } = conversation.call
  const base = limits?.targetMinor ?? limits?.capMinor ?? null
  const figures = (turn.reading?.demands ?? []).map(demand => demand.amount?.minor ?? 0)
  const demanded = Math.max(0, ...figures)
  return base && demanded > 0 ? demanded / base : null
}
