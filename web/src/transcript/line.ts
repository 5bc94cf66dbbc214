import type { HeardUtterance } from '../../../src/domain/call.ts'
import type { CallEvent } from '../../../src/domain/events.ts'
import type { EmotionReading, Signal, TabooFound } from '../../../src/domain/reading.ts'
import type { LightReading } from '../../../src/protocol/messages.ts'

/** One turn as the transcript shows it: the words, and what was read in them. */
export interface TranscriptLine extends HeardUtterance {
  emotion: EmotionReading | null
  signals: readonly Signal[]
  taboos: readonly TabooFound[]
  corrected: boolean
}

/** Words that are still being spoken. */
export interface PartialLine {
  segmentId: string
  speaker: HeardUtterance['speaker']
  text: string
  reading: LightReading | null
}

export function lineOf(utterance: HeardUtterance): TranscriptLine {
  const { turn, utteranceId, speaker, text, startMs, endMs } = utterance
  return { turn, utteranceId, speaker, text, startMs, endMs, emotion: null, signals: [], taboos: [], corrected: false }
}

/** Folds one event into the transcript; events that say nothing about a turn leave it as it is. */
export function evolveLines(lines: readonly TranscriptLine[], event: CallEvent): readonly TranscriptLine[] {
  switch (event.type) {
    case 'utterance-heard':
      return [...lines, lineOf(event)]
    case 'utterance-corrected':
      return change(lines, event.turn, line => ({
        ...lineOf({ ...line, speaker: event.speaker, text: event.text }),
        corrected: true,
      }))
    case 'reading-made':
      return change(lines, event.turn, line => ({
        ...line,
        emotion: event.reading.emotion,
        signals: event.reading.signals,
      }))
    case 'conduct-noted':
      return change(lines, event.turn, line => ({ ...line, taboos: event.conduct.taboos }))
    default:
      return lines
  }
}

/** Readings come right after their turn, so the search from the end ends at once however long the call is. */
function change(
  lines: readonly TranscriptLine[],
  turn: number,
  to: (line: TranscriptLine) => TranscriptLine,
): readonly TranscriptLine[] {
  const index = lines.findLastIndex(line => line.turn === turn)
  const line = lines[index]
  return line ? lines.with(index, to(line)) : lines
}
