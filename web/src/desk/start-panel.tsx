import { Button, Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSession, useSessionState } from './desk-context.ts'
import { OwnCallForm } from './own-call-form.tsx'
import styles from './start-panel.module.css'
import { useSamples } from './use-samples.ts'

/** The desk before a call: recordings to watch, or a call of one's own. */
export function StartPanel() {
  const { t } = useTranslation()
  const { failed } = useSessionState()
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{t('start.title')}</h1>
      {failed && (
        <p className={styles.failed} role="alert">
          {t('error.title')}
        </p>
      )}
      <div className={styles.halves}>
        <section className={styles.half} aria-labelledby="start-samples">
          <h2 id="start-samples" className={styles.name}>
            {t('start.samples')}
          </h2>
          <p className={styles.why}>{t('start.samplesWhy')}</p>
          <SampleList />
        </section>
        <section className={styles.half} aria-labelledby="start-own">
          <h2 id="start-own" className={styles.name}>
            {t('start.own')}
          </h2>
          <p className={styles.why}>{t('start.ownWhy')}</p>
          <OwnCallForm />
        </section>
      </div>
    </main>
  )
}

function SampleList() {
  const { t } = useTranslation()
  const session = useSession()
  const { samples, failed, retry } = useSamples()
  if (failed) {
    return (
      <p className={styles.why} role="alert">
        {t('start.failed')}{' '}
        <Button size="compact-xs" variant="default" onClick={retry}>
          {t('start.retry')}
        </Button>
      </p>
    )
  }
  if (!samples) {
    return (
      <p className={styles.why} role="status">
        <Loader size="xs" /> {t('start.loading')}
      </p>
    )
  }
  if (samples.length === 0) return <p className={styles.why}>{t('bar.none')}</p>
  return (
    <ul className={styles.list}>
      {samples.map(({ name, title, locale, turns }) => (
        <li key={name}>
          <button type="button" className={styles.sample} onClick={() => void session.openSample(name)}>
            <span className={styles.sampleTitle} lang={locale ?? undefined} title={title}>
              {title}
            </span>
            <span className={styles.meta}>
              {locale && <span className={styles.locale}>{locale.toLowerCase().startsWith('en') ? 'EN' : '中'}</span>}
              {turns !== null && t('start.turns', { count: turns })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
