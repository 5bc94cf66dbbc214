import type * as z from 'zod'
import type { CaseItem, NoticeItem, ProblemItem } from './utterance.ts'

/**
 * What a format's reader takes out of a file, before the rules that hold for every format (speaker words, times, text
 * limits, partial results) make an utterance of it. See assemble.ts.
 */
export interface SpeechDraft {
  kind: 'speech'
  line: number
  text: string
  /** The speaker as the file names it: a role, a channel, or a diarisation label. */
  label?: string | number | undefined
  startMs?: number | undefined
  endMs?: number | undefined
  /** The vendor's own id of this utterance, or its place in the file. */
  id?: string | number | undefined
  /** Drafts in a row with the same segment are versions of one utterance, and the last one counts. */
  segment?: string | undefined
  /** A partial result: it counts only where the file holds no final one. */
  partial?: boolean | undefined
}

export type Draft = SpeechDraft | CaseItem | ProblemItem | NoticeItem

/** Reads a transcript line by line. A reader belongs to one transcript, because it may keep state. */
export interface DraftReader {
  push(line: string, lineNumber: number): Draft[]
  end(): Draft[]
}

/** Reads a transcript record by record: a record is one JSON value, be it a line or the whole file. */
export interface RecordReader {
  read(record: unknown, line: number): Draft[]
  end?(): Draft[]
}

interface FormatFacts {
  /** The short name that stands before the colon in an utterance's `source`. */
  source: string
  /**
   * Where the speaker tags come from. `separate`: from separate audio channels or from ourselves, so they are believed.
   * `claimed`: from software that may have guessed, so they are weighed as a whole (see trust.ts).
   */
  tags: 'claimed' | 'separate'
}

export interface TextFormat extends FormatFacts {
  open(): DraftReader
}

export interface RecordFormat extends FormatFacts {
  /** Whether this JSON value can only have come from this format. Has to stand a value cut off at any point. */
  matches(record: Record<string, unknown>): boolean
  open(): RecordReader
}

export const problem = (line: number, message: string): ProblemItem => ({ kind: 'problem', line, message })

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Names the first field that does not fit, without quoting its content: a transcript is personal data. */
export const describeMisfit = (error: z.ZodError): string => {
  const issue = error.issues[0]
  const field = issue?.path.map(String).join('.')
  return `${field === undefined || field === '' ? 'the value' : field} is missing or of the wrong type`
}

/** Reads each element of a vendor's list by itself, so that a broken one costs one problem and not the file. */
export const draftsOfList = <T>(
  list: unknown,
  schema: z.ZodType<T>,
  where: string,
  line: number,
  toDraft: (element: T, index: number) => Draft | null,
): Draft[] => {
  if (!Array.isArray(list)) return [problem(line, `${where} is not a list: export the transcript again`)]
  return list.flatMap((element: unknown, index) => {
    const parsed = schema.safeParse(element)
    if (!parsed.success) {
      return [
        problem(line, `${where}[${index}] is skipped: ${describeMisfit(parsed.error)}; correct it or leave it out`),
      ]
    }
    return toDraft(parsed.data, index) ?? []
  })
}
