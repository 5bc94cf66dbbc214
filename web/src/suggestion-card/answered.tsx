import { useTranslation } from 'react-i18next'
import { CheckIcon } from '../icons.tsx'
import type { Outcome } from './card-words.ts'
import styles from './suggestion-card.module.css'

/** What was done with the suggestion; it stays until the next one comes. */
export function Answered({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation()
  return (
    <div className={styles.answered} data-response={outcome.kind} role="status">
      {outcome.kind !== 'dismissed' && <CheckIcon />}
      <b>{t(`card.outcome.${outcome.kind}`)}</b>
      {outcome.original !== null && <s>{outcome.original}</s>}
    </div>
  )
}
