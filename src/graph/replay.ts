import { type Call, foldCall, initialCall } from '../domain/call.ts'
import { type CaseFacts, maskFacts } from '../domain/case-facts.ts'
import { type CallEvent, type LoggedEvent, stampEvents } from '../domain/events.ts'
import type { Speaker } from '../domain/vocabulary.ts'
import { limitsFor } from '../tools/compensation.ts'
import { maskPersonalData } from '../tools/privacy.ts'
import type { Expertise } from './expertise.ts'
import { advise } from './turn.ts'

export interface ReplayedUtterance {
  speaker: Speaker
  text: string
  startMs: number
  endMs: number
}

export interface ReplaySource {
  callId: string
  facts: CaseFacts
  expertise: Expertise
  knowledge: { version: string; hash: string }
}

/** The event that opens a call: the facts, and the limits that this server holds for them, whatever the facts claim. */
export function openingEvent({ callId, facts: told, expertise, knowledge }: ReplaySource): CallEvent {
  const facts = maskFacts(told, text => maskPersonalData(text).text)
  const { version, hash } = knowledge
  const limits = limitsFor(facts, expertise.authority)
  return { type: 'call-started', callId, facts, limits, knowledge: { version, hash } }
}

export interface ReplayedTurn {
  /** What this utterance added to the log. */
  events: LoggedEvent[]
  call: Call
}

/**
 * A transcript as an agent would have seen it, through the synchronous driver: one step for the opening, one an utterance,
 * one for the end. `at` is the transcript's own time (ms from its start), so that the same transcript under the same
 * knowledge gives the same log to the byte.
 */
export function createReplay(source: ReplaySource) {
  let call = initialCall
  let seq = 0
  const record = (events: readonly CallEvent[], at: number): ReplayedTurn => {
    const logged = stampEvents(events, seq, at)
    seq += logged.length
    call = foldCall(call, logged)
    return { events: logged, call }
  }
  let at = 0
  return {
    start: () => record([openingEvent(source)], 0),
    say(utterance: ReplayedUtterance): ReplayedTurn {
      at = Math.max(at, utterance.startMs, utterance.endMs)
      return record(advise(call, { kind: 'utterance', ...utterance }, source.expertise), at)
    },
    end: (reason = 'transcript-ended') => record([{ type: 'call-ended', reason }], at),
  }
}

/** Replays a whole transcript and returns its log; for scores and evals. */
export function replayAll(source: ReplaySource, utterances: Iterable<ReplayedUtterance>): LoggedEvent[] {
  const replay = createReplay(source)
  const log = [...replay.start().events]
  for (const utterance of utterances) log.push(...replay.say(utterance).events)
  log.push(...replay.end().events)
  return log
}
