import type { PlayedCall } from '../played-call.ts'

/** Something that was not as it should be, in words that a trainer can act on. */
export interface Miss {
  turn: number
  what: string
}

/** Of how many things looked at, how many were right. A case with nothing to look at has `of` 0 and does not count. */
export interface CaseScore {
  hits: number
  of: number
  misses: readonly Miss[]
}

/** A deterministic judgement of a played call. */
export interface Scorer {
  id: string
  /** What a full score means, in one line. */
  means: string
  score(call: PlayedCall): CaseScore
}

/** Scores a list of things one by one: `judge` returns what is wrong, or null. */
export function each<T extends { turn: number }>(items: readonly T[], judge: (item: T) => string | null): CaseScore {
  const misses = items.flatMap(item => {
    const what = judge(item)
    return what === null ? [] : [{ turn: item.turn, what }]
  })
  const wrong = new Set(misses.map(miss => miss.turn)).size
  return { hits: items.length - wrong, of: items.length, misses }
}

export const shareOf = ({ hits, of }: Pick<CaseScore, 'hits' | 'of'>): number => (of === 0 ? 1 : hits / of)
