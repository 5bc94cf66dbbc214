import { Button, Kbd } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSessionState } from '../desk/desk-context.ts'
import styles from './suggestion-card.module.css'
import type { CardView } from './use-card.ts'

/** Accept, edit, dismiss, each with the key that does the same. */
export function Actions({ card }: { card: CardView }) {
  const { t } = useTranslation()
  const { mode } = useSessionState()
  if (card.editing) return null
  const disabled = !card.answerable
  return (
    <div className={styles.actions}>
      <Button disabled={disabled} onClick={card.accept} aria-keyshortcuts="Enter 1" rightSection={<Key>Enter</Key>}>
        {t('card.accept')}
      </Button>
      <Button
        disabled={disabled}
        onClick={card.edit}
        variant="default"
        aria-keyshortcuts="E"
        rightSection={<Key>E</Key>}
      >
        {t('card.edit')}
      </Button>
      <Button
        disabled={disabled}
        onClick={card.dismiss}
        variant="default"
        aria-keyshortcuts="D"
        rightSection={<Key>D</Key>}
      >
        {t('card.dismiss')}
      </Button>
      {mode === 'typed' && <span className={styles.hint}>{t('card.spoken')}</span>}
    </div>
  )
}

export function Key({ children }: { children: string }) {
  return (
    <Kbd size="xs" aria-hidden="true" className={styles.key}>
      {children}
    </Kbd>
  )
}
