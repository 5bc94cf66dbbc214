/** Display names of the vocabulary's ids, as the knowledge gives them; an id without a name shows itself. */
export type NameOf = (id: string, language: 'zh' | 'en') => string

/**
 * Puts names in place of the ids that a reason holds. Only Chinese needs it: there an id stands out from the sentence and
 * cannot be taken for a word of it, while the English ids are words.
 */
export function nameIds(why: string, language: 'zh' | 'en', name: NameOf): string {
  return language === 'zh' ? why.replace(/[a-z]+(?:-[a-z]+)*/g, id => name(id, language)) : why
}
