import { fullWidth, invisible, unicodeDigits } from '../notations/disguises.ts'
import type { Random } from '../notations/random.ts'

/** Ways of writing or saying a number so that a plain search does not find it. */
export type Disguise = (value: string, random: Random) => string

const FILLERS = [
  '嗯',
  '呃',
  '啊',
  '那个',
  '然后',
  '就是',
  '嗯嗯',
  '这个',
  '对',
  '后面是',
  '接着是',
  '等一下',
  '我看看',
  '再是',
]
const CHARACTERS = '零一二三四五六七八九'
const ON_THE_PHONE = '零幺两三四五六拐八九'
const FINANCIAL = '零壹贰叁肆伍陆柒捌玖'

const inCharacters = (value: string, alphabet: string) =>
  value.replace(/\d/g, digit => alphabet[Number(digit)] as string)
const spokenX = (value: string, random: Random) => value.replace(/x$/i, () => random.pick(['X', 'x', '叉', '艾克斯']))

/** Groups as people read them: three, four, four; or in fours; or by chance. */
export function groups(value: string, random: Random): string[] {
  const spelled = /(?:艾克斯|[叉x])$/i.exec(value)?.[0]
  if (spelled && spelled.length > 1) return [...groups(value.slice(0, -3), random), spelled]
  const parts: string[] = []
  const size = random.pick([0, 3, 4])
  for (let from = 0; from < value.length; ) {
    const length = size === 0 ? random.int(2, 4) : from === 0 && size === 3 ? 3 : 4
    parts.push(value.slice(from, from + length))
    from += length
  }
  return parts
}
const grouped =
  (separator: (random: Random) => string): Disguise =>
  (value, random) =>
    groups(value.replaceAll('-', ''), random).reduce((text, part) => text + separator(random) + part)
const spoken = (value: string, random: Random) =>
  spokenX(inCharacters(value.replaceAll('-', ''), random.pick([CHARACTERS, '零幺二三四五六七八九'])), random)

export const NUMBER_DISGUISES: Readonly<Record<string, Disguise>> = {
  plain: value => value,
  spaces: grouped(() => ' '),
  dashes: grouped(() => '-'),
  'full width': value => fullWidth(value),
  'full-width dashes': (value, random) => fullWidth(grouped(() => '-')(value, random)),
  'Unicode digits': (value, random) => unicodeDigits(value, random),
  invisible: (value, random) => invisible(value, random),
  'one by one': value => [...value.replaceAll('-', '')].join(' '),
  spoken,
  'spoken in groups': (value, random) => groups(spoken(value, random), random).join(random.pick(['，', '、', ' '])),
  'spoken with fillers': (value, random) =>
    groups(spoken(value, random), random).reduce((text, part) => {
      const filler = random.pick(FILLERS)
      return text + random.pick([` ${filler} `, `，${filler}，`, filler, '…', '，', `……${filler}`]) + part
    }),
  'radio digits': (value, random) => spokenX(inCharacters(value.replaceAll('-', ''), ON_THE_PHONE), random),
  'financial digits': (value, random) => spokenX(inCharacters(value, FINANCIAL), random),
  'mixed digits and characters': (value, random) =>
    value.replace(/\d/g, digit => (random.chance(0.5) ? digit : (CHARACTERS[Number(digit)] as string))),
  repeats: (value, random) =>
    spokenX(
      inCharacters(
        value
          .replaceAll('-', '')
          .replace(/(\d)\1{2,3}(?!\1)/g, (run, digit: string) => `${' 二三四'[run.length - 1]}个${digit}`),
        CHARACTERS,
      ),
      random,
    ),
}

const CODE_LETTERS = (value: string) => value.toLowerCase()
/** Of codes with letters in them: plates, passports, policies. */
export const CODE_DISGUISES: Readonly<Record<string, Disguise>> = {
  plain: value => value,
  'lower case': CODE_LETTERS,
  'full width': value => fullWidth(value),
  spaces: (value, random) => value.replace(/(\D)(?=\d{3})/, `$1${random.pick([' ', ' ', '-', '·'])}`),
  'Unicode digits': (value, random) => unicodeDigits(value, random),
  invisible: (value, random) => invisible(value, random),
  spoken: (value, random) => inCharacters(value, random.pick([CHARACTERS, '零幺二三四五六七八九'])),
  'mixed digits and characters': (value, random) =>
    value.replace(/\d/g, digit => (random.chance(0.5) ? digit : (CHARACTERS[Number(digit)] as string))),
  'spoken with fillers': (value, random) => {
    const cut = random.int(2, value.length - 2)
    return `${value.slice(0, cut)}${random.pick(['，', ' ', '嗯', '，那个，', '呃'])}${value.slice(cut)}`
  },
}
