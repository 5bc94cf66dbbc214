import { Button, Modal, Radio, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClientState, useMayWrite, useSession, useSessionState } from './desk-context.ts'
import styles from './end-call.module.css'

const REASONS = ['resolved', 'follow-up', 'escalated', 'dropped'] as const

/** Ends the call after one question; a call without a recorded promise is pointed out, not forbidden. */
export function EndCall() {
  const { t } = useTranslation()
  const { client } = useSession()
  const { player } = useSessionState()
  const { desk } = useClientState()
  const mayWrite = useMayWrite()
  const [opened, { open, close }] = useDisclosure(false)
  const [reason, setReason] = useState<string>('resolved')
  if (desk.call.phase === 'ended') return <span className={styles.ended}>{t('bar.ended')}</span>
  if (!mayWrite) return null
  const end = () => {
    player?.pause()
    void client.send({ type: 'call.end', reason })
    close()
  }
  return (
    <>
      <Button size="compact-sm" variant="outline" color="red" className={styles.button} onClick={open}>
        {t('bar.endCall')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('end.title')} centered size="sm">
        <Stack gap="md">
          <p className={styles.why}>{t('end.why')}</p>
          {desk.call.promises.length === 0 && <p className={styles.missing}>{t('end.missing')}</p>}
          <Radio.Group label={t('end.reason')} value={reason} onChange={setReason}>
            <Stack gap={6} mt={6}>
              {REASONS.map(id => (
                <Radio key={id} value={id} label={t(`end.reasons.${id}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <div className={styles.actions}>
            <Button variant="default" onClick={close}>
              {t('end.cancel')}
            </Button>
            <Button color="red" onClick={end}>
              {t('end.confirm')}
            </Button>
          </div>
        </Stack>
      </Modal>
    </>
  )
}
