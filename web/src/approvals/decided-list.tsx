import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../../src/domain/money.ts'
import styles from './approvals-page.module.css'
import type { Decided } from './board.ts'

/** What was decided on this page, and what did not count and why. */
export function DecidedList({ decided }: { decided: readonly Decided[] }) {
  const { t } = useTranslation()
  return (
    <section className={styles.decided} aria-labelledby="decided-title" hidden={decided.length === 0}>
      <h2 id="decided-title" className="tp-title">
        {t('approvals.decided')}
      </h2>
      <ul role="status">
        {decided.map(({ key, amount, requestedBy, verdict, result, message }) => (
          <li key={key} data-result={result} data-verdict={verdict}>
            <b>{formatMoney(amount)}</b>
            <span>{t('approvals.by', { user: requestedBy })}</span>
            <span className={styles.outcome}>
              {result === 'done'
                ? t(`ladder.approvalState.${verdict}`)
                : t(`approvals.result.${result}`, { message: message ?? '' })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
