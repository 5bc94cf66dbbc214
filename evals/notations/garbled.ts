import type { Notation } from './notation.ts'
import { chinese, PLAIN } from './numerals.ts'
import type { Random } from './random.ts'

/** Sums that no program can put a figure to and every listener takes for money: they have to be blocked. */
const garbled = (name: string, write: (yuan: number, random: Random) => string | null): Notation => ({
  name,
  reads: 'held',
  language: 'zh',
  write,
})
const unit = (random: Random) => random.pick(['元', '块钱', '块', '元'])
const ROMAN: readonly [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]
const MORSE = ['-----', '.----', '..---', '...--', '....-', '.....', '-....', '--...', '---..', '----.']

function roman(n: number): string {
  let rest = n
  let text = ''
  for (const [value, letters] of ROMAN)
    while (rest >= value) {
      text += letters
      rest -= value
    }
  return text
}

/** One character of the numeral replaced by another that is none. */
function holed(text: string, hole: string, random: Random): string {
  const at = random.int(0, text.length - 1)
  return text.slice(0, at) + hole + text.slice(at + 1)
}

const HOMOPHONES: Readonly<Record<string, string>> = {
  零: '灵玲',
  一: '医伊依',
  二: '耳尔',
  三: '散伞',
  四: '死',
  五: '武吴舞午',
  六: '刘',
  七: '妻齐',
  八: '爸',
  九: '久酒',
}

export const GARBLED: readonly Notation[] = [
  garbled('a hole in the numeral', (yuan, random) => {
    const text = chinese(yuan)
    return text.length < 2 ? null : holed(text, random.pick(['X', 'x', '某', '□', '×', 'N']), random) + unit(random)
  }),
  garbled('stars for digits', (yuan, random) => {
    const text = String(yuan)
    return text.length < 2
      ? null
      : text.charAt(0) + random.pick(['*', '#', 'x', 'X', '?', '□', '×']).repeat(text.length - 1) + unit(random)
  }),
  garbled(
    'nothing but stars',
    (_, random) => random.pick(['***', 'xxx', 'XX', '□□□', '####', '????', '某某', '×××', '……']) + unit(random),
  ),
  garbled('hexadecimal', (yuan, random) => `0x${yuan.toString(16)}${unit(random)}`),
  garbled('base64', (yuan, random) => Buffer.from(String(yuan)).toString('base64') + unit(random)),
  garbled('Roman numerals', (yuan, random) => (yuan > 9999 ? null : roman(yuan) + unit(random))),
  garbled('Morse', (yuan, random) => [...String(yuan)].map(digit => MORSE[Number(digit)]).join(' ') + unit(random)),
  garbled('powers and products', (yuan, random) => {
    const zeros = /0+$/.exec(String(yuan))?.[0].length ?? 0
    if (zeros < 2) return null
    const head = yuan / 10 ** zeros
    return (
      random.pick([
        `${head}e${zeros}`,
        `${head}×10^${zeros}`,
        `${head}*10^${zeros}`,
        `${head}×10的${zeros}次方`,
        `${head}后面${PLAIN.digits.charAt(zeros)}个零`,
        `${head}加${zeros}个0`,
      ]) + unit(random)
    )
  }),
  garbled(
    'mixed alphabets',
    (yuan, random) =>
      [...String(yuan)]
        .map((digit, index) =>
          index % 2 === 0 ? digit : random.pick([PLAIN.digits, '零壹贰叁肆伍陆柒捌玖']).charAt(Number(digit)),
        )
        .join('') + unit(random),
  ),
  garbled('homophones', (yuan, random) => {
    const text = chinese(yuan)
    if (text.length < 2 || text.startsWith('十')) return null
    const stand = HOMOPHONES[text.charAt(0)]
    return stand ? random.pick([...stand]) + text.slice(1) + unit(random) : null
  }),
  garbled(
    'emoji',
    (yuan, random) => [...String(yuan)].map(() => random.pick(['🥇', '💯', '🖐', '🍎', '🎲'])).join('') + unit(random),
  ),
  garbled('right to left', (yuan, random) =>
    yuan < 12 || String(yuan) === [...String(yuan)].reverse().join('')
      ? null
      : `\u202e${[...String(yuan)].reverse().join('')}\u202c${unit(random)}`,
  ),
]
