import { useEffect, useState } from 'react'
import type { DeadlineAnswerView, DeadlineKind } from '../../../src/protocol/law-views.ts'
import { computeDeadline, fetchDeadlineKinds } from './deadlines-api.ts'

/** The answer to a question about a clock; the last one stands while a changed question is under way. */
export function useDeadline(question: Record<string, unknown> | null): DeadlineAnswerView | 'failed' | null {
  const [answer, setAnswer] = useState<DeadlineAnswerView | 'failed' | null>(null)
  const asked = question && JSON.stringify(question)
  useEffect(() => {
    if (asked === null) {
      setAnswer(null)
      return
    }
    let wanted = true
    void computeDeadline(JSON.parse(asked)).then(told => wanted && setAnswer(told ?? 'failed'))
    return () => {
      wanted = false
    }
  }, [asked])
  return answer
}

/** The kinds of clocks; empty until they have come. */
export function useDeadlineKinds(): readonly DeadlineKind[] {
  const [kinds, setKinds] = useState<readonly DeadlineKind[]>([])
  useEffect(() => {
    let wanted = true
    void fetchDeadlineKinds().then(answer => {
      if (wanted && answer !== null && answer !== 'signed-out') setKinds(answer)
    })
    return () => {
      wanted = false
    }
  }, [])
  return kinds
}
