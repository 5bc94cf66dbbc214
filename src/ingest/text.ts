export const textLengthMax = 20_000

// Line breaks and tabs separate words, so they become spaces; the other control characters separate nothing.
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]/g
const controls = /\p{Cc}/gu

/** Frees a text of control characters and of halves of surrogate pairs, which no store and no socket could carry. */
export const cleanText = (text: string): string => text.replace(breaks, ' ').replace(controls, '').toWellFormed().trim()

/** Cuts a text that is too long for one utterance, but never through the middle of a character. */
export const cutText = (text: string): string => {
  if (text.length <= textLengthMax) return text
  const last = text.charCodeAt(textLengthMax - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? textLengthMax - 1 : textLengthMax)
}

const wide = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uff65'
const endsWide = new RegExp(`[${wide}]$`, 'u')
const startsWide = new RegExp(`^[${wide}]`, 'u')
const startsWithMark = /^[,.!?;:%)\]}，。！？、；：）」』”’…]/u

/** Joins words or lines of one utterance: Chinese and Japanese need no space between them, nor does a mark before it. */
export const joinText = (parts: Iterable<string>): string => {
  const joined: string[] = []
  let previous = ''
  for (const part of parts) {
    const piece = part.trim()
    if (piece === '') continue
    const tight = previous === '' || startsWithMark.test(piece) || (endsWide.test(previous) && startsWide.test(piece))
    joined.push(tight ? piece : ` ${piece}`)
    previous = piece
  }
  return joined.join('')
}
