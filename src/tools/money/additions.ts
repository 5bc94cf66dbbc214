import { type Entry, rangeAt } from './entry.ts'
import type { Sum } from './sum.ts'

/** Words that add one sum to another, with at most a short name between them and the second ("加利息三百"). */
const PLUS =
  /^[,， ]{0,2}(?:再|另外?|还|又|并)?(?:\+|加上?|外加|另加|plus|and another|and then another|on top of|and an extra)[您给 ]{0,3}(?:您的|你的|的)?(?!到|起来|点|急|班|入|盟|油|倍)[^\d零一二三四五六七八九两十百千万,。!?;$£€]{0,6}[$£€¥ ]{0,2}$/
/** Smaller bare numbers are counts. */
const LEAST_MINOR = 1000

/**
 * Additions that are said: 一千加五百块 is 1,500 in all. Gives the total, whose span covers its parts, and the parts that
 * were no sum by themselves for want of a unit.
 */
export function findAdditions(text: string, entries: readonly Entry[], numbers: readonly Sum[]): Entry[] {
  const found: Entry[] = []
  let total: Entry | null = null
  for (let index = 1; index < numbers.length; index += 1) {
    const left = numbers[index - 1] as Sum
    const right = numbers[index] as Sum
    const parts = [partOf(entries, left), partOf(entries, right)] as const
    const code = parts[0]?.currency ?? parts[1]?.currency
    if (code === undefined || !PLUS.test(text.slice(left.end, right.start))) {
      total = null
      continue
    }
    const one = parts[0] ?? bare(left, code)
    const other = parts[1] ?? bare(right, code)
    if (!one || !other || one.currency !== other.currency) continue
    for (const [part, known] of [
      [one, parts[0]],
      [other, parts[1]],
    ] as const)
      if (!known && found.at(-1) !== part) found.push(part)
    const base: Entry = total ?? one
    const minor = (base.minor ?? 0) + (other.minor ?? 0)
    const kind = base.kind === 'exact' && other.kind === 'exact' ? 'exact' : 'approximate'
    if (total) found.splice(found.lastIndexOf(total), 1)
    total = { minor, currency: code, kind, start: base.start, end: other.end }
    found.push(total)
  }
  return found
}

function partOf(entries: readonly Entry[], sum: Sum): Entry | null {
  const entry = rangeAt(entries, sum.end - 1)
  return entry && entry.minor !== null && entry.end > sum.start ? entry : null
}

function bare(sum: Sum, currency: Entry['currency']): Entry | null {
  if (sum.low === null || sum.high !== null || sum.low < LEAST_MINOR || sum.numeral.dubious) return null
  return { minor: sum.low, currency, kind: 'exact', start: sum.start, end: sum.end }
}
