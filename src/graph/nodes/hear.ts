import type { Call } from '../../domain/call.ts'
import type { CallEvent } from '../../domain/events.ts'
import type { Speaker } from '../../domain/vocabulary.ts'
import { maskPersonalData } from '../../tools/privacy.ts'
import type { TurnInput } from '../turn-input.ts'

/**
 * What was said becomes an event, without personal data: masking happens here, before anything is stored, sent or read by
 * another node (D6). A correction of an utterance that has left the bounded state yields nothing; the session refuses it.
 */
export function hear(call: Call, input: TurnInput): CallEvent[] {
  if (input.kind === 'correction') return hearCorrection(call, input)
  const { text, found } = maskPersonalData(input.text, spokenBefore(call, input.speaker))
  const turn = call.turns
  const masked: Record<string, number> = {}
  for (const { type } of found) masked[type] = (masked[type] ?? 0) + 1
  return [
    {
      type: 'utterance-heard',
      turn,
      utteranceId: input.utteranceId ?? `u-${turn}`,
      speaker: input.speaker,
      text,
      startMs: input.startMs,
      endMs: Math.max(input.startMs, input.endMs),
      ...(found.length > 0 ? { masked } : {}),
    },
  ]
}

/** How far back a number may be spread over turns. */
const TURNS_OF_A_NUMBER = 4

/** What the same speaker said lately and what they were asked: a number said over several turns is found in each of them. */
function spokenBefore(call: Call, speaker: Speaker) {
  const lately = call.recent.slice(-2 * TURNS_OF_A_NUMBER)
  const previous = lately.filter(said => said.speaker === speaker).map(said => said.text)
  const last = lately.at(-1)
  return last && last.speaker !== speaker ? { previous, asked: last.text } : { previous }
}

function hearCorrection(call: Call, input: Extract<TurnInput, { kind: 'correction' }>): CallEvent[] {
  const known = call.recent.find(utterance => utterance.utteranceId === input.utteranceId)
  if (!known) return []
  return [
    {
      type: 'utterance-corrected',
      turn: known.turn,
      utteranceId: known.utteranceId,
      speaker: input.speaker ?? known.speaker,
      text: input.text === undefined ? known.text : maskPersonalData(input.text).text,
    },
  ]
}
