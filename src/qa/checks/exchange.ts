import { LSCPA, type Lscpa, STAGES } from '../../domain/vocabulary.ts'
import type { Conversation } from '../conversation.ts'
import { occasionTurns, stageAt } from '../occasions.ts'
import type { CheckOf, Rubric } from '../rubric.ts'
import type { Scorecard } from '../scorecard.ts'
import { agentAfter, did, list, notDue, say, type Verdict, verdict } from '../verdict.ts'

/** P2: which of the five parts of an exchange the agent showed, and where. */
export function lscpaCoverage(conversation: Conversation, rubric: Rubric): Scorecard['lscpa'] {
  const turnsOf = (step: Lscpa) =>
    conversation.agent.filter(turn => did(turn, rubric.lscpa[step])).map(turn => turn.turn)
  const steps = LSCPA.map(step => {
    const { after } = rubric.lscpa[step]
    const from = after ? (turnsOf(after)[0] ?? Number.POSITIVE_INFINITY) : 0
    const turns = turnsOf(step).filter(turn => turn >= from)
    return [step, { done: turns.length > 0, turns }] as const
  })
  return Object.fromEntries(steps) as Record<Lscpa, { done: boolean; turns: number[] }>
}

export function checkLscpa(conversation: Conversation, rubric: Rubric): Verdict {
  if (conversation.agent.length === 0) return noAgent(conversation)
  const coverage = lscpaCoverage(conversation, rubric)
  const done = LSCPA.filter(step => coverage[step].done)
  const missing = LSCPA.filter(step => !coverage[step].done)
  const turns = done.flatMap(step => coverage[step].turns.slice(0, 2))
  const why =
    missing.length === 0
      ? say(conversation, '听、享、澄、陈、问五步都做到了', 'all five parts of an exchange are there')
      : say(conversation, `缺少：${missing.join('、')}`, `missing: ${missing.join(', ')}`)
  return verdict((done.length / LSCPA.length) * 100, turns, why)
}

/** P1: how far the call came; money put on the table before its stage takes points off. */
export function checkStages(conversation: Conversation): Verdict {
  if (conversation.agent.length === 0) return noAgent(conversation)
  const furthest = Math.max(0, ...conversation.stages.map(move => STAGES.indexOf(move.stage)))
  const negotiate = STAGES.indexOf('negotiate')
  const early = conversation.offers
    // The stage before the words: the offer itself moves the call on.
    .filter(offer => offer.by === 'company' && STAGES.indexOf(stageAt(conversation, offer.turn - 1)) < negotiate)
    .map(offer => offer.turn)
  const score = (furthest / (STAGES.length - 1)) * 100 - 20 * early.length
  const stage = STAGES[furthest] ?? 'listen'
  const reached = say(conversation, `走到「${stage}」`, `came as far as ${stage}`)
  const rash = say(conversation, `，第 ${list(early)} 轮报价过早`, `; money too early in turn ${list(early)}`)
  const turns = [...conversation.stages.map(move => move.turn), ...early]
  return verdict(score, turns, early.length > 0 ? reached + rash : reached)
}

/** P4, P6 and the like: a list of things that have to be there somewhere in the call. */
export function checkElements(conversation: Conversation, check: CheckOf<'elements'>): Verdict {
  if (conversation.agent.length === 0) return noAgent(conversation)
  const due = check.due ? occasionTurns(conversation, check.due) : conversation.customer
  if (due.length === 0) return notDue(say(conversation, '本通话没有出现这种场合', 'the call gave no occasion for it'))
  const facts = factsOf(conversation)
  const missing: string[] = []
  const proof: number[] = []
  for (const element of check.elements) {
    const turns = conversation.agent.filter(turn => did(turn, element)).map(turn => turn.turn)
    const fact = element.fact ? facts[element.fact] : null
    if (turns.length === 0 && !fact) missing.push(element.name[conversation.language])
    proof.push(...turns.slice(0, 2), ...(fact ?? []))
  }
  const share = (check.elements.length - missing.length) / check.elements.length
  const why =
    missing.length === 0
      ? say(conversation, '各要素齐全', 'every element is there')
      : say(conversation, `缺少：${missing.join('、')}`, `missing: ${missing.join(', ')}`)
  return verdict(share * 100, proof, why)
}

/** What the log knows and no utterance shows: the turns that prove it, or null where it is not so. */
function factsOf(
  conversation: Conversation,
): Record<'promise' | 'promise-due' | 'offer' | 'accepted', number[] | null> {
  const promised = (wanted: (dueAt: number | null) => boolean) => {
    const promises = conversation.promises.filter(promise => wanted(promise.dueAt))
    return promises.length > 0 ? promises.flatMap(promise => promise.turn ?? []) : null
  }
  const offers = conversation.offers.filter(offer => offer.by === 'company').map(offer => offer.turn)
  const accepted = conversation.customer.filter(turn => turn.reading?.cues.includes('accepts')).map(turn => turn.turn)
  return {
    promise: promised(() => true),
    'promise-due': promised(dueAt => dueAt !== null),
    offer: offers.length > 0 ? offers : null,
    accepted: conversation.call.progress.accepted ? accepted.slice(-1) : null,
  }
}

/** T1–T18: whether a tactic was used where the customer gave the occasion for it. */
export function checkUsedWhenDue(conversation: Conversation, check: CheckOf<'used-when-due'>): Verdict {
  const due = occasionTurns(conversation, check.due).filter(
    // An occasion in the very last words of a call leaves nobody the time to answer.
    turn => agentAfter(conversation, turn.turn, 1).length > 0,
  )
  if (due.length === 0) return notDue(say(conversation, '本通话没有出现这种场合', 'the call gave no occasion for it'))
  const answered: number[] = []
  const missed: number[] = []
  for (const turn of due) {
    const answer = agentAfter(conversation, turn.turn, check.within).find(reply => did(reply, check))
    if (answer) answered.push(answer.turn)
    else missed.push(turn.turn)
  }
  const wanted = Math.min(check.enough, due.length)
  const score = (Math.min(answered.length, wanted) / wanted) * 100
  const used = say(conversation, `用在第 ${list(answered)} 轮`, `used in turn ${list(answered)}`)
  // Once it has been used often enough, the other occasions are no reproach.
  if (score === 100) return verdict(score, answered, used)
  const left = say(conversation, `第 ${list(missed)} 轮该用未用`, `due but missing after turn ${list(missed)}`)
  const why = answered.length > 0 ? `${used}${say(conversation, '；', '; ')}${left}` : left
  return verdict(score, [...answered, ...missed], why)
}

/** P3: every refusal between something warm and a way that is open, in its own turn or the one beside it. */
export function checkHamburger(conversation: Conversation, check: CheckOf<'hamburger'>): Verdict {
  const refusals = conversation.agent.filter(turn => did(turn, { tactics: ['soft-refusal'], cues: ['refuses'] }))
  if (refusals.length === 0) return notDue(say(conversation, '本通话没有拒绝', 'nothing was refused'))
  const bare: number[] = []
  let points = 0
  for (const refusal of refusals) {
    const index = conversation.agent.indexOf(refusal)
    const before = conversation.agent[index - 1]
    const after = conversation.agent[index + 1]
    const warm = did(refusal, check.warm) || (before !== undefined && did(before, check.warm))
    const way = did(refusal, check.way) || (after !== undefined && did(after, check.way))
    points += (warm ? 0.5 : 0) + (way ? 0.5 : 0)
    if (!warm || !way) bare.push(refusal.turn)
  }
  const why =
    bare.length === 0
      ? say(conversation, '每次拒绝前有承接、后有出路', 'every refusal had warmth before it and a way after it')
      : say(
          conversation,
          `第 ${list(bare)} 轮的拒绝缺承接或出路`,
          `the refusal in turn ${list(bare)} lacks warmth or a way`,
        )
  const turns = refusals.map(turn => turn.turn)
  return verdict((points / refusals.length) * 100, turns, why)
}

/** SERVQUAL responsiveness: every turn of the customer that waits for an answer gets one, and soon. */
export function checkAnswered(conversation: Conversation, check: CheckOf<'answered'>): Verdict {
  const slow: number[] = []
  let waiting = 0
  for (const [index, turn] of conversation.turns.entries()) {
    const next = conversation.turns[index + 1]
    if (turn.speaker !== 'customer' || next?.speaker === 'customer') continue
    const farewell = turn.reading?.cues.includes('farewell') || turn.reading?.cues.includes('thanks')
    if (!next && farewell) continue
    waiting += 1
    if (!next || next.startMs - turn.endMs > check.gapMsMax) slow.push(turn.turn)
  }
  if (waiting === 0)
    return notDue(say(conversation, '客户没有等待答复的话', 'no turn of the customer waited for an answer'))
  const why =
    slow.length === 0
      ? say(conversation, '每次都及时回应', 'every turn was answered in time')
      : say(conversation, `第 ${list(slow)} 轮无人回应或太慢`, `turn ${list(slow)} was answered late or not at all`)
  return verdict(((waiting - slow.length) / waiting) * 100, slow, why)
}

function noAgent(conversation: Conversation): Verdict {
  return notDue(say(conversation, '没有坐席的话', 'no agent spoke'))
}
