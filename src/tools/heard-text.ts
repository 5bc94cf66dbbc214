import { z } from 'zod'
import { type FoldedText, originalSpan } from './folded-text.ts'

/** What an ear makes of a text before it looks for words: see `hear`. Part of `knowledge/taboos.*.yaml`. */
export const hearingSchema = z.object({
  /** What speech recognition writes for what was said: characters that sound alike, by the character that was meant. */
  sounds: z.record(z.string().length(1), z.string().min(1)).default({}),
  /** Words of two or three characters that are looked for under the characters that sound alike. */
  spoken: z.array(z.string().min(2).max(3)).default([]),
  /** Everyday words that look like a misheard one and are none. */
  real: z.array(z.string()).default([]),
  /** `written→said`, whole words; for forms that recognition or people write otherwise. */
  heard: z.array(z.string().regex(/.→./)).default([]),
  /** `foreign→own`, whole words, read only in a text that is mostly in this file's language. */
  mixed: z.array(z.string().regex(/.→./)).default([]),
  /** Sounds of hesitation. */
  fillers: z.array(z.string().min(1)).default([]),
  /** Characters that are doubled in stammering and in no word. */
  stammered: z.string().default(''),
})
export type HearingFile = z.infer<typeof hearingSchema>

interface Form {
  written: string
  said: string
  isWord: boolean
  isMixed: boolean
}

export interface Hearing {
  /** By UTF-16 unit: 0 passed over, 1 some form begins here, 2 a mark that means nothing between Chinese characters. */
  readonly kinds: Uint8Array
  readonly forms: ReadonlyMap<number, readonly Form[]>
  readonly stammered: ReadonlySet<number>
}

/** A folded text as it was said. `origins` leads from its units to those of the folded text; null where nothing changed. */
export interface HeardText {
  readonly text: string
  readonly origins: readonly number[] | null
}

const BEGINS = 1
const MARK = 2
const MARKS = ' *_|~^=+-·…`"\'/\\'
const MIXED_HAN_MIN = 0.4

/** Compiles the hearing of all languages into one table. */
export function compileHearing(files: readonly HearingFile[]): Hearing {
  const kinds = new Uint8Array(0x10000)
  const forms = new Map<number, Form[]>()
  const stammered = new Set<number>()
  const seen = new Set<string>()
  const add = (written: string, said: string, isWord: boolean, isMixed = false) => {
    const first = written.charCodeAt(0)
    kinds[first] = BEGINS
    const known = forms.get(first) ?? []
    forms.set(first, known)
    if (seen.has(written)) return
    seen.add(written)
    known.push({ written, said, isWord, isMixed })
  }
  for (const mark of MARKS) kinds[mark.charCodeAt(0)] = MARK
  for (const file of files) {
    const real = new Set(file.real)
    for (const pair of file.heard) {
      const [written = '', said = ''] = pair.split('→')
      add(written, said, /^[a-z]/.test(written))
    }
    for (const pair of file.mixed) {
      const [written = '', said = ''] = pair.split('→')
      add(written, said, true, true)
    }
    for (const filler of file.fillers) add(filler, '', /^[a-z]/.test(filler))
    for (const word of file.spoken)
      for (const written of soundAlikes(word, file.sounds))
        if (written !== word && !real.has(written)) add(written, word, false)
    for (const char of file.stammered) {
      kinds[char.charCodeAt(0)] = BEGINS
      stammered.add(char.charCodeAt(0))
    }
  }
  // The longest form first, so that "can't" is not read as "can".
  for (const known of forms.values()) known.sort((a, b) => b.written.length - a.written.length)
  return { kinds, forms, stammered }
}

function soundAlikes(word: string, sounds: Readonly<Record<string, string>>): string[] {
  return [...word].reduce<string[]>(
    (heads, char) => heads.flatMap(head => [char, ...(sounds[char] ?? '')].map(tail => head + tail)),
    [''],
  )
}

/**
 * The text without hesitation, stammering and marks between Chinese characters, with words that recognition misheard put
 * right, so that "先车诉" and "撤 - 诉" are found like "撤诉". Linear; a text with nothing to mend comes back as it is.
 */
export function hear({ text }: FoldedText, hearing: Hearing): HeardText {
  let mended = ''
  let origins: number[] | null = null
  let from = 0
  let mixed: boolean | null = null
  const keep = (to: number) => {
    origins ??= []
    for (let index = from; index < to; index += 1) origins.push(index)
    mended += text.slice(from, to)
  }
  const replace = (at: number, length: number, said: string) => {
    keep(at)
    const last = said.length - 1
    for (let index = 0; index <= last; index += 1) origins?.push(index === last ? at + length - 1 : at)
    mended += said
    from = at + length
  }
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const kind = hearing.kinds[code]
    if (kind === 0) continue
    if (kind === MARK) {
      const end = markEnd(text, at, hearing)
      if (isHan(text.charCodeAt(at - 1)) && isHan(text.charCodeAt(end))) replace(at, end - at, '')
      at = end - 1
      continue
    }
    if (hearing.stammered.has(code) && text.charCodeAt(at + 1) === code) {
      replace(at, 1, '')
      continue
    }
    const form = hearing.forms.get(code)?.find(candidate => stands(text, at, candidate))
    if (!form) continue
    if (form.isMixed) mixed ??= isMostlyHan(text)
    if (form.isMixed && !mixed) continue
    const { length } = form.written
    // "but uh it" must not become "butit", and two spaces are no word border that a pattern knows.
    const swallowed = form.said === '' && form.isWord && text[at + length] === ' ' ? 1 : 0
    replace(at, length + swallowed, form.said)
    at += length + swallowed - 1
  }
  if (origins === null) return { text, origins: null }
  keep(text.length)
  return { text: mended, origins }
}

/** The span in the original text of the range `[start, end)` of what was heard. */
export function heardSpan(folded: FoldedText, { origins }: HeardText, start: number, end: number): [number, number] {
  if (!origins) return originalSpan(folded, start, end)
  const from = origins[start] ?? 0
  return originalSpan(folded, from, end > start ? (origins[end - 1] ?? from) + 1 : from)
}

function stands(text: string, at: number, { written, isWord }: Form): boolean {
  if (!text.startsWith(written, at)) return false
  return !isWord || !(isLatin(text.charCodeAt(at - 1)) || isLatin(text.charCodeAt(at + written.length)))
}

function markEnd(text: string, at: number, hearing: Hearing): number {
  let end = at + 1
  while (hearing.kinds[text.charCodeAt(end)] === MARK) end += 1
  return end
}

function isMostlyHan(text: string): boolean {
  let han = 0
  let letters = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (isHan(code)) han += 1
    // A Chinese character says about as much as three letters do.
    else if (isLatin(code)) letters += 1 / 3
  }
  return han > (han + letters) * MIXED_HAN_MIN
}

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff
/** A letter, a digit or an apostrophe: what makes a Latin word longer. */
const isLatin = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x27
