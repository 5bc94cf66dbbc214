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
const RUN = /\d+(?:[ ,'_]{1,2}\d+){0,16}(?:\.\d+(?:,\d{2,3}){0,2}){0,4}|\.\d+/y
const LOOSE_UNIT = / ?(?:[元块万千百毛角圆]|rmb|cny|人民币)/y
/** Letters that stand in for digits ("5oo元", "l00元") count only where a money unit or sign vouches for them. */
const VOUCHER = / ?(?:[元块万千百]|rmb|cny|usd|dollars?|bucks|yuan)/y

/**
 * Reads digits at `start`. Separators are kept inside the number only where they group thousands or where single digits
 * are spaced out; otherwise the number ends before the first separator.
 */
export function readDigits(text: string, start: number): Digits | null {
  RUN.lastIndex = start
  const run = RUN.exec(text)?.[0]
  if (!run) return null
  if (/^[\d]+$/.test(run)) return plain(run, start + run.length)
  const groups = run.split('.')
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
export function readLookAlikes(text: string, start: number, signed: boolean): { end: number; digits: string } | null {
  let pos = start
  let letters = 0
  let digits = ''
  for (let char = text.charAt(pos); digits.length < 16; char = text.charAt(pos)) {
    if (char >= '0' && char <= '9') digits += char
    else if (char === 'o') digits += '0'
    else if (char === 'i' || char === 'l' || char === '|') digits += '1'
    else break
    if (char > '9') letters += 1
    pos += 1
  }
  if (letters === 0 || letters === digits.length) return null
  VOUCHER.lastIndex = pos
  const isVouched = VOUCHER.test(text) || (signed && !/[a-z]/.test(text.charAt(pos)))
  return isVouched ? { end: pos, digits } : null
}

function plain(run: string, end: number): Digits {
  return { end, value: Number(run), count: run.length, formatted: false, decimals: 0, dubious: false }
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
