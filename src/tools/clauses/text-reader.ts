import type { z } from 'zod'
import { type FoldedText, foldText } from '../folded-text.ts'
import type { conceptsSchema, soundsSchema } from './clause-schema.ts'
import { type ConceptTrie, compileConcepts } from './concepts.ts'
import { type Features, featuresOf } from './features.ts'
import { type PlainSpeech, plainSpeech } from './plain-speech.ts'

/** What turns a text into features: concepts, sounds and script variants, compiled from `knowledge/clauses/`. */
export interface TextReader {
  readonly concepts: ConceptTrie
  readonly sounds: ReadonlyMap<number, number>
  readonly variants: ReadonlyMap<number, number>
}

export function compileReader(
  { concepts }: z.infer<typeof conceptsSchema>,
  { sounds, variants }: z.infer<typeof soundsSchema>,
): TextReader {
  const syllables = new Map<number, number>()
  Object.keys(sounds)
    .sort()
    .forEach((syllable, index) => {
      for (const char of sounds[syllable] ?? '') syllables.set(char.charCodeAt(0), index + 1)
    })
  const simplified = new Map<number, number>()
  for (const line of variants)
    for (let index = 0; index + 1 < line.length; index += 2)
      simplified.set(line.charCodeAt(index), line.charCodeAt(index + 1))
  return { concepts: compileConcepts(concepts), sounds: syllables, variants: simplified }
}

export interface ReadText {
  readonly folded: FoldedText
  readonly plain: PlainSpeech
  readonly features: Features
}

export function readText(text: string, reader: TextReader): ReadText {
  const folded = foldText(text)
  const plain = plainSpeech(folded, reader.variants)
  return { folded, plain, features: featuresOf(plain.text, reader.concepts, reader.sounds) }
}

export const featuresOfText = (text: string, reader: TextReader): Features => readText(text, reader).features
