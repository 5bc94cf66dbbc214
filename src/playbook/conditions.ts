import type { Tactic } from '../domain/vocabulary.ts'
import { FLAGS, inDanger, KEYED, NUMBERS, type Predicate } from './condition-words.ts'
import { CONDITION_WORDS_MAX, type View } from './view.ts'

/** The compiled signs: patterns over the customer's words, by name and language. */
export type Signs = Readonly<Record<string, { zh: RegExp; en: RegExp }>>

/** Compiles conditions of one playbook; every distinct word is looked up at most once a view. */
export interface Conditions {
  all(sources: readonly (string | readonly string[])[]): Predicate
  any(sources: readonly string[]): Predicate
}

const KNOWN_FALSE = 1
const KNOWN_TRUE = 2

/** A list of alternatives; each is the number of a word, doubled, plus one where it is negated. */
type Clause = readonly number[]

/**
 * The compiler of the conditions of `tactics.yaml`: a flag (`hot`), a keyed word (`emotion=angry`), a number
 * (`heat>=0.6`), each of them negated by `!`; a list is an alternative. Throws on a word that does not exist, so that a
 * typo never loads. Rules become lists of numbers, because two hundred of them are asked in every turn.
 */
export function conditionsOver(signs: Signs): Conditions {
  const looks: Predicate[] = []
  const numbers = new Map<string, number>()
  const numberOf = (source: string): number => {
    const known = numbers.get(source)
    if (known !== undefined) return known
    // What a derived word asks for takes its own places first.
    const look = derivedFlag(source, word => remembered(numberOf(word))) ?? wordOf(source, signs)
    if (looks.length >= CONDITION_WORDS_MAX) throw new Error(`more than ${CONDITION_WORDS_MAX} different conditions`)
    numbers.set(source, looks.length)
    return looks.push(look) - 1
  }
  const answerTo = (view: View, number: number): number => {
    const holds = looks[number]?.(view) ?? false
    const answer = holds ? KNOWN_TRUE : KNOWN_FALSE
    view.answers[number] = answer
    return answer
  }
  const remembered =
    (number: number): Predicate =>
    view =>
      (view.answers[number] || answerTo(view, number)) === KNOWN_TRUE
  const literal = (source: string) =>
    source.startsWith('!') ? numberOf(source.slice(1)) * 2 + 1 : numberOf(source) * 2
  const clause = (source: string | readonly string[]): Clause =>
    typeof source === 'string' ? [literal(source)] : source.map(literal)
  const holds = (view: View, alternatives: Clause): boolean => {
    for (const one of alternatives) {
      const answer = view.answers[one >> 1] || answerTo(view, one >> 1)
      if ((answer === KNOWN_TRUE) === ((one & 1) === 0)) return true
    }
    return false
  }
  return {
    all: sources => {
      const clauses = sources.map(clause)
      return view => {
        for (const alternatives of clauses) if (!holds(view, alternatives)) return false
        return true
      }
    },
    any: sources => {
      const alternatives = clause(sources)
      return view => holds(view, alternatives)
    },
  }
}

function wordOf(source: string, signs: Signs): Predicate {
  const flag = FLAGS[source]
  if (flag) return flag
  const compared = /^([a-z-]+)(>=|<)([\d.]+)$/.exec(source)
  const number = compared && NUMBERS[compared[1] as string]
  if (number) {
    const limit = Number(compared[3])
    return compared[2] === '<' ? view => number(view) < limit : view => number(view) >= limit
  }
  const [key = '', value = ''] = source.split('=')
  const sign = key === 'sign' ? signs[value] : undefined
  if (sign) return view => sign[view.language].test(view.text)
  const keyed = KEYED[key]
  if (keyed && value) return view => keyed(view, value)
  throw new Error(`unknown condition "${source}"`)
}

/** What the agent has to have done for a plain yes to mean "that's right". */
const UNDERSTANDING: readonly Tactic[] = ['label', 'paraphrase', 'summary', 'describe-share', 'accusation-audit']
const PLAIN_YES_UNITS_MAX = { zh: 36, en: 110 }
/** From here on a "yes, exactly" is the fire and not the relief of having been understood. */
const PLAIN_YES_HEAT_MAX = 0.33

/**
 * Flags that need the customer's words as well as the reading: the reader may take an even voice for calm, but a barb, grief
 * or a cry for help in it is none.
 */
function derivedFlag(source: string, remembered: (source: string) => Predicate): Predicate | null {
  if (source === 'calm') {
    const upset = remembered('upset')
    return view => !upset(view)
  }
  if (source === 'upset') {
    const signs = ['sign=edge', 'sign=suffering', 'sign=grief', 'sign=hang-up', 'sign=danger'].map(remembered)
    return view => view.upset || signs.some(sign => sign(view))
  }
  if (source === 'demands-or-upset') {
    const upset = remembered('upset')
    return view => view.call.demands.length > 0 || upset(view)
  }
  if (source !== 'confirmed') return null
  const [right, edge, suffering] = ['sign=right', 'sign=edge', 'sign=suffering'].map(remembered) as [
    Predicate,
    Predicate,
    Predicate,
  ]
  return view =>
    !inDanger(view) &&
    view.band !== 'high' &&
    (view.reading.cues.includes('confirms') ||
      (UNDERSTANDING.some(one => view.agentDid.has(one)) &&
        view.text.length <= PLAIN_YES_UNITS_MAX[view.language] &&
        view.now < PLAIN_YES_HEAT_MAX &&
        right(view) &&
        !edge(view) &&
        !suffering(view)))
}
