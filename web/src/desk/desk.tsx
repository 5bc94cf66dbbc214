import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CasePanel } from '../case/case-panel.tsx'
import { LadderPanel } from '../ladder/ladder-panel.tsx'
import { LawContext, type LawView } from '../law/law-context.ts'
import { LawDrawer } from '../law/law-drawer.tsx'
import { LawPanel } from '../law/law-panel.tsx'
import { ProfilePanel } from '../profile/profile-panel.tsx'
import type { Me } from '../session/api.ts'
import { StageRail } from '../stages/stage-rail.tsx'
import { SuggestionCard } from '../suggestion-card/suggestion-card.tsx'
import { TrajectoryPanel } from '../trajectory/trajectory-panel.tsx'
import { Composer } from '../transcript/composer.tsx'
import { Transcript } from '../transcript/transcript.tsx'
import styles from './desk.module.css'
import { browserSession, DeskContext, useClientState, useSession, useSessionState } from './desk-context.ts'
import { LineNotice } from './line-notice.tsx'
import { StartPanel } from './start-panel.tsx'
import { TopBar } from './top-bar.tsx'

/** The agent's desk: one call, everything on one screen. */
export function Desk({ me, onSignedOut }: { me: Me; onSignedOut: () => void }) {
  const [session] = useState(() => browserSession(me.role))
  useEffect(() => {
    session.open()
    return session.close
  }, [session])
  return (
    <DeskContext value={session}>
      <Layout me={me} onSignedOut={onSignedOut} />
    </DeskContext>
  )
}

function Layout({ me, onSignedOut }: { me: Me; onSignedOut: () => void }) {
  const { t } = useTranslation()
  const session = useSession()
  const { link, place } = useClientState()
  const { mode, opening } = useSessionState()
  const signedOut = link.kind === 'signed-out'
  useEffect(() => {
    if (signedOut) onSignedOut()
  }, [signedOut, onSignedOut])
  const open = place !== null || opening
  return (
    <div className={styles.page}>
      <a className="tp-skip" href="#suggestion">
        {t('app.skip')}
      </a>
      <TopBar
        me={me}
        onSignOut={() => {
          session.close()
          onSignedOut()
        }}
      />
      <LineNotice />
      {open ? <CallDesk typed={mode !== 'sample'} /> : <StartPanel />}
    </div>
  )
}

function CallDesk({ typed }: { typed: boolean }) {
  const { t } = useTranslation()
  const [law, showLaw] = useState<LawView>(null)
  return (
    <LawContext value={showLaw}>
      <h1 className="tp-hidden">{t('app.desk')}</h1>
      <StageRail />
      <main className={styles.columns}>
        <div className={styles.column}>
          <Transcript />
          {typed && <Composer />}
          <LawPanel />
        </div>
        <div className={styles.column}>
          <SuggestionCard />
          <TrajectoryPanel />
        </div>
        <div className={styles.side}>
          <ProfilePanel />
          <LadderPanel />
          <CasePanel />
        </div>
      </main>
      <LawDrawer view={law} show={showLaw} />
    </LawContext>
  )
}
