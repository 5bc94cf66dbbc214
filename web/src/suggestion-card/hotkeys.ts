/** A key press, reduced to what decides about it; `editable` and `activates` describe what has the focus. */
export interface KeyPress {
  key: string
  modified: boolean
  composing: boolean
  repeat: boolean
  /** The focus is where a person types. */
  editable: boolean
  /** The focus is on something that Enter itself activates: a button, a link, a menu. */
  activates: boolean
  /** A dialog or a menu lies over the desk. */
  covered: boolean
}

export interface CardReadiness {
  /** A suggestion stands and waits for an answer. */
  answerable: boolean
  alternatives: number
  /** How long the words have stood on the card. */
  shownMs: number
}

export type CardAction =
  | { kind: 'accept' }
  | { kind: 'edit' }
  | { kind: 'dismiss' }
  | { kind: 'alternative'; index: number }

/** Words that appeared under the finger are not what the agent meant to accept. */
export const SETTLE_MS = 350

/** What a key does to the card, or null. Nothing happens while somebody types, composes, or looks at a dialog. */
export function cardAction(press: KeyPress, card: CardReadiness): CardAction | null {
  if (press.modified || press.composing || press.repeat || press.editable || press.covered) return null
  if (!card.answerable || card.shownMs < SETTLE_MS) return null
  if (press.key === 'Enter') return press.activates ? null : { kind: 'accept' }
  if (press.key === '1') return { kind: 'accept' }
  if (press.key === 'e' || press.key === 'E') return { kind: 'edit' }
  if (press.key === 'd' || press.key === 'D') return { kind: 'dismiss' }
  const index = press.key === '2' ? 0 : press.key === '3' ? 1 : -1
  return index >= 0 && index < card.alternatives ? { kind: 'alternative', index } : null
}
