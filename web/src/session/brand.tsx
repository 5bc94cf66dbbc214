import { useTranslation } from 'react-i18next'
import styles from './brand.module.css'

export function Brand() {
  const { t } = useTranslation()
  return (
    <span className={styles.brand}>
      <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="7" className={styles.plate} />
        <path
          d="M5 17c2.6 0 2.6-7 5.2-7s2.9 12 5.8 12 3.2-12 5.8-12S24.4 17 27 17"
          fill="none"
          className={styles.wave}
          strokeWidth="2.4"
          strokeLinecap="round"
        />
      </svg>
      <span lang="zh-CN" className={styles.name}>
        {t('app.name')}
      </span>
      <span className={styles.latin}>{t('app.latin')}</span>
    </span>
  )
}
