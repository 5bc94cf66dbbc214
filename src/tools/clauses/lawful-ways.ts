import type { SaidConcepts } from './said-concepts.ts'

/** Ways that are everybody's right, by the concept that names them; naming one of them is never a risk. */
const LAWFUL_WAYS = [
  'finance-regulator',
  'market-regulator',
  'court',
  'arbitration',
  'mediation',
  'petition',
  'lawyer',
  'complain',
  'media',
]
/** What goes beyond them: force, invention, a price for silence, a blockade, a crowd for hire. */
const PRESSURE = [
  'threaten',
  'violence',
  'smear',
  'swap-forge',
  'price-of-silence',
  'block-premises',
  'incite',
  'profit-from-complaint',
  'false-suit',
  'accuse-falsely',
  'claim-fraud',
  'pro-buyer',
  'surrender-agency',
  'wear-down',
]
/** Where something is only mentioned: in the news, of others, as a job or a place, as past, or denied. */
const MENTIONED = ['aside-news', 'aside-others', 'aside-job', 'aside-place', 'aside-denial']
const ANNOUNCED = 'announce'

export interface LawfulWays {
  /** Clauses that belong to the ways that the speaker announces; they are always shown. */
  readonly announced: readonly string[]
  /** Lawful ways are named and nothing that goes beyond them: no clause about the customer's conduct may be raised. */
  readonly only: boolean
}

export const isOnlyMentioned = ({ said }: SaidConcepts): boolean => MENTIONED.some(name => said.has(name))

/** Which lawful ways does a customer name (D8)? `ways` gives the clauses of a way by its concept. */
export function lawfulWaysIn(concepts: SaidConcepts, ways: ReadonlyMap<string, readonly string[]>): LawfulWays {
  const { said } = concepts
  const isAnnounced = said.has(ANNOUNCED) && !isOnlyMentioned(concepts)
  return {
    announced: isAnnounced ? [...ways].flatMap(([way, clauses]) => (said.has(way) ? clauses : [])) : [],
    only: LAWFUL_WAYS.some(name => said.has(name)) && !PRESSURE.some(name => said.has(name)),
  }
}
