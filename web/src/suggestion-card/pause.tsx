import { useTranslation } from 'react-i18next'
import styles from './suggestion-card.module.css'

const PAUSE_SECONDS = 5

/** The pause (P7) as something to see: five segments that fill one a second, so that nobody has to count. */
export function Pause({ running }: { running: boolean }) {
  const { t } = useTranslation()
  return (
    <div className={styles.pause}>
      <b>{t('card.pause', { seconds: PAUSE_SECONDS })}</b>
      <span className={styles.beats} data-running={running || undefined} aria-hidden="true">
        {Array.from({ length: PAUSE_SECONDS }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the seconds have no identity but their order.
          <span key={index} style={{ animationDelay: `${index}s` }} />
        ))}
      </span>
      <span className={styles.hint}>{t('card.pauseWhy')}</span>
    </div>
  )
}
