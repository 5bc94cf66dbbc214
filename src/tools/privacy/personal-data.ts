/** The kinds of personal data that are found, each with its token in Chinese and in English text. */
export const TOKENS = {
  name: ['[姓名]', '[NAME]'],
  'id-number': ['[身份证]', '[ID]'],
  'social-security': ['[身份证]', '[ID]'],
  'bank-card': ['[银行卡]', '[CARD]'],
  mobile: ['[手机号]', '[PHONE]'],
  phone: ['[电话]', '[PHONE]'],
  email: ['[邮箱]', '[EMAIL]'],
  plate: ['[车牌]', '[PLATE]'],
  'policy-number': ['[保单号]', '[POLICY]'],
  account: ['[账号]', '[ACCOUNT]'],
  'ip-address': ['[账号]', '[ACCOUNT]'],
  address: ['[地址]', '[ADDRESS]'],
  birthday: ['[生日]', '[BIRTHDAY]'],
  passport: ['[护照]', '[PASSPORT]'],
  secret: ['[验证信息]', '[SECRET]'],
} as const

export type PersonalDataKind = keyof typeof TOKENS

/** One piece of personal data; positions are those of the text that was searched. */
export interface Finding {
  kind: PersonalDataKind
  start: number
  end: number
}

/**
 * A barrier stands where something has been masked already: private characters that no pattern reaches across, so that what
 * is beside a token reads the same on the first and on the second pass. Kinds that share a token share the character;
 * "…, or [the next number]" can then be read by what stood before it, on either pass.
 */
export const BARRIERS: Readonly<Record<PersonalDataKind, string>> = {
  name: '\ue000',
  'id-number': '\ue001',
  'social-security': '\ue001',
  'bank-card': '\ue002',
  mobile: '\ue003',
  phone: '\ue003',
  email: '\ue004',
  plate: '\ue005',
  'policy-number': '\ue006',
  account: '\ue007',
  'ip-address': '\ue007',
  address: '\ue008',
  birthday: '\ue009',
  passport: '\ue00a',
  secret: '\ue00b',
}
/** The barriers as they stand in a class of a pattern. */
export const BARRIER = '\\ue000-\\ue00b'
export const LAST_BARRIER = /[\ue000-\ue00b](?=[^\ue000-\ue00b]*$)/

const BARRIER_OF_TOKEN: ReadonlyMap<string, string> = new Map(
  Object.entries(TOKENS).flatMap(([kind, tokens]) =>
    tokens.map((token): [string, string] => [token.toLowerCase(), BARRIERS[kind as PersonalDataKind]]),
  ),
)
const TOKEN = new RegExp([...BARRIER_OF_TOKEN.keys()].map(token => token.replace(/[[\]]/g, '\\$&')).join('|'), 'g')

/** The text with every token of an earlier pass turned into barriers; folded text in, the same length out. */
export function blankTokens(folded: string): string {
  return folded.includes('[')
    ? folded.replace(TOKEN, token => (BARRIER_OF_TOKEN.get(token) as string).repeat(token.length))
    : folded
}

/** The text with the findings turned into barriers; they are sorted and do not overlap. */
export function blankFindings(text: string, findings: readonly Finding[]): string {
  let result = ''
  let from = 0
  for (const { kind, start, end } of findings) {
    result += text.slice(from, start) + BARRIERS[kind].repeat(end - start)
    from = end
  }
  return result + text.slice(from)
}

const ANY_BARRIER = /[\ue000-\ue00b]+/g
/** The text as written with a blank wherever a barrier stands in the folded one. */
export function blankAlike(written: string, folded: string): string {
  let result = ''
  let from = 0
  for (const { 0: found, index } of folded.matchAll(ANY_BARRIER)) {
    result += written.slice(from, index) + ' '.repeat(found.length)
    from = index + found.length
  }
  return from === 0 ? written : result + written.slice(from)
}

/** The words before `start`, at most `reach` of them and nothing from before a barrier: a token hides how long it was. */
export function wordsBefore(text: string, start: number, reach: number): string {
  const words = text.slice(Math.max(0, start - reach), start)
  const barrier = words.search(LAST_BARRIER)
  return barrier < 0 ? words : words.slice(barrier + 1)
}
