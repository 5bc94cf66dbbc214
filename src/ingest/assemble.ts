import type { Draft, SpeechDraft } from './draft.ts'
import { problem } from './draft.ts'
import { speakerOf } from './speaker.ts'
import { cleanText, cutText, textLengthMax } from './text.ts'
import { createTagCheck } from './trust.ts'
import type { TranscriptItem } from './utterance.ts'

const partialsMax = 1_000
const idLengthMax = 64

export interface Assembler {
  add(draft: Draft): TranscriptItem[]
  end(lastLine: number): TranscriptItem[]
}

/** Holds the rules that are the same for every format: which version of a segment counts, times, texts, speakers. */
export const createAssembler = (source: string, tags: 'claimed' | 'separate'): Assembler => {
  const check = tags === 'claimed' ? createTagCheck() : undefined
  const partials = new Map<string, SpeechDraft>()
  let held: SpeechDraft | undefined
  let previousEndMs = 0
  let hasFinal = false
  let items = 0

  const emit = (item: TranscriptItem): TranscriptItem[] => {
    items += 1
    return check === undefined ? [item] : check.add(item)
  }

  const finish = (draft: SpeechDraft): TranscriptItem[] => {
    const whole = cleanText(draft.text)
    if (whole === '')
      return emit(problem(draft.line, 'the text is empty, the utterance is skipped: add the text or remove it'))
    // A missing time is not estimated: a made-up pause would be measured later on as if it had happened.
    const startMs = withinClock(draft.startMs ?? previousEndMs)
    const endMs = Math.max(startMs, withinClock(draft.endMs ?? startMs))
    previousEndMs = endMs
    const text = cutText(whole)
    const id = cleanText(String(draft.id ?? '').slice(0, idLengthMax))
    const made = emit({
      kind: 'utterance',
      utterance: {
        speaker: speakerOf(draft.label),
        text,
        startMs,
        endMs,
        source: id === '' ? source : `${source}:${id}`,
      },
    })
    if (text.length === whole.length) return made
    const message = `the text has ${whole.length} characters and is cut after ${textLengthMax}: split it into utterances`
    return [...made, ...emit(problem(draft.line, message))]
  }

  const flush = (): TranscriptItem[] => {
    const draft = held
    held = undefined
    return draft === undefined ? [] : finish(draft)
  }

  return {
    add(draft) {
      if (draft.kind !== 'speech') return [...flush(), ...emit(draft)]
      if (draft.partial === true) {
        if (!hasFinal) keepPartial(partials, draft)
        return []
      }
      if (draft.text.trim() !== '') {
        hasFinal = true
        partials.clear()
      }
      const out = held !== undefined && held.segment === draft.segment ? [] : flush()
      if (draft.segment === undefined) return [...out, ...finish(draft)]
      held = draft
      return out
    },
    end(lastLine) {
      const out = [flush()]
      if (partials.size > 0) {
        const message = 'the file holds partial results only: the last version of each was taken'
        out.push(emit({ kind: 'notice', message }), [...partials.values()].flatMap(finish))
      }
      if (items === 0) {
        const message = 'the file holds no utterance: check that the export was complete'
        out.push(emit(problem(Math.max(1, lastLine), message)))
      }
      return [...out.flat(), ...(check?.end() ?? [])]
    },
  }
}

// Bounded, because a stream without a single final result must not grow in memory as long as the call lasts.
const keepPartial = (partials: Map<string, SpeechDraft>, draft: SpeechDraft): void => {
  if (draft.text.trim() === '') return
  const segment = draft.segment ?? ''
  partials.set(segment, draft)
  if (partials.size > partialsMax) partials.delete(partials.keys().next().value ?? '')
}

const withinClock = (ms: number): number => Math.min(Math.max(0, Math.round(ms)), Number.MAX_SAFE_INTEGER)
