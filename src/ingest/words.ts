import type { SpeechDraft } from './draft.ts'
import { joinText } from './text.ts'

export interface Word {
  text: string
  /** Missing for punctuation, which belongs to the word before it. */
  startMs?: number | undefined
  endMs?: number | undefined
  label?: string | number | undefined
}

/** A silence this long between two words of one speaker ends the utterance. */
export const pauseMsMin = 1_000

/**
 * Makes utterances of words where a vendor gives nothing else. Each speaker's words are grouped by themselves first,
 * because two people who talk at once would otherwise cut each other's sentences to pieces.
 */
export const draftsOfWords = (words: Iterable<Word>, line: number): SpeechDraft[] => {
  const groups: { draft: SpeechDraft; texts: string[] }[] = []
  const latest = new Map<string | number | undefined, (typeof groups)[number]>()
  for (const word of words) {
    const group = latest.get(word.label)
    const sinceMs = (word.startMs ?? 0) - (group?.draft.endMs ?? 0)
    if (group !== undefined && (word.startMs === undefined || sinceMs < pauseMsMin)) {
      group.texts.push(word.text)
      group.draft.endMs = word.endMs ?? group.draft.endMs
      continue
    }
    const { label, startMs, endMs } = word
    const fresh = {
      draft: { kind: 'speech', line, text: '', label, startMs, endMs } as SpeechDraft,
      texts: [word.text],
    }
    groups.push(fresh)
    latest.set(label, fresh)
  }
  return groups
    .map(({ draft, texts }) => ({ ...draft, text: joinText(texts) }))
    .filter(draft => draft.text !== '')
    .toSorted((a, b) => (a.startMs ?? 0) - (b.startMs ?? 0))
    .map((draft, index) => ({ ...draft, id: index }))
}
