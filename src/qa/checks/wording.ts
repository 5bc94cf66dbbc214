import { type CitedArticle, citedArticles } from '../../tools/articles.ts'
import type { Conversation } from '../conversation.ts'
import type { CheckOf } from '../rubric.ts'
import { did, list, notDue, say, type Verdict, verdict } from '../verdict.ts'

/** T19 and D5: points off for each forbidden thing that was said. */
export function checkTabooFree(conversation: Conversation, check: CheckOf<'taboo-free'>): Verdict {
  if (conversation.agent.length === 0) return notDue(say(conversation, '没有坐席的话', 'no agent spoke'))
  const turns: number[] = []
  const kinds = new Set<string>()
  let penalty = 0
  for (const { turn, conduct } of conversation.agent) {
    for (const found of conduct?.taboos ?? []) {
      const points = check.penalties[found.type]
      if (points === undefined) continue
      penalty += points
      kinds.add(found.type)
      turns.push(turn)
    }
  }
  const why =
    turns.length === 0
      ? say(conversation, '没有说禁忌的话', 'nothing forbidden was said')
      : say(
          conversation,
          `第 ${list(turns)} 轮：${[...kinds].join('、')}`,
          `turn ${list(turns)}: ${[...kinds].join(', ')}`,
        )
  return verdict(100 - penalty, turns, why)
}

/** D3: an article is cited with the law that it belongs to. Whether it is in force is for the clause tool to say. */
export function checkCitations(conversation: Conversation): Verdict {
  const citing = conversation.agent
    .map(({ turn, text }) => ({ turn, cited: citedArticles(text).filter(article => !isListItem(text, article)) }))
    .filter(({ cited }) => cited.length > 0)
  if (citing.length === 0) return notDue(say(conversation, '没有引用条文', 'no article was cited'))
  const loose = citing.filter(({ cited }) => cited.some(article => article.law === null)).map(({ turn }) => turn)
  const why =
    loose.length === 0
      ? say(conversation, '引用的条文都说明了出处', 'every article was cited with its law')
      : say(
          conversation,
          `第 ${list(loose)} 轮的条文没有说明是哪部法`,
          `turn ${list(loose)} cites an article of no named law`,
        )
  return verdict(
    ((citing.length - loose.length) / citing.length) * 100,
    citing.map(({ turn }) => turn),
    why,
  )
}

/** "第二条，行业调解" counts off the ways that are open; it cites nothing. */
function isListItem(text: string, { law, span }: CitedArticle): boolean {
  return law === null && /^\s*(?:[，,、：:]|是|路)/.test(text.slice(span[1]))
}

/** D6: the agent does not read personal data aloud; what was masked in the agent's own words was said. */
export function checkPrivacy(conversation: Conversation): Verdict {
  if (conversation.agent.length === 0) return notDue(say(conversation, '没有坐席的话', 'no agent spoke'))
  const said = conversation.agent
    .filter(turn => turn.masked > 0 || turn.conduct?.taboos.some(taboo => taboo.type === 'leak-private'))
    .map(turn => turn.turn)
  const why =
    said.length === 0
      ? say(conversation, '坐席没有说出个人信息', 'the agent read no personal data aloud')
      : say(conversation, `第 ${list(said)} 轮说出了个人信息`, `personal data was said aloud in turn ${list(said)}`)
  return verdict(100 - 40 * said.length, said, why)
}

/** D4: what is promised has an owner and a time, and an accepted solution has a promise at all. */
export function checkClocks(conversation: Conversation): Verdict {
  const promised = conversation.agent.filter(turn => did(turn, { tactics: ['commit'], cues: ['promises'] }))
  const kept = (turn: number) => conversation.promises.some(promise => promise.turn === turn && promise.dueAt !== null)
  const vague = promised
    .filter(turn => !did(turn, { tactics: ['commit'], cues: [] }) && !kept(turn.turn))
    .map(turn => turn.turn)
  const recorded = conversation.promises.length
  if (promised.length === 0 && recorded === 0) {
    return conversation.call.progress.accepted
      ? verdict(
          0,
          [],
          say(conversation, '客户已接受，却没有承诺谁在何时办', 'accepted, but nobody said who does what by when'),
        )
      : notDue(say(conversation, '没有需要承诺的事', 'nothing was promised, and nothing had to be'))
  }
  const total = Math.max(promised.length, 1)
  const why =
    vague.length === 0
      ? say(conversation, '承诺都有责任人和时间', 'every promise has an owner and a time')
      : say(conversation, `第 ${list(vague)} 轮的承诺没有时间`, `the promise in turn ${list(vague)} has no time`)
  return verdict(
    ((total - vague.length) / total) * 100,
    promised.map(turn => turn.turn),
    why,
  )
}
