import { useTranslation } from 'react-i18next'
import { EmotionMark } from './emotion-mark.tsx'
import type { PartialLine } from './line.ts'
import styles from './transcript.module.css'

/** Words that are still being spoken: greyed, and not read out, since they change with every syllable. */
export function PartialTurn({ partial }: { partial: PartialLine }) {
  const { t, i18n } = useTranslation()
  return (
    <li className={styles.turn} data-speaker={partial.speaker} data-partial="true" aria-hidden="true">
      <div className={styles.meta} lang={i18n.language === 'zh' ? 'zh-CN' : 'en'}>
        <span className={styles.speaker}>{t(`speaker.${partial.speaker}`)}</span>
        <span>{t('transcript.speaking')}</span>
        {partial.speaker === 'customer' && partial.reading && (
          <EmotionMark label={partial.reading.emotion} heat={partial.reading.heat} />
        )}
      </div>
      <p className={styles.bubble}>{partial.text}…</p>
    </li>
  )
}
