const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const ID_CHECKS = '10x98765432'
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|7[1-2]|8[1-3])/
const ID_DATE = /^.{6}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/

/** Luhn's check of bank cards (ISO/IEC 7812); `digits` holds 0–9 only. */
export function isLuhnValid(digits: string): boolean {
  let sum = 0
  for (let index = digits.length - 1, even = false; index >= 0; index -= 1, even = !even) {
    const digit = digits.charCodeAt(index) - 48
    sum += even ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
  }
  return sum % 10 === 0
}

/** Eighteen places with a province and a birthday, whatever the check character says. */
export function isIdentityShaped(digits: string): boolean {
  return digits.length === 18 && PROVINCE.test(digits) && ID_DATE.test(digits)
}

/** A Chinese identity number of 18 places: province, date and the check character of GB 11643; a lower-case `x` may end it. */
export function isIdentityNumber(digits: string): boolean {
  if (!isIdentityShaped(digits)) return false
  let sum = 0
  for (let index = 0; index < 17; index += 1) sum += (digits.charCodeAt(index) - 48) * (ID_WEIGHTS[index] as number)
  return ID_CHECKS[sum % 11] === digits[17]
}

/** The lengths and first digits that card issuers use; keeps time stamps and serial numbers from passing for cards by luck. */
export function isCardShaped(digits: string): boolean {
  switch (digits.length) {
    case 13:
      return /^4/.test(digits)
    case 14:
      return /^3[0689]/.test(digits)
    case 15:
      return /^(?:1|213|3[47]|6)/.test(digits)
    case 16:
      return /^(?:[456]|2[2-7]|3[5689]|81|9)/.test(digits)
    default:
      return digits.length >= 17 && digits.length <= 19 && /^(?:[4569]|35|81)/.test(digits)
  }
}

/** The check of international account numbers (ISO 13616); `iban` is lower case without spaces. */
export function isIban(iban: string): boolean {
  let rest = 0
  const turned = iban.slice(4) + iban.slice(0, 4)
  for (let index = 0; index < turned.length; index += 1) {
    const code = turned.charCodeAt(index)
    rest = code >= 97 ? (rest * 100 + code - 87) % 97 : (rest * 10 + code - 48) % 97
  }
  return rest === 1
}
