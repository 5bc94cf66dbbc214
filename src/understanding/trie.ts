import type { CompiledPattern } from './pattern.ts'

interface Ending<T> {
  value: T
  /** Compiled when its head is first said: most of the lexicon is not said in a call, and a start should be quick. */
  tail: string | RegExp | null
  firsts: string | null
  atClauseStart: boolean
}

/** A node with more children than this gets a map; the others are a short list of siblings. */
const SIBLINGS_MAX = 6

/**
 * Every cue of every language in one trie: a text is walked once, whatever the size of the lexicon. Nodes are numbers;
 * children hang on their parent as a list of siblings, since most nodes have one.
 */
export interface Trie<T> {
  roots: Int32Array
  units: number[]
  child: number[]
  sibling: number[]
  crowded: Map<number, Map<number, number>>
  endings: (Ending<T>[] | undefined)[]
}

export function createTrie<T>(): Trie<T> {
  return { roots: new Int32Array(0x10000), units: [0], child: [0], sibling: [0], crowded: new Map(), endings: [] }
}

export function insert<T>(trie: Trie<T>, pattern: CompiledPattern, value: T): void {
  const ending: Ending<T> = { value, tail: pattern.tail, firsts: pattern.firsts, atClauseStart: pattern.atClauseStart }
  for (const head of pattern.heads) {
    let node = 0
    for (let i = 0; i < head.length; i += 1) {
      const unit = head.charCodeAt(i)
      let next = i === 0 ? (trie.roots[unit] as number) : childOf(trie, node, unit)
      if (next === 0) {
        next = trie.units.length
        trie.units.push(unit)
        trie.child.push(0)
        trie.sibling.push(i === 0 ? 0 : (trie.child[node] as number))
        if (i === 0) trie.roots[unit] = next
        else adopt(trie, node, next)
      }
      node = next
    }
    const endings = trie.endings[node]
    if (endings) endings.push(ending)
    else trie.endings[node] = [ending]
  }
}

function adopt<T>(trie: Trie<T>, node: number, child: number): void {
  trie.child[node] = child
  const known = trie.crowded.get(node)
  if (known) {
    known.set(trie.units[child] as number, child)
    return
  }
  let count = 0
  for (let other = child; other !== 0; other = trie.sibling[other] as number) count += 1
  if (count <= SIBLINGS_MAX) return
  const map = new Map<number, number>()
  for (let other = child; other !== 0; other = trie.sibling[other] as number)
    map.set(trie.units[other] as number, other)
  trie.crowded.set(node, map)
}

function childOf<T>(trie: Trie<T>, node: number, unit: number): number {
  let seen = 0
  for (let child = trie.child[node] as number; child !== 0; child = trie.sibling[child] as number) {
    if (trie.units[child] === unit) return child
    seen += 1
    if (seen > SIBLINGS_MAX) return trie.crowded.get(node)?.get(unit) ?? 0
  }
  return 0
}

/** Letters and digits that make up a Latin word; Chinese has no edges to respect. */
export function isWordUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)
}

/** Marks that end a clause in folded text. */
export function isBoundary(unit: number): boolean {
  return unit === 44 || unit === 46 || unit === 33 || unit === 63
}

/** Reports every match, also overlapping ones, from left to right. Linear in the length of the text. */
export function walk<T>(trie: Trie<T>, text: string, report: (value: T, start: number, end: number) => void): void {
  const length = text.length
  let before = 44
  for (let start = 0; start < length; start += 1) {
    const first = text.charCodeAt(start)
    const inWord = isWordUnit(before) && isWordUnit(first)
    const clauseStart = isBoundary(before)
    before = first
    if (inWord) continue
    let node = trie.roots[first] as number
    let end = start + 1
    while (node !== 0) {
      const endings = trie.endings[node]
      if (endings) {
        const cut = end < length && isWordUnit(text.charCodeAt(end - 1)) && isWordUnit(text.charCodeAt(end))
        for (const ending of endings) {
          if (ending.atClauseStart && !clauseStart) continue
          if (ending.tail === null) {
            if (!cut) report(ending.value, start, end)
            continue
          }
          if (ending.firsts !== null && !ending.firsts.includes(text.charAt(end))) continue
          if (typeof ending.tail === 'string') ending.tail = new RegExp(ending.tail, 'y')
          const tail = ending.tail
          tail.lastIndex = end
          if (tail.test(text)) report(ending.value, start, tail.lastIndex)
        }
      }
      if (end >= length) break
      node = childOf(trie, node, text.charCodeAt(end))
      end += 1
    }
  }
}
