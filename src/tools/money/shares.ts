import type { Currency } from '../../domain/money.ts'
import { readNumberAt } from './any-numeral.ts'
import { decimalsAt } from './chinese-characters.ts'
import { type Entry, type Range, rangeAt, touches } from './entry.ts'

/** What a share is taken of, where the text does not say it. */
interface Known {
  currency: Currency
  premiumMinor: number | null
}

const ZH_SHARE =
  '(\\d{1,3}(?:\\.\\d{1,4})?%|百分之[零一二两三四五六七八九十百点\\d]{1,8}|[一二三四五六七八九\\d]成(?:半|[一二三四五六七八九])?|一半|半数|[二三四五六七八九十\\d]{1,2}分之[一二两三四五六七八九\\d]{1,2})'
const ZH_GIVE =
  '(?:退|返|赔|补|还|付|给)(?:还|偿|付|给|回|您|你|我|他|她|到|掉|了|其中|本金|保费|款项?|总额|里面|至少|最多|的){0,8}'
const EN_SHARE =
  '(\\d{1,3}(?:\\.\\d{1,4})?(?:%| ?per ?cent)|half|a half|a quarter|one third|a third|two thirds|three quarters)'
const EN_GIVE =
  '(?:refund|return|pay|give|credit|reimburse|get|offer)(?:ed|ing)?(?: (?:you|me|us|him|her|back|another|up|to|exactly|only))*'
const HINT = /[%成]|分之|一半|半数|half|quarter|third|per ?cent/
/** "退80%", "80%退给您", "refund half", "half of it back". */
const SHARE = new RegExp(
  `${ZH_GIVE}${ZH_SHARE}|${ZH_SHARE}(?:的(?:保费|本金|钱|款))?(?:都|可以|先|给您|给你|会){0,4}(?:退|返|赔|补)|\\b${EN_GIVE} ${EN_SHARE}(?! an? )|\\b${EN_SHARE} (?:of (?:it|that|this|your premium|the premium|the money) )?(?:back|refunded)`,
  'g',
)
/** The share right before its base, and right behind it. */
const OF_LEFT = new RegExp(`${EN_SHARE} of (?:the |your |my |that )?$|${ZH_SHARE}的$`)
const BASE_LEFT = new RegExp(`^(?:的|里的?|当中的?|中的?)${ZH_SHARE}`)
const FULL =
  /(?:全额|全款|全数|全部|足额|悉数|一分不少地?)(?:都|给您|给你|为您|帮您|帮我|给我|地){0,4}(?:退|返|赔|理赔)(?:款|还|保|费|给|回|付){0,4}(?:您|你|我)?(?:保费|保险费)?|(?:退|返|赔)(?:还|给|回|付){0,4}(?:您|你|我|客户)?(?:的)?(?:全款|全额|全部(?:的?(?:保费|钱|款项?))?|所有(?:的?(?:保费|钱))|全部保费)|(?:保费|钱)(?:全部|全额|一分不少)(?:地)?(?:退|返)(?:还|给|回)?(?:您|你|我)?|\bfull refund|refund(?:ed|ing)? (?:you |me |it )?(?:in full|the full (?:amount|premium|sum)|the whole (?:amount|premium|sum)|everything|all of it|the entire (?:amount|premium))|\b(?:all|every penny) of (?:my|your|the) (?:money|premiums?) back/g
const NEGATED = /(?:不|没|没有|无法|不能|不会|未|别|not|can't|cannot|won't|never|n't) ?(?:能|会|可以|给)?(?:a |be )?$/
const BASE_REACH = 60
/** The shares found last are the only ones that can overlap the next. */
const SHARES_NEAR = 4
const PREMIUM = /保费|保险费|本金|交的钱|premium/

/** Shares of a sum that is known ("保费一万二，退80%" is 9,600 as well) and full refunds of a known premium. */
export function findShares(text: string, entries: readonly Entry[], known: Known): Entry[] {
  const found: Entry[] = []
  if (HINT.test(text)) {
    pushGiven(text, entries, known, found)
    for (const entry of entries) if (entry.minor !== null) pushBeside(text, entry, found)
  }
  if (known.premiumMinor !== null) pushFull(text, entries, known, found)
  return found
}

/** "退80%", "一半退您": a share that is given, of the figure before it or of the premium. */
function pushGiven(text: string, entries: readonly Entry[], known: Known, found: Entry[]): void {
  for (const match of text.matchAll(SHARE)) {
    const words = match.slice(1).find(group => group !== undefined) as string
    const start = match.index + match[0].indexOf(words)
    const near = text.slice(Math.max(0, start - BASE_REACH), start + BASE_REACH)
    push(found, baseBefore(text, entries, start) ?? premiumOf(near, known), shareOf(words), {
      start,
      end: start + words.length,
    })
  }
}

/** "80% of $12,000", "一万二的80%", "80%的一万二". */
function pushBeside(text: string, entry: Entry, found: Entry[]): void {
  const left = text.slice(Math.max(0, entry.start - 24), entry.start)
  const before = OF_LEFT.exec(left)
  const after = before ? null : BASE_LEFT.exec(text.slice(entry.end, entry.end + 16))
  const words = before?.slice(1).find(group => group !== undefined) ?? after?.[1]
  if (words === undefined) return
  const start = before ? entry.start - left.length + before.index : entry.end + (after?.[0].indexOf(words) ?? 0)
  push(found, entry, shareOf(words), { start, end: start + words.length })
}

function pushFull(text: string, entries: readonly Entry[], { currency, premiumMinor }: Known, found: Entry[]): void {
  for (const match of text.matchAll(FULL)) {
    const start = match.index
    const end = start + match[0].length
    const isSaid = touches(entries, { start: start - 8, end: end + 8 })
    if (isSaid || NEGATED.test(text.slice(Math.max(0, start - 12), start))) continue
    found.push({ minor: premiumMinor, currency, kind: 'exact', start, end })
  }
}

function push(
  found: Entry[],
  base: Pick<Entry, 'minor' | 'currency' | 'kind'> | null,
  share: number | null,
  place: Range,
) {
  if (!base || base.minor === null || share === null || share <= 0 || share > 1) return
  if (found.slice(-SHARES_NEAR).some(other => other.start < place.end && place.start < other.end)) return
  const kind = base.kind === 'approximate' ? 'approximate' : 'exact'
  found.push({ minor: Math.round(base.minor * share), currency: base.currency, kind, ...place })
}

/** The figure before the share that it is taken of: the last one in reach. */
function baseBefore(text: string, entries: readonly Entry[], start: number): Entry | null {
  const base = rangeAt(entries, start - 1)
  return base &&
    base.minor !== null &&
    base.end <= start &&
    start - base.end <= BASE_REACH &&
    !/[。!?]/.test(text.slice(base.end, start))
    ? base
    : null
}

function premiumOf(near: string, { currency, premiumMinor }: Known): Pick<Entry, 'minor' | 'currency' | 'kind'> | null {
  return premiumMinor !== null && PREMIUM.test(near) ? { minor: premiumMinor, currency, kind: 'exact' } : null
}

const EN_SHARES: Readonly<Record<string, number>> = {
  half: 0.5,
  'a half': 0.5,
  'a quarter': 0.25,
  'one third': 1 / 3,
  'a third': 1 / 3,
  'two thirds': 2 / 3,
  'three quarters': 0.75,
}

/** 80%, 百分之八十, 八成五, 三分之二, "half" as a number; null where it cannot be read. */
export function shareOf(words: string): number | null {
  const known = EN_SHARES[words]
  if (known !== undefined) return known
  if (/^(?:一半|半数)$/.test(words)) return 0.5
  if (/^\d/.test(words) && /%|per/.test(words)) return Number.parseFloat(words) / 100
  if (words.startsWith('百分之')) {
    const number = readNumberAt(words, 3)
    return number && number.end === words.length ? number.low / 100 : null
  }
  const tenths = /^(.)成(.)?$/.exec(words)
  if (tenths) return (digit(tenths[1]) + (tenths[2] === '半' ? 0.5 : tenths[2] ? digit(tenths[2]) / 10 : 0)) / 10
  const [below, above] = words.split('分之').map(part => readNumberAt(part, 0)?.low ?? 0)
  return below && above && above <= below ? above / below : null
}

function digit(char: string | undefined): number {
  return Number(decimalsAt(char ?? '', 0).digits || Number.NaN)
}
