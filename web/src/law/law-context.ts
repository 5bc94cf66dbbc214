import { createContext, useContext } from 'react'

/** What the drawer shows: a clause, the lookup table, or nothing. */
export type LawView = { kind: 'clause'; id: string } | { kind: 'search' } | null

/** Opens the drawer from wherever a clause is named. */
export const LawContext = createContext<(view: LawView) => void>(() => {})

export function useLawDrawer(): (view: LawView) => void {
  return useContext(LawContext)
}
