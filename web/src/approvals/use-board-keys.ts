import { useEffect, useRef } from 'react'
import { pressOf } from '../suggestion-card/use-hotkeys.ts'
import type { Verdict } from './approvals-api.ts'
import { boardAction } from './board-keys.ts'

interface BoardKeys {
  move(by: 1 | -1): void
  decide(verdict: Verdict): void
}

/** Listens for the board's keys on the whole page. */
export function useBoardKeys(keys: BoardKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const action = boardAction(pressOf(event, null))
      if (!action) return
      event.preventDefault()
      if (action.kind === 'move') latest.current.move(action.by)
      else latest.current.decide(action.kind === 'approve' ? 'approved' : 'refused')
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
