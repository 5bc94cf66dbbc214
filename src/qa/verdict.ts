import type { Conversation, QaTurn } from './conversation.ts'
import type { Deed } from './rubric.ts'

/** What a check says of one call: 0–100 with the turns that prove it, or that the call gave no occasion. */
export type Verdict = { due: true; score: number; turns: number[]; why: string } | { due: false; why: string }

export const notDue = (why: string): Verdict => ({ due: false, why })

export function verdict(score: number, turns: readonly number[], why: string): Verdict {
  const ordered = [...new Set(turns)].sort((a, b) => a - b)
  return { due: true, score: Math.round(Math.min(100, Math.max(0, score))), turns: ordered, why }
}

/** Picks the sentence in the language of the call; whoever reads a scorecard reads the call. */
export function say(conversation: Conversation, zh: string, en: string): string {
  return conversation.language === 'zh' ? zh : en
}

/** Turn numbers as people read them in a sentence. */
export function list(turns: readonly number[]): string {
  return [...new Set(turns)].sort((a, b) => a - b).join(', ')
}

export function did(turn: QaTurn, deed: Pick<Deed, 'tactics' | 'cues'>): boolean {
  const { conduct } = turn
  if (!conduct) return false
  return (
    conduct.tactics.some(found => deed.tactics.includes(found.type)) ||
    conduct.cues.some(cue => deed.cues.includes(cue))
  )
}

/** The agent's next `count` turns after a turn. */
export function agentAfter(conversation: Conversation, turn: number, count: number): readonly QaTurn[] {
  const from = conversation.agent.findIndex(candidate => candidate.turn > turn)
  return from < 0 ? [] : conversation.agent.slice(from, from + count)
}
