import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PlayerControls } from '../player/player-controls.tsx'
import type { Me } from '../session/api.ts'
import { Brand } from '../session/brand.tsx'
import { APPROVALS_PATH } from '../session/pages.ts'
import { CallSelect } from './call-select.tsx'
import { EndCall } from './end-call.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { LinkBadge } from './link-badge.tsx'
import { SchemeSwitch } from './scheme-switch.tsx'
import styles from './top-bar.module.css'
import { goTo } from './use-path.ts'
import { UserMenu } from './user-menu.tsx'

export function TopBar({ me, onSignOut }: { me: Me; onSignOut: () => void }) {
  const { t } = useTranslation()
  return (
    <header className={styles.bar}>
      <Brand />
      <div className={styles.middle}>
        <CallSelect />
        <PlayerControls />
      </div>
      <div className={styles.right}>
        <LinkBadge />
        <EndCall />
        {me.role === 'admin' && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => goTo(APPROVALS_PATH)}>
            {t('approvals.title')}
          </Button>
        )}
        <SchemeSwitch />
        <LanguageSwitch />
        <UserMenu me={me} onSignOut={onSignOut} />
      </div>
    </header>
  )
}
