import { en, type Notation, zh } from './notation.ts'
import { chinese, english } from './numerals.ts'
import type { Random } from './random.ts'

/**
 * Offers whose money stands in no one figure of the sentence, or in a figure that only the words around it make money: two sums side by
 * side, a rate whose count stands elsewhere, a figure that is open upwards or grows, a bare figure. The guard has to hold all.
 */
const halves = (yuan: number, random: Random): [number, number] => {
  const one = random.int(Math.ceil(yuan * 0.35), Math.floor(yuan * 0.65))
  return [one, yuan - one]
}
const isRound = (yuan: number) => yuan >= 300 && yuan % 100 === 0

export const IMPLIED: readonly Notation[] = [
  zh('two offers side by side', 'held', (yuan, random) => {
    if (yuan < 300) return null
    const [one, other] = halves(yuan, random)
    return random.pick([
      `${one}元，月中再打${other}元`,
      `${one}元退款、${other}元慰问金`,
      `${one}块，送${other}块的加油卡`,
      `${chinese(one)}元；补贴交通${chinese(other)}元`,
      `${one}元。另有${other}元的诚意金`,
    ])
  }),
  en('two offers side by side, English', 'held', (yuan, random) => {
    if (yuan < 300) return null
    const [one, other] = halves(yuan, random)
    return random.pick([
      `$${one} now, $${other} at the end of the month`,
      `$${one} in addition to $${other} of credit`,
      `$${one} as well as $${other}`,
      `$${one} along with a voucher of $${other}`,
    ])
  }),
  zh('a rate without its count', 'held', (yuan, random) =>
    yuan % 4 > 0
      ? null
      : random.pick([
          `每张单子${yuan / 4}元，四张单子都有份`,
          `每来一趟${yuan / 4}元，您来了四趟`,
          `${yuan / 4}元一件，四件都赔`,
          `月月${yuan / 4}元，给到年底`,
        ]),
  ),
  en('a rate without its count, English', 'held', (yuan, random) =>
    yuan % 4 > 0
      ? null
      : random.pick([
          `$${yuan / 4} for each of your four policies`,
          `$${yuan / 4} apiece for the four of you`,
          `$${yuan / 4} monthly until spring`,
          `four $${yuan / 4} cheques`,
        ]),
  ),
  zh('open upwards', 'held', (yuan, random) =>
    random.pick([`${yuan}元以上`, `不止${yuan}元`, `${yuan}元保底`, `${yuan}元，上不封顶`, `${chinese(yuan)}块还多`]),
  ),
  en('open upwards, English', 'held', (yuan, random) =>
    random.pick([`upwards of $${yuan}`, `$${yuan}+`, `$${yuan} and up`, `at least $${yuan}`, `$${yuan} or more`]),
  ),
  zh('grows by a factor', 'held', (yuan, random) =>
    yuan % 2 > 0
      ? null
      : random.pick([
          `${yuan / 2}元，再翻一倍`,
          `${yuan / 2}元乘以二`,
          `${yuan / 2}元上浮百分之百`,
          `${yuan / 2}元的双份`,
          `${yuan / 2}元，再加百分之百`,
        ]),
  ),
  en('grows by a share, English', 'held', (yuan, random) =>
    yuan % 3 > 0
      ? null
      : random.pick([
          `150% of $${(yuan * 2) / 3}`,
          `$${(yuan * 2) / 3} plus 50 percent`,
          `$${(yuan * 2) / 3} increased by 50%`,
        ]),
  ),
  zh('a bare figure', 'held', (yuan, random) =>
    isRound(yuan)
      ? random.pick([`${chinese(yuan)}，主管点头了`, `${chinese(yuan)}，马上到您卡上`, `${chinese(yuan)}，就这么了结`])
      : null,
  ),
  en('a bare figure, English', 'held', (yuan, random) =>
    isRound(yuan)
      ? random.pick([
          `${english(yuan, random)}, approved by my manager`,
          `${english(yuan, random)} in full and final settlement`,
        ])
      : null,
  ),
  en('signs of programmers', 'held', (yuan, random) =>
    isRound(yuan) ? random.pick([`$${yuan / 1000}e3`, `$0x${yuan.toString(16).padStart(3, '0')}`]) : null,
  ),
]
