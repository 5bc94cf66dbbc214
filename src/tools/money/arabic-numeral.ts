/** Digits with their separators, as written. */
export interface Digits {
  end: number
  value: number
  /** Digits before the decimal point. */
  count: number
  formatted: boolean
  decimals: number
  dubious: boolean
}

/** Bounded in groups, so that a page of digits stays linear. */
const RUN = /\d+(?:[ ,'_]{1,4}\d+){0,16}(?:(?:\.| \. )\d+(?:,\d{2,3}){0,2}){0,4}|\.\d+/y
const LOOSE_UNIT = / ?(?:[元块万千百毛角圆]|rmb|cny|人民币)/y
/** 1.234,56 and 99,99 €: the comma begins the decimals. */
const EUROPEAN = /^(?:\d{1,3}(?:\.\d{3})+|\d+),\d{2}(?![\d,.])/
const EURO = /^ ?(?:€|eur)/

/** Letters that stand in for digits ("5oo元", "l00元") count only where a money unit or sign vouches for them. */
const VOUCHER = / ?(?:[元块万千百]|rmb|cny|人民币|usd|dollars?|bucks|yuan|kuai)/y
/** Letters alone ("sooo元") do where they have the shape of a round sum. */
const ROUND_LETTERS = /^[liszb]o{2,}$/
/** Without a unit they smell of money behind a word of paying only, and nobody may rely on the figure. */
const UNPAID_SHAPE =
  /^(?=.*\d)(?!ios\d{0,2}$|iso\d{4,5}$|os\d{1,2}$|lib|bis)(?:\d[\doilszb|]{2,}|[lizsb|][\do]{2,}|[\doilszb|]{4,})$/
const PAID_BEFORE =
  /(?:赔|补偿?|赔付|退|返|付|金额?|款|方案|争取|申请|给|优惠|奖励|报销|收|送|出)[您你我给到为是定按了个:： ]{0,4}$|那就按?$|^就$/
const PAID_AFTER = /^(?:$|[,。!?;作来的吧行好再]| as)/
const LETTER_DIGITS: Readonly<Record<string, string>> = { o: '0', i: '1', l: '1', '|': '1', s: '5', z: '2', b: '8' }

/**
 * Reads digits at `start`. Separators are kept inside the number only where they group thousands or where single digits
 * are spaced out; otherwise the number ends before the first separator.
 */
export function readDigits(text: string, start: number): Digits | null {
  RUN.lastIndex = start
  const run = RUN.exec(text)?.[0]
  if (!run) return null
  if (/^[\d]+$/.test(run)) return plain(run, start + run.length)
  const european = EUROPEAN.exec(run)?.[0]
  if (
    european !== undefined &&
    (european.includes('.') ||
      text.charAt(start - 1) === '€' ||
      EURO.test(text.slice(start + european.length, start + european.length + 4)))
  ) {
    const [whole = '', fraction] = european.replaceAll('.', '').split(',')
    return decimal(whole, fraction, start + european.length, true)
  }
  const groups = run.split(/ ?\. ?/)
  if (groups.length > 2) return europeanOrFirst(run, groups, start)
  const [whole = '', fraction] = groups
  const joined = joinGroups(whole, text, start + run.length)
  if (joined === null) {
    const first = /^\d+(?:\.\d+)?/.exec(run)?.[0] ?? run
    return first === run
      ? decimal(whole, fraction, start + run.length, false)
      : readDigits(text.slice(0, start + first.length), start)
  }
  return decimal(joined, fraction?.replaceAll(',', ''), start + run.length, joined !== whole)
}

/** Digits spelt with look-alike letters, as digits; null where nothing vouches for the reading. */
export function readLookAlikes(
  text: string,
  start: number,
  signed: boolean,
): { end: number; digits: string; dubious: boolean } | null {
  let pos = start
  let letters = 0
  let digits = ''
  for (let char = text.charAt(pos); digits.length < 16; char = text.charAt(pos)) {
    const digit = char >= '0' && char <= '9' ? char : LETTER_DIGITS[char]
    if (digit === undefined) break
    digits += digit
    if (char > '9') letters += 1
    pos += 1
  }
  const said = text.slice(start, pos)
  if (letters === 0 || (letters === digits.length && !ROUND_LETTERS.test(said))) return null
  VOUCHER.lastIndex = pos
  const isSigned = signed && letters < digits.length && !/[a-z]/.test(text.charAt(pos))
  // A bar is as often a separator as a one.
  if (VOUCHER.test(text) || isSigned) return { end: pos, digits, dubious: said.includes('|') }
  const isPaid = UNPAID_SHAPE.test(said) && PAID_BEFORE.test(text.slice(Math.max(0, start - 8), start))
  return isPaid && PAID_AFTER.test(text.slice(pos, pos + 3)) ? { end: pos, digits, dubious: true } : null
}

function plain(run: string, end: number): Digits {
  // Nobody writes a sum as 0051; read the other way round it is another one.
  const dubious = run.length > 1 && run.startsWith('0')
  return { end, value: Number(run), count: run.length, formatted: false, decimals: 0, dubious }
}

function decimal(whole: string, fraction: string | undefined, end: number, grouped: boolean): Digits {
  const digits = fraction ?? ''
  return {
    end,
    value: Number(`${whole || '0'}.${digits || '0'}`),
    count: whole.length,
    formatted: grouped || digits.length > 0,
    decimals: digits.length,
    // "1.500" is one and a half to some and fifteen hundred to others.
    dubious: !grouped && whole.length <= 3 && /^\d\d0$/.test(digits) && whole !== '0',
  }
}

/** The digits without separators where these group thousands or space out single digits; null where they part numbers. */
function joinGroups(whole: string, text: string, end: number): string | null {
  if (/^\d*$/.test(whole)) return whole
  const tight = whole.replaceAll(' ', '')
  const groups = tight.split(/[,'_]/)
  const isGrouped =
    groups.length > 1 &&
    (groups[0]?.length ?? 9) <= 3 &&
    groups.slice(1).every((group, index) => group.length === 3 || (group.length === 2 && index < groups.length - 2))
  if (isGrouped) return groups.join('')
  if (groups.length > 1) return null
  const spaced = whole.split(/ +/)
  if (spaced.every(group => group.length === 1)) return tight
  LOOSE_UNIT.lastIndex = end
  const thousands = (spaced[0]?.length ?? 9) <= 3 && spaced.slice(1).every(group => group.length === 3)
  return thousands || LOOSE_UNIT.test(text) ? tight : null
}

/** Two or more points: "1.234.567" groups thousands the European way, anything else is a version or a date. */
function europeanOrFirst(run: string, groups: string[], start: number): Digits | null {
  const isGrouped = (groups[0]?.length ?? 9) <= 3 && groups.slice(1).every(group => /^\d{3}(?:,\d{2})?$/.test(group))
  if (!isGrouped) return { ...plain('0', start + run.length), dubious: true, count: 99 }
  const [whole = '', fraction] = run.replaceAll('.', '').split(',')
  return decimal(whole, fraction, start + run.length, true)
}
