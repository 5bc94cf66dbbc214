/** A concept that was found, with its place in the plain text. */
export interface ConceptHit {
  readonly concept: number
  readonly start: number
  readonly end: number
}

interface Node {
  readonly next: Map<number, Node>
  concepts: number[] | null
}

/** Words of many concepts in one trie, so that a text is walked once. */
export interface ConceptTrie {
  readonly names: readonly string[]
  readonly root: Node
}

/** Builds the trie of `knowledge/clauses/concepts.yaml`. English words are found at word borders only. */
export function compileConcepts(concepts: Readonly<Record<string, readonly string[]>>): ConceptTrie {
  const root: Node = { next: new Map(), concepts: null }
  const names = Object.keys(concepts)
  names.forEach((name, concept) => {
    for (const word of concepts[name] ?? []) {
      let node = root
      for (let index = 0; index < word.length; index += 1) {
        const code = word.charCodeAt(index)
        let next = node.next.get(code)
        if (!next) {
          next = { next: new Map(), concepts: null }
          node.next.set(code, next)
        }
        node = next
      }
      node.concepts = node.concepts ? [...node.concepts, concept] : [concept]
    }
  })
  return { names, root }
}

const isLatin = (code: number) => (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)

/** Every concept in a plain text, at each place the longest word only. */
export function findConcepts(text: string, trie: ConceptTrie): ConceptHit[] {
  const hits: ConceptHit[] = []
  for (let start = 0; start < text.length; start += 1) {
    const first = text.charCodeAt(start)
    const latin = isLatin(first)
    if (first === 0x20 || (latin && start > 0 && isLatin(text.charCodeAt(start - 1)))) continue
    let node = trie.root.next.get(first)
    let index = start + 1
    while (node) {
      const code = text.charCodeAt(index)
      if (node.concepts && !(latin && isLatin(text.charCodeAt(index - 1)) && isLatin(code)))
        for (const concept of node.concepts) hits.push({ concept, start, end: index })
      node = node.next.get(code)
      index += 1
    }
  }
  return hits
}
