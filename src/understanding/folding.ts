/** Per UTF-16 unit: what it reads as in folded text; 0 drops it. One unit in, at most one unit out, so spans stay true. */
export interface Folding {
  units: Uint16Array
  fillers: RegExp
}

/** Latin, Greek and Cyrillic, which have capitals, end here. */
const LETTERS_END = 0x0590
const SOFT = ','.charCodeAt(0)
const SPACE = ' '.charCodeAt(0)
/** Zero-width and joining marks, and the apostrophe, so that "dont", "don't" and "don’t" are one word. */
const DROPPED = "\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f'’‘ʼ`´"
const SOFT_MARKS = ',，、;；:：—–~～|/\\()（）·•*_«»<>《》'
const FULL_STOPS = '.。…\n\r．｡⋯'

const PATTERN_MARKS = '()|?~#*+;^$ '

/** Builds the table from the lexicon files; lower case, half width, simplified characters, four marks. */
export function createFolding(files: readonly { traditional: string[]; fillers: string[] }[]): Folding {
  const units = new Uint16Array(0x10000)
  for (let unit = 0; unit < units.length; unit += 1) units[unit] = unit
  for (let unit = 0; unit < LETTERS_END; unit += 1) {
    const lower = String.fromCharCode(unit).toLowerCase()
    if (lower.length === 1) units[unit] = lower.charCodeAt(0)
  }
  for (let unit = 0xff01; unit <= 0xff5e; unit += 1) units[unit] = units[unit - 0xfee0] as number
  const set = (chars: string, to: number) => {
    for (const char of chars) units[char.charCodeAt(0)] = to
  }
  set(SOFT_MARKS, SOFT)
  set(FULL_STOPS, '.'.charCodeAt(0))
  set('!！', '!'.charCodeAt(0))
  set('?？', '?'.charCodeAt(0))
  set('\t\u00a0\u3000\u2002\u2003\u2009-', SPACE)
  set('“”„「」『』"＂', '"'.charCodeAt(0))
  set(DROPPED, 0)
  for (const pair of files.flatMap(file => file.traditional)) {
    units[pair.charCodeAt(0)] = pair.charCodeAt(1)
  }
  const fillers = files.flatMap(file => file.fillers).sort((a, b) => b.length - a.length)
  const latin = fillers.filter(filler => /[a-z]/.test(filler))
  const other = fillers.filter(filler => !/[a-z]/.test(filler))
  const sources = [
    ...(other.length > 0 ? [`(?:${other.join('|')})`] : []),
    ...(latin.length > 0 ? [`(?<![a-z])(?:${latin.join('|')})(?![a-z])[ ,]?`] : []),
  ]
  return { units, fillers: new RegExp(sources.length > 0 ? sources.join('|') : '(?!)', 'g') }
}

/** Folds a pattern of the lexicon: like a text, but the marks of the pattern language stay. */
export function fold(word: string, folding: Folding): string {
  let folded = ''
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i)
    if (code < 0x80 && PATTERN_MARKS.includes(word.charAt(i))) folded += word.charAt(i)
    else {
      const unit = folding.units[code] as number
      if (unit !== 0) folded += String.fromCharCode(unit)
    }
  }
  return folded
}
