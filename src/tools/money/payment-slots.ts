import { covers, type Range, rangeAt } from './entry.ts'

/** Words after which a sum is named and nothing else ("赔偿金为 …", "申请到 … 的赔付"). */
const NAMED =
  /(?:赔偿金?额?|补偿金?额?|赔付|退款|支付|申请到|争取到?|给到|方案是|金额|赔[您你]|补[您你]|退[您你]|退给[您你]|补给[您你]|定为|那就按?|offer is |pay you |compensate you with )(?:您|你|到|为|是|给|约|近|[:： ]){0,4}([a-z]{0,8})$/
/** What figures and garbled figures are written with, words of counting left out. */
const SIGNS =
  /[0-9零一二三四五六七八九十百千万亿兆两俩幺廿卅卌a-z.,/*×÷^+=_()个的分之半点角毛厘块元圆钱洋大人民币□-]{2,24}/y
const ENDED = /^(?:[,。!?;]|$|吧|的赔|的补|作为|来处理|来办| as )/
/** A figure of three digits or more, with a unit, or in signs of another kind: hexadecimal, powers, letters for digits. */
const FIGURE =
  /\d{3}|\d[./*×÷^e][\d.]|[零一二三四五六七八九两]{3}|[0-9零一二三四五六七八九十两几][百千万亿]|[百千万亿][零一二三四五六七八九]|0x[\da-f]|[a-z][百千万亿]|\d[a-z]{1,3}$|\d{2}[角毛分厘]|[a-z]\d[a-z\d]*=*$|□/
const REST = /[0-9零一二三四五六七八九十百千万亿a-z□]/
/** Sizes and versions that a sentence may give away: five gigabytes, 4S, A4. */
const SIZED = /^(?:\d{1,3}(?:g|gb|m|mb|tb|s|p|h|d)|[a-z]{1,4}\d{1,2}|\d[.\d]{1,6}|\d{1,2}:\d{2})$/
const LEFT_UNITS = 22

/**
 * Places where a sum was named and could not be read, or only in part. `read` are the sums, `merged`; `numbers` are all
 * numbers of the text from left to right.
 */
export function findUnreadSlots(text: string, read: readonly Range[], numbers: readonly Range[]): Range[] {
  const found: Range[] = []
  for (const number of numbers) {
    const sum = rangeAt(read, number.start)
    if (sum && sum.end >= number.end && !REST.test(text.charAt(sum.end))) continue
    const slot = slotAt(text, number.start)
    if (slot && slot.start >= (found.at(-1)?.end ?? 0) && !isRead(text, slot, read)) found.push(slot)
  }
  return found
}

function slotAt(text: string, at: number): Range | null {
  const letters = NAMED.exec(text.slice(Math.max(0, at - LEFT_UNITS), at))?.[1]
  if (letters === undefined) return null
  const start = at - letters.length
  SIGNS.lastIndex = start
  // The clause may end within the signs, and what belongs to the words behind it ("的赔付") is no part of the figure.
  const said = (SIGNS.exec(text)?.[0] ?? '').replace(/,(?!\d{3}).*$/, '').replace(/[的.(_-]+$/, '')
  const end = start + said.length
  if (!FIGURE.test(said) || SIZED.test(said) || !ENDED.test(text.slice(end, end + 4))) return null
  return { start, end }
}

/** Whether no figure and no letter of the slot is left outside the sums. */
function isRead(text: string, { start, end }: Range, read: readonly Range[]): boolean {
  for (let at = start; at < end; at += 1)
    if (REST.test(text.charAt(at)) && !covers(read, { start: at, end: at + 1 })) return false
  return true
}
