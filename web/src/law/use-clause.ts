import { useEffect, useState } from 'react'
import type { ClauseView } from '../../../src/protocol/law-views.ts'
import { fetchClause } from './clauses-api.ts'

/** Clauses do not change while the service runs, so each is fetched once a page. */
const known = new Map<string, ClauseView>()
const asked = new Map<string, Promise<ClauseView | null>>()

function clauseOf(id: string): Promise<ClauseView | null> {
  const running = asked.get(id)
  if (running) return running
  const asking = fetchClause(id).then(answer => {
    asked.delete(id)
    if (answer === null || answer === 'signed-out') return null
    known.set(id, answer)
    return answer
  })
  asked.set(id, asking)
  return asking
}

/** The clause of an id: `null` while it is being fetched, `failed` where the service did not give it. */
export function useClause(id: string | null): ClauseView | null | 'failed' {
  const [found, setFound] = useState<{ id: string; clause: ClauseView | 'failed' } | null>(null)
  useEffect(() => {
    if (id === null || known.has(id)) return
    let wanted = true
    void clauseOf(id).then(clause => wanted && setFound({ id, clause: clause ?? 'failed' }))
    return () => {
      wanted = false
    }
  }, [id])
  if (id === null) return null
  return known.get(id) ?? (found?.id === id ? found.clause : null)
}
