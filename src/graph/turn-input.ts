import type { Speaker } from '../domain/vocabulary.ts'

/** What the shell hands to a turn. Ids and times come in as values; the nodes have neither clock nor randomness. */
export type TurnInput =
  | {
      kind: 'utterance'
      /** The platform's segment id; without one the turn number names the utterance. */
      utteranceId?: string
      speaker: Speaker
      text: string
      startMs: number
      endMs: number
    }
  | { kind: 'correction'; utteranceId: string; speaker?: Speaker; text?: string }
