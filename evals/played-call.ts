import { type Call, evolve, initialCall } from '../src/domain/call.ts'
import type { EventOf, LoggedEvent } from '../src/domain/events.ts'
import type { Reading } from '../src/domain/reading.ts'
import type { Suggestion } from '../src/domain/suggestion.ts'
import type { Speaker } from '../src/domain/vocabulary.ts'
import type { Expertise } from '../src/graph/expertise.ts'
import type { Expectation } from './suite.ts'

/** One utterance of a played call with what the product made of it. */
export interface PlayedTurn {
  turn: number
  speaker: Speaker
  text: string
  reading: Reading | null
  /** What the agent saw first for this turn; a model's rewrite does not count here. */
  suggestion: Suggestion | null
  withheld: EventOf<'suggestion-withheld'>['reason'] | null
  moves: readonly EventOf<'stage-moved'>[]
  /** The state before the suggestion was made, and after everything of the turn. */
  before: Call
  after: Call
}

/** A case after it has been played: what scorers look at. */
export interface PlayedCall {
  name: string
  language: 'zh' | 'en'
  log: readonly LoggedEvent[]
  turns: readonly PlayedTurn[]
  customer: readonly PlayedTurn[]
  end: Call
  expect: readonly Expectation[]
  expertise: Expertise
}

type Draft = Omit<PlayedTurn, 'after' | 'before'> & { before: Call | null; after: Call }

const SUGGESTING = new Set<LoggedEvent['type']>(['suggestion-issued', 'suggestion-blocked', 'suggestion-withheld'])

/** Cuts a log into its turns. */
export function playedCall(
  part: Pick<PlayedCall, 'name' | 'language' | 'expect' | 'expertise'>,
  log: readonly LoggedEvent[],
): PlayedCall {
  const drafts: Draft[] = []
  let call = initialCall
  for (const event of log) {
    const current = drafts.at(-1)
    if (current && SUGGESTING.has(event.type)) current.before ??= call
    call = evolve(call, event)
    if (event.type === 'utterance-heard') drafts.push(draftOf(event, call))
    else if (current) take(current, event, call)
  }
  const turns = drafts.map(draft => ({ ...draft, before: draft.before ?? draft.after }))
  return { ...part, log, turns, customer: turns.filter(turn => turn.speaker === 'customer'), end: call }
}

function draftOf({ turn, speaker, text }: EventOf<'utterance-heard'>, after: Call): Draft {
  return { turn, speaker, text, reading: null, suggestion: null, withheld: null, moves: [], before: null, after }
}

function take(draft: Draft, event: LoggedEvent, after: Call): void {
  draft.after = after
  if (event.type === 'reading-made') draft.reading = event.reading
  else if (event.type === 'stage-moved') draft.moves = [...draft.moves, event]
  else if (event.type === 'suggestion-withheld') draft.withheld = event.reason
  else if (event.type === 'suggestion-issued' && event.revision === 1) {
    const { type: _, v: _v, seq: _seq, at: _at, ...suggestion } = event
    draft.suggestion = suggestion
  }
}
