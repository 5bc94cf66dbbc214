import { type ConceptTrie, findConcepts } from './concepts.ts'

/** The concepts that a text says, and those of them that it denies wherever it says them. */
export interface SaidConcepts {
  readonly said: ReadonlySet<string>
  /** Said at least once without a denial before it. */
  readonly affirmed: ReadonlySet<string>
}

const DENIALS = '不没未非别勿无'
/** So many characters before a word are looked at for a denial: 不会有保本, 没有人替您签. */
const DENIAL_UNITS = 4
const ENGLISH_DENIAL = /\b(?:not|no|never|don't|won't|can't|cannot|isn't|without)\b[a-z' ]{0,14}$/

/** Which concepts are said in a plain text, and which of them without being denied. */
export function saidConcepts(text: string, concepts: ConceptTrie): SaidConcepts {
  const said = new Set<string>()
  const affirmed = new Set<string>()
  for (const { concept, start } of findConcepts(text, concepts)) {
    const name = concepts.names[concept] as string
    said.add(name)
    if (!affirmed.has(name) && !isDenied(text, start)) affirmed.add(name)
  }
  return { said, affirmed }
}

function isDenied(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - DENIAL_UNITS), start)
  for (const char of before) if (DENIALS.includes(char)) return true
  return /[a-z]$|[a-z] $/.test(before) && ENGLISH_DENIAL.test(text.slice(Math.max(0, start - 24), start))
}
