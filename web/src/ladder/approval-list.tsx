import { useTranslation } from 'react-i18next'
import type { ApprovalNote, Call } from '../../../src/domain/call.ts'
import { formatMoney } from '../../../src/domain/money.ts'
import { useNow } from '../desk/use-now.ts'
import { clockText } from '../transcript/clock.ts'
import { approvalState } from './approval-state.ts'
import styles from './ladder-panel.module.css'

/** What was asked of the tiers above (P8): waiting with its clock, released with the new cap, refused, or run out. */
export function ApprovalList({ call }: { call: Call }) {
  const { t } = useTranslation()
  const isWaiting = call.phase === 'live' && call.approvals.some(({ decision }) => decision === null)
  const now = useNow(isWaiting)
  if (call.approvals.length === 0) return null
  return (
    <ul className={styles.approvals} aria-label={t('ladder.approvals')}>
      {call.approvals.map(approval => (
        <ApprovalRow key={approval.approvalId} approval={approval} call={call} now={now} />
      ))}
    </ul>
  )
}

function ApprovalRow({ approval, call, now }: { approval: ApprovalNote; call: Call; now: number }) {
  const { t } = useTranslation()
  const state = approvalState(approval, call.phase, now)
  const { approved } = call.limits ?? {}
  const raises = state === 'approved' && approved?.approvalId === approval.approvalId
  return (
    <li className={styles.approval} data-state={state}>
      <span title={approval.why}>{t('ladder.approval', { money: formatMoney(approval.amount) })}</span>
      <b>
        {state === 'waiting'
          ? t('ladder.approvalWaiting', { clock: clockText(approval.expiresAt - now) })
          : t(`ladder.approvalState.${state}`)}
      </b>
      {raises && call.limits && (
        <small>
          {t('ladder.newCap', {
            money: formatMoney({ minor: call.limits.capMinor, currency: call.limits.currency }),
            by: approval.decidedBy,
          })}
        </small>
      )}
    </li>
  )
}
