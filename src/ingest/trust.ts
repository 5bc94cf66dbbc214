import type { TranscriptItem, UtteranceItem } from './utterance.ts'

const utterancesMin = 6

/**
 * Weighs the speaker tags of a whole transcript. A call has two sides; software that could not tell them apart tags
 * every utterance with the one role it knows (a published Azure sample calls each of its 19 cues "Agent" although two
 * people talk). Such tags carry no information, and believing them would score the customer's words as the agent's. So
 * where at least six utterances all have the same role, the role is taken away and the reader is told.
 *
 * The tags stand as soon as two utterances differ, hence at most the opening of a usual call is held back.
 */
export const createTagCheck = () => {
  let held: TranscriptItem[] = []
  let heldUtterances = 0
  let speaker: string | undefined
  let trusted = false

  const release = (): TranscriptItem[] => {
    const items = held
    held = []
    return items
  }

  return {
    add(item: TranscriptItem): TranscriptItem[] {
      if (trusted) return [item]
      held.push(item)
      if (item.kind !== 'utterance') return []
      speaker ??= item.utterance.speaker
      heldUtterances += 1
      trusted = speaker === 'unknown' || item.utterance.speaker !== speaker
      return trusted ? release() : []
    },
    end(): TranscriptItem[] {
      if (trusted || heldUtterances < utterancesMin) return release()
      const message = `all ${heldUtterances} utterances are tagged "${speaker}", so the tags tell nothing about who speaks: the speaker is set to unknown; tag the speakers anew if you need them`
      return [{ kind: 'notice', message }, ...release().map(withoutSpeaker)]
    },
  }
}

const withoutSpeaker = (item: TranscriptItem): TranscriptItem =>
  item.kind === 'utterance'
    ? ({ kind: 'utterance', utterance: { ...item.utterance, speaker: 'unknown' } } satisfies UtteranceItem)
    : item
