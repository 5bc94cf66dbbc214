import { cuesOf } from './pattern-cues.ts'

/** Lists of words that patterns name in angle brackets, and the index that tells which patterns a text can match at all. */
export type WordLists = Readonly<Record<string, readonly string[]>>

/** Cues letter by letter, with the places of the rules that each wakes. */
interface CueNode {
  readonly next: Map<number, CueNode>
  wakes: readonly number[] | null
}

export interface CueIndex {
  readonly cues: CueNode
  /** 1 where some cue begins with the character; most characters of a text are passed over with this. */
  readonly firsts: Uint8Array
}

/** Writes out `<name>` as the alternatives of its list, longest first; lists may name other lists. */
export function speller(words: WordLists, id: string): (pattern: string) => string {
  const spelled = new Map<string, string>()
  const spell = (pattern: string, within: readonly string[]): string =>
    pattern.replace(/(?<!\(\?)<([a-z][a-z-]*)>/g, (_, name: string) => {
      const known = spelled.get(name)
      if (known !== undefined) return known
      const list = words[name]
      if (!list || within.includes(name)) throw new Error(`${id}: no list of words is called <${name}>`)
      const sorted = list.map(word => spell(word, [...within, name])).sort((a, b) => b.length - a.length)
      const alternatives = `(?:${sorted.join('|')})`
      spelled.set(name, alternatives)
      return alternatives
    })
  return pattern => spell(pattern, [])
}

/**
 * The words that wake a pattern: those that it requires itself, or else those that are given. Throws where there are none,
 * because such a pattern would never be tried.
 */
export function cueWords(
  spelled: string,
  given: readonly string[],
  { words, id }: { words: WordLists; id: string },
): string[] {
  const own = cuesOf(spelled)
  if (own !== null) return own
  const written = given.flatMap(cue => listed(cue, words))
  const short = written.find(word => word.length < 2 || /[[\]()?|\\^$*+{}]/.test(word))
  if (short !== undefined) throw new Error(`${id}: "${short}" is no cue`)
  if (written.length === 0) throw new Error(`${id}: give cues for the pattern ${spelled.slice(0, 80)}`)
  return written
}

function listed(cue: string, words: WordLists): string[] {
  const name = /^<([a-z-]+)>$/.exec(cue)?.[1]
  return name === undefined ? [cue] : (words[name] ?? []).flatMap(word => listed(word, words))
}

/** Builds the index from cues, each with the places of the rules that it wakes. */
export function cueIndex(wakes: ReadonlyMap<string, ReadonlySet<number>>): CueIndex {
  const cues: CueNode = { next: new Map(), wakes: null }
  const firsts = new Uint8Array(0x10000)
  for (const [cue, woken] of wakes) {
    let node = cues
    for (let index = 0; index < cue.length; index += 1) {
      const code = cue.charCodeAt(index)
      const next = node.next.get(code) ?? { next: new Map(), wakes: null }
      node.next.set(code, next)
      node = next
    }
    node.wakes = [...woken]
    firsts[cue.charCodeAt(0)] = 1
  }
  return { cues, firsts }
}

/** The rules whose cue stands in the text, null where none does: most texts wake few, which is what keeps rules cheap. */
export function awake(text: string, { cues, firsts }: CueIndex): Set<number> | null {
  let woken: Set<number> | null = null
  for (let start = 0; start + 1 < text.length; start += 1) {
    const first = text.charCodeAt(start)
    if (firsts[first] !== 1) continue
    let node = cues.next.get(first)
    for (let at = start + 1; node && at <= text.length; at += 1) {
      if (node.wakes) {
        woken ??= new Set()
        for (const rule of node.wakes) woken.add(rule)
      }
      node = node.next.get(text.charCodeAt(at))
    }
  }
  return woken
}
