import { z } from 'zod'
import { spanSchema } from './vocabulary.ts'

/** How grave the words are for the company, as `tongpin clauses` prints it. `none`: no clause is touched. */
export const RISKS = ['none', 'info', 'low', 'medium', 'high', 'critical'] as const
export const riskSchema = z.enum(RISKS)
export type Risk = z.infer<typeof riskSchema>

/**
 * The two streams in which clauses reach the agent: `right`, what the customer may claim or where they may turn to, always
 * shown; `risk`, what the words just spoken expose somebody to. A right is never shown as a risk.
 */
export const LAW_STREAMS = ['right', 'risk'] as const
export const lawStreamSchema = z.enum(LAW_STREAMS)
export type LawStream = z.infer<typeof lawStreamSchema>

/** A clause tied to the words that raised it (D3). `why` is one line in our own words, in the language of the text. */
export const clauseFlagSchema = z.object({
  id: z.string(),
  law: z.string(),
  version: z.string(),
  article: z.string(),
  stream: lawStreamSchema,
  severity: riskSchema,
  why: z.string(),
  span: spanSchema,
})
export type ClauseFlag = z.infer<typeof clauseFlagSchema>

/** What one utterance touches in law. `labels` are neutral topics; none of them calls a person an offender. */
export const lawReadingSchema = z.object({
  risk: riskSchema,
  labels: z.array(z.string()).max(16),
  clauses: z.array(clauseFlagSchema).max(12),
})
export type LawReading = z.infer<typeof lawReadingSchema>

/** A clause as the call remembers it. */
export interface ClauseNote {
  id: string
  law: string
  version: string
  article: string
  stream: LawStream
  severity: Risk
  why: string
  /** The words that raised it last. */
  text: string
  speaker: 'customer' | 'agent'
  turn: number
  lastTurn: number
  times: number
}

/** Clauses of one stream that a call keeps in its state; risks never push rights out. The oldest leave the state, never the log. */
export const CLAUSES_OF_STREAM_MAX = 16

/** The notes after one more reading: a clause that comes again is counted, not listed twice. */
export function noteClauses(
  notes: readonly ClauseNote[],
  flags: readonly ClauseFlag[],
  said: { turn: number; speaker: 'customer' | 'agent'; text: string },
): readonly ClauseNote[] {
  return flags.reduce<readonly ClauseNote[]>((known, { span, ...flag }) => {
    const before = known.find(note => note.id === flag.id && note.stream === flag.stream)
    const { turn, speaker } = said
    const note: ClauseNote = {
      ...flag,
      speaker,
      text: said.text.slice(span[0], span[1]),
      turn: before?.turn ?? turn,
      lastTurn: turn,
      times: (before?.times ?? 0) + 1,
    }
    const others = known.filter(other => other !== before)
    const alike = others.filter(other => other.stream === note.stream)
    const oldest = alike.length >= CLAUSES_OF_STREAM_MAX ? alike[0] : undefined
    return [...others.filter(other => other !== oldest), note]
  }, notes)
}
