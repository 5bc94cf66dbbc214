import type { Random } from '../notations/random.ts'

/** Invented personal data of the right form: check digits hold, nobody is meant. */

const digits = (random: Random, count: number) => Array.from({ length: count }, () => random.int(0, 9)).join('')
const two = (value: number) => String(value).padStart(2, '0')
const letter = (random: Random) => random.pick([...'ABCDEFGHJKLMNPQRSTUVWXYZ'])

const AREAS = [
  ...['110101', '120104', '130102', '140105', '210203', '220104', '310115', '320106', '330106', '340102', '350203'],
  ...['360102', '370202', '410105', '420106', '430104', '440305', '450103', '460105', '500103', '510107', '520103'],
  ...['530102', '610113', '620102', '640104', '650102', '810000', '820000', '830000'],
]
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Eighteen places with the check character of GB 11643. */
export function identityNumber(random: Random): string {
  const body = `${random.pick(AREAS)}${random.int(1938, 2010)}${two(random.int(1, 12))}${two(random.int(1, 28))}${digits(random, 3)}`
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return body + '10X98765432'[sum % 11]
}

/** One that ends in X, where disguises of that letter matter. */
export function identityNumberWithX(random: Random): string {
  for (;;) {
    const number = identityNumber(random)
    if (number.endsWith('X')) return number
  }
}

/** The fifteen places in use before 1999. */
export const oldIdentityNumber = (random: Random) =>
  `${random.pick(AREAS.slice(0, -3))}${two(random.int(30, 84))}${two(random.int(1, 12))}${two(random.int(1, 28))}${digits(random, 3)}`

const BINS = [
  '622202',
  '621700',
  '622848',
  '436742',
  '601382',
  '621661',
  '622588',
  '955880',
  '521899',
  '625912',
  '356895',
]

/** Sixteen to nineteen digits that pass Luhn's check. */
export function bankCard(random: Random): string {
  const body = random.pick(BINS) + digits(random, random.pick([16, 17, 18, 19, 19]) - 7)
  for (let check = 0; ; check += 1) {
    let sum = 0
    const whole = `${body}${check}`
    for (let index = 0; index < whole.length; index += 1) {
      const digit = Number(whole[whole.length - 1 - index])
      sum += index % 2 ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
    }
    if (sum % 10 === 0) return whole
  }
}

export const mobile = (random: Random) =>
  `1${random.pick(['30', '35', '38', '39', '47', '50', '58', '59', '66', '71', '78', '80', '86', '88', '91', '98', '99'])}${digits(random, 8)}`
export const landline = (random: Random) =>
  random.chance(0.5)
    ? `${random.pick(['010', '021', '022', '028', '020', '025'])}-${random.int(2, 8)}${digits(random, 7)}`
    : `${random.pick(['0755', '0571', '0311', '0532', '0871', '0991'])}-${random.int(2, 8)}${digits(random, random.pick([6, 7]))}`
export const localLandline = (random: Random) => `${random.int(2, 8)}${digits(random, random.pick([6, 7]))}`

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
const tail = (random: Random, count: number): string => {
  for (;;) {
    const code = Array.from({ length: count }, () =>
      random.chance(0.7) ? String(random.int(0, 9)) : letter(random),
    ).join('')
    if (/\d.*\d/.test(code)) return code
  }
}
export const plate = (random: Random) => random.pick([...PROVINCES]) + letter(random) + tail(random, 5)
export const greenPlate = (random: Random) =>
  random.pick([...PROVINCES]) + letter(random) + random.pick(['D', 'F', 'A', 'B']) + digits(random, 5)
export const trailerPlate = (random: Random) => `${random.pick([...PROVINCES])}${letter(random)}${digits(random, 4)}挂`
export const borderPlate = (random: Random) => `粤Z${digits(random, 4)}${random.pick(['港', '澳'])}`
export const policePlate = (random: Random) => `${random.pick([...PROVINCES])}${letter(random)}${digits(random, 4)}警`

export const passport = (random: Random) =>
  random.chance(0.6) ? `${random.pick(['E', 'G'])}${digits(random, 8)}` : `E${letter(random)}${digits(random, 7)}`
export const borderPermit = (random: Random) =>
  random.pick([
    `C${digits(random, 8)}`,
    `C${letter(random)}${digits(random, 7)}`,
    `H${digits(random, 8)}`,
    `M${digits(random, 8)}`,
    digits(random, 8),
  ])
export const policyNumber = (random: Random) =>
  random.pick([
    `P${digits(random, 10)}`,
    `PA${digits(random, 12)}`,
    digits(random, 15),
    `20${digits(random, 2)}-${digits(random, 6)}-${digits(random, 4)}`,
    `${letter(random)}${letter(random)}${digits(random, 8)}`,
    `886${digits(random, 9)}`,
  ])
export const accountNumber = (random: Random) => `${random.int(1, 9)}${digits(random, random.pick([7, 9, 11]))}`

const HANDLES = [
  'zhang',
  'wang',
  'lili',
  'xiaofeng',
  'hong',
  'sunny',
  'mike',
  'ahua',
  'dongdong',
  'yue',
  'tony',
  'jing',
]
export const handle = (random: Random) =>
  random.pick(HANDLES) + random.pick(['', '_', '-']) + random.pick(HANDLES) + digits(random, random.int(2, 4))
export const email = (random: Random) =>
  `${random.chance(0.6) ? random.pick(HANDLES) + digits(random, random.int(0, 4)) : digits(random, 9)}@${random.pick(['qq.com', '163.com', '126.com', 'gmail.com', 'sina.com.cn', 'example.com', 'outlook.com', 'foxmail.com'])}`

const MONTH_DAY = (random: Random) => [random.int(1, 12), random.int(1, 28)] as const
export function birthday(random: Random): string {
  const year = random.int(1940, 2009)
  const [month, day] = MONTH_DAY(random)
  return random.pick([
    `${year}年${month}月${day}日`,
    `${year}年${month}月${day}号`,
    `${year}-${two(month)}-${two(day)}`,
    `${year}.${month}.${day}`,
    `${year}/${month}/${day}`,
    `${year}${two(month)}${two(day)}`,
    `${String(year).slice(2)}年${month}月${day}号`,
    `${year}年${month}月`,
    `${month}月${day}号`,
  ])
}
