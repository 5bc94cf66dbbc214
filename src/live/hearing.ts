import type { TurnInput } from '../graph/turn-input.ts'
import type { ClientMessageOf } from '../protocol/messages.ts'
import type { FoldedCall } from './call-log.ts'
import { callEnded } from './decide.ts'
import { type LiveSettings, type Refusal, refuse } from './ports.ts'

export type SpokenCommand = ClientMessageOf<'transcript.final' | 'transcript.correct'>

/** Why words cannot be taken into a call, or null where they can. */
export function unfit(command: SpokenCommand, state: FoldedCall, settings: LiveSettings): Refusal | null {
  const { call, nextOrder } = state
  if (call.phase === 'ended') return callEnded()
  if (command.text !== undefined) {
    if (command.text.trim() === '') return refuse('text-empty', 'there are no words in the text')
    if (command.text.length > settings.textUnitsMax) return tooLong(settings)
  }
  if (command.type === 'transcript.correct') {
    const known = call.recent.some(utterance => utterance.utteranceId === command.utteranceId)
    return known ? null : refuse('gone', 'only the latest utterances can be corrected, and this one is not among them')
  }
  if (command.order === undefined || command.order === nextOrder) return null
  if (command.order > nextOrder) return gapBefore(command.order)
  return refuse('conflict', `position ${command.order} is taken by another message`)
}

/** What the graph is given to hear. Words without times are placed by the clock of the call. */
export function turnInputOf(command: SpokenCommand, { call, createdAt }: FoldedCall, now: number): TurnInput {
  if (command.type === 'transcript.correct') {
    const { utteranceId, speaker, text } = command
    return {
      kind: 'correction',
      utteranceId,
      ...(speaker === undefined ? {} : { speaker }),
      ...(text === undefined ? {} : { text }),
    }
  }
  const { segmentId, speaker, text } = command
  const startMs = command.startMs ?? Math.max(0, now - createdAt)
  const endMs = Math.max(startMs, command.endMs ?? startMs)
  // A recogniser that counts its segments anew must not give two utterances one name.
  const taken = call.recent.some(utterance => utterance.utteranceId === segmentId)
  const named = segmentId !== undefined && !taken ? { utteranceId: segmentId } : {}
  return { kind: 'utterance', ...named, speaker, text, startMs, endMs }
}

export const gapBefore = (order: number | undefined) =>
  refuse('gap', `messages before position ${order} are missing; send them, then this one again`)
export const tooLong = ({ textUnitsMax }: LiveSettings) =>
  refuse('text-too-long', `a text may have ${textUnitsMax} characters at most; send it in parts`)
