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
} as const

export type PersonalDataKind = keyof typeof TOKENS

/** One piece of personal data; positions are those of the text that was searched. */
export interface Finding {
  kind: PersonalDataKind
  start: number
  end: number
}

/**
 * Stands where something has been masked already. It is a private character that no pattern reaches across: what is
 * beside a token reads the same on the first and on the second pass.
 */
export const BARRIER = '\ue000'
