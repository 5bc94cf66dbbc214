import { CATEGORIES, type Category } from '../domain/vocabulary.ts'
import type { Analysis } from './analysis.ts'
import type { Hit } from './hit.ts'

/** A group of this weight or more is a complaint by itself; a lighter one only names a subject. */
const COMPLAINS = 1
const ENOUGH = 1
const HINT = 0.5

export interface CategoryFound {
  category: Category
  /** Only a subject was named, nothing that is wrong with it: what was said before tells more. */
  weak: boolean
  hits: readonly Hit[]
}

/**
 * What is complained of. A subject ("年费", "理赔") counts only where something is complained of or demanded; without that
 * it is a question about a fee. `complains` says so for the rest of the turn.
 */
export function categoryOf(analysis: Analysis, complains: boolean): CategoryFound {
  const accused = complains || analysis.hits.category.some(hit => !hit.negated && hit.group.weight >= COMPLAINS)
  if (!accused) return { category: 'other', weak: true, hits: [] }
  const scores = scoresOf(analysis)
  const category = best(scores)
  const score = scores.get(category) ?? 0
  if (score < ENOUGH && !(complains && score >= HINT)) return { category: 'other', weak: true, hits: [] }
  const weak = score < COMPLAINS
  return { category, weak, hits: analysis.hits.category.filter(hit => hit.group.label === category && !hit.negated) }
}

/** What several earlier texts together complain of; `other` where none of them complains. */
export function categoryOfMany(analyses: readonly Analysis[]): Category {
  const sum = new Map<Category, number>()
  for (const analysis of analyses) {
    for (const [category, score] of scoresOf(analysis)) sum.set(category, (sum.get(category) ?? 0) + score)
  }
  const category = best(sum)
  return (sum.get(category) ?? 0) >= ENOUGH ? category : 'other'
}

function scoresOf(analysis: Analysis): Map<Category, number> {
  const scores = new Map<Category, number>()
  for (const hit of analysis.hits.category) {
    if (hit.negated || hit.supposed) continue
    const category = hit.group.label as Category
    scores.set(category, (scores.get(category) ?? 0) + hit.group.weight * (hit.reported ? 0.7 : 1))
  }
  return scores
}

function best(scores: ReadonlyMap<Category, number>): Category {
  let found: Category = 'other'
  let most = 0
  for (const category of CATEGORIES) {
    const score = scores.get(category) ?? 0
    if (score > most) {
      found = category
      most = score
    }
  }
  return found
}
