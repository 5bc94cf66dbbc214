import { Button, Drawer } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ClauseSearch } from './clause-search.tsx'
import { ClauseText } from './clause-text.tsx'
import type { LawView } from './law-context.ts'
import styles from './law-drawer.module.css'

/** The law beside the call: one clause with its words, or the lookup table (D3, D7). */
export function LawDrawer({ view, show }: { view: LawView; show: (view: LawView) => void }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [cameFromSearch, setCameFromSearch] = useState(false)
  const close = () => {
    setCameFromSearch(false)
    show(null)
  }
  return (
    <Drawer
      opened={view !== null}
      onClose={close}
      position="right"
      size={480}
      title={t(view?.kind === 'search' ? 'law.search' : 'law.clause')}
      closeButtonProps={{ 'aria-label': t('law.close') }}
      overlayProps={{ backgroundOpacity: 0.18 }}
      classNames={{ title: styles.title }}
    >
      {view?.kind === 'search' && (
        <ClauseSearch
          words={words}
          onWords={setWords}
          onPick={id => {
            setCameFromSearch(true)
            show({ kind: 'clause', id })
          }}
        />
      )}
      {view?.kind === 'clause' && (
        <>
          {cameFromSearch && (
            <Button size="compact-xs" variant="subtle" onClick={() => show({ kind: 'search' })}>
              {t('law.back')}
            </Button>
          )}
          <ClauseText key={view.id} id={view.id} />
        </>
      )}
    </Drawer>
  )
}
