import { readNumberAt } from './any-numeral.ts'
import { type Entry, indexAt } from './entry.ts'
import type { Numeral } from './numeral.ts'

/** What is paid several times: the unit that a rate is paid by, and the unit that is counted. */
type Unit = 'year' | 'quarter' | 'month' | 'week' | 'day' | 'period' | 'time' | 'person' | 'piece'

const UNITS: readonly (readonly [Unit, string])[] = [
  ['year', '年(?! ?\\d|初|底|末|费|利|化|轻|级|龄)|years?'],
  ['quarter', '季度?|quarters?'],
  ['month', '月(?!份|初|底|饼)|months?'],
  ['week', '周(?!末|到|围|一|二|三|四|五|六|日)|星期|礼拜|weeks?'],
  ['day', '天|日(?!元|子|常|期|前)|days?'],
  ['period', '期(?!间|限|望|待)|instal?lments?'],
  ['time', '次(?!性|日|要|数|品)|回|笔|单(?!子|号)|times|payments?|calls?|occasions?'],
  [
    'person',
    '人(?!民|员|家|工|士)|位|户|名(?!字|额|单)|口人|people|persons?|travell?ers|customers|of (?:you|us|them)|head',
  ],
  ['piece', '份|张|件|套|台|部|辆|条|项|tickets?|policies|items?|vouchers?|bags?|accounts?'],
]
const unitPattern = UNITS.map(([, words]) => words).join('|')
const unitTests = UNITS.map(([unit, words]) => [unit, new RegExp(`^(?:${words})$`)] as const)

const PER_LEFT = new RegExp(
  `(?:每(?:一)?个?|一个?|各|(?:per|each|every|an?) )(${unitPattern})(?:都|各|可以|能|先|再|给|退|赔|补|返|还|付|交|扣|领|发|缴|存|收|是|为|您|你|我|到|贴|偿|[:： ])*$`,
)
const PER_RIGHT = new RegExp(`^ ?(?:\\/|每一?个?|一个?|per |an? |each |every |apiece)(${unitPattern})(?![a-z])`)
/** "$200 each for the three of you". */
const EACH = /^ (?:each|apiece)(?![a-z])/
/** What may stand before the number of times ("一共十二个月", "补满一年"); after 等了 it only tells a time. */
const COUNT_LEFT =
  /(?:^|[,。;、(（:! ]|分成?|共计?|总共|一共|合计|连续?|连着|持续|满|整整?|足足?|[交补给退扣付缴赔存发领返供贴](?:了|满|足|您|你|我|给)?|[×x*]|乘以?|为期|期限是?|for|over|of|across|in|times|the)(?: ?)$/
const WAITED =
  /(?:等|拖|过|打|跑|找|催|用|住|看|问|报|晚|迟|工作|上班)(?:了|过)? ?$|(?:waited|waiting|been|called|late|delayed)(?: for)? $/
const COUNT_RIGHT = new RegExp(
  `^(?: ?个| )?(${unitPattern})(?![a-z])(?!前|后|内|以[前后内来]|之[前后内]|里| ago| later| before)`,
)
const WHOLE_YEAR = /(?:一整年|全年|整年|一年(?![前后内多])|(?:for|over) (?:a|one|the (?:next|whole)) year|a full year)/
const HALF_YEAR = /(?:半年(?![前后内多])|for half a year)/
const TIMES_RIGHT = /^ ?(?:[×x*]|乘以?|times|multiplied by) ?/
const TIMES_LEFT = / ?(?:[×x*]|乘以?|times) ?$/
const PIECES_LEFT =
  /^ ?(?:(?:个|笔|份|张|期|次|单|套|条|个?人|位|户|家)(?:各|均|都|每[期次人份笔])?(?:给|是|退|补|赔|返|付)?(?:您|你)?|(?:equal |monthly |weekly |separate )?(?:payments?|instal?lments?|vouchers?|credits?|refunds?|lots|times)(?: of| at)?) ?$/
/** How many of the smaller unit one of the larger has. */
const INSIDE: Readonly<Record<string, number>> = {
  'month year': 12,
  'quarter year': 4,
  'week year': 52,
  'day week': 7,
  'day month': 30,
  'period year': 12,
  'period month': 1,
  'month period': 1,
  'time period': 1,
  'period time': 1,
  'time month': 1,
}
const REACH_UNITS = 34
const COUNT_MAX = 1200

interface Count {
  factor: number
  start: number
  end: number
}

/** Totals of rates and products: 每月一百，十二个月 is 1,200 in all; the span covers rate and count. */
export function findTotals(text: string, entries: readonly Entry[], numbers: readonly Numeral[]): Entry[] {
  const totals: Entry[] = []
  for (const entry of entries) {
    if (entry.minor === null || entry.minor === 0 || entry.kind === 'range-low') continue
    const count = timesOf(text, entry, numbers) ?? countOf(text, entry, numbers)
    if (!count) continue
    const minor = Math.round(entry.minor * count.factor)
    if (!Number.isSafeInteger(minor)) continue
    totals.push({ ...entry, minor, start: Math.min(entry.start, count.start), end: Math.max(entry.end, count.end) })
  }
  return totals
}

/** 一百块乘十二, 125元×4, 5笔700元, "3 payments of $200". */
function timesOf(text: string, entry: Entry, numbers: readonly Numeral[]): Count | null {
  const sign = TIMES_RIGHT.exec(text.slice(entry.end, entry.end + 16))?.[0]
  if (sign !== undefined) {
    const number = readNumberAt(text, entry.end + sign.length)
    if (number && number.low > 0 && number.high === null)
      return { factor: number.low, start: entry.start, end: number.end }
  }
  for (const number of near(numbers, entry.start - REACH_UNITS, entry.start)) {
    const between = text.slice(number.end, entry.start)
    if (TIMES_LEFT.test(between)) {
      // A sign between numerals is as often a mask ("三*百元") as a product.
      const isProduct =
        between.includes('乘') || (number.script !== 'chinese' && /^[\d$£€]/.test(text.charAt(entry.start)))
      if (isProduct && between.length <= 8 && number.low > 0)
        return { factor: number.low, start: number.start, end: entry.end }
    } else if (PIECES_LEFT.test(between) && isCount(number) && text.charAt(number.start - 1) !== '第')
      return { factor: number.low, start: number.start, end: entry.end }
  }
  return null
}

/** How often a rate is paid, as far as the sentence tells. */
function countOf(text: string, entry: Entry, numbers: readonly Numeral[]): Count | null {
  const left = text.slice(Math.max(0, entry.start - 14), entry.start)
  const before = PER_LEFT.exec(left)
  const after = before
    ? null
    : (PER_RIGHT.exec(text.slice(entry.end, entry.end + 16)) ?? EACH.exec(text.slice(entry.end, entry.end + 16)))
  const per = after && after[1] === undefined ? 'person' : unitOf(before?.[1] ?? after?.[1])
  if (!per) return null
  const start = before ? entry.start - left.length + before.index : entry.start
  const end = after ? entry.end + after[0].length : entry.end
  const [from, to] = sentenceAround(text, start, end)
  for (const number of near(numbers, from, to)) {
    if (number.start < end && start < number.end) continue
    const factor = factorAt(text, number, per)
    if (factor !== null)
      return { factor, start: Math.min(start, number.start), end: Math.max(end, unitEnd(text, number)) }
  }
  return wholeYear(text, { from, to, start, end }, per)
}

function factorAt(text: string, number: Numeral, per: Unit): number | null {
  const counted = COUNT_RIGHT.exec(text.slice(number.end, number.end + 16))
  const unit = unitOf(counted?.[1])
  // 10月, 15日 and 2024年 are dates.
  if (counted && /^(?:月|日)/.test(counted[0])) return null
  if (unit === 'year' && number.low > 60) return null
  if (!unit || !Number.isInteger(number.low) || number.low > COUNT_MAX) return null
  const inside = unit === per ? 1 : INSIDE[`${per} ${unit}`]
  if (inside === undefined || number.low * inside < 2) return null
  const left = text.slice(Math.max(0, number.start - 10), number.start)
  return COUNT_LEFT.test(left) && !WAITED.test(left) ? number.low * inside : null
}

function unitEnd(text: string, number: Numeral): number {
  return number.end + (COUNT_RIGHT.exec(text.slice(number.end, number.end + 16))?.[0].length ?? 0)
}

function wholeYear(
  text: string,
  place: { from: number; to: number; start: number; end: number },
  per: Unit,
): Count | null {
  for (const [pattern, months] of [
    [WHOLE_YEAR, 12],
    [HALF_YEAR, 6],
  ] as const) {
    const perYear = INSIDE[`${per} year`]
    if (per === 'year' || perYear === undefined) return null
    for (const [from, to] of [
      [place.end, place.to],
      [place.from, place.start],
    ] as const) {
      const match = pattern.exec(text.slice(from, to))
      if (!match || WAITED.test(text.slice(from, from + match.index))) continue
      const at = from + match.index
      const end = at + match[0].length
      return { factor: (perYear * months) / 12, start: Math.min(place.start, at), end: Math.max(place.end, end) }
    }
  }
  return null
}

function sentenceAround(text: string, start: number, end: number): [number, number] {
  const left = text.slice(Math.max(0, start - REACH_UNITS), start)
  const right = text.slice(end, end + REACH_UNITS)
  const from = Math.max(left.lastIndexOf('。'), left.lastIndexOf('!'), left.lastIndexOf('?'), left.lastIndexOf(';'))
  const to = right.search(/[。!?;]|\. /)
  return [start - left.length + from + 1, to < 0 ? end + right.length : end + to]
}

/** The numbers within a stretch of the text; they run from left to right. */
function near(numbers: readonly Numeral[], from: number, to: number): Numeral[] {
  const found: Numeral[] = []
  let index = indexAt(numbers, from)
  for (let number = numbers[index]; number && number.end <= to; number = numbers[index]) {
    if (number.start >= from) found.push(number)
    index += 1
  }
  return found
}

function isCount(number: Numeral): boolean {
  return (
    Number.isInteger(number.low) && number.low > 1 && number.low <= COUNT_MAX && number.high === null && !number.few
  )
}

function unitOf(word: string | undefined): Unit | null {
  if (word === undefined) return null
  return unitTests.find(([, test]) => test.test(word))?.[0] ?? null
}
