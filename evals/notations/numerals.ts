import type { Random } from './random.ts'

/** Writers of whole numbers: Chinese numerals in several alphabets, English words. They know nothing of the reader. */
export interface Alphabet {
  digits: string
  /** 十, 百, 千. */
  units: readonly [string, string, string]
  wan: string
  yi: string
}

export const PLAIN: Alphabet = { digits: '零一二三四五六七八九', units: ['十', '百', '千'], wan: '万', yi: '亿' }
export const FINANCIAL: Alphabet = { digits: '零壹贰叁肆伍陆柒捌玖', units: ['拾', '佰', '仟'], wan: '万', yi: '亿' }
export const TRADITIONAL: Alphabet = { digits: '零壹貳參肆伍陸柒捌玖', units: ['拾', '佰', '仟'], wan: '萬', yi: '億' }
export const OLD: Alphabet = { digits: '〇弌弍弎肆伍陸漆捌玖', units: ['什', '佰', '阡'], wan: '萬', yi: '億' }

/** 0 < n < 10^12 in full: 10500 is 一万零五百. */
export function chinese(n: number, alphabet: Alphabet = PLAIN): string {
  if (n === 0) return alphabet.digits.charAt(0)
  const parts: [number, string][] = [
    [Math.floor(n / 1e8), alphabet.yi],
    [Math.floor(n / 1e4) % 1e4, alphabet.wan],
    [n % 1e4, ''],
  ]
  let text = ''
  let gap = false
  for (const [value, unit] of parts) {
    if (value === 0) {
      gap = text !== ''
      continue
    }
    if (text !== '' && (gap || value < 1000)) text += alphabet.digits.charAt(0)
    text += section(value, alphabet) + unit
    gap = false
  }
  return alphabet === PLAIN && text.startsWith('一十') ? text.slice(1) : text
}

function section(value: number, alphabet: Alphabet): string {
  let text = ''
  let zero = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) {
      zero ||= text !== ''
      continue
    }
    if (zero) text += alphabet.digits.charAt(0)
    zero = false
    text += alphabet.digits.charAt(digit) + (place > 0 ? alphabet.units[(place - 1) as 0 | 1 | 2] : '')
  }
  return text
}

/** 三千五, 一万二, 两百五: the last unit left out. Null where the number has no such form. */
export function elided(n: number): string | null {
  const match = /^([1-9])([1-9])(0+)$/.exec(String(n))
  if (!match || (match[3] as string).length < 1 || (match[3] as string).length > 3) return null
  const unit = ['', '百', '千', '万'][(match[3] as string).length] as string
  const first = PLAIN.digits.charAt(Number(match[1]))
  return `${first === '二' ? '两' : first}${unit}${PLAIN.digits.charAt(Number(match[2]))}`
}

/** 两百, 两千, 俩, 廿, 卅, 卌 where a speaker would say so. */
export function spokenChinese(n: number, random: Random): string {
  let text = chinese(n).replace(/二(?=[百千万亿])/g, () => random.pick(['两', '二', '两']))
  if (random.chance(0.2)) text = text.replace(/^两(?=[百千万])/, '俩')
  if (random.chance(0.3)) text = text.replace('二十', '廿').replace('三十', '卅').replace('四十', '卌')
  return text
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** 0 < n < 10^9 in English words. */
export function english(n: number, random: Random): string {
  const parts: string[] = []
  for (const [value, name] of [
    [Math.floor(n / 1e6), 'million'],
    [Math.floor(n / 1e3) % 1e3, 'thousand'],
  ] as const)
    if (value > 0) parts.push(`${hundreds(value, random)} ${name}`)
  const rest = n % 1e3
  if (rest > 0) parts.push(parts.length > 0 && rest < 100 ? `and ${hundreds(rest, random)}` : hundreds(rest, random))
  return parts.join(' ')
}

function hundreds(n: number, random: Random): string {
  const rest = n % 100
  const tail = rest < 20 ? ONES[rest] : TENS[Math.floor(rest / 10)] + (rest % 10 > 0 ? `-${ONES[rest % 10]}` : '')
  if (n < 100) return String(tail)
  const head = `${ONES[Math.floor(n / 100)]} hundred`
  return rest === 0 ? head : `${head}${random.pick([' and', ''])} ${tail}`
}

const SYLLABLES = ['ling', 'yi', 'er', 'san', 'si', 'wu', 'liu', 'qi', 'ba', 'jiu']
const TONED = ['líng', 'yī', 'èr', 'sān', 'sì', 'wǔ', 'liù', 'qī', 'bā', 'jiǔ']
const UNIT_SYLLABLES: Record<string, [string, string]> = {
  十: ['shi', 'shí'],
  百: ['bai', 'bǎi'],
  千: ['qian', 'qiān'],
  万: ['wan', 'wàn'],
}

/** Pinyin of a number below 10^8, with or without tones and spaces. */
export function pinyin(n: number, random: Random): string {
  const toned = random.chance(0.4) ? 1 : 0
  const syllables = [...chinese(n)].map(char => {
    const unit = UNIT_SYLLABLES[char]
    return unit ? unit[toned] : (toned ? TONED : SYLLABLES)[PLAIN.digits.indexOf(char)]
  })
  return syllables.join(random.pick([' ', ' ', '-', '']))
}
