import { readNumeral } from '../tools/clauses/numeral.ts'

/** A clause as the lookup table knows it. */
export interface SearchedClause {
  id: string
  /** Every name of the law: in full, short, and as people say it. */
  lawNames: readonly string[]
  /** In digits: "49", "253-1", "1692c". */
  article: string
  topic: string
  /** What the clause says in our words, and what can be done about it, in both languages. */
  words: readonly string[]
  /** How people speak of it in calls. */
  spoken: readonly string[]
}

/** The lookup table of laws (D7), ready to be searched. */
export interface LawIndex {
  clauses: readonly SearchedClause[]
  /** For each token the clauses that have it, with its weight there. */
  postings: ReadonlyMap<string, ReadonlyMap<number, number>>
}

const WORDS_WEIGHT = 3
const TOPIC_WEIGHT = 4
const SPOKEN_WEIGHT = 0.6
/** A token that a clause repeats over and over counts so much and no more. */
const WEIGHT_MAX = 6
const ID_SCORE = 1_000
const ARTICLE_SCORE = 200
const LAW_SCORE = 60

export function indexLaw(clauses: readonly SearchedClause[]): LawIndex {
  const postings = new Map<string, Map<number, number>>()
  clauses.forEach((clause, index) => {
    const add = (text: string, weight: number) => {
      for (const token of tokensOf(text)) {
        const at = postings.get(token) ?? new Map<number, number>()
        at.set(index, Math.min(WEIGHT_MAX, (at.get(index) ?? 0) + weight))
        postings.set(token, at)
      }
    }
    add(clause.topic, TOPIC_WEIGHT)
    for (const text of clause.words) add(text, WORDS_WEIGHT)
    for (const text of clause.spoken) add(text, SPOKEN_WEIGHT)
  })
  return { clauses, postings }
}

/**
 * Ids of the clauses that a query means, the best first: by clause id, by law and article ("保险法16", "第五十五条"), by topic, or
 * by words as they are spoken in a call. A law and article that are both named leave no room for others.
 */
export function searchLaw(index: LawIndex, query: string, limit: number): string[] {
  const asked = plain(query)
  const scores = new Map<number, number>()
  const add = (clause: number, score: number) => scores.set(clause, (scores.get(clause) ?? 0) + score)
  const named = namedLaws(index, asked)
  const articles = articlesIn(asked, named.size > 0)
  let isExact = false
  index.clauses.forEach(({ id, article }, clause) => {
    if (asked === plain(id)) add(clause, ID_SCORE)
    if (named.has(clause)) add(clause, LAW_SCORE)
    if (!articles.has(article)) return
    add(clause, ARTICLE_SCORE)
    if (named.has(clause)) isExact = true
  })
  for (const [clause, score] of matchWords(index, query)) add(clause, score)
  const wanted = [...scores].filter(
    ([clause]) => !isExact || (named.has(clause) && articles.has(index.clauses[clause]?.article ?? '')),
  )
  return wanted
    .sort((a, b) => b[1] - a[1])
    .slice(0, limit)
    .flatMap(([clause]) => index.clauses[clause]?.id ?? [])
}

/** Clauses of the law that a query names, in full or in part; of several names the longest that was said wins. */
function namedLaws({ clauses }: LawIndex, asked: string): Set<number> {
  const said = clauses.map(({ lawNames }) =>
    Math.max(
      0,
      ...lawNames.map(plain).map(name => {
        if (asked.includes(name)) return name.length
        return asked.length >= 2 && name.includes(asked) ? asked.length : 0
      }),
    ),
  )
  const longest = Math.max(0, ...said)
  return new Set(said.flatMap((length, clause) => (length >= 2 && length === longest ? [clause] : [])))
}

/** Article numbers in a query; a bare number counts only beside the name of a law. */
function articlesIn(asked: string, isLawNamed: boolean): Set<string> {
  const found = new Set<string>()
  const said = /第?([0-9零〇一二三四五六七八九十百千]+)条(?:之([0-9一二三四五六七八九十]+))?/g
  for (const [, number = '', branch] of asked.matchAll(said))
    found.add(branch ? `${readNumeral(number)}-${readNumeral(branch)}` : String(readNumeral(number)))
  if (found.size === 0 && isLawNamed)
    for (const [number] of asked.matchAll(/\d+[a-z]?(?:-\d+)?|[零一二三四五六七八九十百]+$/g))
      found.add(/^\d/.test(number) ? number : String(readNumeral(number)))
  for (const [, section = ''] of asked.matchAll(/(?:§|section|sec|art|article)\.?(\d+[a-z]?)/g)) found.add(section)
  return found
}

/** Rare words say more than common ones, and a clause that has all of them more than one that repeats a single one. */
function matchWords({ clauses, postings }: LawIndex, query: string): Map<number, number> {
  const scores = new Map<number, number>()
  const tokens = [...new Set(tokensOf(query))]
  const covered = new Map<number, number>()
  for (const token of tokens) {
    const at = postings.get(token) ?? (tokens.length === 1 ? withCharacter(token, postings) : null)
    if (!at) continue
    const rarity = Math.log(1 + clauses.length / at.size)
    for (const [clause, weight] of at) {
      scores.set(clause, (scores.get(clause) ?? 0) + rarity * (weight / (weight + 1)))
      covered.set(clause, (covered.get(clause) ?? 0) + 1)
    }
  }
  for (const [clause, score] of scores) scores.set(clause, score * (0.5 + (covered.get(clause) ?? 0) / tokens.length))
  return scores
}

/** The clauses of every pair that has this character: what somebody means who has typed no more than one. */
function withCharacter(character: string, postings: LawIndex['postings']): Map<number, number> | null {
  if (!/^\p{Script=Han}$/u.test(character)) return null
  const found = new Map<number, number>()
  for (const [token, at] of postings)
    if (token.includes(character))
      for (const [clause, weight] of at) found.set(clause, Math.min(WEIGHT_MAX, (found.get(clause) ?? 0) + weight))
  return found.size > 0 ? found : null
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s《》〈〉「」“”"'()（）]/g, '')
}

/** Pairs of neighbouring Chinese characters (a single one where it stands alone) and English words without their endings. */
function tokensOf(text: string): string[] {
  const folded = text.normalize('NFKC').toLowerCase()
  const pairs = (folded.match(/\p{Script=Han}+/gu) ?? []).flatMap(run =>
    run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  )
  const words = (folded.match(/[a-z0-9]{2,}/g) ?? []).map(word => word.replace(/(?:ing|ed|es|s)$/, ''))
  return [...pairs, ...words.filter(word => word.length > 1)]
}
