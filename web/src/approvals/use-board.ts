import { useEffect, useState, useSyncExternalStore } from 'react'
import type { CaseFacts } from '../../../src/domain/case-facts.ts'
import { browserPorts } from '../connection/browser-ports.ts'
import { fetchCase, fetchOpenApprovals, postDecision } from './approvals-api.ts'
import { ApprovalsBoard, type BoardState } from './board.ts'
import { ApprovalsFeed } from './feed.ts'

/** The board of this page, open while the page is: a feed that says when something moved, and a list asked for besides. */
export function useBoard(): { board: ApprovalsBoard; state: BoardState } {
  const [{ board, feed }] = useState(() => {
    const ports = browserPorts(null)
    const made = new ApprovalsBoard({
      list: fetchOpenApprovals,
      decide: postDecision,
      after: ports.after,
      newId: ports.newId,
    })
    return { board: made, feed: new ApprovalsFeed(ports, { moved: () => void made.refresh(), link: () => {} }) }
  })
  useEffect(() => {
    board.open()
    feed.open()
    return () => {
      board.close()
      feed.close()
    }
  }, [board, feed])
  return { board, state: useSyncExternalStore(board.subscribe, board.getState) }
}

/** The facts of a call; null until they have come, and where they do not. */
export function useCase(callId: string): CaseFacts | null {
  const [facts, setFacts] = useState<CaseFacts | null>(null)
  useEffect(() => {
    let wanted = true
    void fetchCase(callId).then(answer => wanted && setFacts(answer))
    return () => {
      wanted = false
    }
  }, [callId])
  return facts
}
