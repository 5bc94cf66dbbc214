/**
 * The small language in which `knowledge/lexicon.*.yaml` writes its cues. A pattern is plain text with
 * `(a|b)` alternatives · `x?` or `(…)?` optional · `~` a gap inside one clause (8 Chinese characters or 4 words) ·
 * `#` a number · `*` the rest of a Latin word, after `)` up to three repetitions, `+` one to three · `;` a pause
 * or nothing · `^` start and `$` end of a clause.
 * The part before the first gap is expanded into literals for the trie; only the rest becomes a regular expression, so
 * that a turn is walked once and a regular expression runs only where its first words were said.
 */
export interface CompiledPattern {
  /** What the trie looks for. */
  heads: string[]
  /** Source of a sticky expression, to be run at the end of the head; null where the head is the whole pattern. */
  tail: string | null
  /** The units that the tail can begin with, where they are known: most tails are ruled out by one look. */
  firsts: string | null
  atClauseStart: boolean
}

type Node =
  | { kind: 'text'; text: string }
  | { kind: 'choice'; options: Node[][] }
  | { kind: 'repeat'; of: Node; least: 0 | 1 }
  | { kind: 'gap' | 'number' | 'letters' | 'pause' | 'end' }

/** Forms of one pattern in the trie; more would only make it large. */
const HEADS_MAX = 16
const SPECIAL = /[()|?~#*+;^$]/
const GAP_ZH = '[^,.!?]{0,8}?'
const GAP_EN = '(?: [^ ,.!?]+){0,4}? '
/** Digits or numerals as people count in speech, "好几" and "several" included. */
export const NUMBER_SOURCE =
  '(?:\\d+|[一二两三四五六七八九十几百千多数]+|好几|无数|好多|很多|one|two|three|four|five|six|seven|eight|nine|ten|several|many|multiple|countless|dozens of|a dozen|a few|a couple of|numerous)'
const NUMBER_HEADS =
  '0 1 2 3 4 5 6 7 8 9 一 二 两 三 四 五 六 七 八 九 十 几 百 千 好几 无数 好多 很多 one two three four five six seven eight nine ten several many multiple countless numerous'.split(
    ' ',
  )
const NUMBER_REST = '[\\d一二两三四五六七八九十几百千多数]*'
const CLAUSE_END_SOURCE = '(?=[啊呀呢吧哦嘛哈了的]{0,2}(?:[,.!?]|$))'

/** Compiles one pattern whose characters are already folded; throws on one that cannot work, when knowledge loads. */
export function compilePattern(pattern: string): CompiledPattern[] {
  if (!SPECIAL.test(pattern)) return [{ heads: [pattern], tail: null, firsts: null, atClauseStart: false }]
  const atClauseStart = pattern.startsWith('^')
  const latin = /[a-z]/.test(pattern)
  const edge = latin && /[a-z0-9)?*+]$/.test(pattern) ? '(?![a-z0-9])' : ''
  return beginnings(parse(atClauseStart ? pattern.slice(1) : pattern)).map(nodes => {
    const numbered = nodes[0]?.kind === 'number'
    const { heads, rest } = numbered ? { heads: NUMBER_HEADS, rest: nodes.slice(1) } : expandHead(nodes)
    if (heads.length === 0) throw new Error(`the cue "${pattern}" begins with a gap: begin it with words`)
    if (rest.length === 0 && !numbered) return { heads, tail: null, firsts: null, atClauseStart }
    const source = (numbered ? NUMBER_REST : '') + rest.map(node => sourceOf(node, latin)).join('') + edge
    return { heads, tail: source, firsts: numbered ? null : firstsOf(rest), atClauseStart }
  })
}

/** A pattern that begins with alternatives not all of which can be spelled out is several patterns. */
function beginnings(nodes: readonly Node[]): (readonly Node[])[] {
  const first = nodes[0]
  if (first?.kind === 'repeat') {
    const rest = nodes.slice(1)
    const again: Node = { kind: 'repeat', of: first.of, least: 0 }
    return [...beginnings([first.of, again, ...rest]), ...(first.least === 0 ? beginnings(rest) : [])]
  }
  if (first?.kind !== 'choice' || isLiteral(first)) return [nodes]
  return first.options.flatMap(option => beginnings([...option, ...nodes.slice(1)]))
}

function isLiteral(node: Node): boolean {
  if (node.kind === 'text') return true
  return node.kind === 'choice' && node.options.every(option => option.every(isLiteral))
}

/** As many nodes as can be spelled out in a few forms; what follows is left to the regular expression. */
function expandHead(nodes: readonly Node[]): { heads: string[]; rest: readonly Node[] } {
  let heads = ['']
  let used = 0
  for (const node of nodes) {
    if (!isLiteral(node)) break
    const ends = formsOf(node)
    if (heads.length * ends.length > HEADS_MAX && !heads.includes('')) break
    heads = heads.flatMap(head => ends.map(end => head + end))
    used += 1
  }
  return heads.includes('') ? { heads: [], rest: [] } : { heads, rest: nodes.slice(used) }
}

function formsOf(node: Node): string[] {
  if (node.kind === 'text') return [node.text]
  if (node.kind !== 'choice') return []
  return node.options.flatMap(option =>
    option.reduce<string[]>((heads, part) => heads.flatMap(head => formsOf(part).map(end => head + end)), ['']),
  )
}

/** Null where anything can follow: a gap, a number, the rest of a word, or nothing at all. */
function firstsOf(nodes: readonly Node[]): string | null {
  let firsts = ''
  for (const node of nodes) {
    if (node.kind === 'text') return firsts + node.text.charAt(0)
    const parts = node.kind === 'choice' ? node.options : node.kind === 'repeat' ? [[node.of]] : null
    if (parts === null) return null
    let canBeEmpty = node.kind === 'repeat' && node.least === 0
    for (const part of parts) {
      if (part.length === 0) canBeEmpty = true
      else {
        const inner = firstsOf(part)
        if (inner === null) return null
        firsts += inner
      }
    }
    if (!canBeEmpty) return firsts
  }
  return null
}

function sourceOf(node: Node, latin: boolean): string {
  switch (node.kind) {
    case 'text':
      return node.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    case 'choice':
      return `(?:${node.options.map(option => option.map(part => sourceOf(part, latin)).join('')).join('|')})`
    case 'repeat':
      return `${sourceOf(node.of, latin)}{${node.least},3}`
    case 'gap':
      return latin ? GAP_EN : GAP_ZH
    case 'number':
      return NUMBER_SOURCE
    case 'letters':
      return '[a-z]*'
    case 'pause':
      return '[,.!?]? ?'
    case 'end':
      return CLAUSE_END_SOURCE
  }
}

function parse(pattern: string): Node[] {
  let at = 0
  const sequence = (depth: number): Node[] => {
    const nodes: Node[] = []
    while (at < pattern.length) {
      const char = pattern[at] as string
      if (char === '|' || char === ')') {
        if (depth === 0) throw new Error(`the cue "${pattern}" has a stray "${char}"`)
        return nodes
      }
      at += 1
      const node = char === '(' ? choice(depth) : atom(char)
      if (char === '(' && (pattern[at] === '*' || pattern[at] === '+')) {
        nodes.push({ kind: 'repeat', of: node, least: pattern[at] === '*' ? 0 : 1 })
        at += 1
      } else if (node.kind === 'text' && pattern[at] !== '?' && nodes.at(-1)?.kind === 'text') {
        ;(nodes.at(-1) as { text: string }).text += node.text
      } else nodes.push(node)
      if (pattern[at] === '?') {
        at += 1
        const last = nodes.pop() as Node
        nodes.push({ kind: 'choice', options: [[last], []] })
      }
    }
    if (depth > 0) throw new Error(`the cue "${pattern}" has an open "("`)
    return nodes
  }
  const choice = (depth: number): Node => {
    const options = [sequence(depth + 1)]
    while (pattern[at] === '|') {
      at += 1
      options.push(sequence(depth + 1))
    }
    at += 1
    return { kind: 'choice', options }
  }
  return sequence(0)
}

function atom(char: string): Node {
  if (char === '~') return { kind: 'gap' }
  if (char === '#') return { kind: 'number' }
  if (char === '*') return { kind: 'letters' }
  if (char === ';') return { kind: 'pause' }
  if (char === '$') return { kind: 'end' }
  return { kind: 'text', text: char }
}
