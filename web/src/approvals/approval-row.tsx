import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../../src/domain/money.ts'
import { Key } from '../suggestion-card/actions.tsx'
import { clockText } from '../transcript/clock.ts'
import type { OpenApproval, Verdict } from './approvals-api.ts'
import styles from './approvals-page.module.css'
import { useCase } from './use-board.ts'

/** Under this the clock asks for attention. */
const URGENT_MS = 60_000

/** One request: the figure and what it goes beyond, whose call, why, and how long it still waits. */
export function ApprovalRow({
  approval,
  now,
  isChosen,
  isOwn,
  isDeciding,
  onChoose,
  onDecide,
}: {
  approval: OpenApproval
  now: number
  isChosen: boolean
  isOwn: boolean
  isDeciding: boolean
  onChoose: () => void
  onDecide: (verdict: Verdict) => void
}) {
  const { t } = useTranslation()
  const { approvalId, amount, capMinor, requestedBy, why, expiresAt, tier, version } = approval
  const leftMs = expiresAt - now
  const isOver = leftMs <= 0
  const disabled = isOwn || isDeciding || isOver
  const say = (minor: number) => formatMoney({ minor, currency: amount.currency })
  return (
    <li
      id={`approval-${approvalId}`}
      className={styles.row}
      aria-current={isChosen || undefined}
      onFocus={onChoose}
      onPointerDown={onChoose}
    >
      <div className={styles.figure}>
        <b className={styles.amount}>{say(amount.minor)}</b>
        <span className={styles.cap}>
          {amount.minor > capMinor
            ? t('approvals.above', { cap: say(capMinor), above: say(amount.minor - capMinor) })
            : t('approvals.cap', { cap: say(capMinor) })}
        </span>
        {version > 1 && <span className={styles.changed}>{t('approvals.changed', { version })}</span>}
      </div>
      <div className={styles.what}>
        <CaseLine callId={approval.callId} />
        <p className={styles.why}>{why}</p>
        <p className={styles.meta}>
          {t('approvals.by', { user: requestedBy })}
          {tier && ` · ${t('approvals.tier', { tier: t(`authority.${tier}`, { defaultValue: tier }) })}`}
        </p>
        {isOwn && <p className={styles.own}>{t('approvals.own')}</p>}
      </div>
      <div className={styles.side}>
        <span
          className={styles.clock}
          role="timer"
          aria-label={t('approvals.clock')}
          data-urgent={leftMs < URGENT_MS || undefined}
        >
          {isOver ? t('ladder.approvalState.expired') : clockText(leftMs)}
        </span>
        <span className={styles.buttons}>
          <Button
            size="xs"
            disabled={disabled}
            loading={isDeciding}
            onClick={() => onDecide('approved')}
            rightSection={isChosen ? <Key>A</Key> : undefined}
            aria-keyshortcuts={isChosen ? 'A' : undefined}
          >
            {t('approvals.approve')}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={disabled}
            onClick={() => onDecide('refused')}
            rightSection={isChosen ? <Key>R</Key> : undefined}
            aria-keyshortcuts={isChosen ? 'R' : undefined}
          >
            {t('approvals.refuse')}
          </Button>
        </span>
      </div>
    </li>
  )
}

/** What the call is about, as far as its case says. */
function CaseLine({ callId }: { callId: string }) {
  const { t } = useTranslation()
  const facts = useCase(callId)
  const words = [facts?.id ?? facts?.caseId, facts?.product, facts?.summary].filter(text => text !== undefined)
  return (
    <p className={styles.case} title={words.join(' · ')}>
      {words.length > 0 ? words.join(' · ') : t('approvals.call', { call: callId.slice(0, 8) })}
    </p>
  )
}
