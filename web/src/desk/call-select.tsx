import { Button, Modal, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClientState, useSession, useSessionState } from './desk-context.ts'
import styles from './end-call.module.css'
import { useSamples } from './use-samples.ts'

const NEW_CALL = ' new'

/**
 * Chooses a sample call, or goes back to the start page for a call of one's own. A call that is being typed would be
 * ended by that, so it is asked for first.
 */
export function CallSelect() {
  const { t } = useTranslation()
  const session = useSession()
  const { mode, sample } = useSessionState()
  const { desk } = useClientState()
  const { samples } = useSamples()
  const [wanted, setWanted] = useState<string | null>(null)
  const data = [
    { value: NEW_CALL, label: t('bar.newCall') },
    { group: t('start.samples'), items: (samples ?? []).map(({ name, title }) => ({ value: name, label: title })) },
  ]
  const go = (name: string) => {
    setWanted(null)
    if (name === NEW_CALL) session.leave()
    else void session.openSample(name)
  }
  const mayBeLost = mode === 'typed' && desk.call.phase === 'live' && desk.call.turns > 0
  return (
    <>
      <Select
        size="xs"
        w={240}
        aria-label={t('bar.call')}
        placeholder={t(mode === 'typed' ? 'bar.ownCall' : 'bar.choose')}
        data={data}
        value={sample}
        onChange={name => {
          if (name && mayBeLost) setWanted(name)
          else if (name) go(name)
        }}
        allowDeselect={false}
        comboboxProps={{ width: 360, position: 'bottom-start' }}
        maxDropdownHeight={480}
      />
      <Modal opened={wanted !== null} onClose={() => setWanted(null)} title={t('leave.title')} centered size="sm">
        <p className={styles.why}>{t('leave.why')}</p>
        <div className={styles.actions}>
          <Button variant="default" onClick={() => setWanted(null)}>
            {t('leave.cancel')}
          </Button>
          <Button color="red" onClick={() => wanted && go(wanted)}>
            {t('leave.confirm')}
          </Button>
        </div>
      </Modal>
    </>
  )
}
