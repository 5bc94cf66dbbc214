import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '../desk/language-switch.tsx'
import badge from '../desk/link-badge.module.css'
import { SchemeSwitch } from '../desk/scheme-switch.tsx'
import bar from '../desk/top-bar.module.css'
import { goTo } from '../desk/use-path.ts'
import { UserMenu } from '../desk/user-menu.tsx'
import type { Me } from '../session/api.ts'
import { Brand } from '../session/brand.tsx'
import type { BoardState } from './board.ts'

const LINKS = { loading: 'connecting', fresh: 'live', stale: 'reconnecting', 'signed-out': 'signed-out' } as const

export function ApprovalsBar({ me, link, onSignOut }: { me: Me; link: BoardState['link']; onSignOut: () => void }) {
  const { t } = useTranslation()
  return (
    <header className={bar.bar}>
      <Brand />
      <div className={bar.middle}>
        {me.role === 'admin' && (
          <Button size="compact-sm" variant="subtle" onClick={() => goTo('/')}>
            {t('app.desk')}
          </Button>
        )}
      </div>
      <div className={bar.right}>
        <span className={badge.badge} data-link={LINKS[link]} role="status">
          <span className={badge.mark} aria-hidden="true" />
          {t(`approvals.link.${link}`)}
        </span>
        <SchemeSwitch />
        <LanguageSwitch />
        <UserMenu me={me} onSignOut={onSignOut} />
      </div>
    </header>
  )
}
