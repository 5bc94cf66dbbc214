import { Button, Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Me, signOut } from '../session/api.ts'
import styles from './top-bar.module.css'

/** Who is signed in, and the way out. */
export function UserMenu({ me, onSignOut }: { me: Me; onSignOut: () => void }) {
  const { t } = useTranslation()
  return (
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
  )
}
