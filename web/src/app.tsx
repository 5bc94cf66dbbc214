import { MantineProvider } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Desk } from './desk/desk.tsx'
import { fetchMe, type Me } from './session/api.ts'
import { SessionPage } from './session/session-page.tsx'
import { theme } from './theme.ts'

type Session = { kind: 'loading' } | { kind: 'signed-out' } | { kind: 'unreachable' } | { kind: 'in'; me: Me }

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Gate />
    </MantineProvider>
  )
}

/** Shows the desk to somebody who is signed in, and to everybody else how to sign in. */
function Gate() {
  const { t } = useTranslation()
  const [session, setSession] = useState<Session>({ kind: 'loading' })
  const ask = useCallback(async () => {
    const me = await fetchMe()
    if (me === 'signed-out') setSession({ kind: 'signed-out' })
    else setSession(me ? { kind: 'in', me } : { kind: 'unreachable' })
  }, [])
  useEffect(() => {
    void ask()
  }, [ask])
  useEffect(() => {
    document.title = `${t('app.name')} ${t('app.latin')} · ${t('app.desk')}`
  }, [t])
  if (session.kind !== 'in') return <SessionPage kind={session.kind} onRetry={() => void ask()} />
  return <Desk me={session.me} onSignedOut={() => setSession({ kind: 'signed-out' })} />
}
