import * as z from 'zod'
import { speakerSchema } from '../domain/vocabulary.ts'

/** One utterance of a transcript, whatever format it came from. `source` is the format and the vendor's own id. */
export const transcriptUtteranceSchema = z.object({
  speaker: speakerSchema,
  text: z.string().min(1),
  startMs: z.int().nonnegative(),
  endMs: z.int().nonnegative(),
  source: z.string().min(1),
})

export type TranscriptUtterance = z.infer<typeof transcriptUtteranceSchema>

export interface UtteranceItem {
  kind: 'utterance'
  utterance: TranscriptUtterance
}

/** The case facts as they stand in the file; the caller validates them, since only the caller knows the domain. */
export interface CaseItem {
  kind: 'case'
  facts: unknown
}

/** A part of the file that could not be read. The message says what to do and never quotes what was said in the call. */
export interface ProblemItem {
  kind: 'problem'
  line: number
  message: string
}

/** Something true of the whole transcript that a reader has to know; nothing was lost. */
export interface NoticeItem {
  kind: 'notice'
  message: string
}

export type TranscriptItem = UtteranceItem | CaseItem | ProblemItem | NoticeItem
