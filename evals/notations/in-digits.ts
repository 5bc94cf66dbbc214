import {
  faltering,
  fullWidth,
  invisible,
  lookAlikes,
  mixedDigits,
  pulledApart,
  spaced,
  unicodeDigits,
} from './disguises.ts'
import { digits, grouped, type Notation, plainUnit, unit, zh } from './notation.ts'

/** Sums in digits of any kind, with anything between them. */
const SIGNS = ['¥', '￥', '¥ ', '￥ ', 'RMB', 'RMB ', 'CNY', 'CNY ', '人民币', '人民币 ', 'rmb ', 'CN¥']
export const IN_DIGITS: Notation[] = [
  zh('digits', 'exact', (yuan, random) => digits(yuan) + unit(random)),
  zh('digits with fen', 'exact', (yuan, random) => `${yuan}.00${random.pick(['元', '块', '块钱'])}`),
  zh(
    'sign before',
    'exact',
    (yuan, random) => random.pick(SIGNS) + random.pick([digits(yuan), grouped(yuan, ','), `${yuan}.00`]),
  ),
  zh('sign in an odd place', 'exact', (yuan, random) =>
    random.pick([`元${yuan}`, `${yuan}￥`, `${yuan} ¥`, `￥${yuan}元`, `人民币￥${yuan}`]),
  ),
  zh(
    'grouped digits',
    'exact',
    (yuan, random) => grouped(yuan, random.pick([',', '，', ' ', "'", '’', '_', '·', ', '])) + plainUnit(random),
  ),
  zh(
    'full width',
    'exact',
    (yuan, random) => fullWidth(random.pick([digits(yuan), grouped(yuan, ',')])) + plainUnit(random),
  ),
  zh('unicode digits', 'exact', (yuan, random) => unicodeDigits(digits(yuan), random) + plainUnit(random)),
  zh('digits of mixed scripts', 'held', (yuan, random) => mixedDigits(digits(yuan), random) + plainUnit(random)),
  zh('look-alike letters', 'exact', (yuan, random) => {
    const text = lookAlikes(digits(yuan), random)
    return text && text + plainUnit(random)
  }),
  zh('invisible between digits', 'exact', (yuan, random) => invisible(digits(yuan) + plainUnit(random), random)),
  zh(
    'spaced digits',
    'exact',
    (yuan, random) => spaced(digits(yuan), random) + random.pick(['元', ' 元', '块', ' 块钱']),
  ),
  zh('odd separators', 'held', (yuan, random) =>
    yuan < 100 ? null : pulledApart(digits(yuan), random) + plainUnit(random),
  ),
  zh('odd separators throughout', 'held', (yuan, random) => (yuan < 100 ? null : pulledApart(`${yuan}元`, random))),
  zh('digits with fillers', 'exact', (yuan, random) =>
    yuan < 10 ? null : faltering(digits(yuan), random) + plainUnit(random),
  ),
]
