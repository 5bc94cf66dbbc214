import { useTranslation } from 'react-i18next'
import { useClientState } from './desk-context.ts'
import styles from './link-badge.module.css'

/** Where the line stands, in one word and a mark whose shape, not only its colour, tells it. */
export function LinkBadge() {
  const { t } = useTranslation()
  const { link, waiting } = useClientState()
  const values = { attempt: 'attempt' in link ? link.attempt : 0, code: 'code' in link ? link.code : 0 }
  return (
    <span className={styles.badge} data-link={link.kind} role="status">
      <span className={styles.mark} aria-hidden="true" />
      {t(`link.${link.kind}`, values)}
      {waiting > 0 && link.kind !== 'live' && <span>· {t('link.waiting', { count: waiting })}</span>}
    </span>
  )
}
