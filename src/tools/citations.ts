import type { BlockReason } from '../domain/suggestion.ts'
import { CHINESE_LAWS_IN_ENGLISH } from './articles/english-names.ts'
import { citedInFolded, mentionedLaws } from './articles.ts'
import { plainLawName } from './clauses/citation.ts'
import { type ClauseRegistry, citable } from './clauses.ts'
import type { FoldedText } from './folded-text.ts'

/** The registry of clauses and the day for which a text is checked (YYYY-MM-DD); null takes the laws as they stand. */
export interface LawInForce {
  registry: Pick<ClauseRegistry, 'citation'>
  on: string | null
}

/** A run of characters that holds a law's name may begin with words that lead to it; these end such words. */
const LEADS_TO_NAME =
  /(?:国家|[据照按依看查说讲到在的和与及或跟对由我您你他她们个是就也还都有用像以于从问反提读写叫如本为了得部过使引翻合循凭着把])$/
/** Words after which the name that follows is of another law than the one that it spells. */
const OTHER_LAW = /(?:新|旧|原|老|前|台湾|香港|澳门|日本|美国|英国|德国|法国|欧盟|地方|草案|修订)(?:的)?$/
const DRAFT = /草案|征求意见|修订稿|送审稿|\bdraft\b|\bbill\b/
/** Of a name that is not known, this much of its end is shown. */
const NAME_UNITS_SHOWN = 24
/** No sentence of a call names more laws; a text that does is refused instead of looked through. */
const CITED_MAX = 24
const TRAPS = new WeakMap<object, ReadonlyMap<string, string>>()

/**
 * What is wrong with the citations of a text that has no plan (D3): an article passes only with a law that is in force on
 * the day and an article of it that is verified; a law alone passes where it is known and in force.
 */
export function citationReasons(folded: FoldedText, law: LawInForce): BlockReason[] {
  const reasons: BlockReason[] = []
  const cited = citedInFolded(folded)
  const mentioned = mentionedLaws(folded)
  if (cited.length + mentioned.length > CITED_MAX)
    return [{ rule: 'forbidden-citation', span: [0, folded.text.length], detail: 'more citations than can be checked' }]
  for (const { law: likely, run, article, span } of cited) {
    const named = run ?? likely
    const why = whyNot(named, article, law) ?? movedNumber(named, article, law)
    if (why !== null) reasons.push({ rule: 'forbidden-citation', span, detail: why })
  }
  for (const { law: named, isTitle, span } of mentioned) {
    const isKnown = reasons.some(other => span[0] < other.span[1] && other.span[0] < span[1])
    const why = isKnown ? null : whyNotNamed(named, isTitle, law)
    if (why !== null) reasons.push({ rule: 'forbidden-citation', span, detail: why })
  }
  return reasons
}

/** Why an article may not be cited; null where it may. */
export function whyNot(named: string | null, article: string, { registry, on }: LawInForce): string | null {
  const name = named === null ? null : resolved(named, registry)
  const answer = citable({ law: name, article }, on, registry)
  return answer.ok ? notLawYet(name, registry) : answer.why
}

/** A draft bears the name of the law that it is to change, and is none. */
function notLawYet(name: string | null, { citation }: LawInForce['registry']): string | null {
  if (name === null || !(DRAFT.test(name) || citation.unverified.has(plainLawName(name)))) return null
  return `${name} is a draft or has not been verified against its text`
}

function movedNumber(named: string | null, article: string, { registry }: LawInForce): string | null {
  const name = plainLawName(named === null ? '' : resolved(named, registry))
  return trapsOf(registry).get(`${name} ${article.toLowerCase()}`) ?? null
}

/** Why a law may not be named; an unbracketed run of characters that is no law that is known is no law at all. */
function whyNotNamed(named: string, isTitle: boolean, { registry, on }: LawInForce): string | null {
  const name = isTitle ? named : nameWithin(named, registry)
  if (name === null) return null
  const answer = citable({ law: name, article: '' }, on, registry)
  return answer.ok || answer.why === 'no article is named' ? notLawYet(name, registry) : answer.why
}

/** The law's name as the registry knows it: without the words that lead to it, in Chinese. */
function resolved(named: string, registry: LawInForce['registry']): string {
  const english = CHINESE_LAWS_IN_ENGLISH.find(([pattern]) => pattern.test(named.toLowerCase()))
  if (english) return english[1]
  const own = /[一-鿿]/.test(named) ? nameWithin(named, registry) : wordsWithin(named, registry)
  return own ?? named.slice(-NAME_UNITS_SHOWN)
}

/** The longest end of the run that is a name the registry knows, where what stands before it may lead to a name. */
function nameWithin(run: string, { citation }: LawInForce['registry']): string | null {
  const plain = plainLawName(run)
  for (let from = 0; from < plain.length - 1; from += 1) {
    const name = plain.slice(from)
    if (!(citation.names.has(name) || citation.unverified.has(name))) continue
    if (from === 0) return run
    const before = plain.slice(0, from)
    return OTHER_LAW.test(before) || !LEADS_TO_NAME.test(before) ? null : name
  }
  return null
}

/** The longest end of an English run that is a name the registry knows: "under the truth in lending act" names that act. */
function wordsWithin(run: string, { citation }: LawInForce['registry']): string | null {
  const words = run.split(/\s+/)
  for (let from = 0; from < words.length; from += 1) {
    const name = words.slice(from).join(' ')
    const plain = plainLawName(name)
    if (citation.names.has(plain) || citation.unverified.has(plain)) return name
  }
  return null
}

/**
 * Numbers that stood for something else before the law was revised. Such a number still exists and may even be verified, so
 * a text without a plan cannot show which of the two it means.
 */
function trapsOf({ citation }: LawInForce['registry']): ReadonlyMap<string, string> {
  const known = TRAPS.get(citation)
  if (known) return known
  const traps = new Map<string, string>()
  for (const { old, article, law, now } of citation.renumbered) {
    const [before, after] = [citation.laws.get(old), citation.laws.get(law)]
    // A law under another name is refused by that name; only where the name stayed can the number mislead.
    if (!before || !after || before.code !== after.code) continue
    const why = `article ${article} of ${before.code ?? before.name} is now article ${now} since ${after.from}`
    for (const name of [before.name, before.code ?? before.name, ...before.aliases, ...after.aliases])
      traps.set(`${plainLawName(name)} ${article}`, why)
  }
  TRAPS.set(citation, traps)
  return traps
}
