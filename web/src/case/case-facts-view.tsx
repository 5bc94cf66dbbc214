import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseFacts } from '../../../src/domain/case-facts.ts'
import { RESPONSIBILITIES } from '../../../src/domain/vocabulary.ts'
import { useClientState, useMayWrite, useSession } from '../desk/desk-context.ts'
import styles from './case-panel.module.css'

const SHOWN = ['id', 'product', 'policy', 'summary', 'channel', 'law'] as const
const POSITIONS = ['none', 'agreed'] as const

/** What is known of the case. Responsibility (查) and the company's position (议) are settled here, in the call. */
export function CaseFactsView() {
  const { t } = useTranslation()
  const { client } = useSession()
  const { desk } = useClientState()
  const mayWrite = useMayWrite()
  const [failed, setFailed] = useState(false)
  const { facts } = desk.call
  const update = async (change: CaseFacts) => {
    setFailed(false)
    const outcome = await client.send({ type: 'case.update', facts: change })
    setFailed(!outcome.ok)
  }
  const rows = SHOWN.flatMap(key => (facts[key] ? [{ key, text: facts[key] }] : []))
  return (
    <>
      <div className={styles.pair}>
        <Select
          size="xs"
          label={t('case.responsibility')}
          data={RESPONSIBILITIES.map(id => ({ value: id, label: t(`responsibility.${id}`) }))}
          value={facts.responsibility ?? 'unknown'}
          onChange={value => {
            const responsibility = RESPONSIBILITIES.find(id => id === value)
            if (responsibility) void update({ responsibility })
          }}
          disabled={!mayWrite}
          allowDeselect={false}
        />
        <Select
          size="xs"
          label={t('case.position')}
          data={POSITIONS.map(id => ({ value: id, label: t(`position.${id}`) }))}
          value={facts.position ?? 'none'}
          onChange={value => {
            const position = POSITIONS.find(id => id === value)
            if (position) void update({ position })
          }}
          disabled={!mayWrite}
          allowDeselect={false}
        />
      </div>
      {failed && (
        <p className={styles.failed} role="alert">
          {t('case.failed')}
        </p>
      )}
      {rows.length === 0 && !facts.history?.length ? (
        <p className={styles.empty}>{t('case.empty')}</p>
      ) : (
        <dl className={styles.facts}>
          {rows.map(({ key, text }) => (
            <Row key={key} name={t(`case.${key}`)} text={text} />
          ))}
          {facts.history?.map(text => (
            <Row key={text} name={t('case.history')} text={text} />
          ))}
        </dl>
      )}
    </>
  )
}

function Row({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  )
}
