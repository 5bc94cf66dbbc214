import { Tabs } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClientState } from '../desk/desk-context.ts'
import { CaseFactsView } from './case-facts-view.tsx'
import styles from './case-panel.module.css'
import { PromiseView } from './promise-view.tsx'

/** Facts of the case and promises. In the last stage (行) the promise is what is missing, so its tab comes forward. */
export function CasePanel() {
  const { t } = useTranslation()
  const { desk } = useClientState()
  const { stage, promises, callId } = desk.call
  const [tab, setTab] = useState<string | null>('case')
  const panel = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another call begins with its case.
  useEffect(() => {
    setTab(stage === 'act' ? 'promise' : 'case')
    if (stage === 'act') requestAnimationFrame(() => panel.current?.scrollIntoView({ block: 'nearest' }))
  }, [stage, callId])
  return (
    <Tabs ref={panel} value={tab} onChange={setTab} className={`tp-card ${styles.panel}`} keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="case">{t('case.title')}</Tabs.Tab>
        <Tabs.Tab value="promise">
          {t('promise.title')}
          {promises.length > 0 && <span className={styles.count}>{promises.length}</span>}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="case" className={styles.body}>
        <CaseFactsView />
      </Tabs.Panel>
      <Tabs.Panel value="promise" className={styles.body}>
        <PromiseView />
      </Tabs.Panel>
    </Tabs>
  )
}
