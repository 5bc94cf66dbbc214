import type { Notation } from './notation.ts'
import { chinese } from './numerals.ts'
import type { Random } from './random.ts'

/**
 * Sums that have to be worked out: instalments, products, additions, shares of a figure in the text, factors. What is
 * written comes to `yuan` in all; no part of it alone does.
 */
const worked = (
  name: string,
  reads: Notation['reads'],
  write: (yuan: number, random: Random) => string | null,
  language: 'zh' | 'en' = 'zh',
): Notation => ({
  name,
  reads,
  language,
  write,
})
const say = (n: number, random: Random) => (random.chance(0.5) ? chinese(n) : String(n))
const COUNTS = [2, 3, 4, 5, 6, 10, 12, 24, 36]
const two = (n: number) => (n === 2 ? '两' : chinese(n))

function shared(yuan: number, random: Random): [each: number, count: number] | null {
  const fit = COUNTS.filter(count => yuan % count === 0 && yuan / count >= 10)
  if (fit.length === 0) return null
  const count = random.pick(fit)
  return [yuan / count, count]
}

export const EXPRESSIONS: readonly Notation[] = [
  worked('instalments', 'exact', (yuan, random) => {
    const parts = shared(yuan, random)
    if (!parts) return null
    const [each, count] = parts
    const e = `${say(each, random)}${random.pick(['元', '块', '块钱'])}`
    const n = random.pick([two(count), String(count)])
    return random.pick([
      `每月${e}，${n}个月`,
      `每个月${e}，一共${n}个月`,
      `分${n}期，每期${e}`,
      `分${n}次给您，每次${e}`,
      `每期${e}，共${n}期`,
      `${e}一个月，连着${n}个月`,
      `每年${e}，连续${n}年`,
      `每月${e}×${count}期`,
      `每人${e}，${n}个人`,
      `一天${e}，${n}天`,
    ])
  }),
  worked('a year of months', 'exact', (yuan, random) =>
    yuan % 12 > 0 || yuan < 120
      ? null
      : random.pick([
          `每月${yuan / 12}元，给满一年`,
          `每个月${chinese(yuan / 12)}块，一年`,
          `一个月${yuan / 12}块钱，补一年`,
        ]),
  ),
  worked('products', 'exact', (yuan, random) => {
    const parts = shared(yuan, random)
    if (!parts) return null
    const [each, count] = parts
    return random.pick([
      `${say(each, random)}元乘以${count}`,
      `${chinese(each)}块乘${two(count)}`,
      `${each}元×${count}`,
      `${each}*${count}元`,
      `${each}x${count}元`,
      `${count}个${chinese(each)}块`,
      `${count}笔${each}元`,
    ])
  }),
  worked('additions', 'exact', (yuan, random) => {
    if (yuan < 40) return null
    const one = random.int(Math.ceil(yuan * 0.3), Math.floor(yuan * 0.7))
    const other = yuan - one
    return random.pick([
      `${say(one, random)}元加${say(other, random)}元`,
      `${chinese(one)}加${chinese(other)}块`,
      `${one}元，再加${other}元`,
      `${one}+${other}元`,
      `${say(one, random)}块外加${say(other, random)}块`,
      `${one}元加上${other}元话费`,
    ])
  }),
  worked('share of a sum', 'exact', (yuan, random) => {
    const [share, says] = random.pick([
      [0.5, ['退50%', '退一半', '退百分之五十', '退五成', '返还其中的50%']],
      [0.8, ['退80%', '退八成', '退百分之八十', '退还80%', '给您退回八成']],
      [0.25, ['退25%', '退四分之一', '退百分之二十五']],
      [0.3, ['退30%', '退三成', '返还百分之三十']],
    ] as const)
    const base = yuan / share
    return Number.isInteger(base)
      ? `您交的保费${base}元${random.pick(['，', '，我们', '，公司'])}${random.pick(says)}`
      : null
  }),
  worked('factor', 'held', (yuan, random) => {
    const [times, says] = random.pick([
      [2, ['双倍赔您', '翻倍赔', '两倍', '按2倍']],
      [3, ['三倍赔偿', '按三倍', '3倍赔', '退一赔二']],
      [4, ['退一赔三', '四倍赔您']],
      [10, ['假一赔十', '十倍赔偿']],
    ] as const)
    return yuan % times === 0 ? `${yuan / times}元${random.pick(['，', ''])}${random.pick(says)}` : null
  }),
  worked('a factor of an unknown sum', 'held', (_, random) =>
    random.pick(['三倍赔偿', '双倍的保费', '退一赔三', '十倍价款', '翻番的补偿', '两倍的违约金', '3倍的手续费']),
  ),
  worked(
    'instalments in English',
    'exact',
    (yuan, random) => {
      const parts = shared(yuan, random)
      if (!parts) return null
      const [each, count] = parts
      return random.pick([
        `$${each} a month for ${count} months`,
        `${count} payments of $${each}`,
        `${count} instalments of ${each} dollars`,
        `${each} dollars a week for ${count} weeks`,
        `$${each} times ${count}`,
        `$${each} per day for ${count} days`,
        `$${each} x ${count}`,
      ])
    },
    'en',
  ),
  worked(
    'additions in English',
    'exact',
    (yuan, random) => {
      if (yuan < 40) return null
      const one = random.int(Math.ceil(yuan * 0.3), Math.floor(yuan * 0.7))
      return random.pick([
        `$${one} plus $${yuan - one}`,
        `${one} plus ${yuan - one} dollars`,
        `$${one} + $${yuan - one}`,
        `$${one} and another $${yuan - one}`,
      ])
    },
    'en',
  ),
  worked(
    'factor in English',
    'held',
    (yuan, random) =>
      yuan % 6 > 0
        ? null
        : random.pick([
            `double the $${yuan / 2} fee`,
            `triple your $${yuan / 3} premium`,
            `three times the $${yuan / 3} you paid`,
            `3x the $${yuan / 3} fee`,
            `twice the $${yuan / 2}`,
          ]),
    'en',
  ),
]
