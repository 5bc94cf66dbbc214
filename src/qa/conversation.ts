import { type Call, evolve, initialCall, type PromiseNote } from '../domain/call.ts'
import { type Limits, languageOf } from '../domain/case-facts.ts'
import type { LoggedEvent } from '../domain/events.ts'
import type { Money } from '../domain/money.ts'
import type { Conduct, Reading } from '../domain/reading.ts'
import type { Speaker, Stage } from '../domain/vocabulary.ts'

/** One utterance with what was read out of it: a reading where the customer spoke, conduct where the agent did. */
export interface QaTurn {
  turn: number
  speaker: Speaker
  text: string
  startMs: number
  endMs: number
  /** Pieces of personal data that were masked in it. */
  masked: number
  reading: Reading | null
  conduct: Conduct | null
}

export interface QaOffer extends Money {
  by: 'company' | 'customer'
  turn: number
  /** The limits in force when it was made. */
  limits: Limits | null
}

/** A call as QA looks at it: whole, in order, with corrections applied. */
export interface Conversation {
  turns: readonly QaTurn[]
  agent: readonly QaTurn[]
  customer: readonly QaTurn[]
  stages: readonly { turn: number; stage: Stage }[]
  offers: readonly QaOffer[]
  promises: readonly PromiseNote[]
  approvals: number
  /** The state after the last event. */
  call: Call
  language: 'zh' | 'en'
}

interface Draft {
  turns: Map<number, QaTurn>
  stages: { turn: number; stage: Stage }[]
  offers: QaOffer[]
  promises: Map<string, PromiseNote>
  approvals: number
}

/** Reads a log from its beginning. Total: a log that is cut, or holds only some kinds of events, gives a smaller call. */
export function readConversation(events: readonly LoggedEvent[]): Conversation {
  const draft: Draft = { turns: new Map(), stages: [], offers: [], promises: new Map(), approvals: 0 }
  let call = initialCall
  for (const event of events) {
    call = evolve(call, event)
    take(draft, event, call.limits)
  }
  const turns = [...draft.turns.values()].sort((a, b) => a.turn - b.turn)
  return {
    turns,
    agent: turns.filter(turn => turn.speaker === 'agent'),
    customer: turns.filter(turn => turn.speaker === 'customer'),
    stages: draft.stages,
    offers: draft.offers,
    promises: [...draft.promises.values()],
    approvals: draft.approvals,
    call,
    language: languageOf(call.facts.locale),
  }
}

function take(draft: Draft, event: LoggedEvent, limits: Limits | null): void {
  switch (event.type) {
    case 'utterance-heard': {
      const { turn, speaker, text, startMs, endMs } = event
      const masked = Object.values(event.masked ?? {}).reduce((sum, count) => sum + count, 0)
      draft.turns.set(turn, { turn, speaker, text, startMs, endMs, masked, reading: null, conduct: null })
      break
    }
    case 'utterance-corrected': {
      const known = draft.turns.get(event.turn)
      // What was read out of the wrong words, or out of another speaker's, no longer counts.
      if (known)
        draft.turns.set(event.turn, {
          ...known,
          speaker: event.speaker,
          text: event.text,
          reading: null,
          conduct: null,
        })
      break
    }
    case 'reading-made':
      change(draft, event.turn, { reading: event.reading })
      break
    case 'conduct-noted':
      change(draft, event.turn, { conduct: event.conduct })
      break
    case 'stage-moved':
      draft.stages.push({ turn: event.turn, stage: event.stage })
      break
    case 'offer-made': {
      const { turn, by, minor, currency } = event
      draft.offers.push({ turn, by, minor, currency, limits })
      break
    }
    case 'promise-recorded': {
      const { type: _, v: _v, seq: _seq, at: _at, ...promise } = event
      draft.promises.set(promise.promiseId, promise)
      break
    }
    case 'approval-requested':
      draft.approvals += 1
      break
    default:
      // The other events say what was suggested or decided around the call, not what was said in it.
      break
  }
}

function change(draft: Draft, turn: number, part: Partial<QaTurn>): void {
  const known = draft.turns.get(turn)
  if (known) draft.turns.set(turn, { ...known, ...part })
}
