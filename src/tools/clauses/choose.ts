import type { ClauseModel, Scores } from './clause-model.ts'
import { FLAG_CLASS, NONE_CLASS } from './clause-model.ts'

export interface Ranked {
  readonly classId: number
  readonly score: number
}

/** `filter` names what a reviewer would want to see; `desk` only what is plain, since an agent reads it in mid-call. */
export type Strictness = 'filter' | 'desk'

interface Gate {
  /** Least certainty that anything is touched, and least score of the best clause, by the language of the text. */
  readonly zh: { readonly certaintyMin: number; readonly bestMin: number }
  readonly en: { readonly certaintyMin: number; readonly bestMin: number }
  /** A clause behind the best is named while it has this share of the best score; a smaller one where it is of the same matter. */
  readonly closeBehind: number
  readonly siblingBehind: number
  readonly clausesMax: number
}

/** Chosen on cross-validated triggers, our own held-out set and the sample calls; `evals/measure-clauses.ts` prints all three. */
const GATES: Readonly<Record<Strictness, Gate>> = {
  filter: {
    zh: { certaintyMin: 0.62, bestMin: 0.24 },
    en: { certaintyMin: 0.3, bestMin: 0.19 },
    closeBehind: 0.4,
    siblingBehind: 0.15,
    clausesMax: 5,
  },
  desk: {
    zh: { certaintyMin: 1, bestMin: 0.3 },
    en: { certaintyMin: 0.5, bestMin: 0.22 },
    closeBehind: 0.55,
    siblingBehind: 0.35,
    clausesMax: 3,
  },
}
/** Candidates that are looked at behind the best. */
const CANDIDATES = 12

/** The best clauses among those allowed, best first. */
export function rankClauses(scores: Scores, allowed: Uint8Array): Ranked[] {
  const best: Ranked[] = []
  const { byClass } = scores
  for (let classId = 0; classId < allowed.length; classId += 1) {
    const score = byClass[classId] as number
    if (allowed[classId] !== 1 || score <= 0) continue
    if (best.length === CANDIDATES && score <= (best[CANDIDATES - 1] as Ranked).score) continue
    let at = best.length
    while (at > 0 && (best[at - 1] as Ranked).score < score) at -= 1
    best.splice(at, 0, { classId, score })
    if (best.length > CANDIDATES) best.pop()
  }
  return best
}

/** Whether the words are sure enough to name a clause at all. */
export function isTouched(
  ranked: readonly Ranked[],
  scores: Scores,
  model: ClauseModel,
  asked: { strictness: Strictness; language: 'zh' | 'en' },
): boolean {
  const [best] = ranked
  const { certaintyMin, bestMin } = GATES[asked.strictness][asked.language]
  return best !== undefined && best.score >= bestMin && certaintyOf(ranked, scores, model) >= certaintyMin
}

/**
 * How surely any clause is touched: the evidence for the three best clauses, less that for harmless talk, plus the voice that
 * was trained on this question alone.
 */
function certaintyOf(ranked: readonly Ranked[], scores: Scores, model: ClauseModel): number {
  const { classes, bias, lengthWeight } = model
  const none = classes.indexOf(NONE_CLASS)
  const flag = classes.indexOf(FLAG_CLASS)
  const evidence = (ranked[0]?.score ?? 0) + (ranked[1]?.score ?? 0) + (ranked[2]?.score ?? 0)
  const length = Math.log(Math.max(scores.rowCount, 1)) - 3.5
  return (
    evidence -
    (scores.byClass[none] as number) +
    2 * (scores.byClass[flag] as number) +
    0.2 * (bias + lengthWeight * length)
  )
}

/**
 * The best clause and those close behind it, nearer the top where they are of another matter; never a tail of weak ones.
 */
export function chooseClauses(
  ranked: readonly Ranked[],
  byClass: readonly ({ readonly id: string } | null)[],
  matters: ReadonlyMap<string, ReadonlySet<string>>,
  strictness: Strictness,
): Ranked[] {
  const { closeBehind, siblingBehind, clausesMax } = GATES[strictness]
  const [best] = ranked
  if (!best) return []
  const own = matters.get(byClass[best.classId]?.id ?? '')
  const isSibling = ({ classId }: Ranked) => {
    const theirs = matters.get(byClass[classId]?.id ?? '')
    return own !== undefined && theirs !== undefined && [...own].some(matter => theirs.has(matter))
  }
  return ranked
    .filter(one => one.score >= best.score * (isSibling(one) ? siblingBehind : closeBehind))
    .slice(0, clausesMax)
}
