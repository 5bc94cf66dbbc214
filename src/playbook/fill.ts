import type { Phrase } from './phrase.ts'

/** What a person can say in one breath: ≤ 60 Chinese characters, ≤ 35 English words (issue 2). */
export const CHARACTERS_MAX = 60
export const WORDS_MAX = 35

/** Fills a phrase, or returns null where a slot has no value or the sentence would be too long to speak. */
export function fillPhrase(phrase: Phrase, slots: Readonly<Record<string, string>>): string | null {
  if (phrase.slots.length === 0) return phrase.text
  let text = ''
  for (let index = 0; index < phrase.parts.length; index += 1) {
    const part = phrase.parts[index] as string
    if (index % 2 === 0) text += part
    else {
      const value = slots[part]
      if (value === undefined) return null
      text += value
    }
  }
  const tidy = phrase.locale === 'zh' ? tidyChinese(text) : tidyEnglish(text)
  return speakable(tidy, phrase.locale) ? tidy : null
}

/** Whether a person can say it in one breath; the limits are those of the guard. */
export function speakable(text: string, locale: 'zh' | 'en'): boolean {
  return locale === 'zh' ? [...text].length <= CHARACTERS_MAX : text.split(/\s+/).length <= WORDS_MAX
}

function tidyChinese(text: string): string {
  return text
    .replace(/([，。？！；：、])[，。？！；：、]+/g, '$1')
    .replace(/您您/g, '您')
    .replace(/的的/g, '的')
    .replace(/这件事这件事/g, '这件事')
}

function tidyEnglish(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/([,.?!;:])[,.?!;:]+/g, '$1')
    .replace(/\b(\w+) \1\b/gi, (whole, word: string) => (/^(?:that|had)$/i.test(word) ? whole : word))
    .replace(/\b([Aa]) (?=[aeio])/g, '$1n ')
    .replace(/(^|[.?!] )([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase())
}
