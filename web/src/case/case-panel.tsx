import { Tabs } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClientState } from '../desk/desk-context.ts'
import { CaseFactsView } from './case-facts-view.tsx'
import styles from './case-panel.module.css'
import { dayOf } from './clock-facts.ts'
import { ClocksView, COMPLAINT } from './clocks-view.tsx'
import { PromiseView } from './promise-view.tsx'
import { useDeadline } from './use-deadline.ts'

/** An answer of the service takes a few ms; this is time for it to be drawn. */
const ANSWERED_MS = 250

/** Facts of the case, promises and clocks. In the last stage (行) the promise is what is missing, so its tab comes forward. */
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
  // A clock is longer than what is in sight below the ladder, and has its length only when its answer is there.
  useEffect(() => {
    if (tab !== 'clock') return
    const timer = setTimeout(() => panel.current?.scrollIntoView({ block: 'nearest' }), ANSWERED_MS)
    return () => clearTimeout(timer)
  }, [tab])
  return (
    <Tabs ref={panel} value={tab} onChange={setTab} className={`tp-card ${styles.panel}`} keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="case">{t('case.title')}</Tabs.Tab>
        <Tabs.Tab value="promise">
          {t('promise.title')}
          {promises.length > 0 && <span className={styles.count}>{promises.length}</span>}
        </Tabs.Tab>
        <Tabs.Tab value="clock">
          {t('clock.title')}
          <ComplaintClock />
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="case" className={styles.body}>
        <CaseFactsView />
      </Tabs.Panel>
      <Tabs.Panel value="promise" className={styles.body}>
        <PromiseView />
      </Tabs.Panel>
      <Tabs.Panel value="clock" className={styles.body}>
        <ClocksView />
      </Tabs.Panel>
    </Tabs>
  )
}

/** How long the complaint still has (D4), told on the tab so that nobody has to look for it. */
function ComplaintClock() {
  const { t, i18n } = useTranslation()
  const { desk } = useClientState()
  const start = desk.call.facts.receivedOn
  const answer = useDeadline(start ? { kind: COMPLAINT, start, on: dayOf(new Date()), locale: i18n.language } : null)
  if (answer === null || answer === 'failed' || !('due' in answer) || answer.overdueDays === undefined) return null
  const over = answer.overdueDays
  return (
    <span className={styles.count} data-over={over > 0 || undefined}>
      {over > 0 ? t('clock.tabOver', { count: over }) : t('clock.tabLeft', { count: -over })}
    </span>
  )
}
