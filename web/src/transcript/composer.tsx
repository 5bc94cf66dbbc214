import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayWrite, useSession } from '../desk/desk-context.ts'
import styles from './composer.module.css'

/** Types a turn as either side, so that the desk can be tried without telephony. */
export function Composer() {
  const { t } = useTranslation()
  const session = useSession()
  const mayWrite = useMayWrite()
  const [speaker, setSpeaker] = useState<'customer' | 'agent'>('customer')
  const [text, setText] = useState('')
  const send = async () => {
    const words = text.trim()
    if (words === '' || !mayWrite) return
    setText('')
    const outcome = await session.speak(speaker, words)
    if (!outcome.ok) setText(now => (now === '' ? words : now))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void send()
  }
  return (
    <section className={`tp-card ${styles.composer}`} data-speaker={speaker}>
      <SegmentedControl
        size="xs"
        aria-label={t('composer.as')}
        value={speaker}
        onChange={value => setSpeaker(value === 'agent' ? 'agent' : 'customer')}
        data={(['customer', 'agent'] as const).map(id => ({ value: id, label: t(`speaker.${id}`) }))}
      />
      <Textarea
        className={styles.field}
        aria-label={t('composer.label', { who: t(`speaker.${speaker}`) })}
        placeholder={t('composer.placeholder', { who: t(`speaker.${speaker}`) })}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={20_000}
        disabled={!mayWrite}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button disabled={!mayWrite || text.trim() === ''} onClick={() => void send()}>
        {t('composer.send')}
      </Button>
    </section>
  )
}
