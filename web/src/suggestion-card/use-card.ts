import { useEffect, useRef, useState } from 'react'
import type { Suggestion } from '../../../src/domain/suggestion.ts'
import { useClientState, useMayWrite, useSession, useSessionState } from '../desk/desk-context.ts'
import type { Answer } from './card-state.ts'

export interface CardView {
  suggestion: Suggestion
  answer: Answer | null
  /** The agent is editing these words. */
  editing: boolean
  /** A newer suggestion arrived while the agent edits this one. */
  overtaken: boolean
  answerable: boolean
  /** When these words came onto the card, in ms of the page's monotonic clock. */
  shownAt: number
  accept(): void
  take(index: number): void
  dismiss(): void
  edit(): void
  sendEdit(text: string): void
  cancelEdit(): void
}

/**
 * What the card shows and what can be done with it. While the agent edits, the edited suggestion stays, whatever comes
 * in: words must not change under somebody's hands.
 */
export function useCard(): CardView | null {
  const session = useSession()
  const { desk } = useClientState()
  const { mode } = useSessionState()
  const mayWrite = useMayWrite()
  const [edited, setEdited] = useState<Suggestion | null>(null)
  const [sent, setSent] = useState<string | null>(null)
  const newest = desk.card.suggestion
  const suggestion = edited ?? newest
  const key = suggestion ? `${suggestion.id}/${suggestion.revision}` : ''
  const shownAt = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts again with every new wording.
  useEffect(() => {
    shownAt.current = performance.now()
  }, [key])
  const { callId } = desk.call
  // biome-ignore lint/correctness/useExhaustiveDependencies: another call leaves nothing of this one on the card.
  useEffect(() => {
    setEdited(null)
    setSent(null)
  }, [callId])
  if (!suggestion) return null

  const answer = desk.card.answer?.suggestionId === suggestion.id ? desk.card.answer : null
  const answerable = mayWrite && !answer && sent !== suggestion.id
  const respond = async (response: Answer['response'], text?: string) => {
    if (!answerable) return
    setSent(suggestion.id)
    setEdited(null)
    const { id: suggestionId, revision } = suggestion
    const more = text === undefined ? {} : { text }
    const outcome = await session.client.send({
      type: 'suggestion.respond',
      suggestionId,
      revision,
      response,
      ...more,
    })
    if (!outcome.ok) setSent(now => (now === suggestionId ? null : now))
    else if (mode === 'typed' && response !== 'dismissed') void session.speak('agent', text ?? suggestion.text)
  }
  return {
    suggestion,
    answer,
    editing: edited !== null,
    overtaken: edited !== null && newest !== null && newest.id !== edited.id,
    answerable,
    shownAt: shownAt.current,
    accept: () => void respond('accepted'),
    take: index => {
      const alternative = suggestion.alternatives[index]
      if (alternative) void respond('accepted', alternative.text)
    },
    dismiss: () => void respond('dismissed'),
    edit: () => answerable && setEdited(suggestion),
    sendEdit: text => {
      const words = text.trim()
      if (words !== '') void respond(words === suggestion.text ? 'accepted' : 'edited', words)
    },
    cancelEdit: () => setEdited(null),
  }
}
