import type { Speaker } from '../domain/vocabulary.ts'

const agentWords = new Set(
  'agent rep representative staff advisor adviser human_agent 坐席 座席 客服 客服代表 客服人员 客服专员 接线员 工作人员'.split(
    ' ',
  ),
)
const customerWords = new Set(
  'customer caller client user end_user consumer complainant 客户 顾客 用户 来电人 来电者 投诉人 消费者'.split(' '),
)

/**
 * Maps a file's word for a speaker to ours. Only words that name a role count; "spk_0", "A" or "Speaker 1" say that two
 * voices differ and nothing about who they are, so they stay `unknown`.
 */
export const speakerOf = (label: string | number | undefined): Speaker => {
  if (typeof label !== 'string' || label.length > 40) return 'unknown'
  const spoken = label.normalize('NFKC').trim().toLowerCase()
  // "User 1" and "User 2" are what some recognisers call any two voices, so a numbered user is no role.
  const word = spoken.replace(/(?<!user)(?<!user[ _-])\s*[_-]?\d{1,4}$/, '').replace(/[ -]+/g, '_')
  if (agentWords.has(word)) return 'agent'
  return customerWords.has(word) ? 'customer' : 'unknown'
}

const diarisationLabel = /^(?:speaker|spk|说话人|发言人|讲话人)[ _-]?[a-z0-9]{1,3}$/i
const prefix = /^\s*[[(【]?\s*([^\][()【】:：]{1,30}?)\s*[\])】]?\s*[:：]\s*/u

/**
 * Takes "Agent: " or "客户：" off the front of a cue's line. Any other word before a colon is speech ("Note: …") and is
 * left alone.
 */
export const splitSpeakerPrefix = (text: string): { label?: string; text: string } => {
  const match = prefix.exec(text)
  const label = match?.[1]
  if (match === null || label === undefined) return { text }
  if (speakerOf(label) === 'unknown' && !diarisationLabel.test(label)) return { text }
  return { label, text: text.slice(match[0].length) }
}
