import type { FoldedText } from '../folded-text.ts'

/**
 * A text as the detector reads it: folded, simplified, without punctuation, fillers and the spaces between Chinese
 * characters. `at[i]` is the place of character i in the folded text.
 */
export interface PlainSpeech {
  readonly text: string
  readonly at: readonly number[]
}

/** Characters of hesitation and softening that an ASR writes or leaves out at will. */
const FILLERS = new Set('嗯呃额啊呀吧呢嘛哦噢喔唉哎诶哈嘿哼喂哇咯啦喽嗷')
/** Words of hesitation; dropped only where they stand as a whole. */
const FILLER_WORDS = ['那个那个', '就是说', '怎么说呢', '你知道吗', '这个这个', '然后呢', '就那个']

const isLatin = (code: number) => (code >= 0x61 && code <= 0x7a) || code === 0x27
const isDigit = (code: number) => code >= 0x30 && code <= 0x39
const isHan = (code: number) => code >= 0x3400 && code <= 0x9fff

/** Brings a folded text into the detector's form. `variants` maps traditional characters to simplified ones. */
export function plainSpeech(folded: FoldedText, variants: ReadonlyMap<number, number>): PlainSpeech {
  const source = folded.text
  const codes: number[] = []
  const at: number[] = []
  for (let index = 0; index < source.length; index += 1) {
    const code = source.charCodeAt(index)
    if (isHan(code)) {
      const char = source[index] as string
      if (FILLERS.has(char)) continue
      const word =
        char === '那' || char === '就' || char === '怎' || char === '你' || char === '这' || char === '然'
          ? fillerAt(source, index)
          : 0
      if (word > 0) {
        index += word - 1
        continue
      }
      codes.push(variants.get(code) ?? code)
      at.push(index)
    } else if (isLatin(code) || isDigit(code)) {
      codes.push(code)
      at.push(index)
    } else if (codes.length > 0) {
      // A space is kept between Latin words only.
      const last = codes.at(-1) as number
      const next = source.charCodeAt(index + 1)
      if (last !== 0x20 && !isHan(last) && (isLatin(next) || isDigit(next)) && (code === 0x20 || !isDigit(next))) {
        codes.push(0x20)
        at.push(index)
      } else if (code === 0x25) {
        codes.push(code)
        at.push(index)
      }
    }
  }
  return { text: String.fromCharCode(...codes.slice(0, MAX_UNITS)), at }
}

/** Longer texts are read up to here; an utterance of a call is far shorter. */
const MAX_UNITS = 2000

function fillerAt(text: string, index: number): number {
  const word = FILLER_WORDS.find(filler => text.startsWith(filler, index))
  return word ? word.length : 0
}
