import { speakerOf, splitSpeakerPrefix } from './speaker.ts'
import { joinText } from './text.ts'

export interface CuePart {
  label?: string
  text: string
}

// In WebVTT a cue says who speaks with <v Name>; one cue may hold several such spans.
const voiceTag = /<v(?:\.[^\s>]*)*[ \t]+([^>\n]*)>/i
// Only the tags of the two formats are taken out: "<NAME>" may be what a redaction left behind.
const otherTag = /<\/?(?:c|i|b|u|v|ruby|rt|lang|font)(?:[.\s][^<>\n]*)?>|<[\d:.]+>|\{\\[^{}\n]*\}/gi
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lrm: '',
  rlm: '',
}

const plain = (text: string): string =>
  text.replace(otherTag, '').replace(/&(\w{2,4});/g, (entity, name: string) => entities[name] ?? entity)

/** Turns a cue's lines into what was said, one part for each speaker that the cue names. */
export const splitCueText = (lines: string[]): CuePart[] => {
  // Splitting by a pattern with one group gives text, name, text, name, text …
  const pieces = lines.join('\n').split(voiceTag)
  const parts: CuePart[] = []
  for (let index = 0; index < pieces.length; index += 2) {
    const voice = index === 0 ? undefined : plain(pieces[index - 1] ?? '').trim()
    parts.push(...splitLines(voice, (pieces[index] ?? '').split('\n')))
  }
  return parts.filter(part => part.text !== '')
}

// A voice tag that names a role settles the matter; a prefix such as "Agent: " is looked for only where none does.
const splitLines = (voice: string | undefined, lines: string[]): CuePart[] => {
  const spoken: { label: string | undefined; texts: string[] }[] = [{ label: voice, texts: [] }]
  for (const line of lines) {
    const { label, text } = speakerOf(voice) === 'unknown' ? splitSpeakerPrefix(plain(line)) : { text: plain(line) }
    if (label !== undefined) spoken.push({ label, texts: [text] })
    else spoken.at(-1)?.texts.push(text)
  }
  return spoken.map(({ label, texts }) => ({ ...(label === undefined ? {} : { label }), text: joinText(texts) }))
}
