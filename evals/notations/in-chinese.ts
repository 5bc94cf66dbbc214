import { faltering, invisible, pulledApart, spaced } from './disguises.ts'
import { digits, type Notation, plainUnit, scaled, unit, zh } from './notation.ts'
import { chinese, elided, FINANCIAL, OLD, PLAIN, pinyin, spokenChinese, TRADITIONAL } from './numerals.ts'

/** Sums in Chinese numerals and in pinyin, exact and nearly so. */
const NUMERALS: Notation[] = [
  zh('numerals', 'exact', (yuan, random) => chinese(yuan) + unit(random)),
  zh('spoken numerals', 'exact', (yuan, random) => spokenChinese(yuan, random) + plainUnit(random)),
  zh(
    'financial numerals',
    'exact',
    (yuan, random) =>
      random.pick(['', '人民币']) + chinese(yuan, FINANCIAL) + random.pick(['圆整', '元整', '元正', '圆', '元']),
  ),
  zh(
    'traditional numerals',
    'exact',
    (yuan, random) =>
      random.pick(['', '人民幣']) +
      chinese(yuan, random.pick([TRADITIONAL, OLD])) +
      random.pick(['圓整', '元整', '圓', '塊', '塊錢']),
  ),
  zh('unit left out', 'exact', (yuan, random) => {
    const text = elided(yuan)
    return text && text + random.pick(['', '', '块', '块钱'])
  }),
  zh('mixed with units', 'exact', (yuan, random) => {
    const forms = [
      [scaled(yuan, 1e4), ['万', '万', 'w', 'W', '万元', '万块', '个w', '个W', 'w块']],
      [scaled(yuan, 1e3), ['千', 'k', 'K', '千块', '千元', 'k块', '个k']],
      [scaled(yuan, 1e8), ['亿', '亿元']],
    ] as const
    const fit = forms.filter(([text]) => text !== null && text.length < 7)
    if (fit.length === 0) return null
    const [text, units] = random.pick(fit)
    return `${text}${random.pick(units)}`
  }),
  zh('digits between units', 'exact', (yuan, random) => {
    const wan = Math.floor(yuan / 1e4)
    const qian = Math.floor(yuan / 1e3) % 10
    const bai = Math.floor(yuan / 100) % 10
    if (yuan % 100 > 0 || wan > 9999) return null
    if (wan > 0 && bai === 0 && qian > 0)
      return random.pick([`${wan}万${qian}千`, `${wan}万${qian}`, `${wan}万${qian}千元`])
    if (wan === 0 && qian > 0 && bai > 0)
      return random.pick([`${qian}千${bai}百`, `${qian}千${bai}`, `${qian}千${bai}百块`])
    return null
  }),
  zh('digit by digit', 'exact', (yuan, random) => {
    const zero = random.pick(['零', '〇', '零', '○'])
    const spoken = [...digits(yuan)].map(digit =>
      digit === '0' ? zero : digit === '1' && yuan > 9 ? random.pick(['幺', '一']) : PLAIN.digits.charAt(Number(digit)),
    )
    return yuan < 100 || /^(?:12|13|23|24|34|35|45|46|56|57|67|68|78|79|89)$/.test(digits(yuan))
      ? null
      : spoken.join('') + plainUnit(random)
  }),
  zh('kuai and mao', 'exact', (yuan, random) =>
    `${random.pick([digits(yuan), chinese(yuan)])}${random.pick(['块', '元'])}零角`.replace('零角', ''),
  ),
  zh('invisible between numerals', 'exact', (yuan, random) =>
    invisible(chinese(yuan, random.pick([PLAIN, FINANCIAL])) + plainUnit(random), random),
  ),
  zh('spaced numerals', 'exact', (yuan, random) => spaced(chinese(yuan), random) + random.pick(['元', ' 元', '块'])),
  zh('pulled-apart numerals', 'held', (yuan, random) =>
    // 六-十元 is a range.
    chinese(yuan).length < 3 ? null : pulledApart(chinese(yuan), random) + plainUnit(random),
  ),
  zh('numerals with fillers', 'exact', (yuan, random) =>
    chinese(yuan).length < 2 ? null : faltering(chinese(yuan), random) + plainUnit(random),
  ),
  zh(
    'fillers before the unit',
    'exact',
    (yuan, random) =>
      random.pick([digits(yuan), chinese(yuan)]) +
      random.pick(['，呃，', '嗯', '那个', '…', '，那个，', '、额']) +
      plainUnit(random),
  ),
]

const FEW = ['多', '来', '几']
const NEARLY: Notation[] = [
  zh('approximate', 'held', (yuan, random) => {
    const base = yuan >= 100 && /^[1-9]0+$/.test(digits(yuan)) ? chinese(yuan) + random.pick(FEW) : chinese(yuan)
    return random.pick([
      `${base}块`,
      `${base}块左右`,
      `大概${chinese(yuan)}元`,
      `${yuan}元上下`,
      `差不多${yuan}块`,
      `${yuan}左右`,
    ])
  }),
  zh('range', 'held', (yuan, random) => {
    const low = Math.max(1, Math.floor(yuan / 2))
    return random.pick([
      `${low}到${yuan}元`,
      `${low}-${yuan}元`,
      `${low}元至${yuan}元`,
      `${low}~${yuan}块`,
      `${chinese(low)}到${chinese(yuan)}块`,
      `¥${low}-${yuan}`,
    ])
  }),
]

const IN_PINYIN: Notation[] = [
  zh('pinyin', 'held', (yuan, random) =>
    yuan >= 1e8 ? null : `${pinyin(yuan, random)}${random.pick([' kuai', ' yuan', ' kuai qian', '块', '元', ' RMB'])}`,
  ),
  zh('pinyin units', 'held', (yuan, random) => {
    const [count, name] =
      yuan % 1e4 === 0 ? [yuan / 1e4, 'wan'] : yuan % 1e3 === 0 ? [yuan / 1e3, 'qian'] : [yuan / 100, 'bai']
    return Number.isInteger(count)
      ? `${count}${random.pick([' ', ''])}${name}${random.pick(['', ' kuai', '块', ' yuan'])}`
      : null
  }),
]

export const IN_CHINESE: readonly Notation[] = [...NUMERALS, ...NEARLY, ...IN_PINYIN]
