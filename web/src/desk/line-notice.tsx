import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useClientState, useSession } from './desk-context.ts'
import styles from './line-notice.module.css'

/** Says in a sentence what is wrong with the line or what was refused, and what the agent can do; silent while all is well. */
export function LineNotice() {
  const { t } = useTranslation()
  const { client } = useSession()
  const { link, refusal, place } = useClientState()
  if (link.kind === 'read-only') {
    return (
      <Notice tone="danger" text={t('link.readOnlyWhy')}>
        <Button size="compact-xs" variant="default" onClick={client.connect}>
          {t('link.takeOver')}
        </Button>
      </Notice>
    )
  }
  if (link.kind === 'stopped') {
    return (
      <Notice tone="danger" text={t('link.stoppedWhy')}>
        <Button size="compact-xs" variant="default" onClick={client.connect}>
          {t('link.reconnect')}
        </Button>
      </Notice>
    )
  }
  if (link.kind === 'draining') return <Notice tone="warn" text={t('link.drainingWhy')} />
  if (link.kind === 'reconnecting' && place) return <Notice tone="warn" text={t('link.reconnectingWhy')} />
  if (refusal) return <Notice tone="warn" text={t(`error.${refusal.code}`, { defaultValue: refusal.message })} />
  return null
}

function Notice({ tone, text, children }: { tone: 'warn' | 'danger'; text: string; children?: React.ReactNode }) {
  return (
    <div className={styles.notice} data-tone={tone} role="alert">
      <span>{text}</span>
      {children}
    </div>
  )
}
