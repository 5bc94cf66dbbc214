import { type Call, evolve, initialCall } from '../../../src/domain/call.ts'
import { type CallEvent, callEventSchema } from '../../../src/domain/events.ts'
import { type CardState, emptyCard, evolveCard } from '../suggestion-card/card-state.ts'
import { evolveLines, lineOf, type PartialLine, type TranscriptLine } from '../transcript/line.ts'

/** What the desk shows: the product's own fold, and beside it what only a screen needs. */
export interface Desk {
  call: Call
  lines: readonly TranscriptLine[]
  partials: readonly PartialLine[]
  card: CardState
  /** Turns before this one are not in `lines`: a snapshot carries the last few only. */
  linesFrom: number
}

export const emptyDesk: Desk = { call: initialCall, lines: [], partials: [], card: emptyCard, linesFrom: 0 }

/** Folds one event of the wire. One that this console does not know is passed over, so that a newer service does not stop it. */
export function evolveDesk(desk: Desk, raw: unknown): Desk {
  const parsed = callEventSchema.safeParse(raw)
  if (!parsed.success) return desk
  const event: CallEvent = parsed.data
  return {
    ...desk,
    call: evolve(desk.call, event),
    lines: evolveLines(desk.lines, event),
    partials:
      event.type === 'utterance-heard'
        ? desk.partials.filter(partial => partial.speaker !== event.speaker)
        : event.type === 'call-ended'
          ? []
          : desk.partials,
    card: evolveCard(desk.card, event),
  }
}

/** Begins from a state that the service sent instead of events; older turns stay on the service. */
export function deskFromSnapshot(state: object): Desk {
  const call: Call = { ...initialCall, ...state }
  return {
    call,
    lines: call.recent.map(lineOf),
    partials: [],
    card: { ...emptyCard, suggestion: call.suggestion },
    linesFrom: call.recent[0]?.turn ?? 0,
  }
}

/** Shows words that are still being spoken; each segment replaces what it said before. */
export function withPartial(desk: Desk, partial: PartialLine): Desk {
  const { segmentId, speaker, text, reading } = partial
  const others = desk.partials.filter(known => known.segmentId !== segmentId)
  return { ...desk, partials: text === '' ? others : [...others, { segmentId, speaker, text, reading }] }
}
