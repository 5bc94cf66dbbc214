import { MantineProvider } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApprovalsPage } from './approvals/approvals-page.tsx'
import { Desk } from './desk/desk.tsx'
import { usePath } from './desk/use-path.ts'
import { fetchMe, type Me } from './session/api.ts'
import { pageFor } from './session/pages.ts'
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

/** Shows their page to somebody who is signed in, and to everybody else how to sign in. */
function Gate() {
  const { t } = useTranslation()
  const path = usePath()
  const [session, setSession] = useState<Session>({ kind: 'loading' })
  const page = session.kind === 'in' ? pageFor(session.me.role, path) : null
  const ask = useCallback(async () => {
    const me = await fetchMe()
    if (me === 'signed-out') setSession({ kind: 'signed-out' })
    else setSession(me ? { kind: 'in', me } : { kind: 'unreachable' })
  }, [])
  useEffect(() => {
    void ask()
  }, [ask])
  useEffect(() => {
    if (page !== 'approvals') document.title = `${t('app.name')} ${t('app.latin')} · ${t('app.desk')}`
  }, [t, page])
  const signedOut = useCallback(() => setSession({ kind: 'signed-out' }), [])
  if (session.kind !== 'in') return <SessionPage kind={session.kind} onRetry={() => void ask()} />
  return page === 'approvals' ? (
    <ApprovalsPage me={session.me} onSignedOut={signedOut} />
  ) : (
    <Desk me={session.me} onSignedOut={signedOut} />
  )
}
