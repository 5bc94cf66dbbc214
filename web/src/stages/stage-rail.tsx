import { useTranslation } from 'react-i18next'
import { useClientState } from '../desk/desk-context.ts'
import styles from './stage-rail.module.css'
import { stageSteps } from './steps.ts'

/** The six stages 听查议析谈行 (P1), where the call stands, and what is missing to go on. */
export function StageRail() {
  const { t } = useTranslation()
  const { desk } = useClientState()
  const { steps, missing } = stageSteps(desk.call)
  return (
    <nav className={styles.rail} aria-label={t('stages.title')}>
      <ol className={styles.steps}>
        {steps.map(({ stage, state }) => (
          <li
            key={stage}
            className={styles.step}
            data-state={state}
            data-stage={stage}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <span className={styles.name}>{t(`stage.${stage}`)}</span>
            <span className={styles.hint} lang="zh-CN">
              {t(`stageHint.${stage}`)}
            </span>
            <span className="tp-hidden">{t(`stages.${state}`)}</span>
          </li>
        ))}
      </ol>
      <p className={styles.missing} role="status">
        {missing.length === 0 ? (
          <span className={styles.ready}>{t(desk.call.stage === 'act' ? 'stages.complete' : 'stages.ready')}</span>
        ) : (
          <>
            <span className={styles.label}>{t('stages.missing')}</span>
            {missing.map(condition => (
              <span key={condition} className={styles.condition}>
                {t(`condition.${condition}`)}
              </span>
            ))}
          </>
        )}
      </p>
    </nav>
  )
}
