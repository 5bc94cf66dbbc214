import { useTranslation } from 'react-i18next'
import type { Emotion } from '../../../src/domain/vocabulary.ts'
import { heatBand, hundredths } from './heat-band.ts'
import styles from './transcript.module.css'

/** The customer's emotion as a quiet mark: word, figure, and a bar that grows with heat. */
export function EmotionMark({ label, heat }: { label: Emotion; heat: number }) {
  const { t } = useTranslation()
  return (
    <span className={styles.emotion} data-heat={heatBand(heat)}>
      <span className={styles.gauge} aria-hidden="true">
        <span style={{ width: `${Math.round(heat * 100)}%` }} />
      </span>
      {t(`emotion.${label}`)}
      <span className={styles.figure}>
        <span className="tp-hidden">{t('transcript.heat')} </span>
        {hundredths(heat)}
      </span>
    </span>
  )
}
