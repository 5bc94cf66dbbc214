import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../../src/domain/money.ts'
import { clockText } from '../transcript/clock.ts'
import type { OpenApproval, Verdict } from './approvals-api.ts'
import styles from './approvals-page.module.css'

interface Asking {
  approval: OpenApproval
  verdict: Verdict
}

/** Asks once more, with the figure in large; what was meant cannot change under the question. */
export function ConfirmDecision({
  asking,
  now,
  open,
  onConfirm,
  onClose,
}: {
  asking: Asking | null
  now: number
  open: readonly OpenApproval[]
  onConfirm: (asking: Asking) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={asking !== null}
      onClose={onClose}
      centered
      size="sm"
      title={asking && t(`approvals.confirm.${asking.verdict}`)}
    >
      {asking && <Question asking={asking} now={now} open={open} onConfirm={onConfirm} onClose={onClose} />}
    </Modal>
  )
}

function Question({
  asking,
  now,
  open,
  onConfirm,
  onClose,
}: {
  asking: Asking
  now: number
  open: readonly OpenApproval[]
  onConfirm: (asking: Asking) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { approval, verdict } = asking
  const { amount, capMinor, why, requestedBy, expiresAt } = approval
  const moved = whatMoved(approval, open, now)
  const say = (minor: number) => formatMoney({ minor, currency: amount.currency })
  return (
    <>
      <p className={styles.asked}>{say(amount.minor)}</p>
      <p className={styles.consequence}>
        {t(`approvals.consequence.${verdict}`, { cap: say(capMinor), amount: say(amount.minor), user: requestedBy })}
      </p>
      <p className={styles.why}>{why}</p>
      {moved && (
        <p className={styles.moved} role="alert">
          {t(`approvals.moved.${moved}`)}
        </p>
      )}
      <div className={styles.actions}>
        {!moved && <span className={styles.meta}>{clockText(expiresAt - now)}</span>}
        <Button variant="default" onClick={onClose}>
          {t('approvals.cancel')}
        </Button>
        <Button
          data-autofocus
          {...(verdict === 'refused' ? { color: 'red' } : {})}
          disabled={moved !== null}
          onClick={() => onConfirm(asking)}
        >
          {t(verdict === 'approved' ? 'approvals.approve' : 'approvals.refuse')}
        </Button>
      </div>
    </>
  )
}

/** What has become of the request since the question was asked; null while it stands as it was. */
function whatMoved(asked: OpenApproval, open: readonly OpenApproval[], now: number) {
  if (now >= asked.expiresAt) return 'expired'
  const current = open.find(({ approvalId }) => approvalId === asked.approvalId)
  if (!current) return 'gone'
  return current.version === asked.version ? null : 'changed'
}
