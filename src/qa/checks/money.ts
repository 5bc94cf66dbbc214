import type { Conversation, QaOffer } from '../conversation.ts'
import { did, list, notDue, say, type Verdict, verdict } from '../verdict.ts'

export const companyOffers = (conversation: Conversation): QaOffer[] =>
  conversation.offers.filter(offer => offer.by === 'company')

const isOver = (offer: QaOffer): boolean =>
  offer.limits === null || offer.currency !== offer.limits.currency || offer.minor > offer.limits.capMinor

/** D1: whether no figure above the authority was put on the table, and none was promised beyond it. */
export function keptAuthority(conversation: Conversation): boolean {
  return overAuthority(conversation).length === 0
}

function overAuthority(conversation: Conversation): number[] {
  const over = companyOffers(conversation).filter(isOver)
  const promised = conversation.agent.filter(turn =>
    turn.conduct?.taboos.some(taboo => taboo.type === 'unauthorised-offer'),
  )
  return [...over, ...promised].map(({ turn }) => turn)
}

export function checkAuthority(conversation: Conversation): Verdict {
  const offers = companyOffers(conversation)
  const over = overAuthority(conversation)
  if (offers.length === 0 && over.length === 0) return notDue(say(conversation, '没有报价', 'no figure was offered'))
  const why =
    over.length === 0
      ? say(conversation, '报价都在权限之内', 'every figure was within the authority')
      : say(conversation, `第 ${list(over)} 轮超出权限`, `turn ${list(over)} went beyond the authority`)
  return verdict(over.length === 0 ? 100 : 0, [...offers.map(offer => offer.turn), ...over], why)
}

/** D2: what law or contract owes is not bargained down. */
export function checkFloor(conversation: Conversation): Verdict {
  const offers = companyOffers(conversation).filter(offer => (offer.limits?.floorMinor ?? null) !== null)
  if (offers.length === 0) return notDue(say(conversation, '没有依法或依约应付的底线', 'nothing was owed and offered'))
  const under = offers.filter(offer => offer.minor < (offer.limits?.floorMinor ?? 0)).map(offer => offer.turn)
  const why =
    under.length === 0
      ? say(conversation, '没有低于应付金额', 'nothing below what is owed was offered')
      : say(conversation, `第 ${list(under)} 轮低于应付金额`, `turn ${list(under)} offered less than what is owed`)
  return verdict(
    under.length === 0 ? 100 : 0,
    offers.map(offer => offer.turn),
    why,
  )
}

/** T10: upwards only, in shrinking steps, with a question or a feeling between two figures. */
export function checkBargaining(conversation: Conversation): Verdict {
  const offers = companyOffers(conversation)
  if (offers.length === 0) return notDue(say(conversation, '没有报价', 'no figure was offered'))
  const steps = offers.slice(1).map((offer, index) => ({
    turn: offer.turn,
    up: offer.minor - (offers[index]?.minor ?? 0),
    since: offers[index]?.turn ?? 0,
  }))
  const down = steps.filter(step => step.up < 0).map(step => step.turn)
  const growing = steps
    .slice(1)
    .filter((step, index) => step.up > (steps[index]?.up ?? 0))
    .map(step => step.turn)
  const bare = steps
    .filter(step => step.up > 0 && !softened(conversation, step.since, step.turn))
    .map(step => step.turn)
  const parts = [
    down.length > 0 ? say(conversation, `第 ${list(down)} 轮往回压价`, `went down in turn ${list(down)}`) : null,
    growing.length > 0
      ? say(conversation, `第 ${list(growing)} 轮让步反而变大`, `the step grew in turn ${list(growing)}`)
      : null,
    bare.length > 0
      ? say(conversation, `第 ${list(bare)} 轮加价前没有共情或提问`, `no question or feeling before turn ${list(bare)}`)
      : null,
  ].filter(part => part !== null)
  const why =
    parts.length === 0
      ? say(conversation, '只升不降、步幅递减', 'upwards only, in shrinking steps')
      : parts.join(say(conversation, '；', '; '))
  const score = 100 - 50 * down.length - 20 * growing.length - 15 * bare.length
  return verdict(
    score,
    offers.map(offer => offer.turn),
    why,
  )
}

function softened(conversation: Conversation, since: number, turn: number): boolean {
  return conversation.agent.some(
    spoken =>
      spoken.turn > since &&
      spoken.turn <= turn &&
      (spoken.conduct?.layer === 'feeling' ||
        did(spoken, { tactics: ['calibrated-question', 'label'], cues: ['asks'] })),
  )
}
