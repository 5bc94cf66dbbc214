import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../desk/use-now.ts'
import type { Me } from '../session/api.ts'
import { ApprovalRow } from './approval-row.tsx'
import type { OpenApproval, Verdict } from './approvals-api.ts'
import { ApprovalsBar } from './approvals-bar.tsx'
import styles from './approvals-page.module.css'
import { chosenOf, neighbourOf } from './board-keys.ts'
import { ConfirmDecision } from './confirm-decision.tsx'
import { DecidedList } from './decided-list.tsx'
import { useBoard } from './use-board.ts'
import { useBoardKeys } from './use-board-keys.ts'

/** What waits for a decision in all calls (P8), the most urgent first. Every decision is asked once more before it is made. */
export function ApprovalsPage({ me, onSignedOut }: { me: Me; onSignedOut: () => void }) {
  const { t } = useTranslation()
  const { board, state } = useBoard()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [asking, setAsking] = useState<{ approval: OpenApproval; verdict: Verdict } | null>(null)
  const now = useNow(true)
  const chosen = chosenOf(state.open, chosenId)
  const signedOut = state.link === 'signed-out'
  useEffect(() => {
    if (signedOut) onSignedOut()
  }, [signedOut, onSignedOut])
  useEffect(() => {
    document.title = `${state.open.length > 0 ? `(${state.open.length}) ` : ''}${t('approvals.title')} · ${t('app.latin')}`
  }, [state.open.length, t])
  const ask = (approval: OpenApproval, verdict: Verdict) => {
    setChosenId(approval.approvalId)
    if (!isOwn(approval, me) && !state.deciding.has(approval.approvalId)) setAsking({ approval, verdict })
  }
  useBoardKeys({
    move: by => {
      const next = neighbourOf(state.open, chosenId, by)
      if (!next) return
      setChosenId(next.approvalId)
      document.getElementById(`approval-${next.approvalId}`)?.scrollIntoView({ block: 'nearest' })
    },
    decide: verdict => chosen && ask(chosen, verdict),
  })
  return (
    <div className={styles.page}>
      <ApprovalsBar me={me} link={state.link} onSignOut={onSignedOut} />
      <main className={styles.main}>
        <header className={styles.head}>
          <h1 className={styles.title}>{t('approvals.title')}</h1>
          <p className={styles.lead}>{t('approvals.lead')}</p>
        </header>
        {state.open.length === 0 ? (
          <p className={styles.empty} role="status">
            {t(state.link === 'loading' ? 'approvals.loading' : 'approvals.empty')}
          </p>
        ) : (
          <ul className={styles.list} aria-label={t('approvals.title')}>
            {state.open.map(approval => (
              <ApprovalRow
                key={approval.approvalId}
                approval={approval}
                now={now}
                isChosen={approval === chosen}
                isOwn={isOwn(approval, me)}
                isDeciding={state.deciding.has(approval.approvalId)}
                onChoose={() => setChosenId(approval.approvalId)}
                onDecide={verdict => ask(approval, verdict)}
              />
            ))}
          </ul>
        )}
        <DecidedList decided={state.decided} />
      </main>
      <ConfirmDecision
        asking={asking}
        now={now}
        open={state.open}
        onConfirm={({ approval, verdict }) => {
          setAsking(null)
          void board.decide(approval, verdict)
        }}
        onClose={() => setAsking(null)}
      />
    </div>
  )
}

/** Four eyes: neither one's own request nor one's own call. The service holds this too; here it is told beforehand. */
function isOwn({ requestedBy, owner }: OpenApproval, { user }: Me): boolean {
  return requestedBy === user || owner === user
}
