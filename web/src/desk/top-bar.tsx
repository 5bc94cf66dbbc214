import { Button, Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PlayerControls } from '../player/player-controls.tsx'
import { type Me, signOut } from '../session/api.ts'
import { Brand } from '../session/brand.tsx'
import { CallSelect } from './call-select.tsx'
import { EndCall } from './end-call.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { LinkBadge } from './link-badge.tsx'
import { SchemeSwitch } from './scheme-switch.tsx'
import styles from './top-bar.module.css'

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
        <SchemeSwitch />
        <LanguageSwitch />
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button size="compact-sm" variant="subtle" color="gray" className={styles.user}>
              {me.user}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('bar.user', { user: me.user, role: t(`role.${me.role}`) })}</Menu.Label>
            <Menu.Item onClick={() => void signOut().then(onSignOut)}>{t('bar.signOut')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </header>
  )
}
