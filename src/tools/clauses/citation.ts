import type { LawFacts } from './clause-schema.ts'
import { articleName, readNumeral } from './numeral.ts'

export interface KnownLaw extends LawFacts {
  readonly key: string
}

/** What a citation is checked against. */
export interface CitationIndex {
  readonly laws: ReadonlyMap<string, KnownLaw>
  /** Every name by which a law is called, brought into one form, with the keys of the laws that it may mean. */
  readonly names: ReadonlyMap<string, readonly string[]>
  readonly unverified: ReadonlyMap<string, string>
  readonly renumbered: readonly { old: string; article: string; law: string; now: string }[]
  /** Clause ids by law key and article. */
  readonly byArticle: ReadonlyMap<string, readonly string[]>
  readonly clauseFrom: ReadonlyMap<string, { from: string; until: string | null }>
}

export type Citable = { ok: true; clauseIds: string[] } | { ok: false; why: string }

/** A law's name as it is compared: no brackets around it, no 中华人民共和国, no spaces, plain width, lower case. */
export function plainLawName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[《》〈〉\s"'“”]/g, '')
    .replace(/^(?:the|our|我国|国家的?)/, '')
    .replace(/中华人民共和国/g, '')
    .replace(/(\d)u\.?s\.?c\.?§?/g, '$1usc')
}

/** "第四十九条", "49", "49-1", "1692C(a)" → "49", "49", "49-1", "1692c". */
function plainArticle(article: string): string {
  const tight = article.normalize('NFKC').toLowerCase().replace(/[\s§]/g, '')
  const chinese = /^第?([零〇一二三四五六七八九十百千\d]+)条?(?:之([一二三四五六七八九十\d]+))?/.exec(tight)
  if (chinese && !/^\d+[a-z-]/.test(tight))
    return `${readNumeral(chinese[1] ?? '')}${chinese[2] ? `-${readNumeral(chinese[2])}` : ''}`
  return (/^\d[\d-]*[a-z]?/.exec(tight) ?? [''])[0]
}

export const articleKey = (law: string, article: string): string => `${law} ${article}`

/**
 * May this article be cited on that day (D3)? Only a verified article of a law in force is: an unknown, superseded or
 * unverified one answers `why`, and where an article's number moved, the number under which it stands now. `on` null takes the
 * laws as they stand in the registry. Pure; never throws.
 */
export function checkCitation(
  cited: { law: string | null; article: string },
  on: string | null,
  index: CitationIndex,
): Citable {
  if (!cited.law?.trim())
    return { ok: false, why: `no law is named with ${articleName(plainArticle(cited.article)) || 'the article'}` }
  const article = plainArticle(cited.article)
  const name = plainLawName(cited.law)
  const unverified = index.unverified.get(name)
  const keys =
    index.names.get(name) ?? index.names.get(name.replace(/\(.*\)$/, '')) ?? index.names.get(`${name}${article}`) ?? []
  if (unverified && keys.length === 0)
    return { ok: false, why: `${cited.law} (${unverified}) has not been verified against its text` }
  if (keys.length === 0) return { ok: false, why: `the law ${cited.law} is not known` }
  const year = /(\d{4})/.exec(name.match(/\(.*\)$/)?.[0] ?? '')?.[1]
  const laws = keys.map(key => index.laws.get(key) as KnownLaw)
  const meant = laws.filter(
    law => inForce(law, on) && (!year || law.version.includes(year) || law.from.startsWith(year)),
  )
  if (meant.length === 0) {
    const old = laws.find(law => law.status === 'superseded')
    const moved = old ? movedFrom(index, old.key, article) : ''
    return { ok: false, why: `${cited.law} is not in force${on ? ` on ${on}` : ''}${moved}` }
  }
  if (article === '') return { ok: false, why: 'no article is named' }
  const ids = meant
    .flatMap(law => index.byArticle.get(articleKey(law.key, article)) ?? [])
    .filter(id => clauseInForce(index, id, on))
  if (ids.length > 0) return { ok: true, clauseIds: ids }
  const [moved] = laws
    .map(law => movedFrom(index, `OLD-${law.key.replace(/\d$/, '')}`, article))
    .filter(text => text !== '')
  const highest = Math.max(...meant.map(law => law.highest ?? Number.POSITIVE_INFINITY))
  if (Number.parseInt(article, 10) > highest) return { ok: false, why: `${cited.law} has no ${articleName(article)}` }
  return { ok: false, why: `${cited.law} ${articleName(article)} is not among the verified articles${moved ?? ''}` }
}

/** A law is in force from its first day until the day before it ends; without a day, a superseded law is not. */
export function inForce(law: Pick<LawFacts, 'status' | 'from' | 'until'>, on: string | null): boolean {
  if (law.status === 'superseded') return false
  return on === null || (law.from <= on && (law.until === undefined || on < law.until))
}

function clauseInForce(index: CitationIndex, id: string, on: string | null): boolean {
  const days = index.clauseFrom.get(id)
  return days !== undefined && (on === null || (days.from <= on && (days.until === null || on < days.until)))
}

function movedFrom(index: CitationIndex, oldKey: string, article: string): string {
  const moved = index.renumbered.find(row => row.old === oldKey && row.article === article)
  if (!moved) return ''
  const law = index.laws.get(moved.law)
  return `; what was ${articleName(article)} before stands now in ${law?.name ?? moved.law} ${articleName(moved.now)}`
}
