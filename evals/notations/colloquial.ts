import { faltering, invisible, lookAlikes, pulledApart, spaced, unicodeDigits } from './disguises.ts'
import type { Notation } from './notation.ts'
import { chinese, elided, PLAIN, spokenChinese } from './numerals.ts'
import type { Random } from './random.ts'

/** Sums as people say and type them without a unit, with slang for one, in brackets, or a character off. */
const said = (
  name: string,
  reads: Notation['reads'],
  write: (yuan: number, random: Random) => string | null,
): Notation => ({ name, reads, write, language: 'zh' })
const digit = (n: number) => (n === 2 ? '两' : PLAIN.digits.charAt(n))
const BRACKETS = ['【】', '()', '（）', '「」', '[]', '“”', "''", '《》', '<>', '{}'] as const

/** The head and the zeros of a round sum: 5000 is 5 and 3. */
function round(yuan: number): [head: number, zeros: number] | null {
  const match = /^([1-9])(0{2,5})$/.exec(String(yuan))
  return match ? [Number(match[1]), (match[2] as string).length] : null
}

export const COLLOQUIAL: readonly Notation[] = [
  said('no unit', 'exact', (yuan, random) => {
    const isRound = /00$/.test(String(yuan))
    return yuan < 100 ? null : random.pick([String(yuan), isRound ? spokenChinese(yuan, random) : chinese(yuan)])
  }),
  said('no unit, unicode digits', 'exact', (yuan, random) => (yuan < 100 ? null : unicodeDigits(String(yuan), random))),
  said('no unit, invisible', 'exact', (yuan, random) => (yuan < 100 ? null : invisible(String(yuan), random))),
  said('no unit, spaced', 'held', (yuan, random) => (yuan < 100 ? null : spaced(String(yuan), random))),
  said('no unit, pulled apart', 'held', (yuan, random) => (yuan < 100 ? null : pulledApart(String(yuan), random))),
  said('no unit, fillers', 'held', (yuan, random) => (yuan < 100 ? null : faltering(chinese(yuan), random))),
  said('no unit, look-alikes', 'held', (yuan, random) => {
    const text = yuan < 1000 ? null : lookAlikes(String(yuan), random)
    // iOS, and a number behind it, is what it says.
    return text && /^[IlіІӀΙ][OoОоΟοՕⵔ][Ss]/.test(text) ? null : text
  }),
  said('half a unit', 'exact', (yuan, random) => {
    const match = /^([1-9])5(0{2,3})$/.exec(String(yuan))
    if (!match) return null
    const [head, unit] = [Number(match[1]), (match[2] as string).length === 2 ? '千' : '万']
    return random.pick([
      `${digit(head)}${unit}半`,
      `${digit(head)}个半${unit}`,
      `${head}.5${unit}`,
      `${head}${unit === '千' ? 'k' : 'w'}5`,
    ])
  }),
  said('slang units', 'exact', (yuan, random) => {
    const text = elided(yuan) ?? String(yuan)
    const w = yuan % 10_000 === 0 ? `${yuan / 10_000}${random.pick(['个达不溜', '个w', 'W', ' w'])}` : null
    return random.pick([
      w,
      `${yuan}大洋`,
      `${text}块大洋`,
      `${yuan}软妹币`,
      `${text}块大米`,
      yuan % 100 === 0 && yuan < 90_000 ? `${yuan / 100}张毛爷爷` : null,
    ])
  }),
  said('in brackets', 'exact', (yuan, random) => {
    const pair = random.pick(BRACKETS)
    return `${pair.charAt(0)}${yuan}${pair.charAt(1)}${random.pick(['元', '块', '块钱'])}`
  }),
  said('unit in brackets', 'held', (yuan, random) =>
    yuan < 100 ? null : `${yuan}${random.pick(['（元）', '(RMB)', '【元】', '「块」', '（人民币）'])}`,
  ),
  said('a look-alike of the unit', 'held', (yuan, random) => {
    const parts = round(yuan)
    if (!parts) return `${yuan}${random.pick(['兀', '亓'])}`
    return parts[1] === 3
      ? `${random.pick([digit(parts[0]), String(parts[0])])}干${random.pick(['元', '块', '块钱'])}`
      : `${yuan}兀`
  }),
  said('several at a time', 'exact', (yuan, random) => {
    const count = random.pick([2, 3, 4, 5, 10])
    if (yuan % count > 0 || yuan / count < 100) return null
    const each = yuan / count
    return random.pick([
      `${count === 10 ? '十' : digit(count)}个${each}`,
      `${count}个${each}元`,
      `${count}x${each}`,
      `${each}*${count}`,
    ])
  }),
  said('two figures side by side', 'held', (yuan, random) => {
    const parts = round(yuan)
    if (!parts || parts[0] < 2) return null
    const unit = ['', '', '百', '千', '万', ''][parts[1]] as string
    if (unit === '') return null
    const [low, high] = [PLAIN.digits.charAt(parts[0] - 1), PLAIN.digits.charAt(parts[0])]
    return random.pick([
      `${low}${high}${unit}`,
      `${low}、${high}${unit}`,
      `${low}到${high}${unit}`,
      `${parts[0] - 1}、${parts[0]}${unit}`,
    ])
  }),
  said('worked out without a unit', 'held', (yuan, random) => {
    const parts = round(yuan)
    if (!parts) return null
    return random.pick([
      `${parts[0]}后面${parts[1]}个零`,
      `${parts[0]}后面加${PLAIN.digits.charAt(parts[1])}个0`,
      `${yuan / 10}多一个零`,
    ])
  }),
]
