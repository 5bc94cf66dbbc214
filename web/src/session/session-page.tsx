import { Button, Code, Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '../desk/language-switch.tsx'
import { SchemeSwitch } from '../desk/scheme-switch.tsx'
import { Brand } from './brand.tsx'
import styles from './session-page.module.css'
import { TokenForm } from './token-form.tsx'

/** What stands in place of the desk while nobody is signed in or the service does not answer. */
export function SessionPage({
  kind,
  onRetry,
}: {
  kind: 'loading' | 'signed-out' | 'unreachable'
  onRetry: () => void
}) {
  const { t } = useTranslation()
  return (
    <main className={styles.page}>
      <section className={styles.card}>
        <header className={styles.head}>
          <Brand />
          <span className={styles.tools}>
            <SchemeSwitch />
            <LanguageSwitch />
          </span>
        </header>
        {kind === 'loading' && (
          <p className={styles.loading} role="status">
            <Loader size="xs" /> {t('session.loading')}
          </p>
        )}
        {kind === 'signed-out' && <SignedOut />}
        {kind === 'unreachable' && (
          <>
            <h1 className={styles.title}>{t('session.unreachable')}</h1>
            <p className={styles.lead}>{t('session.unreachableWhy')}</p>
          </>
        )}
        {kind !== 'loading' && (
          <Button onClick={onRetry} variant={kind === 'signed-out' ? 'default' : 'filled'}>
            {t(kind === 'signed-out' ? 'session.tryAgain' : 'start.retry')}
          </Button>
        )}
        {kind === 'signed-out' && <TokenForm onSignedIn={onRetry} />}
      </section>
    </main>
  )
}

function SignedOut() {
  const { t } = useTranslation()
  return (
    <>
      <h1 className={styles.title}>{t('session.signedOut')}</h1>
      <p className={styles.lead}>{t('session.signedOutWhy')}</p>
      <ol className={styles.steps}>
        <li>
          {t('session.step1')} <Code>npm start</Code>
        </li>
        <li>{t('session.step2')}</li>
        <li>{t('session.step3')}</li>
      </ol>
    </>
  )
}
