import { Button, Popover, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Currency } from '../../../src/domain/money.ts'
import { useMayWrite, useSession } from '../desk/desk-context.ts'
import styles from './ladder-panel.module.css'
import { minorOf } from './money-input.ts'

/** Asks the next tier for a figure above the agent's authority (P8); somebody else decides. */
export function ApprovalForm({ currency }: { currency: Currency }) {
  const { t } = useTranslation()
  const { client } = useSession()
  const mayWrite = useMayWrite()
  const [opened, { close, toggle }] = useDisclosure(false)
  const [typed, setTyped] = useState('')
  const [why, setWhy] = useState('')
  const [refusal, setRefusal] = useState<{ code: string; message: string } | null>(null)
  const minor = minorOf(typed)
  const ready = mayWrite && typeof minor === 'number' && minor > 0 && why.trim() !== ''
  const ask = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    const outcome = await client.send({ type: 'approval.request', amount: { minor, currency }, why: why.trim() })
    setRefusal(outcome.ok ? null : outcome)
    if (!outcome.ok) return
    setTyped('')
    setWhy('')
    close()
  }
  return (
    <Popover opened={opened} onDismiss={close} width={280} position="left-start" trapFocus withinPortal shadow="md">
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" disabled={!mayWrite} onClick={toggle}>
          {t('ladder.ask')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={styles.ask} onSubmit={event => void ask(event)}>
          <TextInput
            size="xs"
            inputMode="decimal"
            label={t('ladder.askAmount', { currency })}
            value={typed}
            onChange={event => setTyped(event.currentTarget.value)}
            error={minor === undefined ? t('start.moneyBad') : undefined}
          />
          <TextInput
            size="xs"
            label={t('ladder.askWhy')}
            maxLength={1000}
            value={why}
            onChange={event => setWhy(event.currentTarget.value)}
            error={refusal ? t(`error.${refusal.code}`, { defaultValue: refusal.message }) : undefined}
          />
          <Button size="xs" type="submit" disabled={!ready}>
            {t('ladder.askSend')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
