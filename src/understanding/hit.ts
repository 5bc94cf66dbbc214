import type { CueGroup } from './lexicon.ts'

/** A cue found in a turn, and how it is meant. */
export interface Hit {
  group: CueGroup
  /** Range in the clean text. */
  start: number
  end: number
  /** Denied by the speaker: "我不是生气". */
  negated: boolean
  /** Somebody else's words: "他说我活该". */
  reported: boolean
  /** Only imagined: "要是…", "if …". */
  supposed: boolean
}

/** No cue is longer; what begins further away cannot matter. */
const REACH = 64

/** The hits that begin before `to` and near enough to `from` to touch it. Hits stand in the order of their start. */
export function nearby(hits: readonly Hit[], from: number, to: number): Hit[] {
  const near: Hit[] = []
  for (let i = firstFrom(hits, from - REACH); i < hits.length; i += 1) {
    const hit = hits[i] as Hit
    if (hit.start >= to) break
    near.push(hit)
  }
  return near
}

/** Index of the first hit that begins at `from` or later. */
export function firstFrom(hits: readonly Hit[], from: number): number {
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hits[middle] as Hit).start < from) low = middle + 1
    else high = middle
  }
  return low
}
