import type { Heard } from './as-heard.ts'
import { DIGITS } from './chinese-characters.ts'
import { Rewriting } from './rewriting.ts'

const MIXED = /[0-9零一二三四五六七八九两俩幺]{2,24}/g
const FIGURE_ENDS = /^(?:$|[十百千万亿元块圆毛,.。!?;、 ]|[a-z])/

/** 6伍4七0: digits of two alphabets in one figure are written as plain ones. Null where there are none. */
export function writePlainDigits(text: string): Heard | null {
  let out: Rewriting | null = null
  for (const { index, 0: run } of text.matchAll(MIXED)) {
    if (!/[0-9]/.test(run) || !/[^0-9]/.test(run)) continue
    if (!/^[0-9零]+$/.test(run) && !FIGURE_ENDS.test(text.charAt(index + run.length))) continue
    out ??= new Rewriting(text)
    for (let at = index; at < index + run.length; at += 1) {
      const digit = DIGITS.get(text.charCodeAt(at))
      if (digit !== undefined) out.replace(at, String(digit))
    }
  }
  return out?.finish() ?? null
}
