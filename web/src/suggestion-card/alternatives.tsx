import { useTranslation } from 'react-i18next'
import { Key } from './actions.tsx'
import styles from './suggestion-card.module.css'
import type { CardView } from './use-card.ts'

/** Other tactics for the same moment; the first two can be taken by key. */
export function Alternatives({ card, lang }: { card: CardView; lang: string }) {
  const { t } = useTranslation()
  const { alternatives } = card.suggestion
  if (alternatives.length === 0) return null
  return (
    <section className={styles.others} aria-label={t('card.alternatives')}>
      <ul>
        {alternatives.map((alternative, index) => (
          <li key={alternative.text}>
            <button
              type="button"
              className={styles.other}
              disabled={!card.answerable}
              aria-keyshortcuts={index < 2 ? String(index + 2) : undefined}
              title={alternative.why}
              onClick={() => card.take(index)}
            >
              {index < 2 ? <Key>{String(index + 2)}</Key> : <span />}
              <span className={styles.otherTactic}>
                <span className="tp-hidden">{t('card.take', { n: index + 1 })}: </span>
                {alternative.tactics.map(tactic => t(`tactic.${tactic}`)).join(' + ')}
              </span>
              <span className={styles.otherText} lang={lang}>
                {alternative.text}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
