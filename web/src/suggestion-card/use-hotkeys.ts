import { useEffect, useRef } from 'react'
import { cardAction, type KeyPress } from './hotkeys.ts'
import type { CardView } from './use-card.ts'

/** Listens for the card's keys on the whole page, wherever the focus is, and leaves alone what belongs to the focus. */
export function useCardHotkeys(card: CardView | null): void {
  const latest = useRef(card)
  latest.current = card
  useEffect(() => {
    // What a mouse has clicked keeps the focus, but a later Enter is meant for the card, not for a second click.
    let clicked: Element | null = null
    const onPointerDown = (event: PointerEvent) => {
      clicked = event.target instanceof Element ? event.target.closest(ACTIVATES) : null
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Tab') clicked = null
      const now = latest.current
      if (!now || now.editing || event.defaultPrevented) return
      const action = cardAction(pressOf(event, clicked), {
        answerable: now.answerable,
        alternatives: now.suggestion.alternatives.length,
        shownMs: performance.now() - now.shownAt,
      })
      if (!action) return
      event.preventDefault()
      if (action.kind === 'accept') now.accept()
      else if (action.kind === 'edit') now.edit()
      else if (action.kind === 'dismiss') now.dismiss()
      else now.take(action.index)
    }
    window.addEventListener('pointerdown', onPointerDown, true)
    window.addEventListener('keydown', onKeyDown)
    return () => {
      window.removeEventListener('pointerdown', onPointerDown, true)
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}

const EDITABLE = 'input:not([type="radio"]):not([type="checkbox"]), textarea, select, [contenteditable="true"]'
const ACTIVATES = 'button, a[href], summary, input, [role="button"], [role="tab"], [role="option"], [role="menuitem"]'
const COVERS = '[role="dialog"], [role="menu"], [role="listbox"]'

/** A key press with what decides about it: what has the focus, and what lies over the page. */
export function pressOf(event: KeyboardEvent, clicked: Element | null): KeyPress {
  const target = event.target instanceof Element ? event.target : null
  const control = target?.closest(ACTIVATES) ?? null
  return {
    key: event.key,
    modified: event.ctrlKey || event.metaKey || event.altKey || event.shiftKey,
    composing: event.isComposing,
    repeat: event.repeat,
    editable: target?.closest(EDITABLE) != null,
    activates: control !== null && control !== clicked,
    covered: [...document.querySelectorAll(COVERS)].some(element => element.checkVisibility()),
  }
}
