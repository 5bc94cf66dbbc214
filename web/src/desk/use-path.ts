import { useSyncExternalStore } from 'react'

const MOVED = 'tongpin:path'

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(MOVED, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(MOVED, listener)
  }
}

/** The path of the page, also after the browser's back and forward. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname)
}

/** Goes to another page of the console without loading it anew. */
export function goTo(path: string): void {
  history.pushState(null, '', path)
  window.dispatchEvent(new Event(MOVED))
}
