import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signIn } from './api.ts'
import styles from './session-page.module.css'

/** Signs in with a token from an administrator, for those who cannot read the server's terminal. */
export function TokenForm({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation()
  const [token, setToken] = useState('')
  const [refused, setRefused] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const taken = await signIn(token.trim())
    setRefused(!taken)
    if (taken) onSignedIn()
  }
  return (
    <form className={styles.token} onSubmit={event => void submit(event)}>
      <PasswordInput
        label={t('session.token')}
        autoComplete="off"
        value={token}
        onChange={event => setToken(event.currentTarget.value)}
        error={refused ? t('session.tokenBad') : undefined}
      />
      <Button type="submit" variant="default" disabled={token.trim() === ''}>
        {t('session.tokenSend')}
      </Button>
    </form>
  )
}
