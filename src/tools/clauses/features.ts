import { type ConceptTrie, findConcepts } from './concepts.ts'

/** 2^17 buckets: a few collisions cost less than a bigger table. */
export const BUCKETS = 1 << 17

/** What a text is made of for the model: buckets with their weight, and where in the plain text each comes from. */
export interface Features {
  readonly buckets: number[]
  readonly values: number[]
  readonly starts: number[]
  readonly ends: number[]
}

/** How much each kind of feature counts before the whole is brought to length 1; found by cross-validation. */
export const KIND_VALUES = { one: 0.6, two: 1, three: 0.4, sound: 0.6, word: 1.2, words: 0.8, concept: 1.2, pair: 0.5 }

const isLatin = (code: number) => (code >= 0x61 && code <= 0x7a) || code === 0x27
const isDigit = (code: number) => code >= 0x30 && code <= 0x39

const mix = (hash: number, value: number) => Math.imul(hash ^ value, 0x01000193) ^ (hash >>> 15)
const bucketOf = (hash: number) => (Math.imul(hash ^ (hash >>> 13), 0x5bd1e995) >>> 0) % BUCKETS

/**
 * The features of a plain text: characters alone, in twos and threes; English words alone and in twos; the sound of two
 * characters (so that a homophone of the speech recogniser still counts); concepts, and pairs of concepts.
 */
export function featuresOf(text: string, concepts: ConceptTrie, sounds: ReadonlyMap<number, number>): Features {
  const out: Features = { buckets: [], values: [], starts: [], ends: [] }
  const seen = new Set<number>()
  const add = (hash: number, value: number, start: number, end: number) => {
    const bucket = bucketOf(hash)
    if (seen.has(bucket)) return
    seen.add(bucket)
    out.buckets.push(bucket)
    out.values.push(value)
    out.starts.push(start)
    out.ends.push(end)
  }
  addTokens(text, sounds, add)
  addConcepts(text, concepts, add)
  let norm = 0
  for (const value of out.values) norm += value * value
  const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0
  for (let index = 0; index < out.values.length; index += 1) out.values[index] = (out.values[index] as number) * scale
  return out
}

type Add = (hash: number, value: number, start: number, end: number) => void

function addTokens(text: string, sounds: ReadonlyMap<number, number>, add: Add): void {
  // Tokens: a Chinese character, an English word (without its plural or past ending), a number.
  let [before, beforeStart, beforeKind] = [0, 0, 0]
  let [beforeLast, beforeLastStart] = [0, 0]
  let soundBefore = 0
  for (let index = 0; index < text.length; ) {
    const code = text.charCodeAt(index)
    if (code === 0x20) {
      index += 1
      continue
    }
    let end = index + 1
    let token = code
    let kind = 1
    if (isLatin(code)) {
      while (end < text.length && isLatin(text.charCodeAt(end))) end += 1
      token = wordHash(text, index, end)
      kind = 2
    } else if (isDigit(code)) {
      while (end < text.length && isDigit(text.charCodeAt(end))) end += 1
      token = mix(7919, end - index > 3 ? 9999 : Number(text.slice(index, end)))
      kind = 1
    }
    add(mix(kind, token), kind === 2 ? KIND_VALUES.word : KIND_VALUES.one, index, end)
    if (before !== 0)
      add(mix(mix(kind + 2, before), token), kind === 2 ? KIND_VALUES.words : KIND_VALUES.two, beforeStart, end)
    if (beforeLast !== 0 && kind === 1 && beforeKind === 1)
      add(mix(mix(mix(5, beforeLast), before), token), KIND_VALUES.three, beforeLastStart, end)
    const sound = kind === 1 ? (sounds.get(code) ?? 0) : 0
    if (sound !== 0 && soundBefore !== 0) add(mix(mix(6, soundBefore), sound), KIND_VALUES.sound, beforeStart, end)
    soundBefore = sound
    ;[beforeLast, beforeLastStart] = [before, beforeStart]
    ;[before, beforeStart, beforeKind] = [token, index, kind]
    index = end
  }
}

function addConcepts(text: string, concepts: ConceptTrie, add: Add): void {
  const hits = findConcepts(text, concepts)
  const found: { concept: number; start: number; end: number }[] = []
  for (const hit of hits) if (!found.some(other => other.concept === hit.concept)) found.push(hit)
  for (let i = 0; i < found.length; i += 1) {
    const one = found[i] as (typeof found)[number]
    add(mix(11, one.concept), KIND_VALUES.concept, one.start, one.end)
    for (let j = i + 1; j < found.length && found.length <= 24; j += 1) {
      const two = found[j] as (typeof found)[number]
      const [low, high] = one.concept < two.concept ? [one, two] : [two, one]
      add(mix(mix(13, low.concept), high.concept), KIND_VALUES.pair, one.start, one.end)
    }
  }
}

/** Endings that carry no matter here: plural, past, gerund. */
function wordHash(text: string, start: number, end: number): number {
  let stop = end
  const tail = text.slice(Math.max(start, end - 3), end)
  if (stop - start > 5 && tail === 'ing') stop -= 3
  else if (stop - start > 4 && tail.endsWith('ed')) stop -= 2
  else if (stop - start > 3 && tail.endsWith('s') && !tail.endsWith('ss')) stop -= 1
  let hash = 17
  for (let index = start; index < stop; index += 1) hash = mix(hash, text.charCodeAt(index))
  return hash
}
