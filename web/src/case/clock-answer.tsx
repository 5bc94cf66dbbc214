import { useTranslation } from 'react-i18next'
import type { DeadlineAnswerView } from '../../../src/protocol/law-views.ts'
import { useLawDrawer } from '../law/law-context.ts'
import { shortLaw } from '../law/law-name.ts'
import styles from './clocks-view.module.css'

/** The last day, how far away it is, and how it was counted; or that it cannot be told yet. */
export function ClockAnswer({
  answer,
  sentences,
}: {
  answer: DeadlineAnswerView | 'failed' | null
  sentences: readonly string[]
}) {
  const { t } = useTranslation()
  const open = useLawDrawer()
  if (answer === null) return null
  if (answer === 'failed') {
    return (
      <p className={styles.cannot} role="alert">
        {t('clock.failed')}
      </p>
    )
  }
  if ('cannotCompute' in answer) {
    return (
      <div className={styles.cannot} role="status">
        <p>{t('clock.cannot')}</p>
        {sentences.map(sentence => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    )
  }
  const { due, unit, steps, law, article, clause, overdueDays } = answer
  const over = overdueDays ?? 0
  return (
    <div className={styles.answer} data-over={over > 0 || undefined} role="status">
      <p className={styles.due}>
        <span>{t('clock.due')}</span> <time dateTime={due}>{due}</time>
        {overdueDays !== undefined && (
          <b>
            {over > 0
              ? t('clock.overdue', { count: over })
              : over === 0
                ? t('clock.today')
                : t('clock.left', { count: -over })}
          </b>
        )}
      </p>
      <p className={styles.basis}>
        <button type="button" onClick={() => open({ kind: 'clause', id: clause })} lang="zh-CN">
          {shortLaw(law)} {article}
        </button>{' '}
        {t(`clock.unit.${unit}`)}
      </p>
      <details className={styles.steps}>
        <summary>{t('clock.steps')}</summary>
        <ol>
          {steps.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </details>
    </div>
  )
}
