import type { Call } from '../../../src/domain/call.ts'
import { type ClauseNote, RISKS, type Risk } from '../../../src/domain/law.ts'
import type { TranscriptLine } from '../transcript/line.ts'

export interface LawStreams {
  rights: ClauseNote[]
  risks: ClauseNote[]
}

/**
 * The clauses that a call has touched (D3), as the two streams of the panel, what was raised last first; of one turn in the
 * order of the reading, which begins with what fits best.
 */
export function streamsOf(call: Pick<Call, 'clauses'>): LawStreams {
  const newestFirst = call.clauses.toSorted((a, b) => b.lastTurn - a.lastTurn)
  return {
    rights: newestFirst.filter(({ stream }) => stream === 'right'),
    risks: newestFirst.filter(({ stream }) => stream === 'risk'),
  }
}

/** Why a clause was raised, without the remedy that a right carries at its end: that is shown in a line of its own. */
export function whyOf({ why }: Pick<ClauseNote, 'why'>, remedy: { zh: string; en: string } | null): string {
  const carried = remedy && [remedy.zh, remedy.en].find(text => text !== '' && why.endsWith(text) && why !== text)
  return carried ? why.slice(0, -carried.length).trimEnd() : why
}

/** What a person should know at once about words of their own: a taboo (T19) or a clause (D3). */
export type OwnWordsNote =
  | { kind: 'taboo'; type: string; words: string; why: string }
  | { kind: 'clause'; note: ClauseNote }

/** A clause below this stands in the panel only: an agent who is interrupted for little stops reading. */
const INTERRUPTS: Risk = 'medium'

/** Notes on what the agent said last; they stand until the agent speaks again, so that there is time to put it right. */
export function ownWordsNotes(lines: readonly TranscriptLine[], call: Pick<Call, 'clauses'>): OwnWordsNote[] {
  const last = lines.findLast(line => line.speaker === 'agent')
  if (!last) return []
  const taboos = last.taboos
    .filter((taboo, index, all) => all.findIndex(other => other.type === taboo.type) === index)
    .map(
      ({ type, span, why }): OwnWordsNote => ({ kind: 'taboo', type, words: last.text.slice(span[0], span[1]), why }),
    )
  const clauses = streamsOf(call)
    .risks.filter(({ speaker, lastTurn }) => speaker === 'agent' && lastTurn === last.turn)
    .filter(({ severity }) => RISKS.indexOf(severity) >= RISKS.indexOf(INTERRUPTS))
    .map((note): OwnWordsNote => ({ kind: 'clause', note }))
  return [...taboos, ...clauses]
}
