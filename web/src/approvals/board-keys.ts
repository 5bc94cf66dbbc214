import type { KeyPress } from '../suggestion-card/hotkeys.ts'

export type BoardAction = { kind: 'move'; by: 1 | -1 } | { kind: 'approve' } | { kind: 'refuse' }

/** What a key does on the board, or null: arrows choose a request, A approves, R refuses; both ask once more before they act. */
export function boardAction(
  press: Pick<KeyPress, 'key' | 'modified' | 'composing' | 'repeat' | 'editable' | 'covered'>,
) {
  if (press.modified || press.composing || press.editable || press.covered) return null
  const action = actionOf(press.key)
  return action && press.repeat && action.kind !== 'move' ? null : action
}

function actionOf(key: string): BoardAction | null {
  if (key === 'ArrowDown' || key === 'j') return { kind: 'move', by: 1 }
  if (key === 'ArrowUp' || key === 'k') return { kind: 'move', by: -1 }
  if (key === 'a' || key === 'A') return { kind: 'approve' }
  if (key === 'r' || key === 'R') return { kind: 'refuse' }
  return null
}

/** The request that the keys mean: the chosen one while it is there, else the most urgent. */
export function chosenOf<T extends { approvalId: string }>(open: readonly T[], chosen: string | null): T | null {
  return open.find(({ approvalId }) => approvalId === chosen) ?? open[0] ?? null
}

/** The neighbour of the chosen request; the ends are ends. */
export function neighbourOf<T extends { approvalId: string }>(
  open: readonly T[],
  chosen: string | null,
  by: 1 | -1,
): T | null {
  const now = open.findIndex(({ approvalId }) => approvalId === chosenOf(open, chosen)?.approvalId)
  return open[Math.min(Math.max(now + by, 0), open.length - 1)] ?? null
}
